"""Forwarders, carriers and banks by their names."""

from __future__ import annotations

import pytest

from catchgraph.normalise.handler import handler


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("OTTER FREIGHT SYSTEMS", "forwarder"),
        ("OTTER LOGISTICS", "forwarder"),
        ("AGENCIA DE ADUANAS OTTER", "forwarder"),
        ("OTTER CONTAINER LINES", "carrier"),
        # Known by their names, which have no word of the trade.
        ("CH ROBINSON", "forwarder"),
        ("CH ROBINSON INTERNATIONAL", "forwarder"),
        ("APEX MARITIME LAX", "forwarder"),
        ("OTTER ROBINSON", ""),
        ("APEX SEAFOOD", ""),
        # The longer phrase says more.
        ("OTTER LOGISTICS CONTAINER LINE", "carrier"),
        ("BANCO OTTER", "bank"),
        ("OTTERBANK", "bank"),
        *((other, "") for other in ("OTTER CARGO", "OTTER LINE", "OTTER SHIPPING", "PESQUERA OTTER", "")),
    ],
)
def test_what_a_name_says(stem: str, expected: str) -> None:
    assert handler(stem) == expected

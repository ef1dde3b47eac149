"""What measures are aimed at, and their periods without effect. Expected values by hand."""

from __future__ import annotations

from typing import Any

import pytest

from catchgraph.read.clean import Ways, clean

GAP = "2024-07-30 to 2024-12-16"


@pytest.mark.parametrize(
    ("name", "text", "expected", "doubtful"),
    [
        ("target", "Vessel", "vessel", False),
        ("target", "spaceship", "spaceship", True),
        ("target", "", None, False),
        ("gaps", GAP, (GAP,), False),
        ("gaps", "2024-07-30 - 2024-12-16; 2024-07-30/2024-12-16", (GAP,), False),
        ("gaps", "2024-07 to 2024-08", ("2024-07-01 to 2024-08-31",), False),
        ("gaps", "2024-12-16 to 2024-07-30", None, True),
        ("gaps", f"{GAP}; autumn", (GAP,), True),
        ("gaps", "2024-07-30", None, True),
        ("gaps", "", None, False),
    ],
)
def test_of_a_measure(name: str, text: str, expected: Any, doubtful: bool) -> None:
    found = clean("Measure", name, text, Ways(several=(";",)))
    assert (found.value, bool(found.reason)) == (expected, doubtful)

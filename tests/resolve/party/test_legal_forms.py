"""Legal forms that may be those of one company."""

from __future__ import annotations

import pytest

from catchgraph.resolve.party.legal_forms import go_together


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("PTE LTD", "LTD", True),
        ("KK", "CO LTD", True),
        # Limitada, as Portugal and as Brazil shorten it.
        ("LDA", "LTDA", True),
        ("LDA", "SA", False),
        ("GMBH", "LLC", False),
    ],
)
def test_forms_go_together_either_way(one: str, other: str, expected: bool) -> None:
    assert go_together(one, other) is expected
    assert go_together(other, one) is expected

"""Names compare by their letters and digits."""

from __future__ import annotations

import duckdb
import pytest

from catchgraph.case.letters import letters


@pytest.mark.parametrize(
    ("text", "kept"),
    [("Société Générale (2)", "SOCIETEGENERALE2"), ("F/V  Ørsted-7", "FVRSTED7"), ("福远渔", ""), (None, None)],
)
def test_case_marks_and_punctuation_do_not_count(text: str | None, kept: str | None) -> None:
    with duckdb.connect() as connection:
        assert connection.execute(f"SELECT {letters('?')}", [text]).fetchall() == [(kept,)]

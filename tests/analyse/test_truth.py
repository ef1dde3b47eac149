"""When a finding answers an entry of a truth, and what shares follow."""

import pytest

from catchgraph.analyse.truth import Expected, Found, Score

FOUND = Found("a.b", frozenset({"iotc:1", "iuu:2"}), frozenset({"vessel:1"}), frozenset({"tern ltd"}))


@pytest.mark.parametrize(
    ("typology", "rows", "vessel", "companies", "answered"),
    [
        ("a.b", {"iuu:2"}, set(), set(), True),
        ("a.b", {"iuu:2"}, {"vessel:1", "vessel:9"}, {"tern ltd"}, True),
        ("a.c", {"iuu:2"}, set(), set(), False),
        ("a.b", {"iuu:2", "iuu:3"}, set(), set(), False),
        ("a.b", {"iuu:2"}, {"vessel:2"}, set(), False),
        ("a.b", {"iuu:2"}, {"vessel:1"}, {"gull ltd"}, False),
    ],
)
def test_typology_rows_vessel_and_company_must_all_fit(typology, rows, vessel, companies, answered):
    entry = Expected("one", typology, frozenset(rows), frozenset(vessel), frozenset(companies))
    assert FOUND.answers(entry) is answered


def test_shares():
    score = Score("a.b", 3, ("one",), ("finding:1", "finding:2"))
    assert (score.precision, score.recall) == (3 / 5, 3 / 4)
    nothing = Score("a.b", 0, (), ())
    assert (nothing.precision, nothing.recall) == (1, 1)

"""The truth as tables: totals, shares that are never rounded up, and a line for each miss."""

from catchgraph.analyse.truth import Score
from catchgraph.analyse.truth_entities import Resolution
from catchgraph.cli.truth_tables import findings_table, misses, resolution_table

SCORES = [
    Score("a.b", 3, ("first",), ("finding:1",), twins=4, spoken=("twin of first",)),
    Score("a.c", 2, (), (), twins=1),
]
ENTITIES = [Resolution("company", 3, 2005, 2000, 2001, 1999, ("tern",), ("gull", "knot"), ("Rail Ltd",))]


def test_findings_are_summed():
    table = findings_table(SCORES)
    assert table.rows[0] == ("a.b", 3, 1, 1, "75.0%", "75.0%", "3 of 4")
    assert table.rows[-1] == ("all", 5, 1, 1, "83.3%", "83.3%", "4 of 5")


def test_nearly_all_is_not_all():
    assert resolution_table(ENTITIES).rows == [("companies", 3, 2005, 1, 2, "99.9%", "99.9%")]


def test_each_miss_has_a_line():
    assert list(misses(ENTITIES, SCORES)) == [
        "Not joined into one company: tern",
        "Joined with another company: gull",
        "Joined with another company: knot",
        "A company that the truth does not know: Rail Ltd",
        "Not found: a.b, first",
        "Found and not owed: a.b, finding:1",
        "A benign twin that was found: a.b, twin of first",
    ]


def test_a_named_vessel_is_tied_and_not_joined():
    named = Resolution("named vessel", 2, 3, 2, 2, 1, ("KNOT (certificates:1)",), ("RAIL (bills:2)",))
    assert resolution_table([named]).rows == [("vessels that papers name", 2, 3, 1, 1, "50.0%", "50.0%")]
    assert list(misses([named], [])) == [
        "Named and not tied to its vessel: KNOT (certificates:1)",
        "Named and tied to a vessel that is not it: RAIL (bills:2)",
    ]

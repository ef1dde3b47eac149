"""Corrections, deletions and cancellations do what they say, in whatever order the files come."""

import shutil
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.derive.derive import derive
from catchgraph.model.schema import NODES, RELATIONSHIPS
from catchgraph.read.forget import forget
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

FLUX = Path(__file__).parents[3] / "fixtures" / "partner" / "flux"
TRIP, CORRECTIONS = FLUX / "trip-2025-03.xml", FLUX / "corrections-2025-03.xml"
#: Beside it the corrections are few rows, so that what they change is derived by difference.
REGISTER = FLUX.parents[1] / "ffa-register-2025-06-30.csv"
NUMBER = "00000000-0000-4000-8000-0000000099{:02d}"
LONE = f"deletes {NUMBER.format(77)}, not loaded: nothing is changed by it until that is"


def asked(case, sql):
    with case.read() as connection:
        return connection.execute(sql).fetchall()


def made(case):
    resolve(case)
    derive(case)


def told(case):
    """What stands: events, of declarations and reports their states, and whom events and lines hang on."""
    states = " UNION ALL ".join(
        f"SELECT right(number, 2), status FROM derived.{table}" for table in ("activity_report", "landing_declaration")
    )
    return (
        asked(case, "SELECT species, live_kg FROM derived.landing"),
        asked(case, "SELECT start, species FROM derived.fishing ORDER BY ALL"),
        asked(case, f"SELECT * FROM ({states}) ORDER BY ALL"),
        asked(case, "SELECT target_label, count(*) FROM derived.took_part_in GROUP BY ALL ORDER BY ALL"),
        asked(case, "SELECT source_label, target_label, count(*) FROM derived.reports GROUP BY ALL ORDER BY ALL"),
        asked(case, "SELECT source_label, count(*) FROM derived.has_line GROUP BY ALL ORDER BY ALL"),
        asked(case, "SELECT source_label, count(*) FROM derived.at GROUP BY ALL ORDER BY ALL"),
        _lost(case),
    )


def _lost(case):
    """Ends of relationships that are no nodes: a graph store would refuse them."""
    nodes = " UNION ALL ".join(f"SELECT id FROM derived.{kind.table}" for kind in NODES if kind.layer != "finding")
    ends = " UNION ALL ".join(
        f"SELECT unnest([source, target]) AS id FROM derived.{kind.table}"
        for kind in RELATIONSHIPS
        if kind.type not in ("ABOUT", "RESTS_ON")
    )
    return {id_ for (id_,) in asked(case, f"FROM ({ends}) ANTI JOIN ({nodes}) USING (id)")}


@pytest.fixture(scope="module")
def stands(tmp_path_factory):
    """What both files tell: the corrections come first, wait and are said."""
    case = open_case(tmp_path_factory.mktemp("both") / "case", create=True)
    [report] = load(case, [CORRECTIONS])
    assert (report.rows, report.loaded) == (5, 5)
    assert "deletes 2 reports, " + NUMBER.format(3) + " among them, not loaded: " in "\n".join(report.notes)
    assert f"corrects {NUMBER.format(7)}, not loaded: nothing is changed by it until that is" in report.notes
    _, report = load(case, [TRIP, CORRECTIONS])
    assert [note for note in report.notes if "not loaded" in note] == [LONE]
    made(case)
    return told(case)


def test_a_correction_of_a_correction_stands_and_what_is_deleted_is_no_event(stands):
    landings, hauls, states, taking, reports, lines, places, lost = stands
    assert landings == [(["ALB"], 2440.0)]
    assert [species for _, species in hauls] == [["YFT"]]
    assert states == [
        ("01", "original"), ("02", "original"), ("03", "deleted"), ("05", "cancelled"), ("06", "original"),
        ("07", "replaced"), ("21", "replaced"), ("22", "correction"), ("23", "deletion"), ("24", "cancellation"),
        ("25", "deletion"),
    ]  # fmt: skip
    assert taking == [("Fishing", 1), ("Landing", 1), ("PortCall", 2), ("Transshipment", 2)]
    assert reports == [
        ("ActivityReport", "Fishing", 1),
        ("ActivityReport", "PortCall", 2),
        ("LandingDeclaration", "Landing", 1),
        ("TransshipmentDeclaration", "Transshipment", 1),
    ]
    # The records keep their lines: two of the first haul, three of the deleted ones; three landings of one each.
    assert lines == [
        ("ActivityReport", 5), ("Fishing", 2), ("Landing", 1), ("LandingDeclaration", 3), ("Transshipment", 2),
        ("TransshipmentDeclaration", 2),
    ]  # fmt: skip
    assert places == [("Landing", 1), ("PortCall", 2)]
    assert lost == set()


@pytest.mark.long
def test_what_comes_later_undoes_what_was_derived(tmp_path, stands):
    """By difference. A report that stands in two files is one, with a place in each."""
    case, copy = open_case(tmp_path / "case", create=True), tmp_path / "again.xml"
    shutil.copy(FLUX.parent / "handling.toml", tmp_path)
    # A copy of a whole file would not be read at all.
    copy.write_text(TRIP.read_text().replace("9990</ram:ID>", "9989</ram:ID>", 1))
    assert [each.loaded for each in load(case, [TRIP, copy, REGISTER])] == [7, 7, 36]
    made(case)
    assert asked(case, "SELECT count(*), min(len(records)) FROM derived.transshipment_declaration") == [(1, 2)]
    assert asked(case, "SELECT count(*), min(len(records)) FROM derived.fishing") == [(3, 2)]
    assert asked(case, "SELECT count(*) FROM derived.goods") == [(8,)]
    assert asked(case, "SELECT count(*) FROM derived.took_part_in") == [(8,)]
    load(case, [CORRECTIONS])
    resolve(case)
    assert not derive(case)["landing_declaration"].anew
    assert told(case) == stands


@pytest.mark.slow
def test_what_undid_is_forgotten_and_all_stands_again(tmp_path):
    case = open_case(tmp_path / "case", create=True)
    load(case, [TRIP, CORRECTIONS])
    made(case)
    forget(case, [str(CORRECTIONS)])
    made(case)
    landings, hauls, states, *_ = told(case)
    assert landings == [(["ALB"], 2500.0)]
    assert len(hauls) == 3
    assert {state for _, state in states} == {"original"}

"""The nine published messages: four transshipments, a landing, a departure, two hauls, an arrival; and a deletion."""

from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.derive.derive import derive
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

FILES = Path(__file__).parents[4] / "shared" / "data" / "declarations" / "flux-fa"
TERMS = Path(__file__).parents[3] / "fixtures" / "partner" / "handling.toml"
pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason=f"no published messages in {FILES}")


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    found = open_case(tmp_path_factory.mktemp("published") / "case", create=True)
    reports = load(found, sorted(FILES.glob("*.xml")), handling=TERMS)
    assert [(each.rows, each.loaded) for each in reports] == [(1, 1)] * 9
    resolve(found)
    derive(found)
    return found


def asked(case, sql):
    with case.read() as connection:
        return connection.execute(sql).fetchall()


def test_four_transshipments_of_500_kg_of_cod(case):
    """Two in the port of Cartagena, two at sea; by the receiver, and said ahead by the donor."""
    columns = "basis, kind, species, live_kg, product_kg, port"
    assert asked(case, f"SELECT {columns} FROM read.transshipment ORDER BY basis, kind DESC") == [
        ("declared", "in port", ["COD"], 500.0, 525.8, "Cartagena"),
        ("declared", "at sea", ["COD"], 500.0, 525.8, None),
        ("notified", "in port", ["COD"], 500.0, 525.8, "Cartagena"),
        ("notified", "at sea", ["COD"], 500.0, 525.8, None),
    ]
    sides = """SELECT t.basis, p.role, coalesce(list_first(m.registration_numbers), '')
        FROM read.participant p JOIN read.transshipment t ON t.id = p.event_id
        JOIN (SELECT DISTINCT ON (mention_id) * FROM read.vessel_mention) m USING (mention_id) ORDER BY ALL"""
    assert asked(case, sides) == [
        ("declared", "donor", "CYP123456789"), ("declared", "donor", "CYP123456789"),
        ("declared", "receiver", "SVN123456789"), ("declared", "receiver", "SVN123456789"),
        ("notified", "donor", "CYP123456789"), ("notified", "donor", "CYP123456789"),
        ("notified", "receiver", "SWE000010094"), ("notified", "receiver", "XR99"),
    ]  # fmt: skip
    flows = """SELECT flow, g.species, live_high_kg FROM read.goods g JOIN read.transshipment t ON t.id = g.event
        WHERE flow = 'on board' ORDER BY ALL"""
    assert asked(case, flows) == [("on board", "COD", 500.0), ("on board", "COD", 2000.0), ("on board", "WHB", 300.0)]


def test_a_landing_a_departure_an_arrival_and_two_hauls(case):
    assert asked(case, "SELECT species, live_kg, product_kg, port FROM read.landing") == [
        (["HAD"], 100.0, 83.3, "Cartagena")
    ]
    assert asked(case, "SELECT movement, port FROM read.port_call ORDER BY ALL") == [
        ("arrival", "Cartagena"), ("departure", "Cartagena"),
    ]  # fmt: skip
    assert asked(case, "SELECT live_kg, duration_h, gear, fao_areas, areas FROM read.fishing ORDER BY live_kg") == [
        (600.0, 1.0, "TBB", ["27"], ["NEAFC_RA", "27.8.e.1", "21D6"]),
        (1000.0, 8.0, "TBB", ["27"], ["NEAFC_RA", "27.8.e.1", "21D5"]),
    ]


def test_the_deletion_deletes_the_notice_that_it_names_and_no_other(case):
    """It names the notice of a transshipment at sea (711402) by its number."""
    assert asked(case, "SELECT status, basis, kind FROM derived.transshipment_declaration ORDER BY ALL") == [
        ("deleted", "notified", "at sea"),
        ("original", "declared", "at sea"),
        ("original", "declared", "in port"),
        ("original", "notified", "in port"),
    ]
    assert asked(case, "SELECT count(*) FROM derived.transshipment") == [(3,)]


def test_without_it_it_deletes_nothing_and_says_so(tmp_path):
    case = open_case(tmp_path / "case", create=True)
    [report] = load(case, [FILES / "Deletion.xml"], handling=TERMS)
    assert (
        "deletes e43c3bf0-163c-4fb0-a1de-1a61beb87988, not loaded: nothing is changed by it until that is"
        in report.notes
    )


def test_one_vessel_has_all_that_her_messages_say(case):
    """By her number in the fleet register, whether a message gives name and call sign or not."""
    assert asked(case, "SELECT name, call_signs, registration_numbers FROM derived.vessel WHERE name = 'GOLF'") == [
        ("GOLF", ["IRCS6"], ["CYP123456789", "XR006"])
    ]
    assert asked(case, "SELECT count(*) FROM derived.vessel") == [(4,)]

"""What is told of a vessel that declares a trip, of her reports, and of a port: from fixtures/partner/flux."""

from pathlib import Path

import pytest

from catchgraph.analyse.expand import expand
from catchgraph.analyse.show import show
from catchgraph.analyse.timeline import timeline
from catchgraph.case.case import open_case
from catchgraph.derive.derive import derive
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

FLUX = Path(__file__).parents[2] / "fixtures" / "partner" / "flux"
NUMBER = "00000000-0000-4000-8000-0000000099{:02d}"


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    found = open_case(tmp_path_factory.mktemp("declared") / "case", create=True)
    load(found, [FLUX / f"{name}-2025-03.xml" for name in ("trip", "carrier", "corrections")])
    resolve(found)
    derive(found)
    return found


def told(case, who):
    rows = timeline(case, who).table.dicts()
    kinds = ("port call", "fishing", "transshipment", "landing", "processing")
    return [(str(row["date"])[:16], row["kind"], row["what"]) for row in rows if row["kind"] in kinds]


def test_the_timeline_of_a_vessel_tells_her_trip(case):
    handed = "declared, at sea, as donor, with AURORA SKUA, YFT, 4,000 kg live weight, 3,448 kg of product"
    assert told(case, "RUSSET CURLEW") == [
        ("2025-02-20 05:30", "port call", "Suva (FJI), departure, declared"),
        ("2025-03-05 04:00", "fishing", "declared fishing, 12.5 h, LLD, YFT, 4,000 kg live weight"),
        ("2025-03-10 05:00", "transshipment", handed),
        ("2025-03-10 05:00", "transshipment", handed),
        ("2025-03-16 03:15", "port call", "Suva (FJI), arrival, declared"),
        ("2025-03-16 05:00", "landing", "declared, Suva (FJI), ALB, 2,440 kg live weight, 2,159 kg of product"),
    ]
    handed = handed.replace("as donor, with AURORA SKUA", "as receiver, with RUSSET CURLEW")
    assert told(case, "AURORA SKUA") == [("2025-03-10 05:00", "transshipment", handed)] * 2


def test_what_happened_at_a_port(case):
    """What was declared and not corrected; the announced arrival was none."""
    assert told(case, "Suva") == [
        ("2025-02-20 05:30", "port call", "RUSSET CURLEW"),
        ("2025-03-16 03:15", "port call", "RUSSET CURLEW"),
        ("2025-03-16 05:00", "landing", "RUSSET CURLEW, ALB, 2,440 kg live weight, 2,159 kg of product"),
    ]


def test_a_vessel_is_shown_with_what_she_declared(case):
    shown = show(case, "RUSSET CURLEW")
    [section] = [table for table in shown.sections if table.title == "Transshipments"]
    row = section.dicts()[0]
    assert (row["role"], row["with"], row["kind"], row["species"]) == ("donor", ["AURORA SKUA"], "at sea", ["YFT"])
    assert (row["live_kg"], row["product_kg"], row["latitude"]) == (4000.0, 3448.0, -6.5)
    [identity] = [table for table in shown.sections if table.title == "Identities"]
    assert {row["flag"] for row in identity.dicts()} == {"FJI"}


def test_a_record_says_what_it_reports_and_what_became_of_it(case):
    shown = show(case, NUMBER.format(7))
    said = dict(shown.sections[0].rows)
    assert (said["status"], said["basis"], "report" in said) == ("replaced", "declared", False)
    assert [(row["it is"], row["by"]) for row in shown.section("Corrected or deleted by").dicts()] == [
        ("replaced", f"landing declaration {NUMBER.format(21)}")
    ]
    [line] = shown.section("Lines").dicts()
    assert (line["species"], line["net_kg"], line["live_kg"]) == ("ALB (by code)", 2212.0, "2,500")
    assert "Drawn from it" not in [table.title for table in shown.sections if table.rows]
    drawn = show(case, NUMBER.format(22)).section("Drawn from it").dicts()
    assert [(row["relationship"], row["name"]) for row in drawn] == [("REPORTS", "Landing 2025-03-16, RUSSET CURLEW")]


def test_an_event_leads_to_its_record_its_vessels_and_its_goods(case):
    with case.read() as connection:
        [(event,)] = connection.execute("SELECT id FROM derived.landing").fetchall()
    found = {(row["relationship"], row["label"]) for row in expand(case, event).relationships.dicts()}
    assert {
        ("REPORTS", "LandingDeclaration"),
        ("TOOK_PART_IN", "Vessel"),
        ("HAS_LINE", "Goods"),
        ("AT", "Port"),
    } <= found
    shown = show(case, event)
    assert [(row["species"], row["live_kg"]) for row in shown.section("Lines").dicts()] == [("ALB (by code)", "2,440")]


def test_a_report_that_deletes_says_what_and_is_found_by_its_number(case):
    lone = show(case, NUMBER.format(25))
    told = [(row["report"], row["which is"], row["name"]) for row in lone.section("Corrects or deletes").dicts()]
    assert told == [(NUMBER.format(77), "deleted", "not in this case")]
    [row] = show(case, NUMBER.format(23)).section("Corrects or deletes").dicts()
    assert (row["report"], row["name"]) == (NUMBER.format(3), f"report {NUMBER.format(3)}")


def tied(case, asked):
    """What an answer ties an id to: type and name."""
    [table] = [table for table in show(case, asked).sections if table.title == "Drawn from it"]
    return [(row["relationship"], row["name"]) for row in table.dicts()]


def test_a_landing_is_tied_to_its_port_call_and_a_hold_to_what_filled_it_and_whose_it_is(case):
    with case.read() as connection:
        [(landing, hours)] = connection.execute(
            "SELECT source, hours FROM derived.same_occasion WHERE source_label = 'Landing'"
        ).fetchall()
        [(hold,)] = connection.execute("SELECT id FROM derived.voyage_hold").fetchall()
    # She arrived at 3:15 and began to land at 5:00.
    assert hours == 1.75
    assert [name for type_, name in tied(case, landing) if type_ == "SAME_OCCASION"] == [
        "Port call 2025-03-16, RUSSET CURLEW"
    ]
    assert tied(case, hold) == [
        ("FILLS", "Transshipment 2025-03-10, AURORA SKUA – RUSSET CURLEW"),
        ("FILLS", "Transshipment 2025-03-10, RUSSET CURLEW – AURORA SKUA"),
        ("HELD_BY", "AURORA SKUA"),
    ]

"""Every value of the invented landings in fixtures/partner/landings by hand."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load

FILE = Path(__file__).parents[3] / "fixtures" / "partner" / "landings" / "uk-landings.json"
SCHEMAS = Path(__file__).parents[4] / "shared" / "data" / "certificates" / "uk-landings"


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    case = open_case(tmp_path_factory.mktemp("uk") / "case", create=True)
    [report] = load(case, [FILE])
    with case.read() as connection:
        yield report, lambda sql: connection.execute(sql).fetchall()


def test_every_vessel_is_loaded_or_rejected(world):
    report, rows = world
    assert (report.layout, report.rows, report.loaded, report.rejected) == ("uk-landings", 3, 2, 1)
    assert [(each.line, each.reason) for each in report.rejects] == [(59, "a vessel without landings")]
    assert report.unread == ("dateTimeStamp",)
    assert rows('SELECT "column", reason, part FROM read.flag ORDER BY ALL') == [
        ("returnDate", "a landing without a day", "activities[2]"),
        ("weight", "no weight: not a number", "landings[1].landingAreas[2].landingAreaCatches[1]"),
    ]


def test_landings_logbooks_and_catch_recordings_are_landing_declarations(world):
    columns = "number, programme, basis, start, port_locode, port_flag, trip"
    day = dt.datetime(2025, 4, 10, 15, 20)
    assert world[1](f"SELECT {columns} FROM read.landing_declaration ORDER BY number NULLS LAST") == [
        ("L9900001", "UK landing declarations", "declared", day, "GBNYL", "GBR", None),
        ("L9900002", "UK electronic logbook", "declared", None, "GBNYL", "GBR", None),
        ("T-99-0001", "UK catch recordings", "declared", dt.datetime(2025, 4, 9), "GBNYL", "GBR", "T-99-0001"),
        (None, "UK landing declarations", "declared", dt.datetime(2025, 4, 11, 6), "GBNYL", "GBR", None),
    ]


def test_their_lines_have_areas_and_what_kind_of_weight_it_is(world):
    """18.2 kg of live lobster are 18.2 kg of lobster; a cod's factor is an interval."""
    columns = "species, presentation, state, net_kg, weight_kind, areas, landed, live_high_kg, event IS NULL"
    day = dt.datetime(2025, 4, 10)
    assert world[1](f"SELECT {columns} FROM read.goods ORDER BY species, net_kg") == [
        ("COD", "GUT", "FRE", 31.0, "verified", ["27.7.e"], day, 38.75, False),
        ("HKE", "GUT", "FRE", 412.5, "verified", ["27.7.e"], day, 495.0, False),
        ("LBE", "WHL", "ALI", 2.0, "estimated", ["27.7.f"], None, 2.0, True),
        ("LBE", "WHL", "ALI", 18.2, "estimated", ["27.7.f"], dt.datetime(2025, 4, 9), 18.2, False),
        ("MON", "TAL", "FRE", None, "verified", ["27.7"], day, None, False),
    ]


def test_each_is_an_event_in_which_the_vessel_took_part(world):
    assert world[1]("SELECT name, port, species, live_kg, product_kg FROM read.landing ORDER BY start") == [
        ("Landing 2025-04-09, LITTLE INVENTION", "Newlyn", ["LBE"], 18.2, 18.2),
        ("Landing 2025-04-10, MORWENNA MADEUP", "Newlyn", ["COD", "HKE", "MON"], None, None),
        ("Landing 2025-04-11, MORWENNA MADEUP", "Newlyn", None, None, None),
    ]
    assert world[1]("SELECT DISTINCT name, registration_numbers, flags FROM read.vessel_mention ORDER BY name") == [
        ("LITTLE INVENTION", ["GBR000Z99002", "PZ9902"], ["GBR"]),
        ("MORWENNA MADEUP", ["GBR000Z99001", "PZ9901"], ["GBR"]),
    ]
    assert world[1]("SELECT count(*), count(DISTINCT event_id) FROM read.participant") == [(3, 3)]


@pytest.mark.parametrize(
    "landings", [7, "none", [7], [{}], [{"landingDateTime": {"day": 1}}], [{"landingAreas": [[]]}]]
)
def test_another_shape_is_noted_and_counted(tmp_path, landings):
    shutil.copy(FILE.parents[1] / "handling.toml", tmp_path)
    path = tmp_path / "a.json"
    vessel = {"cfr": "GBR000Z99001", "rssNumber": "Z99001", "vesselRegistrationNumber": "PZ9901", "landings": landings}
    path.write_text(json.dumps([vessel]))
    case = open_case(tmp_path / "case", create=True)
    [report] = load(case, [path])
    assert (report.rows, report.loaded + report.rejected) == (1, 1)
    assert report.rejected or report.flags


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason=f"no published schemas in {SCHEMAS}")
def test_the_published_schemas_ask_for_nothing_that_is_not_read():
    """Every key that a schema requires of a vessel, landing, area and catch, but for the time of the export."""
    from catchgraph.read.uklandings import landing
    from catchgraph.read.uklandings.format import UK_LANDINGS

    read = set(UK_LANDINGS.takes) | {landing.LOGBOOK, landing.TRIP, "faoArea", "faoSubArea"}
    for source in (landing._DECLARED, landing._LOGGED):
        read |= {source.day, source.port, source.areas, source.catches}
    read |= {"species", "presentation", "state", "weight"}
    for name in ("cefas", "elog", "catchrecordings"):
        schema = json.loads((SCHEMAS / f"{name}.response.schema.json").read_text())
        required = {*schema["required"], *(key for each in schema["definitions"].values() for key in each["required"])}
        assert required - read == {"dateTimeStamp"}, name

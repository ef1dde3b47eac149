"""Events that are damaged, hostile or of another shape: said, never a crash, and all are counted."""

import json
import random
from pathlib import Path

import pytest

from catchgraph.read.dataset import Provenance
from catchgraph.read.edition import edition_of
from catchgraph.read.epcis import cut
from catchgraph.read.epcis.format import EPCIS_JSON

from ..test_bad_declarations import BOMB, FETCH, changed, loaded

PARTNER = Path(__file__).parents[3] / "fixtures" / "partner"
PROVENANCE = Provenance(EPCIS_JSON.layout, edition_of("a.json", None))
HARVEST, PLANT = PARTNER / "epcis" / "harvest-2025-01.xml", PARTNER / "epcis" / "plant-2025-03.jsonld"


def counted(case, table="traceability_event"):
    with case.read() as connection:
        [(count,)] = connection.execute(f"SELECT count(DISTINCT id) FROM read.{table}").fetchall()
    return count


@pytest.mark.parametrize("declared", [BOMB, FETCH], ids=["bomb", "external"])
def test_entities_are_neither_expanded_nor_fetched(tmp_path, declared):
    text = HARVEST.read_text().partition("\n")[2].replace("P7-1220", "&c;" if declared == BOMB else "&a;")
    _, reports, refused = loaded(tmp_path, {"a.xml": declared + text})
    assert not any(each.loaded for each in reports)
    assert "declares entities of its own" in refused["a.xml"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("path", [HARVEST, PLANT], ids=["xml", "json"])
def test_byte_order_marks_and_tabs_say_the_same(tmp_path, path, encoding):
    text = path.read_text().replace("  ", "\t").replace('encoding="UTF-8"', "")
    case, [report], _ = loaded(tmp_path, {"a": text.encode(encoding)})
    assert (report.rows, report.loaded, counted(case)) == (5, 5, 4)


def test_events_before_the_place_where_a_document_is_cut_are_read(tmp_path):
    text = PLANT.read_text()
    _, [report], _ = loaded(tmp_path, {"a.json": text[: text.index("shipping")]})
    # The class of product and three whole events.
    assert (report.rows, report.loaded, report.rejected) == (5, 4, 1)


@pytest.mark.parametrize("wrong", [None, 7, "text", [], [[]], {}, {"id": None}, [None, 7, {"epcClass": 7}]])
@pytest.mark.parametrize(
    "name", ["eventTime", "type", "inputQuantityList", "bizLocation", "ilmd", "bizTransactionList", "sourceList",
             "errorDeclaration", "eventID", "parentID"]
)  # fmt: skip
def test_values_of_another_kind(name, wrong):
    """Read directly: of each kind of value at each place one."""
    from catchgraph.read.epcis.event import Reader
    from catchgraph.read.epcis.tree import of_json
    from catchgraph.read.format import Said

    event = json.loads(PLANT.read_text())["epcisBody"]["eventList"][1]
    said = Said()
    found = list(Reader(said, PROVENANCE).documents(0, of_json({**event, name: wrong})))
    assert bool(found) != bool(said.refusals)
    assert name == "type" or found


def test_objects_nested_without_end_are_one_reject(tmp_path):
    text = '{"epcisBody":' * 5_000 + "{}" + "}" * 5_000
    _, reports, refused = loaded(tmp_path, {"a.json": text})
    assert len(refused) + sum(each.rejected for each in reports) == 1


def test_a_large_document_is_read_event_by_event_with_the_master_data_of_its_head(tmp_path, monkeypatch):
    document = json.loads(PLANT.read_text())
    [event] = [each for each in document["epcisBody"]["eventList"] if each["bizStep"] == "packing"]
    events = [{**event, "eventID": f"urn:uuid:{number}"} for number in range(300)]
    document["epcisBody"] = {"queryResults": {"resultsBody": {"eventList": events}}}
    seen = []
    whole = cut.EpcisJson._document
    monkeypatch.setattr(cut.EpcisJson, "_document", lambda *given: seen.append(given) or whole(*given))
    case, [report], _ = loaded(tmp_path, {"a.json": json.dumps(document)})
    assert (report.rows, counted(case), seen) == (301, 300, [])
    with case.read() as connection:
        assert connection.execute("SELECT DISTINCT place_name FROM read.traceability_event").fetchall() == [
            ("PESQUERA COSTA MORADA S.A.",)
        ]


def test_master_data_may_be_longer_than_what_is_looked_at(tmp_path, monkeypatch):
    document = json.loads(PLANT.read_text())
    [classes, *_] = document["epcisHeader"]["epcisMasterData"]["vocabularyList"]
    attributes = [{"id": "urn:epcglobal:cbv:mda#descriptionShort", "attribute": "x" * 100}]
    classes["vocabularyElementList"] += [
        {"id": f"urn:gdst:a:product:class:a.{number}", "attributes": attributes} for number in range(500)
    ]
    monkeypatch.delattr(cut.EpcisJson, "_document")
    _, [report], _ = loaded(tmp_path, {"a.json": json.dumps(document)})
    assert (report.rows, report.loaded) == (505, 505)


def test_master_data_behind_its_events_says_the_same(tmp_path):
    document = json.loads(PLANT.read_text())
    case, [report], _ = loaded(tmp_path, {"a.json": json.dumps(dict(reversed(document.items())))})
    assert report.loaded == 5
    with case.read() as connection:
        assert connection.execute("SELECT DISTINCT place_name FROM read.traceability_event").fetchall() == [
            ("PESQUERA COSTA MORADA S.A.",)
        ]


def test_a_lot_that_is_made_of_itself_by_way_of_four_files_does_no_harm(tmp_path):
    def made(number, of):
        quantity = {"quantity": 10, "uom": "KGM"}
        event = {
            "type": "TransformationEvent", "eventTime": "2025-01-01T00:00:00Z", "eventTimeZoneOffset": "+00:00",
            "inputQuantityList": [{"epcClass": f"urn:gdst:a:product:lot:class:a.b.{of}", **quantity}],
            "outputQuantityList": [{"epcClass": f"urn:gdst:a:product:lot:class:a.b.{number}", **quantity}],
            "bizStep": "commissioning",
        }  # fmt: skip
        return json.dumps({"type": "EPCISDocument", "epcisBody": {"eventList": [event]}})

    files = {f"{number}.json": made(number, (number + 1) % 4) for number in range(4)} | {"self.json": made(9, 9)}
    case, reports, _ = loaded(tmp_path, files)
    assert all(each.loaded == 1 for each in reports)
    assert (counted(case), counted(case, "lot")) == (5, 5)


@pytest.mark.parametrize("count", [40, pytest.param(2_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("path", [HARVEST, PLANT], ids=["xml", "json"])
def test_files_changed_at_random_are_read_or_said(tmp_path, path, count):
    dice, text = random.Random(path.name), path.read_text()
    files = {f"{number:05}": changed(text, dice) for number in range(count)}
    _, reports, refused = loaded(tmp_path, files)
    assert sum(report.loaded for report in reports) > 0
    assert sum(report.rejected for report in reports) + len(refused) > 0

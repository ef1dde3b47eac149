"""Entities inside entities, as an API gives them."""

import json

from catchgraph.read.ftm.nested import unnested
from catchgraph.read.load import load

from .entities import entity

PETREL = entity("n-owner", "Company", name=["Grey Petrel Fishing Ltd"], country=["pa"])
HOLDING = entity("n-own", "Ownership", owner=[entity("n-top", "Company", name=["Kittiwake Holdings Ltd"])])
SANCTION = entity("n-ban", "Sanction", authority=["Authority X"], startDate=["2023-04-05"])
VESSEL = entity(
    "n-ship", "Vessel", name=["SEA KESTREL 2"], imoNumber=["9074729"], owner=[PETREL], ownershipAsset=[HOLDING],
    sanctions=[SANCTION],
)  # fmt: skip


def test_each_entity_is_taken_out_and_leaves_its_id():
    found = {each["id"]: each["properties"] for _, each in unnested(VESSEL)}
    assert list(found) == ["n-ship", "n-owner", "n-own", "n-top", "n-ban"]
    assert (found["n-ship"]["owner"], found["n-ship"]["sanctions"]) == (["n-owner"], ["n-ban"])
    assert found["n-own"] == {"asset": ["n-ship"], "owner": ["n-top"]}
    assert found["n-ban"]["entity"] == ["n-ship"]


def test_an_entity_without_others_inside_stays_as_it_is():
    assert list(unnested(PETREL)) == [("", PETREL)]


def test_each_entity_says_where_inside_the_other_it_stands():
    assert [(part, each["id"]) for part, each in unnested(VESSEL)] == [
        ("", "n-ship"), ("owner[1]", "n-owner"), ("ownershipAsset[1]", "n-own"),
        ("ownershipAsset[1].owner[1]", "n-top"), ("sanctions[1]", "n-ban"),
    ]  # fmt: skip
    second = entity("n-two", "Vessel", name=["SEA KESTREL 3"], owner=["n-owner", PETREL])
    assert [part for part, _ in unnested(second)] == ["", "owner[2]"]


def test_owner_holding_and_sanction_of_a_nested_vessel_are_read_and_nothing_is_uncounted(case, write, rows):
    [report] = load(case, [write("nested.json", json.dumps(VESSEL))])
    assert (report.rows, report.loaded, report.rejected) == (5, 5, 0)
    assert report.unread == ("datasets",)
    assert rows("SELECT name FROM read.party_mention WHERE asset_mention_id IS NOT NULL ORDER BY name") == [
        ("Grey Petrel Fishing Ltd",), ("Kittiwake Holdings Ltd",),
    ]  # fmt: skip
    assert rows("SELECT name, authority FROM read.measure") == [("Authority X: SEA KESTREL 2", "Authority X")]
    assert rows("SELECT DISTINCT record_no, line FROM read.identity") == [(1, 1)]
    assert rows("SELECT name, part FROM read.identity UNION ALL SELECT name, part FROM read.measure ORDER BY ALL") == [
        ("Authority X: SEA KESTREL 2", "sanctions[1]"), ("Grey Petrel Fishing Ltd", "owner[1]"),
        ("Kittiwake Holdings Ltd", "ownershipAsset[1].owner[1]"), ("SEA KESTREL 2", "ownershipAsset[1]"),
        ("SEA KESTREL 2", None),
    ]  # fmt: skip


def test_a_nested_entity_that_is_not_read_is_a_reject_of_its_own(case, write):
    vessel = {**VESSEL, "properties": {**VESSEL["properties"], "mentioned": [entity("n-doc", "Document", title=["x"])]}}
    [report] = load(case, [write("nested.json", json.dumps(vessel))])
    assert (report.rows, report.loaded, report.rejected) == (6, 5, 1)
    assert report.rejects[0].reason == "Document is not read (1 of them in this file)"
    assert report.rejects[0].part == "mentioned[1]"

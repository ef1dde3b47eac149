import datetime as dt

import pytest

from catchgraph.read.clean import Ways
from catchgraph.read.clean.party import PartyParts
from catchgraph.read.clean.vessel import VesselParts
from catchgraph.read.dataset import Provenance
from catchgraph.read.document.form import Cited, Document, Line, Party, Vessel, Written
from catchgraph.read.document.rows import NOTHING_READ, day_properties, output_of
from catchgraph.read.edition import edition_of
from catchgraph.read.format import Said, card

CARD = card("papers", kind="papers", organisation="nobody", title="", says="", keys=(), revision=1)
WAYS = Ways(dates="ymd", iso2=True, weight_unit="kg")


def bill(number, **more):
    return Document(label="Bill", key=(number,), texts={"number": Written(number, "B/L No")}, **more)


def written(*objects, said=None):
    """Rows by table, of objects that are lists of documents."""
    said = said or Said()
    provenance = Provenance(CARD, edition_of("a", None))
    output = output_of(objects, lambda _, each: each, provenance, said, WAYS)
    tables = {}
    for rows in output.tables:
        names = list(rows.columns)
        columns = [rows.columns[name].to_pylist() for name in names]
        tables[rows.table] = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    return output, tables


def test_a_document_is_a_record_its_lines_and_whom_it_names():
    sable = Vessel(role="catching vessel", parts=VesselParts(name="F/V SABLE", flag="PA", imo="9074729"))
    weight = {"net_kg": Written("1,200", "weight", "lb")}
    catch = Line(key=("1",), stage="catch", texts=weight, part="line[1].catch[1]", vessels=[sable])
    line = Line(key=("1",), texts={"hs": Written("0303.42.0020")}, part="line[1]", lines=[catch])
    document = bill(
        "MAEU123456789",
        lines=[line],
        parties=[Party(role="shipper", parts=PartyParts("REEF FOODS LTD", ("12 PIER ROAD",), country="VN"))],
        citations=[Cited(kind="entry", number=Written("ABC-1234567-6"), line="1", weight=Written("2 t"))],
        vessels=[Vessel(role="carrier", parts=VesselParts(name="EVER HERON"))],
        part="page[1]",
    )
    output, tables = written([document])
    [record] = tables["bill"]
    assert output.record_ids == [record["id"]]
    assert record["id"].startswith("bill:")
    assert (record["number"], record["name"]) == ("MAEU123456789", "bill MAEU123456789")
    product, caught = tables["goods"]
    assert (product["hs"], product["hs6"], product["stage"], product["name"]) == (
        "0303420020", "030342", "product", "HS 0303420020",
    )  # fmt: skip
    assert product["record"] == caught["record"] == record["id"]
    assert caught["of_line"] == product["id"]
    assert caught["net_kg"] == pytest.approx(544.310844)
    [shipper] = tables["party_mention"]
    assert (shipper["name"], shipper["country"], shipper["address"], shipper.get("line_id")) == (
        "REEF FOODS LTD", "VNM", "12 PIER ROAD", None,
    )  # fmt: skip
    carrier, catcher = tables["named_vessel"]
    assert (carrier["name"], carrier.get("line_id")) == ("EVER HERON", None)
    assert (catcher["imo"], catcher["flag"], catcher["line_id"]) == ("9074729", "PAN", caught["id"])
    [cited] = tables["citation"]
    assert (cited["document"], cited["kg"], cited["cited_line"]) == ("entry ABC1234567", 2000, "1")
    assert output.tables[0].parts == ["page[1]"]


def test_ids_are_those_of_the_content_and_not_of_the_place():
    [first] = written([bill("A-1")])[1]["bill"]
    _, again = written([bill("B-1")], [bill("A-1")])
    assert again["bill"][1]["id"] == first["id"]
    assert again["bill"][0]["id"] != first["id"]


def test_what_does_not_fit_is_said_where_the_file_says_it():
    said = Said()
    long = "x" * 4001
    document = Document(
        label="Entry",
        key=("1",),
        texts={
            "entered": Written("2025-02-31", "day of entry"),
            "importer_number": Written("123-45-6789", "importer"),
            "exams": Written(long, "exams"),
        },
        part="e[2]",
    )
    _, tables = written([document], said=said)
    assert {key: (value, part) for key, [(_, value, _, part)] in said.notes.items()} == {
        "day of entry": ("2025-02-31", "e[2]"),
        "importer": ("", "e[2]"),
        "exams": (long[:200], "e[2]"),
    }
    [entry] = tables["entry"]
    assert entry["personal_number"] is True
    assert "123-45-6789" not in repr(tables)
    assert len(entry["exams"]) == 4000


def test_of_several_texts_the_first_counts_or_all_of_a_list():
    texts = {
        "number": (Written(""), Written("A-1"), Written("A-2")),
        "containers": (Written("CSQU3054383"), Written("CSQU3054383, MSKU0000010")),
    }
    _, tables = written([Document(label="Bill", key=("1",), texts=texts, values={"packages": 3.0})])
    [record] = tables["bill"]
    assert (record["number"], record["packages"]) == ("A-1", 3.0)
    assert record["containers"][0] == "CSQU3054383"
    assert len(record["containers"]) == 2


def test_what_a_record_names_is_of_its_day():
    texts = {"number": Written("A-1"), "arrival": Written("2025-03-01"), "lading": Written("2025-01-01")}
    document = Document(label="Bill", key=("1",), texts=texts,
                        vessels=[Vessel(role="carrier", parts=VesselParts(name="EVER HERON"))])  # fmt: skip
    assert day_properties("Bill") == ("arrival", "estimated_arrival", "lading")
    assert written([document])[1]["named_vessel"][0]["day"] == dt.datetime(2025, 3, 1)


def test_an_object_without_a_document_is_refused_and_a_role_that_is_none_is_a_fault():
    said = Said()
    output, _ = written([], [bill("A-1")], said=said)
    assert output.record_ids[0] == ""
    assert said.refusals == {0: ("", "", NOTHING_READ)}
    with pytest.raises(ValueError, match="Bill names no 'owner'"):
        written([bill("A-1", parties=[Party(role="owner", parts=PartyParts("X LTD"))])])

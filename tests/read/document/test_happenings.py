"""Events of documents: their names, what their lines come to, who took part; and that one of no time is none."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catchgraph.model.schema import label_of
from catchgraph.read.clean.vessel import VesselParts
from catchgraph.read.document.form import Document, Happening, Line, Revises, Vessel, Written
from catchgraph.read.document.happenings import called, totals
from catchgraph.read.format import Said

from .test_rows import written

DONOR = Vessel(role="donor", parts=VesselParts(name="SABLE", flag="FJI", imo="9074729", register_number="FJI 77"))
CARRIER = Vessel(role="receiving vessel", parts=VesselParts(call_sign="3DQZ12", flag="LBR"))


def line(number, flow="unloaded", **texts):
    return Line(key=(number,), stage="catch", values={"flow": flow}, texts={k: Written(v) for k, v in texts.items()})


def declaration(event, **more):
    return Document(label="TransshipmentDeclaration", key=("1",), texts={"number": Written("TR-1")}, events=[event],
                    **more)  # fmt: skip


def transshipment(**texts):
    texts = {name: Written(text) for name, text in {"start": "2025-03-10T05:00:00Z", **texts}.items()}
    lines = [line("1", species="YFT", net_kg="100"), line("2", "on board", species="ALB", net_kg="900")]
    return Happening(label="Transshipment", key=("1",), texts=texts, vessels=[DONOR, CARRIER], lines=lines)


def test_an_event_has_its_record_its_lines_and_who_took_part():
    _, tables = written([declaration(transshipment(end="2025-03-10T07:30:00Z", port="FJSUV"))])
    [event], [record] = tables["transshipment"], tables["transshipment_declaration"]
    assert (event["record"], event["source"], label_of(event["id"])) == (record["id"], "nobody", "Transshipment")
    assert event["name"] == "Transshipment 2025-03-10, SABLE – 3DQZ12"
    assert (event["day"], event["duration_h"], event["kind"]) == (dt.datetime(2025, 3, 10), 2.5, "in port")
    assert (event["species"], event["product_kg"], event["port"]) == (["YFT"], 100.0, "Suva")
    assert {goods["event"] for goods in tables["goods"]} == {event["id"]}
    assert {goods["record"] for goods in tables["goods"]} == {record["id"]}
    taking = [(each["event_id"], each["event_label"], each["role"]) for each in tables["participant"]]
    assert taking == [(event["id"], "Transshipment", "donor"), (event["id"], "Transshipment", "receiver")]
    assert [each["registration_numbers"] for each in tables["vessel_mention"]] == [["FJI77"], []]
    assert [(each["name"], each["imo_status"]) for each in tables["identity"]] == [
        ("SABLE", "valid"), ("3DQZ12", "blank"),
    ]  # fmt: skip
    # The document itself names nobody here: who took part is no naming of it.
    assert "named_vessel" not in tables


def test_an_event_without_a_start_is_none_and_its_lines_are_the_records():
    said = Said()
    _, tables = written([declaration(transshipment(start="soon"))], said=said)
    assert "transshipment" not in tables
    assert "participant" not in tables
    assert [goods.get("event") for goods in tables["goods"]] == [None, None]
    reasons = [reason for notes in said.notes.values() for _, _, reason, _ in notes]
    assert reasons == ["no possible date in the order ymd", "no time at which it began: no event follows from it"]


def test_processing_aboard_has_its_vessel_for_a_place():
    made = Happening(
        label="Processing", key=("1",), texts={"start": Written("2025-03-10"), "process": Written("freezing")},
        values={"aboard": True}, vessels=[Vessel(role="processing vessel", parts=DONOR.parts)],
    )  # fmt: skip
    _, tables = written([declaration(made)])
    [event], [taking] = tables["processing"], tables["participant"]
    assert (event["aboard"], event["process"], event["name"]) == (True, "freezing", "Processing 2025-03-10, SABLE")
    assert (taking["event_label"], taking["role"]) == ("Processing", "processing vessel")


def test_a_vessel_that_is_known_by_its_flag_alone_takes_no_part():
    nobody = Vessel(role="donor", parts=VesselParts(flag="FJI"))
    event = Happening(label="Landing", key=(), texts={"start": Written("2025-03-10")}, vessels=[nobody])
    _, tables = written([declaration(event)])
    assert "participant" not in tables
    assert tables["landing"][0]["name"] == "Landing 2025-03-10"


def test_what_a_document_revises_is_kept_with_it():
    _, tables = written([declaration(transshipment(), revises=[Revises("report:1", "TR-0", "replaced")])])
    [revision] = tables["revision"]
    assert (revision["report"], revision["number"], revision["says"]) == ("report:1", "TR-0", "replaced")
    assert revision["record_id"] == tables["transshipment_declaration"][0]["id"]


def goods(flow, species, live, net):
    return {"flow": flow, "species": species, "live_low_kg": live, "live_high_kg": live, "net_kg": net}


@pytest.mark.parametrize(
    ("label", "lines", "species", "live", "product"),
    [
        ("Landing", [goods("unloaded", "ALB", 10.0, 9.0), goods("unloaded", "BET", 5.5, None)], ("ALB", "BET"), 15.5,
         None),
        ("Landing", [goods("on board", "ALB", 10.0, 9.0)], None, None, None),
        ("Landing", [goods(None, None, None, 9.0)], None, None, 9.0),
        # A third party may tell both sides: what was unloaded is what was loaded.
        ("Transshipment", [goods("loaded", "ALB", 10.0, 9.0), goods("unloaded", "ALB", 10.0, 9.0)], ("ALB",), 10.0,
         9.0),
        ("Fishing", [goods("on board", "ALB", 10.0, None), goods("discarded", "BSH", 3.0, None)], ("ALB",), 10.0, None),
        ("PortCall", [goods("on board", "ALB", 10.0, 9.0)], None, None, None),
        ("Landing", [{"flow": "unloaded", "live_low_kg": 9.0, "live_high_kg": 11.0, "net_kg": 8.0}], None, None, 8.0),
    ],
)  # fmt: skip
def test_weights_are_of_what_was_moved_and_whole_or_unknown(label, lines, species, live, product):
    found = totals(label, lines)
    assert (found.get("species"), found.get("live_kg"), found.get("product_kg")) == (species, live, product)


@settings(max_examples=30)
@given(st.lists(st.one_of(st.none(), st.floats(0, 1e6)), min_size=1, max_size=6))
def test_a_sum_is_of_all_lines_or_of_none(weights):
    found = totals("Landing", [goods("unloaded", "ALB", None, weight) for weight in weights])
    whole = None not in weights
    assert (found["product_kg"] is not None) == whole
    assert not whole or found["product_kg"] == pytest.approx(sum(weights), abs=0.001)


def test_a_vessel_without_a_name_is_called_by_a_number():
    start = dt.datetime(2025, 3, 10)
    assert called("PortCall", start, []) == "Port call 2025-03-10"
    parts = [VesselParts(register_number="CYP123456789"), VesselParts(name="?"), VesselParts(imo="9074729")]
    assert called("Fishing", start, parts) == "Fishing 2025-03-10, CYP123456789 – 9074729"

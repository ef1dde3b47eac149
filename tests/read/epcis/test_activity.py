"""What happens in an event, and what GDST asks of it, by hand from its standard (core normative standards 1.2)."""

import pytest

from catchgraph.read.epcis.activity import activity, code, lacking
from catchgraph.reference.tables import read_table

GDST = {"productOwner": "urn:x", "informationProvider": "urn:x"}


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("urn:epcglobal:cbv:bizstep:shipping", "shipping"),
        ("shipping", "shipping"),
        ("https://ref.gs1.org/cbv/BizStep-shipping", "shipping"),
        ("cbv:BizStep-shipping", "shipping"),
        ("urn:gdst:bizStep:fishingEvent", "fishingEvent"),
        ("urn:epcglobal:cbv:sdt:owning_party", "owning_party"),
        ("", ""),
    ],
)
def test_codes_without_their_prefix(written, found):
    assert code(written) == found


@pytest.mark.parametrize(
    ("event", "what"),
    [
        ({"type": "ObjectEvent", "bizStep": "urn:gdst:bizStep:fishingEvent"}, "fishing"),
        ({"type": "TransformationEvent", "bizStep": "urn:gdst:bizstep:commingling"}, "commingling"),
        ({"type": "TransformationEvent", "bizStep": "commissioning"}, "processing"),
        ({"type": "TransformationEvent", "bizStep": "commissioning", "ilmd": {"proteinSource": "Soy"}}, "feed"),
        ({"type": "TransformationEvent", "bizStep": "commissioning", "ilmd": {"aquacultureMethod": "Cage"}},
         "farm harvest"),
        ({"type": "ObjectEvent", "bizStep": "commissioning", **GDST}, "feed"),
        # Elsewhere goods are commissioned by the million, and none of them is feed.
        ({"type": "ObjectEvent", "bizStep": "commissioning"}, ""),
        ({"type": "AggregationEvent"}, "aggregation"),
        ({"type": "AggregationEvent", "bizStep": "unpacking"}, "disaggregation"),
        ({"type": "ObjectEvent", "bizStep": "urn:gdst:bizStep:exansshipment"}, ""),
    ],
)  # fmt: skip
def test_activities(event, what):
    assert activity(event) == what


def test_an_event_that_is_none_of_gdst_lacks_nothing():
    assert list(lacking({"type": "ObjectEvent", "bizStep": "shipping"}, "shipping")) == []
    assert [each.element for each in lacking({"bizStep": "shipping", "productOwner": "x"}, "shipping")] == [
        "informationProvider"
    ]


def test_each_vessel_is_asked_for_itself():
    boats = [{"vesselName": "A"}, {"vesselName": "B", "imoNumber": "IMO9074729"}]
    event = {"ilmd": {"vesselCatchInformationList": {"vesselCatchInformation": boats}}, **GDST}
    found = [each.element for each in lacking(event, "fishing")]
    assert (found.count("vesselID"), found.count("imoNumber"), found.count("vesselName")) == (2, 1, 0)


def test_every_activity_that_elements_are_asked_of_is_one():
    known = {row["activity"] for row in read_table("gdst_activities")}
    assert {row["activity"] for row in read_table("gdst_elements")} - {""} <= known

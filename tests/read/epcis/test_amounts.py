"""How events of each kind see a lot, as EPCIS 2.0 says of them (chapter 7.4)."""

import pytest

from catchgraph.read.epcis.amounts import amounts
from catchgraph.read.epcis.tree import of_json

LOT, OTHER = "urn:gdst:a:product:lot:class:a.b.1", "urn:gdst:a:product:lot:class:a.b.2"


def stages(**event):
    return [(one.part, one.lot.number, one.stage) for one in amounts(of_json(event))]


@pytest.mark.parametrize(
    ("kind", "action", "stage"),
    [
        ("ObjectEvent", "ADD", "product"),
        ("ObjectEvent", "OBSERVE", "handled"),
        # It ends the lot: nothing is made of it.
        ("ObjectEvent", "DELETE", "handled"),
        ("TransactionEvent", "ADD", "handled"),
    ],
)
def test_what_an_event_adds_to_the_world_is_made_by_it(kind, action, stage):
    quantity = [{"epcClass": LOT, "quantity": 1, "uom": "KGM"}]
    assert stages(type=kind, action=action, quantityList=quantity) == [("quantityList[1]", "1", stage)]


@pytest.mark.parametrize(
    ("kind", "action", "parent", "child"),
    [
        ("AggregationEvent", "ADD", "product", "input"),
        # What is unpacked, or was seen packed, goes into nothing.
        ("AggregationEvent", "DELETE", "handled", "handled"),
        ("AggregationEvent", "OBSERVE", "handled", "handled"),
        # An asset is tied to goods for a time: nothing is made of them.
        ("AssociationEvent", "ADD", "handled", "handled"),
    ],
)
def test_what_is_packed_goes_into_its_parent(kind, action, parent, child):
    assert stages(type=kind, action=action, parentID=OTHER, childEPCs=[LOT]) == [
        ("parentID[1]", "2", parent), ("childEPCs[1]", "1", child)
    ]  # fmt: skip


def test_kilograms_and_other_units():
    def texts(quantity, unit):
        [one] = amounts({"type": "ObjectEvent", "quantityList": [{"epcClass": LOT, "quantity": quantity, "uom": unit}]})
        return {name: (written.text, written.beside) for name, written in one.texts.items()}

    assert texts("9876.0", "KGM") == {"net_kg": ("9876.0", "KGM")}
    assert texts("12", "CT") == {"quantity": ("12", "CT"), "unit": ("CT", "")}
    assert texts("12", "") == {"quantity": ("12", ""), "unit": ("", "")}
    assert texts("", "") == {}

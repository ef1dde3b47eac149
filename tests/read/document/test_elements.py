import pytest

from catchgraph.read.document.elements import each, text, written
from catchgraph.read.document.form import Written

XML = """\
<x:paper xmlns:x="urn:a" xmlns:y="urn:b" kind="invoice">
  <x:item><y:weight unit="LB"> 1,200 </y:weight><y:name>Tuna <b>loins</b></y:name>
    <x:doc>A</x:doc><x:doc>B</x:doc></x:item>
  <x:item><y:weight>5</y:weight></x:item>
</x:paper>"""


@pytest.fixture
def paper():
    from lxml import etree

    return etree.fromstring(XML)


def test_texts_are_found_in_any_namespace(paper):
    assert text(paper, "item/weight") == "1,200"
    assert text(paper, "item/name") == "Tuna loins"
    assert text(paper, "item/nothing/weight") == ""
    assert text(paper, "item/weight/@unit") == "LB"
    assert text(paper, "@kind") == "invoice"
    assert text(paper, "item/@none") == ""


def test_a_text_knows_its_path_and_what_stands_beside_it(paper):
    [first, second] = [item for _, item in each(paper, "item")]
    assert written(first, "weight", "weight/@unit", "item") == Written("1,200", "item/weight", "LB")
    assert written(second, "weight", "weight/@unit") == Written("5", "weight", "")


def test_elements_say_where_they_begin(paper):
    found = {}
    assert len(list(each(paper, "item", place=found.__setitem__))) == 2
    assert found == {"item[1]": 2, "item[2]": 4}


def test_elements_have_parts(paper):
    parts = [part for part, _ in each(paper, "item")]
    assert parts == ["item[1]", "item[2]"]
    [(_, first), _] = each(paper, "item")
    assert [(part, found.text) for part, found in each(first, "doc", "item[1]")] == [
        ("item[1].doc[1]", "A"),
        ("item[1].doc[2]", "B"),
    ]

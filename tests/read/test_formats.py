import gzip
import json
import pickle

import pytest

from catchgraph.errors import InputError
from catchgraph.read.formats import FORMATS, recognise_document
from catchgraph.read.load import load
from catchgraph.read.look import look_through

from .gfw.samples import answer, encounter, gap

GOOD = json.dumps([encounter(1), gap()])


def test_formats_have_cards_of_their_own():
    assert len({each.id for each in FORMATS}) == len(FORMATS)
    for each in FORMATS:
        assert each.layout.title
        assert each.layout.publisher
        assert each.layout.says.strip()
        assert each.takes


@pytest.mark.parametrize(
    ("objects", "expected"),
    [
        ([encounter(1)], "gfw-events"),
        ([None, 1, {}, gap()], "gfw-events"),
        ([{"numEvents": 1, "timeseries": []}], "gfw-events"),
        ([answer()], "gfw-vessels"),
        ([{"period": {}, "coverage": {}}], "gfw-insights"),
    ],
)
def test_a_format_is_told_by_its_objects_whatever_the_name(write, objects, expected):
    assert recognise_document(look_through(write("iuu-list.csv", json.dumps(objects)))).layout.id == expected


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[{"name": "x", "flag": "PAN"}]', "line 1: JSON of no known format; expected one of gfw-events"),
        ("[]", "is JSON without any object"),
        ('{"entries": []}', "is JSON without any object"),
        ("[1, 2]", "line 1: no whole JSON object: no object but a number"),
        ('\n[{"id": "a", "type": "gap", "sta', "line 2: no whole JSON object: the file ends here"),
        (b'[{"name": "\xc1"}]', "line 1: no whole JSON object: bytes that are not UTF-8"),
        ("[" * 9999, "no whole JSON object"),
        (gzip.compress(GOOD.encode(), mtime=0)[:200], "no whole JSON object: the gzip archive is cut here"),
        (gzip.compress(b"name,flag\nA,PAN\n", mtime=0), "no layout has more than a few of its columns"),
    ],
)
def test_what_cannot_be_read_is_one_clear_error(case, write, content, message):
    path = write("a.json", content)
    with pytest.raises(InputError, match=r"^a\.json") as error:
        load(case, [path])
    assert message in error.value.message
    assert error.value.hint


def test_a_layout_does_not_apply_and_that_is_said(case, write):
    [report] = load(case, [write("a.json", GOOD)], layout="wcpfc-register")
    assert (report.layout, report.loaded) == ("gfw-events", 2)
    assert report.notes == ("a layout describes a table: --layout does not apply to JSON",)
    assert load(case, [write("a.json", GOOD)])[0].notes == ()


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: each.id)
def test_another_process_can_be_handed_a_format(format_):
    assert pickle.loads(pickle.dumps(format_)) == format_

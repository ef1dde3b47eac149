"""What files of a case lack: pages that nobody has, errors in place of data, listings that are neither."""

import json

import pytest

from catchgraph.read.load import load
from catchgraph.read.unfinished import unfinished

from .conftest import IUU, csv_text
from .gfw.samples import loitering


@pytest.fixture
def page(write):
    """A page of events of an answer of three, by its offset; `said` is what it says besides."""

    def write_page(offset, **said):
        event = loitering(id=f"d{offset}", start=f"2023-01-0{offset + 1}T00:00:00Z", end=None)
        answer = {"total": 3, "limit": 1, "offset": offset, "entries": [event], **said}
        return write(f"page-{offset}.json", json.dumps(answer))

    return write_page


def lacking(case):
    with case.read() as connection:
        return [(each.file, each.said) for each in unfinished(connection)]


def test_an_answer_that_goes_on_is_said_until_its_last_page_is_there(case, page):
    [report] = load(case, [page(0, nextOffset=1)])
    said = "1 of 3, goes on at offset 1: the rest is not loaded"
    assert said in report.notes
    assert lacking(case) == [("page-0.json", said)]
    [report] = load(case, [page(1, nextOffset=2)])
    assert lacking(case) == [("page-1.json", "2 of 3, goes on at offset 2: the rest is not loaded")]
    load(case, [page(2, nextOffset=None)])
    assert lacking(case) == []


def test_pages_that_are_loaded_together_lack_nothing(case, page):
    reports = load(case, [page(0, nextOffset=1), page(1, nextOffset=2), page(2)])
    assert all("goes on" not in note for report in reports for note in report.notes)
    assert lacking(case) == []


def test_an_error_in_place_of_a_page_is_counted(case, page, write):
    text = page(2).read_text() + "\n" + json.dumps({"statusCode": 503, "error": "Service Unavailable"})
    [report] = load(case, [write("last.json", text)])
    assert (report.rows, report.loaded, report.rejected) == (2, 1, 1)
    assert lacking(case) == [
        (
            "last.json",
            "line 2: an error of the API instead of data (503 Service Unavailable): ask for this page again",
        )
    ]


def test_listings_of_which_it_cannot_be_told_are_counted(case, write):
    table = [
        {"CurrentlyListed": word, "Name": f"PIPIT {n}", "IOTC": "2019 - "} for n, word in enumerate(("?!", "True"))
    ]
    load(case, [write("list.csv", csv_text(IUU, table))])
    assert lacking(case) == [("list.csv", "whether in force cannot be told of 1 listing: none counts as such")]

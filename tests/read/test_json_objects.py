import gzip
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catchgraph.read.json_objects import Objects

from .conftest import source_of

ABC = [{"n": 1, "t": "a, ]}"}, {"n": 2, "t": "é"}, {"n": 3, "t": None}]
ENTRIES = json.dumps(ABC)


def read(path):
    objects = Objects(source_of(path))
    return [(found.number, found.line, found.value) for found in objects], objects


def values(path):
    return [value for _, _, value in read(path)[0]]


@pytest.mark.parametrize(
    "text",
    [
        ENTRIES,
        "\n".join(map(json.dumps, ABC)),
        json.dumps({"total": 3, "entries": ABC, "nextOffset": None}),
        json.dumps({"entries": ABC[:1]}) + "\n" + json.dumps({"entries": ABC[1:]}),
        json.dumps([{"entries": ABC[:2]}, {"entries": ABC[2:]}]),
        json.dumps(ABC[:1]) + json.dumps(ABC[1:]),
        json.dumps({"metadata": {"x": "y" * 100_000}, "entries": ABC}),
    ],
    ids=["list", "lines", "page", "pages", "list of pages", "lists", "late entries"],
)
def test_objects_are_found_in_lists_lines_and_pages(write, text):
    assert values(write("a.json", text)) == ABC
    assert values(write("a.json.gz", gzip.compress(text.encode()))) == ABC


def test_an_object_has_a_number_and_its_first_line(write):
    pretty = json.dumps({"total": 3, "entries": ABC}, indent=1)
    lines = pretty.splitlines()
    found, objects = read(write("a.json", pretty))
    assert [number for number, _, _ in found] == [1, 2, 3]
    assert [lines[line - 1].strip() for _, line, _ in found] == ["{"] * 3
    assert [lines[line].strip() for _, line, _ in found] == ['"n": 1,', '"n": 2,', '"n": 3,']
    assert (objects.count, objects.rejects) == (3, [])


def test_one_object_is_one_object(write):
    assert values(write("a.json", json.dumps(ABC[0]))) == ABC[:1]
    assert values(write("a.json", json.dumps({"entries": {"a": 1}}))) == [{"entries": {"a": 1}}]


@pytest.mark.parametrize("text", ["[]", "{}", '{"entries": []}', '{"total": 0, "entries": []}'])
def test_nothing_is_nothing(write, text):
    found, objects = read(write("a.json", text))
    assert [value for _, _, value in found if value] == []
    assert objects.rejects == []


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ('{"n": tru}', "no JSON"),
        ("17", "no object but a number"),
        ('"text"', "no object but a text"),
        ("null", "no object but nothing"),
        ("[1]", "no object but a list"),
        ("[" * 5000 + "]" * 5000, "nested more than 100 deep"),
        ('{"n": ' + "[" * 150 + "]" * 150 + "}", "nested more than 100 deep"),
        ('{"n": ' + "7" * 5000 + "}", "a number of more digits"),
    ],
)
def test_what_is_no_object_is_one_reject_and_loses_nothing_else(write, bad, reason):
    text = f"[{json.dumps(ABC[0])},\n{bad},\n{json.dumps(ABC[1])}]"
    found, objects = read(write("a.json", text))
    assert [(number, value) for number, _, value in found] == [(1, ABC[0]), (3, ABC[1])]
    [reject] = objects.rejects
    assert (reject.record_no, reject.line) == (2, 2)
    assert reject.reason.startswith(reason)
    assert objects.count == 3


def test_bytes_that_are_not_utf8_cost_their_object_only(write):
    text = json.dumps(ABC[0]).encode() + b'\n{"n": "\xc1GUILA"}\n' + json.dumps(ABC[1]).encode()
    found, objects = read(write("a.json", text))
    assert [value for _, _, value in found] == ABC[:2]
    assert [(reject.line, reject.reason) for reject in objects.rejects] == [
        (2, "bytes that are not UTF-8: save the file as UTF-8")
    ]
    objects.rejects[0].value.encode()


def test_half_a_character_is_replaced(write):
    [value] = values(write("a.json", '{"n": "A\\ud800B"}'))
    assert value == {"n": "A?B"}


@pytest.mark.parametrize("form", ["list", "page"])
def test_a_file_that_ends_early_gives_its_whole_objects_and_says_where_it_ends(write, form):
    whole = json.dumps(ABC if form == "list" else {"entries": ABC})
    cut = whole[: whole.index('{"n": 3') + 9]
    found, objects = read(write("a.json", cut))
    assert [value for _, _, value in found] == ABC[:2]
    [reject] = objects.rejects
    assert (reject.record_no, objects.count) == (3, 3)
    assert reject.reason == "the file ends here, before this object does: 2 whole objects were read"
    assert reject.value.startswith('{"n": 3')


def test_a_list_that_is_not_closed_says_so(write):
    found, objects = read(write("a.json", ENTRIES[:-1]))
    assert len(found) == 3
    assert [reject.reason for reject in objects.rejects] == [
        "the file ends here, before the list does: 3 whole objects were read"
    ]


def test_a_cut_archive_says_so(write):
    many = [{"n": n * 7919 % 10007} for n in range(30_000)]
    packed = gzip.compress(json.dumps(many).encode())
    found, objects = read(write("a.json.gz", packed[: len(packed) // 2]))
    assert [value for _, _, value in found] == many[: len(found)]
    assert len(found) > 10_000
    [reject] = objects.rejects
    assert reject.reason == (
        f"the gzip archive is cut here, before this object does: {len(found):,} whole objects were read"
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.sampled_from(["list", "lines", "page"]), st.integers(0, 10_000), st.binary(max_size=3))
def test_wherever_a_file_is_damaged_counts_agree_and_whole_objects_come_first(write, form, place, junk):
    text = {"list": ENTRIES, "lines": "\n".join(map(json.dumps, ABC)), "page": json.dumps({"entries": ABC})}[form]
    data = text.encode()
    at = place % len(data)
    found, objects = read(write("a.json", data[:at] + junk))
    assert objects.count == len(found) + len(objects.rejects)
    whole = [value for value in ABC if json.dumps(value).encode() in data[:at]]
    assert [value for _, _, value in found][: len(whole)] == whole


def pages(write, *said):
    text = "\n".join(json.dumps({**each, "entries": ABC[: each.get("entries", 3)]}) for each in said)
    return [(page.start, page.count, page.total, page.goes_on) for page in read(write("a.json", text))[1].pages]


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ({"total": 250, "offset": 0, "nextOffset": 3}, (0, 3, 250, 3)),
        ({"total": 250, "offset": 3, "nextOffset": None}, (3, 3, 250, 6)),
        ({"total": 250}, (0, 3, 250, 3)),
        ({"nextOffset": 100}, (0, 3, None, 100)),
        ({"total": 3, "offset": 0, "nextOffset": None}, (0, 3, 3, None)),
        ({"total": 250, "offset": 247}, (247, 3, 250, None)),
    ],
)
def test_a_page_says_whether_the_answer_goes_on(write, said, page):
    assert pages(write, said) == [page]


def test_a_page_that_says_nothing_of_its_place_is_none(write):
    assert pages(write, {"limit": 3}) == []


def test_pages_in_a_list_say_it_too(write):
    text = json.dumps([{"total": 9, "offset": 3, "entries": ABC}])
    found, objects = read(write("a.json", text))
    assert len(found) == 3
    assert [(page.start, page.goes_on) for page in objects.pages] == [(3, 6)]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ({"statusCode": 429, "error": "Too Many Requests", "messages": []}, "(429 Too Many Requests)"),
        ({"error": "invalid token"}, "(invalid token)"),
        ({"errors": [{"x": 1}]}, ""),
    ],
)
def test_an_error_of_the_api_is_a_reject_that_says_so(write, error, words):
    found, objects = read(write("a.json", f"{json.dumps(ABC[0])}\n{json.dumps(error)}\n"))
    assert len(found) == 1
    assert [reject.reason.split(": ask")[0] for reject in objects.rejects] == [
        f"an error of the API instead of data {words}".rstrip()
    ]


def test_an_object_that_is_read_may_have_an_error_of_its_own(write):
    assert values(write("a.json", '{"id": "a", "error": 0.5}')) == [{"id": "a", "error": 0.5}]

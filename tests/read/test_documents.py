import gzip
import json

import pytest

from catchgraph.case.case import open_case
from catchgraph.case.verify import verify
from catchgraph.read.load import load
from catchgraph.read.write import TABLES
from tests.growth import assert_linear

from .gfw.samples import encounter, gap, loitering

EVENTS = [loitering(id=f"d{n}", start=f"2023-05-{n % 28 + 1:02}T00:00:00Z") for n in range(400)]


def counts(case, write, name, data):
    [report] = load(case, [write(name, data)])
    assert report.loaded + report.rejected == report.rows
    return report.rows, report.loaded, report


def test_rows_lead_back_to_their_object_and_line(case, write, rows):
    load(case, [write("a.json", json.dumps([encounter(1), gap(), {"type": "x"}], indent=2))])
    text = json.dumps([encounter(1), gap(), {"type": "x"}], indent=2).splitlines()
    found = rows("SELECT record_no, line FROM read.gap UNION ALL SELECT record_no, line FROM read.reject ORDER BY 1")
    assert [number for number, _ in found] == [2, 3]
    assert [text[line - 1] for _, line in found] == ["  {", "  {"]
    assert '"id": "f6"' in text[found[0][1]]


def test_the_same_file_twice_changes_nothing_and_a_changed_one_replaces(case, write, rows):
    path = write("a.json.gz", gzip.compress(json.dumps([gap()]).encode()))
    assert [load(case, [path])[0].state for _ in range(2)] == ["new", "unchanged"]
    assert [state.state for state in verify(case)] == ["unchanged"]
    write("a.json.gz", gzip.compress(json.dumps([gap(id="f9"), gap(id="f8")]).encode()))
    assert load(case, [path])[0].state == "replaced"
    assert rows("SELECT number FROM read.gap ORDER BY 1") == [("f8",), ("f9",)]
    assert rows("SELECT count(*) FROM read.participant") == [(2,)]


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_that_is_cut_loses_nothing_that_was_whole(case, write, rows, packed):
    whole = json.dumps(EVENTS).encode()
    data = gzip.compress(whole) if packed else whole
    total, loaded, report = counts(case, write, "a.json", data[: len(data) * 2 // 3])
    assert total == loaded + 1
    assert loaded > 100
    [reject] = report.rejects
    assert (reject.record_no, reject.line) == (total, 1)
    assert reject.reason == (
        f"{'the gzip archive is cut here' if packed else 'the file ends here'}, before this object does: "
        f"{loaded} whole objects were read"
    )
    assert rows("SELECT count(*) FROM read.loitering") == [(loaded,)]


def test_wrong_types_anywhere_are_notes_or_rejects(case, write):
    """Each key of an event replaced by each kind of value: one row each, loaded or rejected."""
    kinds = [
        None,
        True,
        0,
        -1,
        10**30,
        1e308,
        "",
        "x" * 500,
        [],
        [[1]],
        [None, {}],
        {},
        {"a": {"b": []}},
        "\x00",
        "NaN",
    ]
    bad = []
    for event in (encounter(1), gap(), loitering()):
        for key in [*event, "vessel.id", "vessel.ssvid", "vessel.name", "regions.eez", "distances.x"]:
            outer, _, inner = key.partition(".")
            bad += [{**event, outer: {**event[outer], inner: kind} if inner else kind} for kind in kinds]
    total, _, _ = counts(case, write, "a.json", json.dumps([gap(), *bad]))
    assert total == len(bad) + 1


def test_a_list_of_events_of_every_size_of_mistake_takes_time_linear_in_its_length(case, write):
    mistakes = ["[" * 3000 + "]" * 3000, '{"id": ' + "9" * 9999 + "}"]
    broken = '{"type": "gap" "start"}'

    def written(number):
        rows = [json.dumps(gap()), broken, *mistakes, *[broken] * number, json.dumps(gap(id="z"))]
        return number, write(f"{number}.json", "[" + ",\n".join(rows) + "]")

    def read(given):
        number, path = given
        [report] = load(case, [path])
        assert (report.rows, report.loaded) == (number + 5, 2)
        assert report.rejects[0].line == 2

    assert_linear(read, written, 5_000)


def same_rows(one, other):
    """Every row of `read.*` of two cases but the files' own."""
    found = []
    for case in (one, other):
        with case.read() as connection:
            tables = [name for name in TABLES if name != "file"]
            found.append(
                {name: sorted(map(repr, connection.execute(f"FROM read.{name}").fetchall())) for name in tables}
            )
    return found[0] == found[1] and found[0]


def test_small_files_that_are_read_together_say_what_each_says_alone(case, tmp_path, write):
    vessel = {"id": "v-1", "name": "SABLE", "ssvid": "412999201"}
    later = {"start": "2023-07-01T00:00:00Z", "end": "2023-07-02T00:00:00Z"}
    files = [
        write("a.json", json.dumps([gap(), encounter(1), {"type": "x"}])),
        # The same vessel at another time: a sighting of its own.
        write("b.json", json.dumps([loitering(id="d1", vessel=vessel), loitering(id="d2", vessel=vessel)])),
        write("c.json", json.dumps(loitering(id="d3", vessel=vessel, position={"lat": 95}, **later))),
        write("d.json", json.dumps({"total": 3, "offset": 0, "nextOffset": 1, "entries": [loitering(id="d4")]})),
        write("e.json", json.dumps([gap(id="f7"), gap(id="f8")])[:-30]),
    ]
    together = load(case, files)
    alone = open_case(tmp_path / "alone", create=True)
    assert together == [report for path in files for report in load(alone, [path])]
    rows = same_rows(case, alone)
    assert len(rows["loitering"]) == 4
    assert len(rows["page"]) == 1
    assert [(report.rows, report.loaded) for report in together] == [(3, 2), (2, 2), (1, 1), (1, 1), (2, 1)]


def test_of_files_that_are_read_together_one_that_is_gone_costs_no_other(case, write, monkeypatch):
    files = [write(f"{n}.json", json.dumps(gap(id=f"f{n}"))) for n in range(3)]

    def lost(_):
        files[1].write_text("{}")

    refused = {}
    # Said between planning and reading.
    assert [each.file for each in load(case, files, refused=refused, progress=lost)] == ["0.json", "2.json"]
    assert [(path.name, error.message) for path, error in refused.items()] == [
        ("1.json", "1.json changed while it was read")
    ]


def test_each_of_several_changed_files_says_what_changed_in_it(case, write, rows):
    names = ("a.json", "b.json", "c.json")
    load(case, [write(name, json.dumps(gap(id=name))) for name in names])
    contents = (
        gap(id="a.json"),
        gap(id="b.json", distances={"startDistanceFromShoreKm": 7}),
        gap(id="other", start="2022-01-01T00:00:00Z"),
    )
    reports = load(case, [write(name, json.dumps(each) + " ") for name, each in zip(names, contents, strict=True)])
    assert [report.state for report in reports] == ["replaced"] * 3
    found = [
        {each.label: (len(each.added), len(each.removed), each.altered) for each in report.changes}["Gap"]
        for report in reports
    ]
    assert found == [(0, 0, 0), (0, 0, 1), (1, 1, 0)]
    assert rows("SELECT count(*) FROM read.gap") == [(3,)]

import codecs
import datetime as dt
import json
import subprocess
import sys

import pytest

from catchgraph.case.runs import last_runs
from catchgraph.case.tables import SCHEMAS
from catchgraph.errors import CatchgraphError, InputError, LayoutError, UsageError
from catchgraph.read.load import load
from catchgraph.read.write import TABLES

from ..conftest import ROOT
from .conftest import CARRIERS, ENCOUNTERS, IOTC, IUU, WCPFC, csv_text, encounter


def everything(case):
    """Every row of `read.*`, sorted."""
    with case.read() as connection:
        return {
            table: sorted(map(repr, connection.execute(f'SELECT * FROM read."{table}"').fetchall())) for table in TABLES
        }


def iotc(*names, **more):
    return csv_text(IOTC, [{"IOTC Number": f"K{n}", "Name": name, **more} for n, name in enumerate(names)])


def test_what_cannot_be_read_is_set_aside_where_that_is_asked_for_and_the_rest_is_loaded(case, write):
    row = {"Name": "FOO", "IOTC Number": "IOTC000001"}
    good, unknown = write("good.csv", csv_text(IOTC, [row])), write("unknown.csv", "a,b\n1,2\n")
    order = write("order.csv", csv_text(IOTC, [row | {"From": "22/8/25", "To": "23/8/26"}]))
    last = write("last.csv", csv_text(IOTC, [row]))
    refused = {}
    reports = load(case, [unknown, good, order, last], refused=refused)
    assert [report.file for report in reports] == ["good.csv", "last.csv"]
    assert [path.name for path in refused] == ["unknown.csv", "order.csv"]
    assert "dates stand in the order dmy" in refused[order].message
    with pytest.raises(InputError):
        load(case, [good, unknown])


def test_a_second_file_of_one_edition_is_said_to_be_one(case, tmp_path):
    paths = [tmp_path / folder / "iotc-2025-06-30.csv" for folder in ("a", "b")]
    for path in paths:
        path.parent.mkdir()
        row = {"Name": f"FOO {path.parent.name}", "IOTC Number": "IOTC000001"}
        path.write_text(csv_text(IOTC, [row]), encoding="utf-8")
    [first] = load(case, paths[:1])
    assert not [note for note in first.notes if "another file" in note]
    [second] = load(case, paths[1:])
    assert [note for note in second.notes if "another file" in note] == [
        f"the case holds iotc-register@2025-06-30 from another file as well: {paths[0]}; "
        "the rows of both count as one edition"
    ]
    [dated] = load(case, paths[1:], edition="2024")
    assert not [note for note in dated.notes if "another file" in note]


def test_the_same_file_twice_changes_nothing(case, write):
    path = write("a.csv", iotc("A", "B", ""))
    [first] = load(case, [path])
    before, runs = everything(case), last_runs(case)
    [second] = load(case, [path])
    assert (first.state, second.state) == ("new", "unchanged")
    assert everything(case) == before
    assert last_runs(case) == runs
    assert (second.rows, second.loaded, second.rejected) == (first.rows, first.loaded, first.rejected)
    assert (second.rejects, second.flags, second.unread, second.notes) == (
        *(first.rejects, first.flags, first.unread, first.notes),
    )


def test_a_changed_file_replaces_what_it_said(case, write, rows):
    other = write("b.csv", iotc("Z"))
    load(case, [write("a.csv", iotc("A", "B")), other])
    [report] = load(case, [write("a.csv", iotc("B"))])
    assert report.state == "replaced"
    assert rows("SELECT name FROM read.registration ORDER BY name") == [("B",), ("Z",)]
    assert rows('SELECT name, "rows", loaded FROM read.file ORDER BY name') == [("a.csv", 1, 1), ("b.csv", 1, 1)]
    assert rows("SELECT count(*) FROM read.vessel_mention") == [(2,)]


def test_another_edition_handling_or_layout_reads_an_unchanged_file_anew(case, write, rows):
    path = write("a.csv", iotc("A"))
    load(case, [path])
    [dated] = load(case, [path], edition="2025")
    [handled] = load(case, [path], edition="2025", handling=write("h.toml", 'administration = "X"'))
    [same] = load(case, [path], edition="2025", handling=write("h.toml", 'administration = "X"'))
    assert [dated.state, handled.state, same.state] == ["replaced", "replaced", "unchanged"]
    [(dataset, *edition)] = rows("SELECT dataset, edition, edition_source FROM read.file")
    assert dataset.startswith("iotc-register/x@2025+")
    assert edition == [dt.datetime(2025, 1, 1), "--edition"]
    # One dataset, for one file: that of the load before is no more.
    assert rows("SELECT id, layout, edition, administration FROM read.dataset") == [
        (dataset, "iotc-register", "2025", "X")
    ]


@pytest.mark.long
def test_every_row_of_a_file_names_its_dataset_and_other_terms_rename_all_of_them(case, write, rows):
    tables = ("registration", "vessel_mention", "party_mention", "flag", "reject")
    text = csv_text(IOTC, [{"Name": "A", "IMO": "123", "Owner": "A Ltd"}, {"Remarks": "nothing"}])
    path = write("a.csv", text)
    for terms in ("", 'administration = "X"', 'administration = "X"\nrequest_reference = "R-2"'):
        write("handling.toml", terms) if terms else None
        load(case, [path])
        [(dataset,)] = rows("SELECT dataset FROM read.file")
        for table in tables:
            assert rows(f"SELECT DISTINCT dataset FROM read.{table}") == [(dataset,)], table
    assert rows("SELECT count(*) FROM read.dataset") == [(1,)]


def test_what_was_judged_of_a_record_stands_under_other_terms_of_the_same_administration(case, write, rows):
    path = write("a.csv", iotc("A"))
    ids = set()
    for request in ("R-1", "R-2"):
        load(case, [path], handling=write("h.toml", f'administration = "X"\nrequest_reference = "{request}"'))
        ids.update(rows("SELECT r.id, m.mention_id FROM read.registration r JOIN read.vessel_mention m USING (line)"))
    assert len(ids) == 1


def test_a_public_source_is_public_unless_its_handling_says_otherwise(case, write, rows):
    load(case, [write("a.csv", iotc("A"))])
    assert json.loads(rows("SELECT handling FROM read.dataset")[0][0])["releasable_to"] == ["public"]


def test_to_ask_for_persons_reads_an_unchanged_file_anew(case, write):
    path = write("a.csv", iotc("A"))
    states = [load(case, [path], persons=persons)[0].state for persons in (False, False, True, True, False)]
    assert states == ["new", "unchanged", "replaced", "unchanged", "replaced"]


def test_order_and_company_of_files_change_no_row(tmp_path, write):
    from catchgraph.case.case import open_case

    files = [write("a.csv", iotc("A", "B")), write("e.csv", csv_text(ENCOUNTERS, [encounter()]))]
    one, other = (open_case(tmp_path / name, create=True) for name in ("one", "other"))
    load(one, files)
    for path in reversed(files):
        load(other, [path])
    assert everything(one) == everything(other)


def test_a_file_named_twice_is_read_once(case, write):
    path = write("a.csv", iotc("A"))
    assert len(load(case, [path, path.parent / "." / "a.csv"])) == 1


def test_a_file_that_cannot_be_read_stops_before_anything_is_written(case, write, rows):
    good, bad = write("a.csv", iotc("A")), write("b.csv", "not,a,register\n")
    with pytest.raises(InputError, match=r"b\.csv"):
        load(case, [good, bad])
    assert rows("SELECT count(*) FROM read.file") == [(0,)]


@pytest.mark.usefixtures("others_write")
def test_a_case_that_is_held_keeps_what_it_has(case, write, rows):
    load(case, [write("a.csv", iotc("A"))])
    hold = "import sys; from pathlib import Path; from catchgraph.case.case import CaseFolder\n"
    hold += "with CaseFolder(Path(sys.argv[1])).write():\n    print('held', flush=True); sys.stdin.read()"
    other = subprocess.Popen(
        [sys.executable, "-c", hold, str(case.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(CatchgraphError, match=f"held by process {other.pid}"):
            load(case, [write("a.csv", iotc("B"))])
        other.stdin.close()
    assert rows("SELECT name FROM read.registration") == [("A",)]


def test_the_layout_may_be_named_by_its_id(case, write):
    [report] = load(case, [write("a.csv", iotc("A"))], layout="iotc-register")
    assert report.layout == "iotc-register"
    with pytest.raises(LayoutError, match="cannot read the layout nowhere"):
        load(case, [write("a.csv", iotc("A"))], layout="nowhere")
    with pytest.raises(UsageError, match="is no edition"):
        load(case, [write("a.csv", iotc("A"))], edition="soon")


def test_progress_names_each_file_that_is_read(case, write):
    said = []
    load(case, [write("a.csv", iotc("A"))], progress=said.append)
    assert said == ["reading a.csv as iotc-register"]


def test_what_had_to_be_assumed_is_told(case, write):
    text = csv_text([name for name in IOTC if name != "GRT"], [{0: "K1", 1: "BONDAÑA"}], ";")
    [report] = load(case, [write("iotc-2025-06-30.csv", text.encode("cp1252"))])
    assert report.notes == (
        "not UTF-8: read as cp1252",
        "columns the layout knows and the file lacks: Gears Name, Port Name, Range Name, GRT, Operator Address, "
        "Operating Company, Operating Company Address, Beneficial Owner Address",
        "edition 2025-06-30 taken from the file's name",
    )


@pytest.mark.parametrize("header", [IOTC, WCPFC, IUU, ENCOUNTERS, CARRIERS])
def test_a_header_without_rows_loads_nothing(case, write, header):
    [report] = load(case, [write("a.csv", csv_text(header, []))])
    assert (report.rows, report.loaded, report.rejected, report.state) == (0, 0, 0, "new")
    assert "no rows after the header" in report.notes


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7\n...",
        csv_text(IOTC, [{"Name": "A\0B"}]).encode(),
        csv_text(IOTC, []).encode() + b"x" * 10_000_000,
        csv_text(IOTC, []).encode("utf-16-le")[:-1],
        csv_text(IOTC[1:], []).encode(),
        codecs.BOM_UTF8,
        b'"IOTC Number,Name\n',
        b"\x81\x8d" + csv_text(IOTC, []).encode(),
    ],
    ids=["empty", "pdf", "nul", "10 MB line", "utf-16 cut", "missing column", "mark only", "quote", "bytes"],
)
def test_bad_input_is_one_message_and_loses_nothing(case, write, content):
    load(case, [write("good.csv", iotc("A"))])
    before = everything(case)
    with pytest.raises(InputError, match=r"bad\.csv") as error:
        load(case, [write("bad.csv", content)])
    assert error.value.hint
    assert everything(case) == before


def test_ten_megabytes_in_one_line_take_no_tenfold_memory(write):
    path = write("a.csv", csv_text(IOTC, []).encode() + b'"' + b"x" * 10_000_000)
    code = (
        "import resource, sys; from pathlib import Path; from catchgraph.errors import InputError\n"
        "from catchgraph.read.layouts import builtin_layouts; from catchgraph.read.plan import plan_of\n"
        "from catchgraph.read.csv_table import Tables\nimport pyarrow, numpy, pandas\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try:\n plan = plan_of(Path(sys.argv[1]), builtin_layouts(), None, None)\n"
        " list(Tables(plan.file, plan.taken))\n"
        "except InputError: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 60_000  # kilobytes


def test_rejects_are_kept_with_locator_and_a_sample_is_reported(case, write, rows):
    broken = "".join(f"only,{n}\n" for n in range(8))
    [report] = load(case, [write("a.csv", iotc("A") + broken + '"K9,B\nX\n')])
    assert (report.rows, report.loaded, report.rejected) == (10, 1, 9)
    assert [(reject.record_no, reject.line) for reject in report.rejects] == [(n, n + 1) for n in range(2, 7)]
    found = rows("SELECT record_no, line, reason FROM read.reject ORDER BY record_no")
    assert len(found) == 9
    assert found[0] == (2, 3, f"2 cells in the row; the header has {len(IOTC)}")
    assert found[-1][:2] == (10, 11)


def test_reading_is_imported_without_pandas_pyarrow_and_duckdb():
    code = (
        "import sys, catchgraph.read.load; print(sorted({'pandas', 'pyarrow', 'duckdb', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_invented_world_loads_without_rejects(case):
    files = sorted(path for path in (ROOT / "fixtures").iterdir() if path.suffix in (".csv", ".json", ".gz"))
    reports = load(case, files)
    assert len(reports) == len(files) == 16
    assert all(report.rejected == 0 and report.rows for report in reports)


def test_the_tables_of_the_case_that_hold_rows_of_files_are_all_replaced(case):
    with case.read() as connection:
        held = connection.execute(
            "SELECT DISTINCT table_name FROM information_schema.columns "
            "WHERE table_schema = 'read' AND column_name = 'file_id'"
        ).fetchall()
    assert {name for (name,) in held} == set(TABLES)
    assert "read" in SCHEMAS


def shared(write, by, folder=""):
    """Write the terms of an administration beside a file."""
    return write(f"{folder}handling.toml", f'administration = "{by}"\n')


def test_a_file_of_one_administration_becomes_no_others_and_not_public(case, write, rows):
    path = write("a.csv", iotc("A"))
    stated = shared(write, "Norland")
    load(case, [path])
    for text, now in (('administration = "Ruritania"', "Ruritania is stated"), ("", "nobody is stated")):
        stated.write_text(text)
        with pytest.raises(InputError, match=f"loaded as what Norland shared; now {now}") as error:
            load(case, [path])
        assert "catchgraph forget a.csv" in error.value.hint
    assert rows("SELECT administration FROM read.dataset") == [("Norland",)]
    shared(write, "NORLAND")
    assert load(case, [path])[0].state == "replaced", "the same name, spelt otherwise"


def test_one_file_under_the_terms_of_two_is_two_datasets(case, tmp_path, rows):
    for by in ("Norland", "Ruritania"):
        (tmp_path / by).mkdir()
        (tmp_path / by / "a.csv").write_text(iotc("A"))
        (tmp_path / by / "handling.toml").write_text(f'administration = "{by}"\n')
    reports = load(case, [tmp_path / "Norland" / "a.csv", tmp_path / "Ruritania" / "a.csv"])
    assert [report.state for report in reports] == ["new", "new"]
    assert rows("SELECT administration FROM read.dataset ORDER BY 1") == [("Norland",), ("Ruritania",)]
    assert rows("SELECT count(DISTINCT id), count(DISTINCT dataset) FROM read.registration") == [(2, 2)]


def test_what_has_expired_is_refused_and_the_others_are_loaded(case, write, tmp_path):
    (tmp_path / "old").mkdir()
    old, new = write("old/a.csv", iotc("A")), write("b.csv", iotc("B"))
    write("old/handling.toml", "retain_until = 2025-06-30")
    refused: dict = {}
    reports = load(case, [old, new], today=dt.date(2025, 7, 1), refused=refused)
    assert ([report.file for report in reports], list(refused)) == (["b.csv"], [old])
    assert load(case, [old], today=dt.date(2025, 6, 30))[0].state == "new"


def test_the_day_of_loading_is_part_of_no_result(tmp_path, write):
    from catchgraph.case.case import open_case

    path = write("a.csv", iotc("A"))
    write("handling.toml", "retain_until = 2025-06-30")
    said = []
    for day in (1, 30):
        case = open_case(tmp_path / f"case-{day}", create=True)
        load(case, [path], today=dt.date(2025, 6, day))
        with case.read() as connection:
            said.append([connection.execute(f"FROM read.{table}").fetchall() for table in ("file", "dataset")])
    assert said[0] == said[1]

"""Copies of a loaded file are said and not loaded twice."""

import gzip

import pytest

from catchgraph.read.load import load

from .conftest import IOTC, csv_text


@pytest.fixture
def put(tmp_path):
    def write(name, *names, folder="given"):
        path = tmp_path / folder / name
        path.parent.mkdir(exist_ok=True)
        rows = [{"IOTC Number": f"K{n}", "Name": name} for n, name in enumerate(names)]
        path.write_text(csv_text(IOTC, rows), encoding="utf-8")
        return path

    return write


def loaded(case):
    with case.read() as connection:
        rows = connection.execute("SELECT f.path FROM read.registration r JOIN read.file f USING (file_id)").fetchall()
    return sorted(path.rpartition("/")[2] for (path,) in rows)


def test_a_copy_under_another_name_is_said_and_not_loaded(case, put):
    first = put("iotc.csv", "SABLE", "MERIDIAN")
    load(case, [first])
    [report] = load(case, [put("iotc (1).csv", "SABLE", "MERIDIAN")])
    assert (report.state, report.rows, report.loaded, report.rejected) == ("copy", 0, 0, 0)
    assert report.notes == (f"a copy of {first}, which is loaded already: not loaded again",)
    assert loaded(case) == ["iotc.csv", "iotc.csv"]


def test_of_two_copies_named_at_once_the_first_is_loaded(case, put):
    reports = load(case, [put("b.csv", "SABLE"), put("a.csv", "SABLE"), put("c.csv", "OTHER")])
    assert [report.state for report in reports] == ["new", "copy", "new"]
    assert loaded(case) == ["b.csv", "c.csv"]


def test_a_file_that_changed_is_replaced_and_another_may_then_say_what_it_said(case, put):
    load(case, [put("a.csv", "SABLE")])
    reports = load(case, [put("a.csv", "MERIDIAN"), put("b.csv", "SABLE")])
    assert [report.state for report in reports] == ["replaced", "new"]
    assert [report.state for report in load(case, [put("b.csv", "SABLE")])] == ["unchanged"]


def test_a_dated_name_adds_nothing_to_an_undated_copy(case, put):
    load(case, [put("iotc-2025-06-30.csv", "SABLE")])
    [report] = load(case, [put("iotc.csv", "SABLE")])
    assert report.state == "copy"


def test_an_edition_without_a_change_is_no_copy(case, put):
    reports = load(case, [put("iotc-2024-06-30.csv", "SABLE"), put("iotc-2025-06-30.csv", "SABLE")])
    assert [report.state for report in reports] == ["new", "new"]


def test_two_administrations_that_give_the_same_are_two_sources(case, put, tmp_path):
    for folder in ("fr", "es"):
        path = put("iotc.csv", "SABLE", folder=folder)
        path.with_name("handling.toml").write_text(f'administration = "{folder.upper()}"\n', encoding="utf-8")
    reports = load(case, [tmp_path / "fr" / "iotc.csv", tmp_path / "es" / "iotc.csv"])
    assert [report.state for report in reports] == ["new", "new"]


def test_the_same_under_other_terms_is_another_dataset_and_without_terms_a_copy(case, put):
    open_, shared, other = (put("iotc.csv", "SABLE", folder=folder) for folder in ("open", "shared", "other"))
    shared.with_name("handling.toml").write_text('administration = "FR"\nrequest_reference = "R-1"\n', encoding="utf-8")
    other.with_name("handling.toml").write_text('administration = "FR"\nrequest_reference = "R-2"\n', encoding="utf-8")
    assert [report.state for report in load(case, [shared, open_, other])] == ["new", "copy", "new"]


EVENT = '[{"id": "v-1", "schema": "Vessel", "properties": {"name": ["SABLE"], "imoNumber": ["9074729"]}}]'


@pytest.mark.parametrize("order", [("plain.ftm.json", "packed.ftm.json.gz"), ("packed.ftm.json.gz", "plain.ftm.json")])
def test_a_packed_copy_is_a_copy(case, tmp_path, order):
    (tmp_path / "plain.ftm.json").write_text(EVENT, encoding="utf-8")
    (tmp_path / "packed.ftm.json.gz").write_bytes(gzip.compress(EVENT.encode()))
    for name, state in zip(order, ("new", "copy"), strict=True):
        assert [report.state for report in load(case, [tmp_path / name])] == [state]


def test_packed_twice_and_otherwise_is_a_copy_and_another_content_of_that_size_is_none(case, tmp_path):
    contents = (gzip.compress(EVENT.encode(), 9), gzip.compress(EVENT.encode(), 1, mtime=1))
    other = gzip.compress(EVENT.replace("SABLE", "ABLES").encode())
    states = []
    for number, content in enumerate((*contents, other)):
        path = tmp_path / f"{number}.json.gz"
        path.write_bytes(content)
        states += [report.state for report in load(case, [path])]
    assert states == ["new", "copy", "new"]


def test_a_packed_file_that_is_gone_is_compared_no_further(case, tmp_path):
    packed = tmp_path / "packed.json.gz"
    packed.write_bytes(gzip.compress(EVENT.encode()))
    load(case, [packed])
    packed.unlink()
    plain = tmp_path / "plain.json"
    plain.write_text(EVENT, encoding="utf-8")
    assert [report.state for report in load(case, [plain])] == ["new"]

"""Which files of a folder are read."""

import os
from pathlib import Path

import pytest

from catchgraph.errors import InputError
from catchgraph.read.folder import expanded, files_of
from catchgraph.read.load import load

from .conftest import IOTC, csv_text


def tree(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return folder


def names(folder, found):
    return [str(path.relative_to(folder)) for path in found]


def test_files_come_in_order_from_all_depths(tmp_path):
    folder = tree(tmp_path, "b/z.csv", "b/a/1.csv", "a.csv", "c.csv")
    assert names(folder, files_of(folder)) == ["a.csv", "b/a/1.csv", "b/z.csv", "c.csv"]


def test_what_is_no_data_is_left_out(tmp_path):
    folder = tree(
        tmp_path, "a.csv", ".hidden", ".git/x.csv", "handling.toml", "README.md", "sub/readme", "case/case.duckdb",
        "case/queries/q.csv", "own.toml", "readmes.csv",
    )  # fmt: skip
    os.mkfifo(folder / "pipe")
    (folder / "nowhere").symlink_to(folder / "gone.csv")
    assert names(folder, files_of(folder, {(folder / "own.toml").resolve()})) == ["a.csv", "readmes.csv"]


def test_links_that_lead_in_circles_do_no_harm(tmp_path):
    folder = tree(tmp_path, "a/1.csv", "b/2.csv")
    (folder / "a" / "up").symlink_to(folder)
    (folder / "a" / "b").symlink_to(folder / "b")
    (folder / "self").symlink_to(folder / "self")
    found = [path.resolve() for path in files_of(folder)]
    assert sorted(names(folder.resolve(), found)) == ["a/1.csv", "b/2.csv"]


def test_what_was_named_is_told_from_what_stood_in_a_folder(tmp_path):
    folder = tree(tmp_path / "f", "a.csv", "b.csv")
    assert expanded([folder / "b.csv", folder]) == {folder / "b.csv": True, folder / "a.csv": False}
    assert expanded([folder, folder / "b.csv"]) == {folder / "a.csv": False, folder / "b.csv": True}
    assert expanded([tmp_path / "gone.csv"]) == {tmp_path / "gone.csv": True}, "whoever reads it says that it is none"


def test_a_folder_without_a_file_is_refused(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="there is no file in"):
        expanded([tmp_path / "empty"])
    refused: dict[Path, InputError] = {}
    assert expanded([tmp_path / "empty"], refused=refused) == {}
    assert list(refused) == [tmp_path / "empty"]


def test_a_folder_that_nobody_may_look_into_is_refused(tmp_path, monkeypatch):
    def shut(folder):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", shut)
    with pytest.raises(InputError, match=r"cannot look into .*: Permission denied"):
        files_of(tmp_path)


def test_what_nothing_knows_is_listed_after_what_was_loaded(case, tmp_path):
    folder = tree(tmp_path / "f", "a.pdf", "b.csv", "empty.csv", "z.json")
    (folder / "sub").mkdir()
    (folder / "sub" / "iotc.csv").write_text(csv_text(IOTC, [{"IOTC Number": "1", "Name": "SABLE"}]))
    (folder / "a.pdf").write_bytes(b"%PDF-1.7")
    (folder / "empty.csv").write_bytes(b"")
    (folder / "z.json").write_text('{"a": 1}')
    reports = load(case, [folder])
    assert [(report.file, report.state) for report in reports] == [
        ("iotc.csv", "new"), ("a.pdf", "unknown"), ("b.csv", "unknown"), ("empty.csv", "unknown"),
        ("z.json", "unknown"),
    ]  # fmt: skip
    assert [report.known for report in reports] == [True, False, False, False, False]
    assert ["PDF" in reports[1].notes[0], "is empty" in reports[3].notes[0]] == [True, True]
    with pytest.raises(InputError, match="PDF"):
        load(case, [folder / "a.pdf"])


def test_what_is_known_and_cannot_be_read_is_no_unknown_file(case, tmp_path):
    folder = tree(tmp_path / "f", "x.csv")
    (folder / "cut.json").write_text('[{"a": ')
    refused: dict[Path, InputError] = {}
    reports = load(case, [folder], refused=refused)
    assert [report.state for report in reports] == ["unknown"]
    assert [path.name for path in refused] == ["cut.json"]


def test_a_folder_is_what_its_files_are(tmp_path, rows, case):
    from catchgraph.case.case import open_case

    for n, name in enumerate(("b.csv", "a.csv")):
        (tmp_path / "f").mkdir(exist_ok=True)
        (tmp_path / "f" / name).write_text(csv_text(IOTC, [{"IOTC Number": str(n), "Name": "SABLE"}]))
    load(case, [tmp_path / "f"])
    other = open_case(tmp_path / "other", create=True)
    load(other, [tmp_path / "f" / "a.csv", tmp_path / "f" / "b.csv"])
    with other.read() as connection:
        assert connection.execute("FROM read.registration").fetchall() == rows("FROM read.registration")

"""Excel workbooks: each sheet that a layout knows is a table, cell by cell as a person reads it."""

from __future__ import annotations

import datetime as dt
import os
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from catchgraph.errors import InputError, UnknownFile
from catchgraph.read import archive, workbook
from catchgraph.read.forget import forget
from catchgraph.read.load import load
from catchgraph.read.workbook import cell_text, is_workbook, sheets_of

from .conftest import CARRIERS, IOTC, csv_text

SHIP = {
    "IOTC Number": "K1",
    "Name": "SABLE",
    "IMO": 9074729,
    "REGNO": "00417",
    "From": dt.date(2025, 6, 30),
    "GT": 480.5,
}


def row_of(header, row):
    return [row.get(column) for column in header]


def save(path, sheets, hidden=()):
    """A workbook: title → rows of values."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if title in hidden else "visible"
    book.save(path)
    return path


@pytest.fixture
def register(tmp_path):
    return save(tmp_path / "iotc-2025-06-30.xlsx", {"Main Report": [IOTC, row_of(IOTC, SHIP)]})


def test_a_sheet_is_read_as_the_csv_it_could_be(case, register, rows, tmp_path):
    [report] = load(case, [register])
    assert (report.file, report.layout) == ("iotc-2025-06-30.xlsx#Main Report", "iotc-register")
    assert (report.edition, report.rows, report.loaded, report.state) == ("2025-06-30", 1, 1, "new")
    asked = "SELECT name, imo, registration_number, tonnage, since FROM read.registration"
    plain = tmp_path / "plain.csv"
    plain.write_text(csv_text(IOTC, [{**SHIP, "IMO": "9074729", "From": "2025-06-30", "GT": "480.5"}]))
    found = rows(asked)
    assert found[0][:4] == ("SABLE", "9074729", "00417", 480.5)
    load(case, [plain], edition="2020")
    assert rows(asked) == found * 2
    assert load(case, [register])[0].state == "unchanged"
    assert not case.sheets.exists(), "nothing of a sheet is left beside the case"


def test_below_titles_a_line_is_the_row_of_the_sheet(case, tmp_path, rows):
    broken = {**SHIP, "Owner": "Sable\nLines Ltd", "IOTC Number": "K2"}
    sheet = [["Main Report"], ["printed", dt.datetime(2025, 7, 1, 12, 30)], [], IOTC, row_of(IOTC, broken)]
    sheet += [[], row_of(IOTC, SHIP), [None, "  "], []]
    [report] = load(case, [save(tmp_path / "a.xlsx", {"Main Report": sheet})])
    assert "the header stands on line 4; what is above it was not read" in report.notes
    assert rows("SELECT number, line FROM read.registration ORDER BY line") == [("K2", 5), ("K1", 7)]
    assert rows("SELECT name FROM read.party_mention WHERE line = 5") == [("Sable Lines Ltd",)]


def test_sheets_of_several_layouts_are_read_and_others_are_named(case, tmp_path, rows):
    carrier = ["352999101", "JADE TERN", None, "PAN", None, "2015-01-01", "2016-01-01"]
    book = save(
        tmp_path / "book.xlsx",
        {
            "Notes": [["to whom it may concern"]], "Empty": [], "Ships": [IOTC, row_of(IOTC, SHIP)],
            "AIS": [CARRIERS, carrier],
        },
        hidden=["AIS"],
    )  # fmt: skip
    ships, ais = load(case, [book])
    assert (ships.file, ais.file) == ("book.xlsx#Ships", "book.xlsx#AIS")
    assert "sheet not read: book.xlsx#Notes, line 1: no layout has any of its columns" in " ".join(ships.notes)
    assert "the sheet is hidden" in " ".join(ais.notes)
    assert rows("SELECT name, sheet FROM read.file ORDER BY 1") == [
        ("book.xlsx#AIS", "AIS"),
        ("book.xlsx#Ships", "Ships"),
    ]
    # Renamed: what the sheet of the old name said goes.
    save(book, {"Ships": [IOTC, row_of(IOTC, SHIP)], "Carriers": [CARRIERS, carrier]})
    assert [report.state for report in load(case, [book])] == ["replaced", "new"]
    assert rows("SELECT name FROM read.file ORDER BY 1") == [("book.xlsx#Carriers",), ("book.xlsx#Ships",)]
    assert rows("SELECT count(*) FROM read.registration") == [(1,)]
    assert [one.file for one in forget(case, ["book.xlsx"])] == ["book.xlsx#Carriers", "book.xlsx#Ships"]
    assert rows("SELECT count(*) FROM read.file") == [(0,)]


def test_two_sheets_of_one_layout_are_no_copies_and_a_copied_workbook_is_one(case, tmp_path):
    sheets = {year: [IOTC, row_of(IOTC, {**SHIP, "IOTC Number": year})] for year in ("2024", "2025")}
    one = save(tmp_path / "one.xlsx", sheets)
    assert [report.state for report in load(case, [one])] == ["new", "new"]
    (tmp_path / "two.xlsx").write_bytes(one.read_bytes())
    assert [report.state for report in load(case, [tmp_path / "two.xlsx"])] == ["copy", "copy"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (True, "TRUE"), (False, "FALSE"), (9074729, "9074729"), (9074729.0, "9074729"), (0.5, "0.5"),
        (1e-7, "0.0000001"), (352999101000.0, "352999101000"), (float("nan"), "nan"), (-2.0, "-2"), ("007", "007"),
        ("=cmd", "=cmd"), (dt.datetime(2025, 6, 30), "2025-06-30"), (dt.date(2025, 6, 30), "2025-06-30"),
        (dt.datetime(2025, 6, 30, 12, 5), "2025-06-30T12:05:00"), (dt.time(9, 30), "09:30:00"),
        (dt.timedelta(hours=30), "1 day, 6:00:00"), ("a\r\nb\nc", "a\u2028b\u2028c"), ("a_x000D_\nb", "a\u2028b"),
    ],
)  # fmt: skip
def test_a_cell_is_written_as_a_person_reads_it(value, text):
    assert cell_text(value) == text


@given(st.integers(-(10**15), 10**15))
def test_a_whole_number_has_its_digits_however_it_is_kept(number):
    assert cell_text(number) == cell_text(float(number)) == str(number)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_says_what_it_is_without_exponent(number):
    assert float(cell_text(number)) == number
    assert "e" not in cell_text(number).lower()


def test_formulas_whose_value_was_not_kept_are_counted(case, tmp_path):
    # Whoever writes formulas without working them out keeps no value.
    row = row_of(IOTC, SHIP)
    row[IOTC.index("Remarks")] = "=1+1"
    [report] = load(case, [save(tmp_path / "a.xlsx", {"Ships": [IOTC, row]})])
    assert "1 formulas whose value was not kept are read as empty" in report.notes
    assert report.loaded == 1


def test_a_workbook_of_which_nothing_is_known_says_why(case, tmp_path):
    unknown = save(tmp_path / "a.xlsx", {"One": [["alpha", "beta"], [1, 2]], "Two": []})
    with pytest.raises(UnknownFile, match=r"no sheet is known: a\.xlsx#One, line 1: no layout has"):
        load(case, [unknown])
    with pytest.raises(UnknownFile, match="no sheet has any rows"):
        load(case, [save(tmp_path / "b.xlsx", {"One": []})])
    assert not case.sheets.exists()


def test_a_damaged_workbook_and_other_archives_are_one_clear_word(case, tmp_path, register):
    content = register.read_bytes()
    for name, bytes_, message in (
        ("cut.xlsx", content[: len(content) // 2], "is a zip archive"),
        ("old.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is an old Excel workbook, or one with a password"),
        ("a.pdf", b"%PDF-1.7", "is a PDF document"),
    ):
        (tmp_path / name).write_bytes(bytes_)
        with pytest.raises(UnknownFile, match=message) as error:
            load(case, [tmp_path / name])
        assert error.value.hint
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as zipped:
        zipped.writestr("a.csv", "a,b\n")
    with pytest.raises(UnknownFile, match="is a zip archive") as error:
        load(case, [tmp_path / "a.zip"])
    assert error.value.hint.startswith("Unpack an archive, and load the folder.")
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as zipped:
        zipped.writestr("xl/workbook.xml", "<workbook")
    assert is_workbook(tmp_path / "b.xlsx")
    with pytest.raises(InputError, match=r"b\.xlsx: the workbook is damaged"):
        load(case, [tmp_path / "b.xlsx"])


def test_a_workbook_that_swells_beyond_all_measure_is_refused(tmp_path, monkeypatch, register):
    monkeypatch.setattr(archive, "ROOM", 1_000_000)
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("xl/workbook.xml", b" " * 50_000_000)
    with pytest.raises(InputError, match=r"bomb\.xlsx unpacks to more than 400 times its size"):
        sheets_of(bomb, tmp_path / "room")
    monkeypatch.setattr(workbook, "TEXTS", 10)
    with pytest.raises(InputError, match=r"its texts take .* more than 10"):
        sheets_of(register, tmp_path / "room")


def test_a_row_far_away_and_a_wrong_extent_cost_nothing(tmp_path, register):
    far = tmp_path / "far.xlsx"
    with zipfile.ZipFile(register) as old, zipfile.ZipFile(far, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                row = b'<row r="99999999999"><c r="A99999999999" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
                data = data.replace(b"</sheetData>", row).replace(b'<dimension ref="A1:Q2"', b'<dimension ref="A1"')
            new.writestr(name, data)
    [sheet] = sheets_of(far, tmp_path / "room")
    assert sheet.source.text.read_text().count("\n") == 2


def test_a_workbook_in_a_folder_is_loaded_with_it(case, tmp_path, register):
    (tmp_path / "f").mkdir()
    register.rename(tmp_path / "f" / "a.xlsx")
    save(tmp_path / "f" / "b.xlsx", {"One": [["alpha"]]})
    assert [(report.file, report.state) for report in load(case, [tmp_path / "f"])] == [
        ("a.xlsx#Main Report", "new"), ("b.xlsx", "unknown"),
    ]  # fmt: skip


LAYOUT = """
id = "mine"
kind = "register"
publisher = "P"
organisation = "O"
title = "T"
says = "S"
columns = { name = "Navire", since = "Depuis" }
[recognise]
columns = ["Navire", "Depuis"]
[format]
dates = "dmy"
delimiter = ";"
decimal_comma = true
encodings = ["cp1252"]
[[lengths]]
column = "Longueur"
unit = "m"
kind = "LOA"
"""


def test_how_the_csv_of_a_layout_is_written_does_not_matter(case, tmp_path, write, rows):
    header = ["Navire", "Depuis", "Longueur"]
    book = save(
        tmp_path / "a.xlsx", {"L": [header, ["CÉRÈS", dt.date(2025, 2, 3), 12.125], ["NÉRÉE", "04/03/2025", 8]]}
    )
    [report] = load(case, [book], layout=write("mine.toml", LAYOUT))
    assert (report.loaded, report.flags) == (2, ())
    assert rows("SELECT name, since, length_m FROM read.registration ORDER BY line") == [
        ("CÉRÈS", dt.datetime(2025, 2, 3), 12.125), ("NÉRÉE", dt.datetime(2025, 3, 4), 8.0),
    ]  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="to ask for a process would end it")
def test_what_a_killed_load_left_goes_with_the_next(case, register):
    import subprocess
    import sys

    case.sheets.mkdir()
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for process in (ended.pid, os.getppid(), "x"):
        (case.sheets / f"{process}-1-1.csv").write_text("a")
    load(case, [register])
    assert [path.name for path in case.sheets.iterdir()] == [f"{os.getppid()}-1-1.csv"]


def test_texts_that_a_workbook_keeps_apart_are_read(case, tmp_path, register, rows):
    # As Excel itself writes them; openpyxl puts texts into their cells.
    shared = tmp_path / "shared.xlsx"
    with zipfile.ZipFile(register) as old, zipfile.ZipFile(shared, "w") as new:
        parts = {name: old.read(name).decode() for name in old.namelist()}
        texts: list[str] = []
        sheet = parts["xl/worksheets/sheet1.xml"]

        def put(match: re.Match[str]) -> str:
            texts.append(match[2])
            return f'<c r="{match[1]}" t="s"><v>{len(texts) - 1}</v></c>'

        sheet = re.sub(r'<c r="(\w+)"[^>]*t="inlineStr"[^>]*><is><t[^>]*>([^<]*)</t></is></c>', put, sheet)
        assert len(texts) > len(IOTC)
        parts["xl/worksheets/sheet1.xml"] = sheet
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        items = "".join(f"<si><t>{text}</t></si>" for text in texts)
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{items}</sst>'
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
        override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", override)
        for name, text in parts.items():
            new.writestr(name, text)
    [report] = load(case, [shared])
    assert (report.loaded, rows("SELECT name, registration_number FROM read.registration")) == (1, [("SABLE", "00417")])

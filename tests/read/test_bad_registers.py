"""Registers as people get them: titles, two headers, other marks, other encodings, renamed columns, wrong dates."""

import pytest

from catchgraph.errors import InputError
from catchgraph.read.load import load
from catchgraph.read.register import SECOND_HEADER
from catchgraph.read.rows import HEADER_AGAIN

from .conftest import IOTC, csv_text

ROW = {
    "IOTC Number": "IOTC000123",
    "Name": "DHEENAARU",
    "Flag State Code": "MDV",
    "LOA (m)": "32.6",
    "GT": "1234.5",
    "From": "8/22/25",
    "To": "8/21/26",
}
TWIN = {**ROW, "IOTC Number": "IOTC000124", "Name": "NIRU 7"}
LAYOUT = """
id = "palau"
kind = "register"
publisher = "P"
organisation = "PLW"
title = "T"
says = "S"
recognise = { columns = ["Vessel Name", "Owner Name"] }
format = { header_lines = 2, header_line = 3 }
columns = { name = "Vessel Name", flag = "Flag" }
parties = [{ role = "owner", name = "Owner Name" }]
"""


def test_a_header_that_comes_again_is_a_reject_that_says_so(case, write, rows):
    text = csv_text(IOTC, [ROW])
    [report] = load(case, [write("a.csv", text + text.splitlines(keepends=True)[0] + csv_text(IOTC, [TWIN]))])
    assert (report.rows, report.loaded, report.rejected) == (4, 2, 2)
    assert rows("SELECT record_no, line, reason FROM read.reject ORDER BY 1") == [
        (2, 3, HEADER_AGAIN),
        (3, 4, HEADER_AGAIN),
    ]
    assert rows("SELECT name, line FROM read.registration ORDER BY line") == [("DHEENAARU", 2), ("NIRU 7", 5)]


def test_a_second_line_of_the_header_is_no_vessel(case, write, rows):
    french = {"Name": "Nom du navire", "IMO": "Numéro OMI", "Flag State Code": "Pavillon", "From": "Du", "To": "Au"}
    [report] = load(case, [write("a.csv", csv_text(IOTC, [french, ROW]))])
    assert (report.rows, report.loaded, report.rejected) == (2, 1, 1)
    assert rows("SELECT line, value, reason FROM read.reject") == [(2, "Nom du navire", SECOND_HEADER)]


def test_a_vessel_with_two_odd_cells_in_the_first_row_is_a_vessel(case, write):
    odd = {**ROW, "IMO": "not yet", "Flag State Code": "unclear", "From": "8/22/25"}
    [report] = load(case, [write("a.csv", csv_text(IOTC, [odd]))])
    assert (report.rows, report.loaded) == (1, 1)


def test_a_header_of_two_lines_has_the_words_of_both(case, write, rows):
    text = 'Register of Palau;;;\n;;;\nVessel;;Owner;\nName;Flag;Name;"Address\nin full"\nSABLE;PLW;Blue Co Ltd;Koror\n'
    [report] = load(case, [write("a.csv", text)], layout=write("palau.toml", LAYOUT))
    assert (report.rows, report.loaded, report.unread) == (1, 1, ("Address in full",))
    assert rows("SELECT name, flag, line FROM read.registration") == [("SABLE", "PLW", 6)]
    assert rows("SELECT name FROM read.party_mention") == [("Blue Co Ltd",)]


def test_a_title_above_the_header_is_passed_over_and_said(case, write, rows):
    text = "Record of Authorised Vessels\nas of 26 August 2025,,\n\n" + csv_text(IOTC, [ROW])
    [report] = load(case, [write("a.csv", text)])
    assert (report.rows, report.loaded, report.rejected) == (1, 1, 0)
    assert "the header stands on line 4; what is above it was not read" in report.notes
    assert rows("SELECT record_no, line FROM read.registration") == [(1, 5)]


def test_renamed_columns_are_named_with_what_the_file_has(case, write):
    header = ["Reg. No." if name == "REGNO" else "Call sign" if name == "IRCS" else name for name in IOTC]
    header = ["IMO No" if name == "IMO" else name for name in header]
    with pytest.raises(InputError) as error:
        load(case, [write("iotc.csv", csv_text(header, []))])
    assert error.value.message == (
        "iotc.csv, line 1: no layout has this header; the nearest, iotc-register, also needs "
        "'REGNO' (the file has 'Reg. No.'), 'IMO' (the file has 'IMO No'), 'IRCS'"
    )
    assert "catchgraph layout iotc.csv -o my.toml" in error.value.hint


@pytest.mark.parametrize(("length", "tonnage"), [("32,6", "1.234,5"), ("32,60", "1234,50"), ("32,6 m", "1 234,5")])
def test_semicolons_and_decimal_commas_are_read(case, write, rows, length, tonnage):
    row = {**ROW, "LOA (m)": length, "GT": tonnage}
    load(case, [write("a.csv", csv_text(IOTC, [row], ";"))])
    assert rows("SELECT length_m, tonnage FROM read.registration") == [(32.6, 1234.5)]


def test_a_comma_before_three_digits_is_what_the_other_numbers_prove(case, write, rows):
    proof = {**ROW, "LOA (m)": "32,6", "GT": "12,345"}
    load(case, [write("comma.csv", csv_text(IOTC, [proof], ";"))])
    assert rows("SELECT tonnage FROM read.registration") == [(12.345,)]
    load(case, [write("comma.csv", csv_text(IOTC, [{**proof, "LOA (m)": "32.6"}], ";"))])
    assert rows("SELECT tonnage FROM read.registration") == [(12345.0,)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_read_with_and_without_its_mark(case, write, rows, encoding):
    row = {**ROW, "Name": "BONDAÑA"}
    [report] = load(case, [write("a.csv", csv_text(IOTC, [row], "\t").encode(encoding))])
    assert rows("SELECT name FROM read.registration") == [("BONDAÑA",)]
    assert any("no byte-order mark" in note for note in report.notes) == (encoding != "utf-16")


def test_dates_in_another_order_are_an_error_with_row_and_value(case, write):
    row = {**ROW, "From": "22/8/25", "To": "8/9/26"}
    with pytest.raises(InputError) as error:
        load(case, [write("a.csv", csv_text(IOTC, [ROW | {"From": "1/2/25", "To": "3/4/26"}, row]))])
    assert error.value.message == (
        "a.csv: dates stand in the order dmy; the layout says mdy. Proof: 22/8/25 (From, line 3)"
    )
    assert '[format] says dates = "dmy"' in error.value.hint


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused(case, write, content):
    with pytest.raises(InputError, match=r"a\.csv is empty; expected a header and rows"):
        load(case, [write("a.csv", content)])


@pytest.mark.parametrize("content", ["\n\n\n", " \n", ",,,\n"])
def test_a_file_without_words_has_no_header(case, write, content):
    with pytest.raises(InputError, match=r"a\.csv, line 1: no header; expected the names of columns"):
        load(case, [write("a.csv", content)])


def test_only_a_header_is_said(case, write):
    [report] = load(case, [write("a.csv", csv_text(IOTC, []))])
    assert (report.rows, report.loaded, report.rejected) == (0, 0, 0)
    assert "no rows after the header" in report.notes


def test_a_register_of_another_kind_is_not_compared_with_one_that_shares_a_column(case, write):
    with pytest.raises(InputError, match="line 2: no layout has more than a few of its columns") as error:
        load(case, [write("a.csv", "Registro de buques\nNombre;Bandera;MMSI\nSABLE;Palaos;511100001\n")])
    assert "catchgraph layout a.csv -o my.toml" in error.value.hint
    assert "Its header has: Nombre, Bandera, MMSI" in error.value.hint


def test_a_layout_may_say_where_its_header_stands(case, write, rows):
    text = LAYOUT.replace("header_lines = 2, header_line = 3", "header_line = 2").replace("Vessel Name", "Name")
    text = text.replace('"Owner Name"', '"Owner"')
    # The first line would fit as well.
    [report] = load(case, [write("a.csv", "Name;Owner\nName;Owner\nSABLE;Blue Co\n")], layout=write("l.toml", text))
    assert (report.rows, report.loaded) == (1, 1)
    assert not any("stands on line" in note for note in report.notes)
    assert rows("SELECT line FROM read.registration") == [(3,)]

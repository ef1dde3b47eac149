"""What is screened: names and numbers as typed, rows of files, and files that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.analyse.subject_files import read_subjects
from catchgraph.analyse.subjects import subject_of
from catchgraph.errors import InputError, LayoutError


def write(tmp_path, text, name="fleet.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def test_what_is_typed_is_an_imo_number_an_mmsi_or_a_name():
    assert subject_of("IMO 9074729").imos == {"9074729"}
    assert subject_of("352999101").mmsis == {"352999101"}
    named = subject_of("IMULA0892KLT")
    assert (named.imos, named.registrations) == (frozenset(), {"IMULA0892KLT"})
    assert not subject_of("9074728").imos, "a wrong check digit is no IMO number"
    assert subject_of("4SZQ1").call_signs == {"4SZQ1"}


@pytest.mark.parametrize(
    "typed",
    [
        "'9074729",
        '="9074729"',
        "9,074,729",
        "LR9074729",
        "IMO No.: 9074729",
        "９０７４７２９",
        "09074729",
        "9.074729E+06",
        "9074729*",
    ],
)
def test_numbers_are_read_as_they_are_typed_and_as_cells_hold_them(tmp_path, typed):
    assert subject_of(typed).imos == {"9074729"}
    quoted = typed.replace('"', '""')
    [subject] = read_subjects(write(tmp_path, f'name,imo\nRED HERON,"{quoted}"\n')).subjects
    assert (subject.imos, subject.remarks) == ({"9074729"}, ())


def test_two_numbers_of_one_cell_are_both_screened(tmp_path):
    row = 'RED HERON,IMO No. 9074729 (ex 8571043),352999101/352999102,"HQ5014, HQ5015"'
    [subject] = read_subjects(write(tmp_path, f"name,imo,mmsi,call sign\n{row}\n")).subjects
    assert subject.imos == {"9074729", "8571043"}
    assert subject.mmsis == {"352999101", "352999102"}
    assert subject.call_signs == {"HQ5014", "HQ5015"}
    assert subject_of("9074729 / 8571043").imos == {"9074729", "8571043"}


def test_what_a_cell_holds_instead_of_a_number_is_said(tmp_path):
    [eight, rounded] = read_subjects(write(tmp_path, "name,imo\nA STAR,99999999\nB STAR,9.07E+06\n")).subjects
    assert eight.remarks == ("IMO number 99999999 is not valid: an IMO number has seven digits",)
    assert "rounded by a spreadsheet" in rounded.remarks[0]


def test_na_in_a_column_of_two_letters_is_namibia(tmp_path):
    subjects = read_subjects(write(tmp_path, "name,flag\nA STAR,NA\nB STAR,NE\nC STAR,PA\n")).subjects
    assert [subject.flag for subject in subjects] == ["NAM", "NER", "PAN"]


def test_the_apostrophe_of_our_own_csv_goes(tmp_path):
    [subject] = read_subjects(write(tmp_path, "name,imo\n'=AURORA,\n")).subjects
    assert list(subject.names.values()) == ["=AURORA"]


def test_columns_are_found_by_any_usual_header(tmp_path):
    header = "Vessel Name;IMO number;IRCS;REGNO;Flag State;MMSI;Remark"
    row = "Red Heron, Heron II;9176187;HOZQ6;99-1;Panama;352999101;x"
    found = read_subjects(write(tmp_path, f"{header}\n{row}\n"))
    [subject] = found.subjects
    assert found.unread == ("Remark",)
    assert list(subject.names.values()) == ["Red Heron", "Heron II"]
    assert (subject.imos, subject.flag) == ({"9176187"}, "PAN")
    assert (subject.call_signs, subject.mmsis) == ({"HOZQ6"}, {"352999101"})
    assert (subject.line, subject.given) == (2, "Red Heron, Heron II")


def test_lines_are_those_of_the_file_and_blank_rows_are_passed_over(tmp_path):
    text = 'name,imo\n"TWO\nLINES",\n,\nTHIRD,9074728\n'
    subjects = read_subjects(write(tmp_path, text)).subjects
    assert [(subject.line, subject.given) for subject in subjects] == [(2, "TWO\nLINES"), (5, "THIRD")]
    assert subjects[1].remarks == ("IMO number 9074728 is not valid: its check digit is wrong",)


def test_a_text_file_has_a_name_a_line(tmp_path):
    subjects = read_subjects(write(tmp_path, "\ufeffRED HERON\n\n9074729\n", "names.txt")).subjects
    assert [(subject.line, subject.given) for subject in subjects] == [(1, "RED HERON"), (3, "9074729")]
    assert subjects[1].imos == {"9074729"}


def test_windows_text_is_read(tmp_path):
    [subject] = read_subjects(write(tmp_path, "name\nSEÑORA\n", encoding="cp1252")).subjects
    assert subject.given == "SEÑORA"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"   \n", "no header"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04....", "a zip archive or a workbook"),
        (b"name\nA\x00B\n", "line 2: NUL bytes"),
        (b'[{"name": "A"}]', "is JSON"),
        (b"a,b\n1,2\n", "line 1: no column of name"),
        (b"flag\nPAN\n", "line 1: no column of name"),
        (b'name\n"unclosed\nrow\n', "line 2: a quote is not closed"),
    ],
)
def test_what_is_no_list_of_vessels_is_one_clear_error(tmp_path, content, message):
    with pytest.raises(InputError, match=message) as caught:
        read_subjects(write(tmp_path, content))
    assert "CSV with a header" in caught.value.hint
    with pytest.raises(InputError, match="there is no file"):
        read_subjects(tmp_path / "missing.csv")


@pytest.mark.parametrize(
    ("header", "row", "found"),
    [
        ("Vessel Name,Vessel Registration Number,IRCS", "FOO BAR,IMUL-A-2159-CHW,", ("registrations", "IMULA2159CHW")),
        ("Name,International Radio Call Sign (IRCS)", "FOO BAR,HOZQ6", ("call_signs", "HOZQ6")),
        ("Name,Last Radio Call Sign (IRCS)", "FOO BAR,HOZQ6", ("call_signs", "HOZQ6")),
        ("Nombre del buque,Matrícula,Señal distintiva", "FOO BAR,BA-31-82,HOZQ6", ("call_signs", "HOZQ6")),
        ("Nombre del buque,Matrícula", "FOO BAR,BA-31-82", ("registrations", "BA3182")),
        ("Vessel Name,Call Sign,Former call sign", "FOO BAR,HOZQ7,HOZQ6", ("call_signs", "HOZQ6")),
        ("Vessel Name,Name in register", "FOO BAR,RED HERON", ("names", "REDHERON")),
        ("Vessel Name,Previous Names", "FOO BAR,RED HERON; BLUE", ("names", "REDHERON")),
    ],
)
def test_every_name_and_number_of_a_vessel_is_read_by_the_words_of_the_header(tmp_path, header, row, found):
    [subject] = read_subjects(write(tmp_path, f"{header}\n{row}\n")).subjects
    assert subject.given == "FOO BAR"
    assert found[1] in getattr(subject, found[0])


def test_numbers_that_are_in_every_row_another_are_read_as_well(tmp_path):
    text = "Vessel Name,Vessel Registration Number\nFOO,IMULA2159CHW\nBAR,IMULA0892KLT\n"
    assert [subject.registrations for subject in read_subjects(write(tmp_path, text)).subjects] == [
        {"IMULA2159CHW"},
        {"IMULA0892KLT"},
    ]


def test_names_and_numbers_of_others_and_of_other_things_are_none_of_the_vessel(tmp_path):
    header = "Vessel Name,Owner Name,Master Name,Gear Name,Port Name,Owner Registration Number,Registration Date"
    header += ",Vessel Kind Name"
    found = read_subjects(write(tmp_path, f"{header}\nFOO BAR,RED,GREEN,NETS,BLUE,BA31824,2024-01-01,Fishing Vessel\n"))
    [subject] = found.subjects
    assert (list(subject.names.values()), subject.registrations) == (["FOO BAR"], set())
    assert found.read == "read by the words of its header: Vessel Name as name"
    assert found.unread == tuple(header.split(",")[1:])


FFA = (
    "FFA ID,WCPFC ID,Name,IMO Number,International Radio Call Sign (IRCS),MMSI,Registration Number,Registration Number,"
    "Previous Names,Last Radio Call Sign (IRCS)"
)


def test_a_header_that_a_layout_knows_is_read_by_it_and_what_it_leaves_by_its_words(tmp_path):
    found = read_subjects(write(tmp_path, f"{FFA}\n1,2,FOO BAR,,HOZQ6,,BA31824,BA31825,RED HERON,HOZQ7\n"))
    [subject] = found.subjects
    assert list(subject.names.values()) == ["FOO BAR", "RED HERON"]
    assert subject.call_signs == {"HOZQ6", "HOZQ7"}
    assert subject.registrations == {"BA31824", "BA31825"}
    assert found.read.startswith("read by the layout ffa-register: ")
    assert found.unread == ("FFA ID", "WCPFC ID")


def test_words_that_return_in_every_row_are_no_names(tmp_path):
    rows = "".join(f"FOO {n},Fishing vessel\n" for n in range(6))
    found = read_subjects(write(tmp_path, f"Vessel Name,Vessel service name\n{rows}"))
    assert found.unread == ("Vessel service name",)


def test_a_stated_layout_decides(tmp_path):
    layout = write(
        tmp_path,
        """
id = "mine"
kind = "register"
publisher = "M"
organisation = "M"
title = "M"
says = ""
[recognise]
columns = ["A"]
[columns]
name = "A"
call_sign = "B"
[constants]
flag = "PAN"
[blanks]
call_sign = ["SAME"]
""",
        "mine.toml",
    )
    found = read_subjects(write(tmp_path, "A,B\nFOO BAR,HOZQ6\nRED HERON,SAME\n"), layout)
    assert [(one.given, one.call_signs, one.flag) for one in found.subjects] == [
        ("FOO BAR", {"HOZQ6"}, "PAN"),
        ("RED HERON", set(), "PAN"),
    ]
    with pytest.raises(InputError, match="it lacks 'A'"):
        read_subjects(write(tmp_path, "X,B\nFOO BAR,HOZQ6\n", "other.csv"), layout)
    with pytest.raises(LayoutError, match="cannot read the layout"):
        read_subjects(write(tmp_path, "A,B\nFOO BAR,HOZQ6\n"), tmp_path / "none.toml")


def test_a_row_that_cannot_be_read_is_not_passed_over(tmp_path):
    found = read_subjects(write(tmp_path, "name,imo\nFOO,9176187,extra\nBAR,9074729\n")).subjects
    assert (found[0].line, found[0].given, found[0].facts()) == (2, "", set())
    assert found[0].remarks == ("3 cells in the row; the header has 2",)
    assert found[1].imos == {"9074729"}


def test_numbers_that_cannot_be_used_are_remarked(tmp_path):
    [subject] = read_subjects(write(tmp_path, "name,mmsi,ircs\nFOO,123,X\n")).subjects
    assert subject.remarks == ("MMSI 123 identifies nothing", "call sign X identifies nothing")


def test_two_vessels_in_a_row_are_not_mixed(tmp_path):
    with pytest.raises(InputError, match="every row holds two vessels"):
        read_subjects(write(tmp_path, "v1_name,v1_mmsi,v2_name,v2_mmsi\nFOO,352999101,BAR,352999102\n"))


@given(st.text(max_size=60))
def test_any_text_is_a_subject(text):
    assert subject_of(text).given == text


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    try:
        subjects = read_subjects(path).subjects
    except InputError:
        return
    assert all(subject.line and subject.line > 1 for subject in subjects)

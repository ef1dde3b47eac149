"""What is screened: names and numbers as typed, rows of files, and files that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.analyse.subjects import read_subjects, subject_of
from catchgraph.errors import InputError


def write(tmp_path, text, name="fleet.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def test_what_is_typed_is_an_imo_number_an_mmsi_or_a_name():
    assert subject_of("IMO 9074729").imo == "9074729"
    assert subject_of("352999101").mmsi == "352999101"
    named = subject_of("IMULA0892KLT")
    assert (named.imo, named.registration) == (None, "IMULA0892KLT")
    assert subject_of("9074728").imo is None, "a wrong check digit is no IMO number"
    assert subject_of("4SZQ1").call_sign == "4SZQ1"


def test_columns_are_found_by_any_usual_header(tmp_path):
    header = "Vessel Name;IMO number;IRCS;REGNO;Flag State;MMSI;Remark"
    row = "Red Heron, Heron II;9176187;HOZQ6;99-1;Panama;352999101;x"
    [subject], unread = read_subjects(write(tmp_path, f"{header}\n{row}\n"))
    assert unread == ["Remark"]
    assert list(subject.names.values()) == ["Red Heron", "Heron II"]
    assert (subject.imo, subject.call_sign, subject.flag, subject.mmsi) == ("9176187", "HOZQ6", "PAN", "352999101")
    assert (subject.line, subject.given) == (2, "Red Heron, Heron II")


def test_lines_are_those_of_the_file_and_blank_rows_are_passed_over(tmp_path):
    text = 'name,imo\n"TWO\nLINES",\n,\nTHIRD,9074728\n'
    subjects, _ = read_subjects(write(tmp_path, text))
    assert [(subject.line, subject.given) for subject in subjects] == [(2, "TWO\nLINES"), (5, "THIRD")]
    assert subjects[1].remarks == ("IMO number 9074728 is not valid",)


def test_a_text_file_has_a_name_a_line(tmp_path):
    subjects, unread = read_subjects(write(tmp_path, "\ufeffRED HERON\n\n9074729\n", "names.txt"))
    assert [(subject.line, subject.given) for subject in subjects] == [(1, "RED HERON"), (3, "9074729")]
    assert subjects[1].imo == "9074729"
    assert unread == []


def test_windows_text_is_read(tmp_path):
    [subject], _ = read_subjects(write(tmp_path, "name\nSEÑORA\n", encoding="cp1252"))
    assert subject.given == "SEÑORA"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty or no text"),
        (b"   \n", "empty or no text"),
        (b"%PDF-1.7 ...", "empty or no text"),
        (b"PK\x03\x04....", "empty or no text"),
        (b"name\nA\x00B\n", "empty or no text"),
        (b"a,b\n1,2\n", "line 1: no column of name"),
        (b"flag\nPAN\n", "line 1: no column of name"),
        (b'name\n"unclosed\nrow\n', "line 3"),
        (b"name\n" + b"x" * 200_000 + b"\n", "line 2: field larger"),
    ],
)
def test_what_is_no_list_of_vessels_is_one_clear_error(tmp_path, content, message):
    with pytest.raises(InputError, match=message) as caught:
        read_subjects(write(tmp_path, content))
    assert "CSV with a header" in caught.value.hint
    with pytest.raises(InputError, match="cannot read"):
        read_subjects(tmp_path / "missing.csv")


@given(st.text(max_size=60))
def test_any_text_is_a_subject(text):
    assert subject_of(text).given == text


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    try:
        subjects, _ = read_subjects(path)
    except InputError:
        return
    assert all(subject.line and subject.line > 1 for subject in subjects)

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.read.document.orders import MOST_FILES, order_of, order_of_folder, proof


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8/24/16", "mdy"),
        ("24/08/2016", "dmy"),
        ("04/02/2025", "open"),
        ("04-02-2025 10:30", "open"),
        ("5/5/2025", ""),
        ("2025-02-04", ""),
        ("13/13/2025", ""),
        ("0/4/2025", ""),
        ("4/2/20255", ""),
        ("", ""),
    ],
)
def test_what_a_date_proves(text, expected):
    assert proof(text) == expected


def test_dates_prove_an_order_together_unless_they_contradict():
    assert order_of(["04/02/2025", "24/08/2016"]) == "dmy"
    assert order_of(["04/02/2025", "8/24/16"]) == "mdy"
    assert order_of(["24/08/2016", "8/24/16"]) == order_of(["04/02/2025"]) == order_of([]) == ""


@given(st.text(max_size=40))
def test_any_text_is_one_of_four(text):
    assert proof(text) in ("", "dmy", "mdy", "open")


def declaration(date):
    return f"<ASYCUDA>\n<Date_of_exit>\n {date}\n</Date_of_exit></ASYCUDA>"


def test_a_folder_says_what_its_declarations_prove(tmp_path):
    (tmp_path / "a.xml").write_text(declaration("04/02/2025"))
    (tmp_path / "b.xml").write_text("<Other><Date>8/24/16</Date></Other>")
    assert order_of_folder(tmp_path) == ""
    (tmp_path / "c.xml.gz").write_bytes(gzip.compress(declaration("24/08/2016").encode()))
    assert order_of_folder(tmp_path) == "dmy"
    (tmp_path / "d.xml").write_text(declaration("8/24/16"))
    assert order_of_folder(tmp_path) == ""


def test_what_cannot_be_read_proves_nothing(tmp_path):
    (tmp_path / "a.gz").write_bytes(b"\x1f\x8bno archive")
    (tmp_path / "b.gz").write_bytes(gzip.compress(declaration("24/08/2016").encode())[:-12][:30])
    (tmp_path / "folder").mkdir()
    assert order_of_folder(tmp_path) == order_of_folder(tmp_path / "nowhere") == ""


def test_of_a_large_folder_the_first_files_are_looked_at(tmp_path):
    for number in range(MOST_FILES):
        (tmp_path / f"{number:04}.xml").write_text(declaration("04/02/2025"))
    (tmp_path / "9999.xml").write_text(declaration("24/08/2016"))
    assert order_of_folder(tmp_path) == ""

import codecs
import gzip
import hashlib
import os

import pytest

from catchgraph.errors import InputError
from catchgraph.read.source import LONGEST_LINE, encoding_of, inspect, lines


def text_of(path, encodings=("utf-8", "cp1252")):
    source = inspect(path)
    return list(lines(source, encoding_of(source, encodings)[0]))


def test_a_file_is_known_by_its_bytes(write):
    path = write("a.csv", "a,b\n1,2\n")
    source = inspect(path)
    assert (source.name, source.size, source.utf8, source.bom) == ("a.csv", 8, True, None)
    assert source.sha256 == hashlib.sha256(b"a,b\n1,2\n").hexdigest()


@pytest.mark.parametrize(
    ("content", "encoding", "note"),
    [
        ("Bondaña\n".encode(), "utf-8", ""),
        (codecs.BOM_UTF8 + "Bondaña\n".encode(), "utf-8-sig", ""),
        ("Bondaña\n".encode("utf-16"), "utf-16", ""),
        ("Bondaña\n".encode("cp1252"), "cp1252", "not UTF-8: read as cp1252"),
    ],
)
def test_the_encoding_is_decided_first_and_an_assumption_told(write, content, encoding, note):
    path = write("a.csv", content)
    assert encoding_of(inspect(path), ("utf-8", "cp1252")) == (encoding, note)
    assert text_of(path) == ["Bondaña\n"]


@pytest.mark.parametrize("packed", [False, True])
def test_lines_of_two_encodings_are_read_each_in_its_own(write, packed):
    content = codecs.BOM_UTF8 + "PUÍ,ñ\r\n".encode() + b"a\rb\xed,c\n" + "Ñ,".encode() + b"\xd1\n"
    source = inspect(write("a.csv", gzip.compress(content) if packed else content))
    encoding, note = encoding_of(source, ("utf-8", "cp1252"))
    assert note.startswith("2 of 3 lines that are not ASCII are not UTF-8 (the first: line 2)")
    assert list(lines(source, encoding)) == ["PUÍ,ñ\r\n", "a\r", "bí,c\n", "Ñ,Ñ\n"]
    assert encoding_of(source, ("utf-8", "latin-1"))[0] == "utf-8-sig"


def test_a_line_that_is_neither_of_two_encodings_is_said(write):
    # 0x81 is no character in Windows-1252, and ends none of UTF-8 behind a letter.
    with pytest.raises(InputError, match=r"a\.csv, line 2: bytes that are none of utf-8, cp1252"):
        text_of(write("a.csv", "ñ\n".encode() + b"x\x81\n"))


def test_a_sequence_cut_between_two_blocks_is_still_utf8(write):
    path = write("a.csv", b"x" * ((1 << 20) - 1) + "ñ\n".encode())
    assert inspect(path).utf8


def test_a_layout_may_name_other_encodings(write):
    path = write("a.csv", "舟漁 808\n".encode("gb18030"))
    assert text_of(path, ("utf-8", "gb18030")) == ["舟漁 808\n"]


def test_bytes_of_no_known_encoding_name_their_line(write):
    # 0x81 is no character in Windows-1252.
    path = write("a.csv", b"a,b\n1,2\n3,\x81\n")
    with pytest.raises(InputError, match=r"a\.csv, line 3: bytes that are none of utf-8, cp1252") as error:
        encoding_of(inspect(path), ("utf-8", "cp1252"))
    assert "encodings" in error.value.hint


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04....", "a zip archive or a workbook"),
        (b"\xd0\xcf\x11\xe0....", "an old Excel workbook"),
        (b"<!doctype html><html>", "a web page"),
        (codecs.BOM_UTF8 + b"<?xml version='1.0'?>", "an XML file"),
    ],
)
def test_another_format_named_csv_is_refused_with_what_to_do(write, content, what):
    with pytest.raises(InputError, match=f"vessels.csv, line 1: is {what}") as error:
        inspect(write("vessels.csv", content))
    assert error.value.hint


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (gzip.compress(b'{"id": 1}', mtime=0)[:11], "that is cut or damaged: nothing in it can be read"),
        (b"\x1f\x8b\x08....", "that is cut or damaged"),
    ],
)
def test_a_gzip_archive_of_which_nothing_can_be_unpacked_is_refused(write, content, what):
    with pytest.raises(InputError, match=rf"^a\.json\.gz is a gzip archive,? {what}"):
        inspect(write("a.json.gz", content))


@pytest.mark.parametrize("content", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_an_empty_file_is_refused(write, content):
    with pytest.raises(InputError, match=r"vessels\.csv is empty; expected a header and rows"):
        inspect(write("vessels.csv", content))


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(InputError, match="there is no file"):
        inspect(tmp_path / "nowhere.csv")
    with pytest.raises(InputError, match="is a folder; expected a file"):
        inspect(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_one_may_not_read_is_refused(write):
    path = write("a.csv", "a\n")
    path.chmod(0)
    with pytest.raises(InputError, match=r"cannot read .*Permission denied"):
        inspect(path)


def test_what_the_system_refuses_to_read_is_refused(monkeypatch, write):
    path = write("a.csv", "a\n")

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(InputError, match=r"cannot read .*Permission denied"):
        inspect(path)


def test_nul_bytes_name_their_line(write):
    with pytest.raises(InputError, match=r"a\.csv, line 2: NUL bytes; expected text"):
        text_of(write("a.csv", b"a,b\n1,\x00\n"))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read_and_said(write, encoding):
    source = inspect(write("a.csv", "Name,Flag\nMARÍA 海,ESP\n".encode(encoding)))
    found, note = encoding_of(source, ("utf-8", "cp1252"))
    assert (found, note) == (encoding, "UTF-16, by its first bytes: it has no byte-order mark")
    assert list(lines(source, found)) == ["Name,Flag\n", "MARÍA 海,ESP\n"]


def test_ten_megabytes_in_one_line_are_refused(write):
    with pytest.raises(InputError, match=f"a.csv, line 2: more than {LONGEST_LINE:,} characters in one line"):
        text_of(write("a.csv", b"a,b\n" + b"x" * 10_000_000))


def test_a_file_that_grows_while_it_is_read_is_refused(write):
    path = write("a.csv", "a\n1\n")
    reading = lines(inspect(path), "utf-8")
    next(reading)
    with path.open("a") as file:
        file.write("2\n")
    with pytest.raises(InputError, match=r"a\.csv changed while it was read"):
        list(reading)

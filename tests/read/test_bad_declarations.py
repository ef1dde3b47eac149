"""Declarations of partners that are damaged, hostile or of another shape: said, never a crash, and all are counted."""

import random
import shutil
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load

PARTNER = Path(__file__).parents[2] / "fixtures" / "partner"
ASYCUDA, WCO = PARTNER / "asycuda" / "export-two-items.xml", PARTNER / "wco" / "export-two-items.xml"
BOMB = '<!DOCTYPE a [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
FETCH = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
#: Files of each reader that are changed at random.
MUTANTS = 60


def loaded(folder, files, terms=PARTNER):
    """The case, reports and errors of files that are written into a folder; `files`: name → content; `terms`: whose
    handling.toml lies beside them.
    """
    shutil.copy(terms / "handling.toml", folder)
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    case, refused = open_case(folder / "case", create=True), {}
    reports = load(case, [folder / name for name in files], refused=refused)
    assert len(reports) + len(refused) >= len(files)
    for report in reports:
        assert report.loaded + report.rejected == report.rows
    return case, reports, {path.name: str(error) for path, error in refused.items()}


def body(path):
    """A declaration without the line that says what XML it is."""
    return path.read_text().partition("\n")[2]


@pytest.mark.parametrize("path", [ASYCUDA, WCO], ids=["asycuda", "wco"])
@pytest.mark.parametrize("declared", [BOMB, FETCH], ids=["bomb", "external"])
def test_entities_are_neither_expanded_nor_fetched(tmp_path, path, declared):
    text = body(path).replace("TIDEWRACK", "&c;" if declared == BOMB else "&a;")
    _, reports, refused = loaded(tmp_path, {"a.xml": declared + text})
    assert not reports or not any(each.loaded for each in reports)
    assert "declares entities of its own" in refused["a.xml"]


@pytest.mark.parametrize(("path", "inside"), [(ASYCUDA, "<Item>"), (WCO, "<Commodity>")], ids=["asycuda", "wco"])
def test_elements_nested_without_end_are_one_reject(tmp_path, path, inside):
    text = body(path).replace(inside, inside + "<x>" * 200_000, 1)
    _, reports, refused = loaded(tmp_path, {"a.xml": text})
    reasons = [each.reason for report in reports for each in report.rejects] + list(refused.values())
    assert len(reasons) == 1
    assert "nested more than 256 deep" in reasons[0]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (ASYCUDA, "<ASYCUDA/>"),
        (ASYCUDA, "<ASYCUDA><ASYCUDA/></ASYCUDA>"),
        (ASYCUDA, "<ASYCUDA><Item><Item><Item/></Item></Item><Traders/></ASYCUDA>"),
        (ASYCUDA, "<ASYCUDA>text<Item>text</Item></ASYCUDA>"),
        (WCO, '<Declaration xmlns="urn:wco:datamodel:WCO:DEC:2"/>'),
        (WCO, '<MetaData xmlns="urn:wco:datamodel:WCO:DEC:2"><Declaration/><Declaration/></MetaData>'),
        (WCO, '<MetaData xmlns="urn:wco:datamodel:WCO:DEC:2"><Declaration><Declaration/></Declaration></MetaData>'),
    ],
)
def test_what_has_the_root_and_nothing_else_is_one_reject(tmp_path, path, text):
    _, [report], refused = loaded(tmp_path, {"a.xml": text})
    assert (report.rows, report.loaded, report.rejected, refused) == (1, 0, 1, {})


@pytest.mark.parametrize("path", [ASYCUDA, WCO], ids=["asycuda", "wco"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_say_the_same(tmp_path, path, encoding):
    case, [report], _ = loaded(tmp_path, {"a.xml": body(path).encode(encoding)})
    assert (report.rows, report.loaded) == (1, 1)
    with case.read() as connection:
        assert connection.execute("SELECT count(*) FROM read.goods").fetchall() == [(2,)]


@pytest.mark.parametrize("path", [ASYCUDA, WCO], ids=["asycuda", "wco"])
def test_bytes_of_another_encoding_within_are_one_reject_that_names_the_line(tmp_path, path):
    whole = body(path).encode()
    other = whole.replace(b"TIDEWRACK", b"TIDEWR\xe9CK")
    files = {"a.xml": b"<?xml version='1.0' encoding='UTF-8'?>" + other}
    _, reports, refused = loaded(tmp_path, files)
    reasons = [each.reason for report in reports for each in report.rejects] + list(refused.values())
    assert len(reasons) == 1
    assert "bytes that are not of the encoding" in reasons[0]


def changed(text, dice):
    """A text with one to four changes: characters, pieces left out, doubled or put elsewhere, odd values."""
    for _ in range(dice.randint(1, 4)):
        start = dice.randrange(len(text))
        end = min(len(text), start + dice.randint(1, 200))
        piece, kind = text[start:end], dice.randrange(6)
        if kind == 0:
            text = text[:start] + text[end:]
        elif kind == 1:
            text = text[:end] + piece + text[end:]
        elif kind == 2:
            other = dice.randrange(len(text))
            text = text[:other] + piece + text[other:]
        elif kind == 3:
            text = text[:start] + dice.choice("<>&\"'/= \n\x01é\u202e0") + text[start + 1 :]
        elif kind == 4:
            before, mark, rest = text[start:].partition(">")
            odd = dice.choice(
                ["-1", "1e400", "NaN", "٣", "9" * 400, "0/0/0", "31/31/9999", "\u200b", "; ; ;", "x" * 5000]
            )
            text = (
                text[:start] + before + mark + (odd if mark else "") + rest.partition("<")[1] + rest.partition("<")[2]
            )
        else:
            text = text[:start]
        text = text or "<"
    return text


@pytest.mark.parametrize("path", [ASYCUDA, WCO], ids=["asycuda", "wco"])
def test_files_changed_at_random_are_read_or_said(tmp_path, path):
    dice, text = random.Random(path.parent.name), body(path)
    files = {f"{number:05}.xml": changed(text, dice) for number in range(MUTANTS)}
    _, reports, refused = loaded(tmp_path, files)
    assert sum(report.loaded for report in reports) > 0
    assert sum(report.rejected for report in reports) + len(refused) > 0

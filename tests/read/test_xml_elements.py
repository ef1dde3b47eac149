import gzip
from pathlib import Path

import pytest

from catchgraph.errors import InputError
from catchgraph.read import formats, xml_elements
from catchgraph.read.load import load
from catchgraph.read.xml_elements import Elements, begins, root_of, sample_of

from .conftest import source_of
from .made_up_xml import BOATS

PARTNER = Path(__file__).parents[2] / "fixtures" / "partner"
HEAD = '<?xml version="1.0"?>\n<boats xmlns="urn:made-up">\n'


def boats(*names, end="</boats>"):
    return HEAD + "".join(f'<boat flag="PAN">\n<name>{name}</name><age>3</age></boat>\n' for name in names) + end


@pytest.fixture(autouse=True)
def made_up(monkeypatch):
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, BOATS))


def elements(path):
    return Elements(source_of(path), b"", ("boat",))


@pytest.mark.parametrize("text", ["<?xml version='1.0'?>", "<a>", "\ufeff <a/>", "<!-- x --><a/>", "<!DOCTYPE a>"])
def test_xml_is_told_by_its_beginning(text):
    assert begins(text)


@pytest.mark.parametrize("text", ["", "a<b>", "<html>", "<HTML lang='en'>", "<!DOCTYPE html>", "< a>", "<5>", "{}"])
def test_pages_and_other_texts_are_none(text):
    assert not begins(text)


@pytest.mark.parametrize("packed", [False, True])
def test_a_format_of_xml_is_a_card_and_a_reader(case, write, rows, packed):
    text = boats("SABLE", "", "HERON").encode()
    [report] = load(case, [write("boats.txt", gzip.compress(text) if packed else text)])
    assert (report.layout, report.rows, report.loaded, report.rejected) == ("boats", 3, 2, 1)
    assert report.unread == ("boats/boat/age",)
    assert rows("SELECT name, record_no, line, part FROM read.identity ORDER BY 2") == [
        ("SABLE", 1, 3, "name[1]"),
        ("HERON", 3, 7, "name[1]"),
    ]
    assert rows("SELECT record_no, line, reason FROM read.reject") == [(2, 5, "a boat without a name")]


def test_what_is_in_no_known_format_names_its_root(case, write):
    with pytest.raises(InputError, match=r"^a\.xml, line 1: XML of no known format; expected one of .*boats") as error:
        load(case, [write("a.xml", "<ships><ship/></ships>")])
    assert error.value.hint == "Its root is ships."


def test_a_layout_does_not_apply(case, write):
    [report] = load(case, [write("a.xml", boats("SABLE"))], layout="wcpfc-register")
    assert report.notes == ("a layout describes a table: --layout does not apply to XML",)


def test_bytes_of_another_encoding_than_the_file_says_are_told(case, write):
    [report] = load(case, [write("a.xml", boats("A", "BONDAÑA").encode("latin-1"))])
    [reject] = report.rejects
    assert reject.reason.startswith("bytes that are not of the encoding that its first line says")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (boats("A", "B", end="<boat><name>C"), "the XML is damaged here (Premature end of data in tag name"),
        (boats("A", "B", end="<boat><name>C</nam></boat></boats>"), "the XML is damaged here (Opening and ending tag"),
        (boats("A", "B", end="<boat>&gone;</boat></boats>"), "the XML is damaged here ("),
        (boats("A", "B", end="<boat>" + "<a>" * 200_000), "elements nested more than 256 deep"),
    ],
)
def test_what_follows_a_damaged_place_is_one_reject_with_its_line(case, write, text, reason):
    [report] = load(case, [write("a.xml", text)])
    assert (report.rows, report.loaded) == (3, 2)
    [reject] = report.rejects
    assert reject.reason.startswith(reason)
    assert reject.reason.endswith("2 whole elements were read before it")
    assert reject.line == 7


def test_an_archive_that_is_cut_is_said(case, write):
    packed = gzip.compress(boats(*(f"BOAT {n * 7919 % 10007}" for n in range(9_000))).encode())
    [report] = load(case, [write("a.xml.gz", packed[: len(packed) * 2 // 3])])
    assert report.loaded > 3_000
    assert report.loaded + report.rejected == report.rows
    assert report.rejects[0].reason.startswith("the gzip archive is cut here")


BOMB = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "dtd",
    ['<!ENTITY b0 "x">' + BOMB, '<!ENTITY b11 SYSTEM "file:///etc/passwd">', '<!ENTITY b11 SYSTEM "http://a/b">'],
)
def test_entities_are_neither_expanded_nor_followed(case, write, dtd):
    boat = '<boats xmlns="urn:made-up"><boat><name>&b11;</name></boat></boats>'
    text = f'<?xml version="1.0"?><!DOCTYPE boats [{dtd}]>{boat}'
    with pytest.raises(InputError, match="line 1: declares entities of its own") as error:
        load(case, [write("a.xml", text)])
    assert error.value.hint
    with pytest.raises(InputError, match="declares entities"):
        list(elements(write("b.xml", text)))


def test_an_entity_of_a_dtd_elsewhere_makes_its_element_a_reject(case, write):
    text = '<!DOCTYPE boats SYSTEM "http://127.0.0.1:9/a.dtd">' + boats("A", "B &gone; C").removeprefix(HEAD[:22])
    [report] = load(case, [write("a.xml", text)])
    assert (report.loaded, report.rejected) == (1, 1)
    assert "refers to the entity" in report.rejects[0].reason


@pytest.mark.parametrize(
    "text", ["<a", "<?xml version='1.0'?>", "<!-- x", "<a b='1' b='2'/>", "<?xml version='1.0'?>\x00"]
)
def test_what_only_begins_as_xml_is_one_clear_error(case, write, text):
    with pytest.raises(InputError, match=r"^a\.xml") as error:
        load(case, [write("a.xml", text)])
    assert error.value.hint


def test_elements_are_let_go_of_one_by_one(write, monkeypatch):
    monkeypatch.setattr(xml_elements, "_STEP", 4096)
    path = write("a.xml", boats(*(f"BOAT {n}" for n in range(2_000)), end="<!-- end --></boats>"))
    found = elements(path)
    left = []
    for each in found:
        assert each.value.getparent() is None
        left.append(each.value.findtext("{*}name"))
    assert left == [f"BOAT {n}" for n in range(2_000)]
    assert found.count == 2_000


@pytest.mark.parametrize("text", [boats("A", end="<boat>" + "<x/>" * 40_000), HEAD + "<x/>" * 40_000])
def test_one_element_without_end_and_a_file_without_any_are_given_up(write, monkeypatch, text):
    monkeypatch.setattr(xml_elements, "LONGEST_ELEMENT", 50_000)
    found = elements(write("a.xml", text))
    list(found)
    [reject] = found.rejects
    assert reject.reason.startswith("more than 50,000 bytes ")
    assert reject.reason.endswith("the rest was not read")


def test_a_large_file_is_read_piece_by_piece(case, write, rows, monkeypatch):
    from catchgraph.read import documents

    monkeypatch.setattr(documents, "_TOGETHER", 7)
    names = [f"BOAT {n}" if n % 5 else "" for n in range(50)]
    [report] = load(case, [write("a.xml", boats(*names))])
    assert (report.rows, report.loaded, report.rejected) == (50, 40, 10)
    assert rows("SELECT record_no FROM read.reject ORDER BY 1") == [(n,) for n in range(1, 51, 5)]
    assert rows("SELECT record_no FROM read.identity ORDER BY 1") == [(n + 1,) for n in range(50) if n % 5]


def test_the_sample_has_texts_by_path_and_the_root(write):
    sample = sample_of(source_of(write("a.xml", boats("SABLE", "HERON"))))
    assert root_of(sample) == "{urn:made-up}boats"
    assert sample["boats/boat/name"] == "SABLE"


def test_a_small_file_that_is_whole_gives_the_sample_that_one_read_in_pieces_gives(write):
    blank = '<a xmlns="urn:x"><!-- c --><n><null/></n><m><!-- c --></m><o>1</o><o>2</o><p> x <q/> y </p><null/></a>'
    files = [write("blank.xml", blank), write("leaf.xml", "<null> x </null>"), *sorted(PARTNER.glob("*/*.xml"))]
    assert len(files) > 10
    for path in files:
        source = source_of(path)
        assert list(sample_of(source, path.read_bytes()).items()) == list(sample_of(source).items()), path

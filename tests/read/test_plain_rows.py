"""pyarrow and the reader with care give the same rows, whatever a file holds."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catchgraph.errors import InputError
from catchgraph.read import csv_table, plain_rows
from catchgraph.read.csv_table import Tables, positions
from catchgraph.read.layouts import builtin_layouts
from catchgraph.read.recognise import recognise
from catchgraph.read.source import inspect

from .conftest import CARRIERS

#: What is put into a file that was well: quotes, ends of lines, delimiters, nothing.
TROUBLE = [
    '"',
    '""',
    '",',
    ',"',
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    ",",
    ",,",
    "\0",
    " ",
    "é",
    "x" * 70,
    '"a\nb"',
    ",".join(CARRIERS),
]
CELLS = st.text(alphabet="aB1 -é海", max_size=4) | st.sampled_from(['say "so"', "a, b", "", "mmsi", "two\nlines"])
ROWS = st.lists(st.lists(CELLS, min_size=len(CARRIERS), max_size=len(CARRIERS)), max_size=12)
MUTATIONS = st.lists(st.tuples(st.integers(0, 400), st.sampled_from(TROUBLE), st.integers(0, 3)), max_size=3)


class WithCare:
    """In place of `PlainRows`: no row is plain."""

    head, rows, ended = (), 0, False

    def __iter__(self):
        return iter(())


@pytest.fixture(scope="module", autouse=True)
def _small():
    """Blocks of a few lines, tables of three rows."""
    before = plain_rows.BLOCK, csv_table.BATCH
    plain_rows.BLOCK, csv_table.BATCH = 60, 3
    yield
    plain_rows.BLOCK, csv_table.BATCH = before


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("plain") / "a.csv"


def tables_of(path, *, care=False):
    file = recognise(inspect(path), builtin_layouts())
    tables = Tables(file, positions(file))
    if care:
        tables._plain = WithCare()
    return tables


def said(path, *, care):
    """All that is read of a file: each row with its place, content and cells; rejects and counts. Or the error."""
    try:
        tables = tables_of(path, care=care)
        found = list(tables)
        rows = [
            (number, line, content, [table.texts[position][row].as_py() for position in sorted(table.texts)])
            for table in found
            for row, (number, line, content) in enumerate(
                zip(table.record_no.tolist(), table.line.tolist(), table.content, strict=True)
            )
        ]
    except InputError as error:
        return error.message
    assert [table.first for table in found] == [True] + [False] * (len(found) - 1)
    return rows, list(tables.rejects), tables.rejects.total, tables.count, tables.short


def text_of(rows, end):
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end).writerows([CARRIERS, *rows])
    return out.getvalue()


@settings(max_examples=300)
@given(ROWS, st.sampled_from(["\n", "\r\n"]), MUTATIONS, st.booleans(), st.booleans())
@pytest.mark.long
def test_whatever_a_file_holds_both_readers_say_the_same(path, rows, end, mutations, mark, last):
    text = text_of(rows, end)
    for place, trouble, gone in mutations:
        # The header stays: by it the file is known.
        at = min(len(text), place + len(",".join(CARRIERS)) + 1)
        text = text[:at] + trouble + text[at + gone :]
    text = text if last else text.rstrip("\r\n")
    path.write_bytes((b"\xef\xbb\xbf" if mark else b"") + text.encode())
    assert said(path, care=False) == said(path, care=True)


@pytest.mark.parametrize(
    ("rest", "plain"),
    [
        ("1,A,,,,,\n" * 20, 20),
        ('1,"A, ""B""",,,,,\r\n' * 20, 20),
        ("1,A,,,,,\n" * 19 + "1,A,,,,,", 20),
        ("1,A,,,,,\n" * 14 + '1,"A\nB",,,,,\n' + "1,A,,,,,\n" * 5, 13),
        ("1,A,,,,,\n" * 14 + "1,A,,,,\n", 13),
        ("\n1,A,,,,,\n", 0),
        ('1,A"B,,,,,\n', 0),
        ("mmsi,A,,,,,\n", 0),
        ("1," + "x" * 4001 + ",,,,,\n", 0),
        ("", 0),
    ],
)
def test_what_needs_no_care_is_read_by_the_block(path, rest, plain):
    path.write_text(",".join(CARRIERS) + "\n" + rest, encoding="utf-8", newline="")
    tables = tables_of(path)
    assert sum(table.height for table in tables) + tables.rejects.total == tables.count
    # A block of sixty bytes has six whole lines or seven: those of a block with trouble are all read with care.
    assert plain - 7 <= tables._plain.rows <= plain
    assert tables._plain.ended == (plain == 20 or not rest)
    assert said(path, care=False) == said(path, care=True)


@pytest.mark.parametrize("trouble", ["", '1,"A\nB",,,,,\n'])
def test_blocks_that_are_known_to_be_plain_are_not_looked_at_again(path, monkeypatch, trouble):
    path.write_text(",".join(CARRIERS) + "\n" + "1,A,,,,,\n" * 40 + trouble, encoding="utf-8", newline="")
    looked = []
    plain = plain_rows._plain
    monkeypatch.setattr(plain_rows, "_plain", lambda *given: looked.append(plain(*given)) or looked[-1])
    first = tables_of(path)
    expected = [table.texts[0].to_pylist() for table in first]
    assert looked.count(True) == first.plain > 3
    looked.clear()
    again = Tables(first.file, first.taken, known=first.plain)
    assert [table.texts[0].to_pylist() for table in again] == expected
    assert looked == ([False] if trouble else [])
    assert (again.count, again.plain) == (first.count, first.plain)


def test_bytes_that_are_no_text_are_named_by_either(path):
    rows = b"1,A,,,,,\n" * 9 + b"1,\xc3\x28,,,,,\n"
    path.write_bytes(b"\xef\xbb\xbf" + ",".join(CARRIERS).encode() + b"\n" + rows)
    assert said(path, care=False) == said(path, care=True)
    assert "bytes that are not utf-8-sig" in said(path, care=False)

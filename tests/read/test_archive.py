"""Tables in gzip archives: read as what they hold, as far as that goes."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.errors import InputError, UnknownFile
from catchgraph.read import archive
from catchgraph.read.archive import Damage, unpacked
from catchgraph.read.load import load
from catchgraph.read.source import Damaged, inspect, lines

from .conftest import IOTC, csv_text

NAMES = [f"SABLE {n}" for n in range(1, 41)]
TEXT = csv_text(IOTC, [{"IOTC Number": f"K{n}", "Name": name} for n, name in enumerate(NAMES)])
#: Nothing is squeezed out, so that every byte of the archive stands for one of the text.
PACKED = gzip.compress(TEXT.encode(), compresslevel=0, mtime=0)


def records(rows):
    return rows("SELECT name, record_no, line FROM read.registration ORDER BY record_no")


def test_a_packed_table_is_read_as_what_it_holds(case, write, rows, tmp_path):
    from catchgraph.case.case import open_case

    [report] = load(case, [write("a.csv.gz", gzip.compress(TEXT.encode()))])
    assert (report.layout, report.rows, report.loaded, report.state) == ("iotc-register", 40, 40, "new")
    plain = open_case(tmp_path / "plain", create=True)
    load(plain, [write("a.csv", TEXT)])
    with plain.read() as connection:
        found = connection.execute("SELECT name, record_no, line FROM read.registration ORDER BY record_no").fetchall()
    assert found == records(rows)
    assert [report.state for report in load(case, [tmp_path / "a.csv.gz", tmp_path / "a.csv"])] == ["unchanged", "copy"]


@pytest.mark.parametrize("care", [False, True], ids=["plain rows", "rows that need care"])
@pytest.mark.parametrize("lost", [1, 8, 9, 30, 200, 1000])
def test_a_cut_archive_gives_what_it_has_and_one_reject(case, write, rows, lost, care):
    text = TEXT.replace("SABLE 1,", '"SABLE\n 1",', 1) if care else TEXT
    packed = gzip.compress(text.encode(), compresslevel=0, mtime=0)[:-lost]
    left = text.encode()[: len(text.encode()) - max(0, lost - 8)].decode()
    whole = left.rpartition("\n")[0].count("\n") - care
    [report] = load(case, [write("a.csv.gz", packed)])
    assert (report.loaded, report.rejected, report.rows) == (whole, 1, whole + 1)
    [reject] = report.rejects
    assert (reject.reason, reject.record_no) == ("the gzip archive is cut here", whole + 1)
    assert reject.line == whole + 2 + care
    assert len(records(rows)) == whole


def test_a_damaged_archive_is_told_from_a_cut_one(case, write):
    broken = bytearray(PACKED)
    broken[-3] ^= 0xFF
    [report] = load(case, [write("a.csv.gz", bytes(broken))])
    # Its check sum is wrong, which is known behind the last row.
    assert report.loaded == 40
    assert [reject.reason for reject in report.rejects] == ["the gzip archive is damaged here"]


def test_an_archive_of_several_members_and_of_another_encoding_is_read(case, write, rows):
    text = TEXT.replace("SABLE 7", "SEÑORA")
    half = len(text) // 2
    packed = b"".join(gzip.compress(part.encode("cp1252")) for part in (text[:half], text[half:]))
    [report] = load(case, [write("a.csv.gz", packed)])
    assert "not UTF-8: read as cp1252" in report.notes
    assert ("SEÑORA",) in rows("SELECT name FROM read.registration")


def test_what_else_is_in_an_archive_is_refused_for_what_it_is(write):
    for content, what in ((b"%PDF-1.7", "a PDF document"), (b"", "nothing in it can be read")):
        with pytest.raises(UnknownFile, match=what):
            inspect(write("a.csv.gz", gzip.compress(content)))


def test_an_archive_that_swells_beyond_all_measure_is_refused(case, write, monkeypatch):
    monkeypatch.setattr(archive, "ROOM", 1_000_000)
    bomb = gzip.compress(b"\n" * 3_000_000)
    with pytest.raises(InputError, match=r"a\.csv\.gz unpacks to more than 400 times its size"):
        load(case, [write("a.csv.gz", bomb)])
    with pytest.raises(InputError, match=r"a\.json\.gz unpacks to more than 400 times its size"):
        load(case, [write("a.json.gz", gzip.compress(b"[" + b" " * 3_000_000 + b"]"))])
    monkeypatch.setattr(archive, "ROOM", 5_000_000)
    assert inspect(write("b.csv.gz", bomb)).weight == 3_000_000


@given(st.lists(st.text(max_size=30), min_size=1), st.integers(0, 200))
def test_lines_of_an_archive_are_those_of_its_text_to_where_it_is_cut(tmp_path_factory, texts, lost):
    kept = [line.replace("\r", "").replace("\n", "").replace("\0", "") + "\n" for line in texts]
    text = "x" + "".join(kept)
    packed = gzip.compress(text.encode(), compresslevel=0, mtime=0)
    path = tmp_path_factory.getbasetemp() / "any.csv.gz"
    path.write_bytes(packed[: max(12, len(packed) - lost)])
    found = []
    try:
        source = inspect(path)
        found.extend(lines(source, "utf-8"))
    except (Damaged, UnknownFile):
        assert lost
    else:
        assert not lost
    whole = [part + "\n" for part in text.split("\n")[:-1]]
    assert found == whole[: len(found)]
    assert lost or found == whole


def test_what_is_behind_the_damage_is_part_of_the_hash(write):
    import hashlib

    broken = PACKED[:200] + b"\xff" * 50 + PACKED[250:]
    assert inspect(write("a.csv.gz", broken)).sha256 == hashlib.sha256(broken).hexdigest()


def test_zeros_behind_an_archive_are_padding():
    damage = Damage()
    assert b"".join(unpacked(iter([gzip.compress(b"a"), b"\0" * 9]), damage)) == b"a"
    assert damage.reason == ""

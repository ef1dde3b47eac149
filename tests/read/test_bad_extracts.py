"""Extracts of declarations that are damaged or odd: said, never a crash, and every row is counted."""

import random
import shutil
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load

PARTNER = Path(__file__).parents[2] / "fixtures" / "partner"
EXTRACTS = sorted(PARTNER.glob("*/*ports-2025-06-30.csv"))
#: Files that are changed at random, of all extracts together; and those of the slow tests.
MUTANTS, MANY = 20, 2_000
#: What stands in cells where something else is expected.
ODD = (
    *("-1", "1e400", "NaN", "٣", "9" * 400, "0/0/0", "31/31/9999", "\u200b", "; ; ;", "x" * 5000, '"', "'", "=1+1"),
    *("1.234,56", "1,234.56", "TO ORDER", "NULL", "a\nb", "\x00", "№ 7", "\ud83d".encode("utf-16", "surrogatepass")),
)


def loaded(folder, files):
    """The case, its reports and the errors of files that are written into a folder; `files`: name → bytes."""
    shutil.copy(PARTNER / "peru" / "handling.toml", folder)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    case, refused = open_case(folder / "case", create=True), {}
    reports = load(case, [folder / name for name in files], refused=refused)
    for report in reports:
        assert report.loaded + report.rejected == report.rows, report.file
    return case, reports, {path.name: str(error) for path, error in refused.items()}


def ecuador(*rows):
    """An extract of Ecuador's exports with some cells of each row."""
    header = (PARTNER / "ecuador" / "exports-2025-06-30.csv").read_text(encoding="utf-8").partition("\n")[0]
    lines = [",".join(f'"{row.get(column, "")}"' for column in header.split(",")) for row in rows]
    return "\n".join([header, *lines, ""])


def test_a_declaration_whose_parties_are_all_to_order_names_nobody_and_says_so(tmp_path):
    orders = ("TO ORDER", "TO THE ORDER OF BANCO DEL MUELLE", "A LA ORDEN", "TO ORDER OF SHIPPER")
    rows = [
        {"REFRENDO": f"028-2025-40-{n}", "EXPORTER_NAME": order, "BUYER_NAME": order, "CUSTOMS_AGENT": order}
        for n, order in enumerate(orders)
    ]
    case, [report], _ = loaded(tmp_path, {"a.csv": ecuador(*rows).encode()})
    assert (report.rows, report.loaded, report.rejected) == (4, 4, 0)
    with case.read() as connection:
        assert connection.execute("SELECT count(*) FROM read.party_mention").fetchall() == [(0,)]
    assert {column for column, _, _ in report.flags} == {"EXPORTER_NAME", "BUYER_NAME", "CUSTOMS_AGENT"}


def test_weights_as_text_are_read_or_left_out_with_the_reason(tmp_path):
    weights = {"12,5 t": 12500.0, "1.234,56": 1234.56, "about 900": 900.0, "a lot": None, "-3": None, "0": None}
    rows = [
        {"REFRENDO": f"028-2025-40-{n}", "ITEM_NUMBER": "1", "HS_CODE": "030617", "NET_WEIGHT": weight}
        for n, weight in enumerate(weights)
    ]
    case, [report], _ = loaded(tmp_path, {"a.csv": ecuador(*rows).encode()})
    assert (report.rows, report.loaded) == (6, 6)
    with case.read() as connection:
        found = connection.execute("SELECT net_kg FROM read.goods ORDER BY record_no").fetchall()
    assert [kg for (kg,) in found] == list(weights.values())
    assert {reason for column, reason, _ in report.flags if column == "NET_WEIGHT"} >= {
        *("no weight: not a number", "no weight: negative", "no weight: zero"),
    }


def test_cells_and_lines_in_two_encodings_are_each_read_as_what_they_are_and_that_is_said(tmp_path):
    text = ecuador(
        {"REFRENDO": "028-2025-40-1", "EXPORTER_NAME": "CAMARÓN ÁUREO S.A.", "BUYER_NAME": "NORTHWIND LLC"},
        {"REFRENDO": "028-2025-40-2", "EXPORTER_NAME": "PESQUERA NIÑO S.A.", "BUYER_NAME": "ÍNSULA GmbH"},
        {"REFRENDO": "028-2025-40-3", "EXPORTER_NAME": "ATÚN DEL SUR S.A.", "BUYER_NAME": "NORTHWIND LLC"},
    )
    mixed = text.encode().replace("NIÑO".encode(), "NIÑO".encode("cp1252"))
    mixed = mixed.replace("ATÚN".encode(), "ATÚN".encode("cp1252"))
    case, [report], _ = loaded(tmp_path, {"a.csv": mixed})
    assert (report.rows, report.loaded, report.rejected) == (3, 3, 0)
    assert any(
        note.startswith("2 of 3 lines that are not ASCII are not UTF-8 (the first: line 3)") for note in report.notes
    )
    with case.read() as connection:
        names = connection.execute("SELECT DISTINCT name FROM read.party_mention ORDER BY 1").fetchall()
    expected = ("ATÚN DEL SUR S.A.", "CAMARÓN ÁUREO S.A.", "NORTHWIND LLC", "PESQUERA NIÑO S.A.", "ÍNSULA GMBH")
    assert [name.upper() for (name,) in names] == list(expected)


def changed(data, dice):
    """The bytes of a file with one to four changes: cells replaced, pieces left out, doubled or put elsewhere, cut."""
    for _ in range(dice.randint(1, 4)):
        start = dice.randrange(len(data))
        end = min(len(data), start + dice.randint(1, 200))
        piece, kind = data[start:end], dice.randrange(6)
        if kind == 0:
            data = data[:start] + data[end:]
        elif kind == 1:
            data = data[:end] + piece + data[end:]
        elif kind == 2:
            other = dice.randrange(len(data))
            data = data[:other] + piece + data[other:]
        elif kind == 3:
            data = data[:start] + dice.choice((b",", b'"', b"\n", b"\x00", b"\xff", b";", b"\t")) + data[start + 1 :]
        elif kind == 4:
            odd = dice.choice(ODD)
            before, mark, rest = data[start:].partition(b",")
            cell = odd if isinstance(odd, bytes) else odd.encode()
            data = data[:start] + before + mark + cell + mark + rest.partition(b",")[2]
        else:
            data = data[: max(start, 1)]
    return data or b","


def mutants(count, seed):
    """Changed extracts by name: each extract in turn."""
    dice = random.Random(seed)
    whole = [path.read_bytes() for path in EXTRACTS]
    return {f"{number:05}-2025-06-30.csv": changed(whole[number % len(whole)], dice) for number in range(count)}


def test_files_changed_at_random_are_read_or_said(tmp_path):
    _, reports, refused = loaded(tmp_path, mutants(MUTANTS, "extracts"))
    assert sum(report.loaded for report in reports) > 0
    assert len(reports) + len(refused) >= MUTANTS


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_two_thousand_files_changed_at_random_are_read_or_said(tmp_path, part):
    _, reports, refused = loaded(tmp_path, mutants(MANY // 4, f"extracts {part}"))
    assert sum(report.loaded for report in reports) > 0
    assert len(reports) + len(refused) >= MANY // 4

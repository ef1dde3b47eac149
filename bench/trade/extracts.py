"""Reads invented declaration extracts to the end of `load`: rows and cells a second, and memory, of three countries.

    python bench/trade/extracts.py [--rows 200000] [--seed 1] [--only ecuador-exports]

Under the headers of `fixtures/partner/`, each in a process of its own: declarations of one to four lines, a firm for
each 25 of them, whose names are written in two ways. Every number, weight, amount, bill and day differs as in life; one
exporter in ten is blank.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from catchgraph.normalise.container import check_digit

PARTNER = Path(__file__).parents[2] / "fixtures" / "partner"
EXTRACTS = ("ecuador-exports", "russia-exports", "vietnam-exports")
CODES = ["0306171100", "0304620000", "0304870000", "0307430000", "1604140000", "0303430000"]
GOODS = ["FROZEN SHRIMP HLSO {}", "PANGASIUS FILLETS {}", "YELLOWFIN TUNA LOINS {}", "SQUID TUBES U/{}", "SKIPJACK {}"]
WORDS = ["LOTUS", "MERIDIAN", "GOLDEN", "BLUE", "PACIFIC", "NORTH", "SILVER", "CORAL", "DELTA", "HARBOR", "ORIENT"]
COUNTRIES = ["UNITED STATES", "CHINA", "JAPAN", "SPAIN", "KOREA, REPUBLIC OF", "VIETNAM", "FRANCE"]


def write(path: Path, extract: str, rows: int, seed: int) -> int:
    """Write an extract; how many columns it has."""
    country, way = extract.split("-")
    with (PARTNER / country / f"{way}-2025-06-30.csv").open(encoding="utf-8") as file:
        header = next(csv.reader(file))
    rng, written = random.Random(seed), 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for number in range(rows):
            firms = _firms(rng, rows)
            whole = [_cell(column, number, rng, firms) for column in header]
            for line in range(1, rng.randint(1, 4) + 1):
                if written < rows:
                    writer.writerow([_own(column, old, line, rng) for column, old in zip(header, whole, strict=True)])
                    written += 1
    return len(header)


def _firms(rng: random.Random, rows: int) -> dict[str, int]:
    """Who sells and who buys in a declaration: few firms in very many, one exporter in ten not told (-1)."""
    seller, buyer = (int(rng.random() ** 2 * max(rows // 50, 1)) for _ in "ab")
    return {"seller": -1 if rng.random() < 0.1 else seller, "buyer": buyer}


def _firm(number: int, rng: random.Random) -> str:
    form = rng.choice(("LTD", "CO., LTD"))
    return f"{WORDS[number % 11]} {WORDS[number // 11 % 11]} SEAFOOD {number} {form}" if number >= 0 else "NULL"


def _told(column: str, firms: dict[str, int], rng: random.Random) -> str | None:
    """What a column of a party tells of it; None of another column."""
    number = firms["buyer" if column.startswith(("BUYER", "IMPORTER")) else "seller"]
    if "NAME" in column and column.startswith(("BUYER", "IMPORTER", "EXPORTER")):
        return _firm(number, rng)
    if "ADDRESS" in column and not column.startswith(("DECLARANT", "CUSTOMS")):
        return f"{number % 90 + 1} QUAY ROAD, BLOCK {number}, CAN THO" if number >= 0 else ""
    if column in ("EXPORTER_ID", "EXPORTER_TAX_NUMBER"):
        return f"099{number:07d}001" if number >= 0 else ""
    return None


def _box(number: int) -> str:
    box = f"CSQU{number % 1_000_000:06d}"
    return box + str(check_digit(box))


#: A part of a column's name → what stands there, by the number of the declaration.
_CELLS: dict[str, Callable[[int, random.Random], str]] = {
    "NUMBER_DAU": lambda n, *_: str(40_000_000 + n),
    "REFRENDO": lambda n, *_: f"028-2025-40-{n:08d}",
    "DECLARATION_NUMBER": lambda n, *_: str(306_000_000_000 + n),
    "DATE": lambda _, rng: f"{rng.randint(1, 28):02d}/{rng.randint(1, 12):02d}/2025",
    "BL_NUMBER": lambda n, *_: f"ZZMB{n:08d}",
    "CONOCIMIENTO": lambda n, *_: f"ZZMB{n:08d}",
    "CONTAINER": lambda n, *_: _box(n),
    "INVOICE_NUMBER": lambda n, *_: f"INV-{n}",
    "SHIP": lambda _, rng: f"TRADER {rng.randint(1, 900)}",
    "COUNTRY": lambda _, rng: rng.choice(COUNTRIES),
    "PORT": lambda _, rng: rng.choice(("GUAYAQUIL", "BUSAN", "POSORJA")),
    "TRANSPORT": lambda *_: "MARITIMO",
    "INCOTERMS": lambda _, rng: rng.choice(("FOB", "CIF")),
    "AGENT": lambda _, rng: f"AGENCIA {rng.randint(1, 90)} CIA LTDA",
}
#: The same of what differs from line to line.
_LINES: dict[str, Callable[[int, random.Random], str]] = {
    "ITEM_NUMBER": lambda line, _: str(line),
    "HS_CODE_DESC": lambda *_: "Frozen fish",
    "HS_CODE": lambda _, rng: rng.choice(CODES),
    "DESC": lambda _, rng: rng.choice(GOODS).format(rng.randint(5, 90)),
    "WEIGHT": lambda _, rng: f"{rng.lognormvariate(9, 0.8):.2f}",
    "QUANTITY": lambda _, rng: f"{rng.lognormvariate(9, 0.8):.2f}",
    "QTY": lambda _, rng: f"{rng.lognormvariate(9, 0.8):.2f}",
    "UNIT_PRICE": lambda _, rng: f"{rng.uniform(2, 15):.3f}",
    "UNIT": lambda _, rng: rng.choice(("KG", "KG", "KG", "CTN")),
    "USD": lambda _, rng: f"{rng.lognormvariate(10, 0.9):.2f}",
    "RECORD_ID": lambda _, rng: str(rng.randrange(10**9)),
}


def _cell(column: str, number: int, rng: random.Random, firms: dict[str, int]) -> str:
    told = _told(column, firms, rng)
    found = (make(number, rng) for part, make in _CELLS.items() if part in column)
    return next(found, "") if told is None else told


def _own(column: str, old: str, line: int, rng: random.Random) -> str:
    return next((make(line, rng) for part, make in _LINES.items() if part in column), old)


def measure(path: Path, columns: int) -> dict[str, float]:
    """Seconds on the clock and of processors, rows, cells and megabytes of loading an extract into a new case."""
    from catchgraph.case.case import open_case
    from catchgraph.read.load import load

    terms = path.parent / "terms.toml"
    terms.write_text('administration = "Invented Customs"\n', encoding="utf-8")
    case = open_case(path.parent / "case", create=True)
    began = time.monotonic()
    [report] = load(case, [path], handling=terms)
    seconds = time.monotonic() - began
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "seconds": seconds,
        "processor": sum(each.ru_utime + each.ru_stime for each in used),
        "rows": report.rows,
        "loaded": report.loaded,
        "cells": report.rows * columns,
        "memory": sum(each.ru_maxrss for each in used) / 1000,
    }


def _lines(extracts: list[str], rows: int, seed: int) -> Iterator[str]:
    for extract in extracts:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / f"{extract}-2025-06-30.csv"
            columns = write(path, extract, rows, seed)
            command = [sys.executable, __file__, "--measure", str(path), str(columns)]
            found = json.loads(subprocess.check_output(command))
        speed = f"{found['rows'] / found['seconds']:9,.0f} rows/s {found['cells'] / found['seconds']:11,.0f} cells/s"
        took = f"{found['seconds']:7.1f} s, {found['processor']:6.1f} of processors"
        yield f"{extract:16}{columns:4} columns {found['loaded']:9,.0f} rows {took} {speed} {found['memory']:7,.0f} MB"


def main(arguments: list[str]) -> None:
    """Print a line for each extract."""
    if arguments[:1] == ["--measure"]:
        print(json.dumps(measure(Path(arguments[1]), int(arguments[2]))))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", choices=EXTRACTS, default=EXTRACTS)
    given = parser.parse_args(arguments)
    for line in _lines(list(given.only), given.rows, given.seed):
        print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

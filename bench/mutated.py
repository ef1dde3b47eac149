"""Bad input at size: files of every reader, changed at random, are read or said, each row of them is counted.

    python bench/mutated.py [--count 2000] [--seed 1] [--only asycuda extracts] [--keep FOLDER]

Prints for each reader how many files were read and refused, rows, loaded and rejected rows, seconds of processors, and
what is wrong: files that end a load by anything but a refusal (`crashes`), that take too long (`hangs`), of which rows
are neither loaded nor rejected (`uncounted`). Those are kept in `--keep`. Ends with 1 where there is one.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import traceback
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catchgraph.errors import InputError

FIXTURES = Path(__file__).parents[1] / "fixtures"
#: Files that are loaded together, and seconds that they may take.
TOGETHER, LONGEST = 500, 2400
#: Reader → fixtures whose changed copies it is given.
READERS: Mapping[str, tuple[str, ...]] = {
    "asycuda": ("partner/asycuda/*.xml",),
    "wco": ("partner/wco/*.xml",),
    "uk-json": ("partner/certificates/uk-*.json",),
    "eu-json": ("partner/certificates/processing-*.json",),
    "catch": ("partner/certificates/catch-*.xml",),
    "flux": ("partner/flux/*.xml",),
    "uk-landings": ("partner/landings/*.json",),
    "epcis-xml": ("partner/epcis/*.xml",),
    "epcis-json": ("partner/epcis/*.json*",),
    "ams-set": ("domestic/ams-2025/*.csv",),
    "ace-workbook": ("domestic/ace-*.csv",),
    "catair-entries": ("domestic/ae-*.txt", "domestic/se-*.txt"),
    "isf": ("domestic/sf-*.txt", "domestic/isf-*.csv"),
    "container-status": ("domestic/container-*.csv",),
    "pga": ("domestic/QZX-*.txt", "domestic/noaa-*.txt"),
    "entries-and-lists": ("domestic/an*.csv", "domestic/[bd-hj-z]*.csv"),
    "papers": ("partner/certificates/*.csv", "partner/landings/*.csv"),
    "extracts": ("partner/*/*ports-2025-06-30.csv",),
    "registers": ("*.csv",),
    "vessels-json": ("*.json",),
}
ODD = (
    *("-1", "1e400", "NaN", "٣", "9" * 400, "0/0/0", "31/31/9999", "\u200b", "; ; ;", "x" * 5000, "=1+1", "1.234,56"),
    *("TO ORDER", "NULL", "a\nb", "\x00", "№ 7", "&c;", "\\ud83d", "2025-02-30", "0x1F", "999-99-9999", "", "{}", "[]"),
)
SIGNS = (b",", b'"', b"\n", b"\r", b"\x00", b"\xff", b"\xe9", b";", b"\t", b"<", b">", b"&", b"{", b"]", b":", b" ")
#: Ending of a file → between which its values stand.
BORDERS: Mapping[str, Sequence[tuple[bytes, bytes]]] = {
    ".csv": ((b",", b","), (b"\n", b",")),
    ".xml": ((b">", b"<"), (b'"', b'"')),
    ".txt": ((b" ", b" "), (b"\n", b"\n")),
}
JSON_BORDERS = ((b'": "', b'"'), (b'"', b'"'), (b": ", b","))

Change = Callable[[bytes, random.Random, str], bytes]


def changed(data: bytes, dice: random.Random, ending: str) -> bytes:
    """A file with one to four changes; of six in ten only values and whole lines are changed."""
    kinds = (_odd, _odd, _lines) if dice.random() < 0.6 else CHANGES
    for _ in range(dice.randint(1, 4)):
        data = dice.choice(kinds)(data, dice, ending) or b" "
    return data


def _piece(data: bytes, dice: random.Random) -> tuple[int, int]:
    start = dice.randrange(len(data))
    return start, min(len(data), start + dice.randint(1, 200))


def _left_out(data: bytes, dice: random.Random, _: str) -> bytes:
    start, end = _piece(data, dice)
    return data[:start] + data[end:]


def _doubled(data: bytes, dice: random.Random, _: str) -> bytes:
    start, end = _piece(data, dice)
    return data[:end] + data[start:end] * dice.choice((1, 1, 50)) + data[end:]


def _moved(data: bytes, dice: random.Random, _: str) -> bytes:
    (start, end), other = _piece(data, dice), dice.randrange(len(data))
    return data[:other] + data[start:end] + data[other:]


def _sign(data: bytes, dice: random.Random, _: str) -> bytes:
    start = dice.randrange(len(data))
    return data[:start] + dice.choice(SIGNS) + data[start + 1 :]


def _odd(data: bytes, dice: random.Random, ending: str) -> bytes:
    left, right = dice.choice(BORDERS.get(ending, JSON_BORDERS))
    before, mark, rest = data[(start := dice.randrange(len(data))) :].partition(left)
    _, end, after = rest.partition(right)
    return data[:start] + before + mark + dice.choice(ODD).encode() + end + after if end else data


def _lines(data: bytes, dice: random.Random, _: str) -> bytes:
    """A line left out, doubled, or put where another is."""
    lines = data.splitlines(keepends=True)
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[other:other] = [lines[one]] * dice.choice((1, 1, 3))
    if dice.random() < 0.5:
        del lines[one]
    return b"".join(lines)


def _cut(data: bytes, dice: random.Random, _: str) -> bytes:
    return data[: dice.randrange(len(data))]


def _recoded(data: bytes, dice: random.Random, _: str) -> bytes:
    return data.decode(errors="replace").encode(dice.choice(("utf-16", "utf-8-sig", "cp1252", "utf-16-le")), "replace")


CHANGES: Sequence[Change] = (_left_out, _doubled, _moved, _sign, _sign, _odd, _odd, _lines, _cut, _recoded)


def _workbook(table: bytes, dice: random.Random) -> bytes:
    """A table as a workbook whose sheet, or whose bytes, are changed."""
    import csv

    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Main Report")
    for cells in csv.reader(table.decode().splitlines()):
        sheet.append([float(cell) if cell.isdecimal() and len(cell) < 12 else cell for cell in cells])
    book.save(whole := BytesIO())
    if dice.random() < 0.2:
        return changed(whole.getvalue(), dice, ".csv")
    parts = zipfile.ZipFile(whole)
    other = dice.choice(
        [name for name in parts.namelist() if "sheet1" in name or "Strings" in name or "workbook" in name]
    )
    with zipfile.ZipFile(made := BytesIO(), "w") as archive:
        for name in parts.namelist():
            archive.writestr(name, changed(parts.read(name), dice, ".xml") if name == other else parts.read(name))
    return made.getvalue()


def mutants(reader: str, part: int, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many changed files of a reader: path below a folder, and bytes."""
    dice = random.Random(f"{reader} {part} {seed}")
    paths = sorted(path for pattern in READERS[reader] for path in FIXTURES.glob(pattern))
    whole = [(path, path.read_bytes()) for path in paths]
    for number in range(count):
        path, data = whole[number % len(whole)]
        name = f"{number // len(whole) if reader == 'ams-set' else number:05}/{path.name}"
        if reader == "ace-workbook":
            yield Path(name).with_suffix(".xlsx").as_posix(), _workbook(data, dice)
        else:
            yield name, changed(data, dice, path.suffix)


@dataclass
class Tally:
    """What became of files; `wrong`: kind → names and why."""

    files: int = 0
    refused: int = 0
    rows: int = 0
    loaded: int = 0
    rejected: int = 0
    wrong: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


def measure(folder: Path, *, persons: bool) -> Tally:
    """Load the files of a folder into a new case: together, and one by one where that ends in an error."""
    from catchgraph.case.case import open_case
    from catchgraph.read.load import load

    files = sorted(path for path in folder.glob("*/*") if path.is_file())
    (terms := folder / "terms.toml").write_text('administration = "Invented Customs"\n')
    tally = Tally(len(files))
    refused: dict[Path, InputError] = {}
    case = open_case(folder / "case", create=True)
    try:
        reports = load(case, files, handling=terms, persons=persons, refused=refused)
    except Exception:  # noqa: BLE001
        reports = []
        for number, path in enumerate(files):
            alone = open_case(folder / f"case-{number}", create=True)
            try:
                reports += load(alone, [path], handling=terms, persons=persons, refused=refused)
            except Exception:  # noqa: BLE001
                tally.wrong.setdefault("crashes", []).append((str(path), traceback.format_exc()))
        if not tally.wrong:
            tally.wrong["crashes"] = [(str(folder), "together: " + traceback.format_exc())]
    tally.refused = len(refused)
    for report in reports:
        tally.rows, tally.loaded = tally.rows + report.rows, tally.loaded + report.loaded
        tally.rejected += report.rejected
        if report.loaded + report.rejected != report.rows:
            said = f"{report.rows} rows, {report.loaded} loaded, {report.rejected} rejected"
            tally.wrong.setdefault("uncounted", []).append((str(report.path), said))
    return tally


def _part(reader: str, part: int, count: int, seed: int, keep: Path | None) -> Tally:
    """Files of a reader, in a process of their own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, data in mutants(reader, part, count, seed):
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_bytes(data)
        command = [sys.executable, __file__, "--measure", name, "persons" if part % 2 else ""]
        try:
            tally = Tally(
                **json.loads(subprocess.run(command, check=True, capture_output=True, timeout=LONGEST).stdout)
            )
        except subprocess.TimeoutExpired:
            tally = Tally(count, wrong={"hangs": [(name, f"more than {LONGEST} s")]})
        except subprocess.CalledProcessError as error:
            tally = Tally(count, wrong={"crashes": [(name, error.stderr.decode()[-3000:])]})
        if keep:
            _keep(tally, keep, f"{reader}-{part}")
    return tally


def _keep(tally: Tally, keep: Path, begins: str) -> None:
    """Keep files of which something is wrong, and what."""
    for kind, found in tally.wrong.items():
        for number, (path, why) in enumerate(found):
            kept = keep / f"{begins}-{kind}-{number}-{Path(path).name}"
            kept.with_name(kept.name + ".txt").write_text(why)
            if Path(path).is_file():
                kept.write_bytes(Path(path).read_bytes())


def _line(reader: str, count: int, seed: int, keep: Path | None) -> tuple[str, bool]:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    parts = [
        _part(reader, part, min(TOGETHER, count - first), seed, keep)
        for part, first in enumerate(range(0, count, TOGETHER))
    ]
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    files, refused, rows, loaded, rejected = (
        sum(getattr(tally, name) for tally in parts) for name in ("files", "refused", "rows", "loaded", "rejected")
    )
    wrong = {kind: sum(len(tally.wrong.get(kind, ())) for tally in parts) for kind in ("crashes", "hangs", "uncounted")}
    said = f"{reader:18}{files:7,}{refused:9,}{rows:10,}{loaded:10,}{rejected:10,}"
    took = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    return f"{said}{took:9.1f}{''.join(f'{number:11,}' for number in wrong.values())}", any(wrong.values())


def main(arguments: list[str]) -> int:
    """Print a line for each reader; 1 where something is wrong."""
    if arguments[:1] == ["--measure"]:
        print(json.dumps(vars(measure(Path(arguments[1]), persons=arguments[2] == "persons"))))
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", choices=READERS, default=list(READERS))
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args(arguments)
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
    names = ("files", "refused", "rows", "loaded", "rejected", "seconds", "crashes", "hangs", "uncounted")
    widths = (7, 9, 10, 10, 10, 9, 11, 11, 11)
    print("reader            " + "".join(f"{name:>{width}}" for name, width in zip(names, widths, strict=True)))
    bad = False
    for reader in given.only:
        line, wrong = _line(reader, given.count, given.seed, given.keep)
        print(line, flush=True)
        bad |= wrong
    return int(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

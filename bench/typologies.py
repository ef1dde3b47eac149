"""Does every query find what was planted, nothing else, and nothing in the benign twins?

    python bench/typologies.py [--bills 10000] [--copies 20] [--seed N] [--folder FOLDER] [--neo4j URI] [--json FILE]

An invented world of trade (`trade/world.py`, `trade/papers.py`, `trade/lots.py`) and copies of every pattern of the
fixtures under names and numbers of their own (`trade/patterns.py`) become one case: files, entities, graph, findings.
What each copy owes and which of its twins must stay silent is the fixtures' truth under the copy's names. Per typology:
findings owed, found, missed; wrong ones, which rest on a planted row and answer nothing owed; precision, recall, twins
that are silent; findings that rest on the world alone, of how many it counts; seconds of the query. Then what is missed
and wrong, one by one, and what is found in the noise. Seeds 1 to 9 are for writing; figures come from others.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "trade"))
from patterns import plant

import trade_shape
from catchgraph import pipeline
from catchgraph.analyse.truth import Score, score
from catchgraph.analyse.truth_rows import rows_of_findings
from catchgraph.case.case import CaseFolder, open_case
from catchgraph.cli.demo import fixtures
from catchgraph.detect.report import DetectReport

#: Of what the project asks per typology.
PRECISION, RECALL, SILENT = 0.95, 0.95, 0.98
#: More of its denominator than this, and a finding of the noise is a defect of a stable query.
NOISE = 0.02
_LOOKING = "looking for "
_OF_COPY = re.compile(r"p\d\d[-/]")


@dataclass(frozen=True)
class Row:
    """What is said of a typology. `noise`: findings that rest on no planted row; `of`: what the query counts."""

    typology: str
    maturity: str
    owed: int
    found: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    precision: float
    recall: float
    twins: int
    spoken: tuple[str, ...]
    noise: tuple[str, ...]
    of: int | None
    seconds: float

    @property
    def met(self) -> bool:
        """Whether it is as good as the project asks."""
        silent = 1 - len(self.spoken) / self.twins if self.twins else 1.0
        return self.precision >= PRECISION and self.recall >= RECALL and silent >= SILENT


class Clock:
    """Seconds from when a query was begun until the next was."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._now, self._since = "", time.perf_counter()

    def __call__(self, said: str) -> None:
        """A line of progress."""
        self.stop()
        self._now = said.removeprefix(_LOOKING) if said.startswith(_LOOKING) else ""

    def stop(self) -> None:
        """The last of them is done."""
        now = time.perf_counter()
        self.seconds[self._now] = self.seconds.get(self._now, 0.0) + now - self._since
        self._since = now


def made(folder: Path, bills: int, copies: int, seed: int) -> tuple[CaseFolder, dict[str, Any]]:
    """The case of world and copies, resolved, and what the copies owe. Without `bills` there is no world."""
    case = open_case(folder / "case", create=True)
    if bills:
        trade_shape.files(folder, bills, seed)
        trade_shape.load(folder)
        trade_shape.documents(folder)
    owed = plant(fixtures(), folder / "planted", copies, seed)
    files = sorted(path for path in (folder / "planted").glob("copy*/**/*") if path.is_file())
    pipeline.load(case, [path for path in files if path.name != "handling.toml"])
    pipeline.resolve(case)
    return case, owed


def asked(case: CaseFolder, owed: Mapping[str, Any], graph: str | None) -> list[Row]:
    """Build the graph, ask every query, and hold what is found against what is owed."""
    pipeline.build(case, graph=graph)
    clock = Clock()
    report = pipeline.detect(case, graph=graph, timeout_s=600, progress=clock)
    clock.stop()
    planted = _planted(case, owed["files"])
    scores = {each.typology: each for each in score(case, owed)}
    return [_row(result.typology, report, scores, planted, clock) for result in report.results]


def _planted(case: CaseFolder, files: Mapping[str, str]) -> set[str]:
    """Findings that rest on a row of a copy, whose files and their names in the truth begin with its number."""
    with case.read() as connection:
        rows = rows_of_findings(connection, files)
    return {finding for finding, on in rows.items() if any(_OF_COPY.match(row) for row in on)}


def _row(typology: str, report: DetectReport, scores: Mapping[str, Score], planted: set[str], clock: Clock) -> Row:
    result = next(each for each in report.results if each.typology == typology)
    of = scores.get(typology, Score(typology, 0, (), ()))
    wrong = tuple(finding for finding in of.wrong if finding in planted)
    noise = tuple(finding for finding in of.wrong if finding not in planted)
    right = Score(typology, of.right, of.missed, wrong)
    return Row(
        typology, result.maturity, of.right + len(of.missed), of.right, of.missed, wrong, right.precision, right.recall,
        of.twins, of.spoken, noise, result.denominator, round(clock.seconds.get(typology, 0.0), 2),
    )  # fmt: skip


COLUMNS = (
    "typology",
    "owed",
    "found",
    "missed",
    "wrong",
    "precision",
    "recall",
    "twins silent",
    "in the noise",
    "seconds",
)
_FORM = "{:40} {:>5} {:>5} {:>6} {:>5} {:>9} {:>7} {:>12} {:>15} {:>7}"


def line(row: Row) -> str:
    """A row of the table."""
    cells = (
        row.typology, row.owed, row.found, len(row.missed), len(row.wrong), f"{row.precision:.3f}", f"{row.recall:.3f}",
        f"{row.twins - len(row.spoken)} of {row.twins}", f"{len(row.noise)} of {row.of or 0}", f"{row.seconds:.2f}",
    )  # fmt: skip
    defect = row.maturity == "stable" and len(row.noise) > NOISE * (row.of or 0)
    marks = ("  not met" if not row.met else "") + ("  in the noise" if defect else "")
    return _FORM.format(*cells) + marks


def strayed(rows: list[Row], case: CaseFolder, most: int) -> list[str]:
    """A line for each that is missed, wrong or a twin that spoke, and for findings of the noise; so many a typology."""
    with case.read() as connection:
        said = dict(connection.execute("SELECT id, name FROM derived.finding").fetchall())
    found: list[str] = []
    for row in rows:
        found += [f"not found: {row.typology}, {name}" for name in row.missed[:most]]
        found += [f"found and not owed: {row.typology}, {id_} {said[id_]}" for id_ in row.wrong[:most]]
        found += [f"a twin that spoke: {row.typology}, {name}" for name in row.spoken[:most]]
        found += [f"in the noise: {row.typology}, {id_} {said[id_]}" for id_ in row.noise[:most]]
    return found


def main() -> None:
    """Make the case, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bills", type=int, default=10_000)
    parser.add_argument("--copies", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="keep files and case there")
    parser.add_argument("--neo4j", help="address of a server, in place of the embedded one")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--most", type=int, default=5, help="lines of each kind a typology")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = given.folder or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        case, owed = made(folder, given.bills, given.copies, given.seed)
        rows = asked(case, owed, given.neo4j)
        print(_FORM.format(*COLUMNS), *map(line, rows), "", *strayed(rows, case, given.most), sep="\n")
        if given.json:
            given.json.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()

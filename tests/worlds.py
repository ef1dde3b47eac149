"""The invented world of `fixtures/`, from files to findings: by `catchgraph demo`, once for all that ask about it.

And public files, where they are at hand, loaded once.
"""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from catchgraph.cli.demo import invented

from .once import once

if TYPE_CHECKING:
    from catchgraph.pipeline import RunReport
    from catchgraph.read.report import LoadReport

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
TRUTH = tomllib.loads((FIXTURES / "truth.toml").read_text(encoding="utf-8"))
#: Of its vessels, which the truth is of, and of its domestic trade.
FILES = invented(FIXTURES)


class Told(NamedTuple):
    """What a command printed, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


def demo(factory: pytest.TempPathFactory) -> tuple[Path, RunReport, Told]:
    """The folder in which `catchgraph demo` was called, with the `demo-case` that it made; what its run reported and
    what it printed.
    """
    folder, (report, told) = once(factory, "world", _demo)
    return folder, report, told


def _demo(folder: Path) -> tuple[RunReport, Told]:
    from click.testing import CliRunner

    from catchgraph import pipeline
    from catchgraph.cli import main

    reports: list[RunReport] = []
    plain = pipeline.run

    def kept(*given: Any, **named: Any) -> RunReport:
        reports.append(plain(*given, **named))
        return reports[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "run", kept)
        for name in ("CATCHGRAPH_CASE", "NEO4J_URI", "COLUMNS"):
            patch.delenv(name, raising=False)
        patch.chdir(folder)
        done = CliRunner().invoke(main, ["demo"])
    assert done.exception is None, done.output
    return reports[0], Told(done.exit_code, done.stdout, done.stderr)


def first_run(factory: pytest.TempPathFactory) -> tuple[Path, RunReport]:
    """The case with its graph, which nobody changes, and what the run that made it reported."""
    folder, report, _ = demo(factory)
    return folder / "demo-case", report


def copied(factory: pytest.TempPathFactory, to: Path) -> Path:
    """A copy of the case with its graph."""
    case, _ = first_run(factory)
    shutil.copytree(case, to)
    return to


#: Two registers, a list, and the encounters and carriers of a study, of the public data beside the repository.
PUBLIC = (
    "registers/WCPFC_vessels_2025-08-26.csv",
    "registers/IOTC_vessels_2025-08-26.csv",
    "iuu/IUUList-20251108.csv",
    "events/miller2018-encounters.csv",
    "events/miller2018-carriers.csv",
)


def public(factory: pytest.TempPathFactory, data: Path) -> tuple[Path, list[LoadReport]]:
    """A case of these files, loaded and no more, which nobody changes; and what the load reported."""

    def make(folder: Path) -> list[LoadReport]:
        from catchgraph.case.case import open_case
        from catchgraph.read.load import load

        return load(open_case(folder / "case", create=True), [data / name for name in PUBLIC])

    folder, reports = once(factory, "public", make)
    return folder / "case", reports

"""The invented world of `fixtures/`, from files to findings: made once for all workers and all that ask about it."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .once import once

if TYPE_CHECKING:
    from catchgraph.pipeline import RunReport

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
TRUTH = tomllib.loads((FIXTURES / "truth.toml").read_text(encoding="utf-8"))
FILES = sorted(FIXTURES / name for name in TRUTH["files"].values())


def first_run(factory: pytest.TempPathFactory) -> tuple[Path, RunReport]:
    """The case with its graph, which nobody changes, and what the run that made it reported."""

    def make(folder: Path) -> RunReport:
        from catchgraph import pipeline
        from catchgraph.case.case import open_case

        return pipeline.run(open_case(folder / "case", create=True), FILES)

    folder, report = once(factory, "world", make)
    return folder / "case", report


def copied(factory: pytest.TempPathFactory, to: Path) -> Path:
    """A copy of the case with its graph."""
    case, _ = first_run(factory)
    shutil.copytree(case, to)
    return to

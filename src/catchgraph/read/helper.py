"""The helper of `aside`: tables of a file come in, their rows go out, until the other side is no more.

python -m catchgraph.read.helper
"""

from __future__ import annotations

import os
import pickle
import sys
from dataclasses import replace
from typing import IO

from catchgraph.errors import InputError
from catchgraph.read.aside import READY, sent
from catchgraph.read.calm import no_collection
from catchgraph.read.plan import Plan
from catchgraph.read.records import rows_of_table
from catchgraph.read.survey import Survey
from catchgraph.read.table import FileTable


class _NoPandas:
    """pyarrow imports pandas where it can, which takes as long as all else at the start; reading needs none."""

    def find_spec(self, name: str, *_: object) -> None:
        """Say of pandas that there is none."""
        if name == "pandas":
            raise ModuleNotFoundError(name)


def main() -> None:
    """Read a plan, its survey and tables from standard input."""
    sys.meta_path.insert(0, _NoPandas())
    # Nothing but answers goes to the pipe, whatever a library prints.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers, no_collection():
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        sent(answers, READY)
        try:
            _serve(sys.stdin.buffer, answers)
        except (EOFError, BrokenPipeError):
            return


def _serve(tables: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until one side ends: `EOFError`, `BrokenPipeError`."""
    known: tuple[Plan, Survey] = pickle.load(tables)
    plan, survey = known
    while True:
        table: FileTable = pickle.load(tables)
        try:
            found = rows_of_table(plan, survey, replace(table, words=survey.words))
        except InputError:
            sent(answers, b"")
        else:
            sent(answers, pickle.dumps(found, protocol=5))


if __name__ == "__main__":
    main()

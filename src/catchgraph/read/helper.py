"""The helper of `read_ahead`: plans come in, what their files say goes out, until the other side is no more.

python -m catchgraph.read.helper
"""

from __future__ import annotations

import os
import pickle
import sys
from typing import IO

from catchgraph.errors import InputError
from catchgraph.read.ahead import READY, read, sent
from catchgraph.read.plan import Plan


class _NoPandas:
    """pyarrow imports pandas where it can, which takes as long as all else at the start; reading needs none."""

    def find_spec(self, name: str, *_: object) -> None:
        """Say of pandas that there is none."""
        if name == "pandas":
            raise ModuleNotFoundError(name)


def main() -> None:
    """Read plans from standard input."""
    sys.meta_path.insert(0, _NoPandas())
    # Nothing but answers goes to the pipe, whatever a library prints.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        sent(answers, READY)
        _serve(sys.stdin.buffer, answers)


def _serve(plans: IO[bytes], answers: IO[bytes]) -> None:
    while True:
        try:
            plan: Plan = pickle.load(plans)
        except EOFError:
            return
        try:
            rows = read(plan)
        except InputError:
            sent(answers, b"")
            continue
        try:
            sent(answers, pickle.dumps(rows, protocol=5))
        except BrokenPipeError:
            return


if __name__ == "__main__":
    main()

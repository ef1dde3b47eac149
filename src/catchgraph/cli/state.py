"""What the options before the command say."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catchgraph.cli.guard import tell

if TYPE_CHECKING:
    from catchgraph.case.case import CaseFolder


@dataclass(frozen=True, slots=True)
class State:
    """Case folder, graph store, and how much to say."""

    path: Path
    graph: str | None
    quiet: bool

    def case(self) -> CaseFolder:
        """The case, which must exist."""
        from catchgraph.case.case import open_case

        self._tidy()
        return open_case(self.path)

    def built_case(self) -> CaseFolder:
        """The case, for answers from what was built; says so where records or entities are newer."""
        from catchgraph.case.runs import last_runs

        case = self.case()
        runs = last_runs(case)
        newer = [step for step in ("load", "resolve") if runs.get(step, 0) > runs.get("derive", 0)]
        if "derive" in runs and newer:
            first = "catchgraph resolve, then catchgraph build" if "load" in newer else "catchgraph build"
            tell(f"Note: the case changed since it was last built; this answers from before. Run: {first}")
        return case

    def new_case(self) -> AbstractContextManager[CaseFolder]:
        """The case, made if there is none, and taken away again where nothing is loaded into it."""
        from catchgraph.case.fresh import new_case

        self._tidy()
        return new_case(self.path)

    def _tidy(self) -> None:
        """Clear away the graph server of a command that was killed."""
        if (self.path / "graph" / "server.json").exists():
            from catchgraph.graph.running import tidy

            tidy(self.path / "graph")

    def progress(self, message: str) -> None:
        """What a step is doing: a line on stderr, unless told to be quiet."""
        if not self.quiet:
            tell(message)


pass_state = click.make_pass_decorator(State)

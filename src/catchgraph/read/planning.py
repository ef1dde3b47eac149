"""How each file of a load is read, as whoever loads them states, and what becomes of those that cannot be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from catchgraph.errors import InputError, UnknownFile
from catchgraph.read.handling import Statements
from catchgraph.read.layouts import Layout
from catchgraph.read.plan import Held, Plan, plan_of


@dataclass
class Planning:
    """What is stated of all files of a load: layout, edition, terms, whether persons are asked for, the entry of
    messages that name none.

    Without `refused`, a file that cannot be read raises its error; with it, that is put there. `unknown` gets the files
    that nothing knows and that nobody named: they stood in a folder.
    """

    layouts: Sequence[Layout]
    edition: str | None
    handling: Path | None
    persons: bool
    entry: str
    statements: Statements
    refused: dict[Path, InputError] | None
    unknown: dict[Path, UnknownFile] = field(default_factory=dict)

    def plans(self, paths: Mapping[Path, bool], held: Mapping[str, Held]) -> dict[str, Plan]:
        """The plan of each file, by its id; `paths` say whether a file was named itself, `held` what the case holds."""
        plans: dict[str, Plan] = {}
        for path, named in paths.items():
            try:
                plan = plan_of(
                    path, self.layouts, self.edition, self.handling, self.statements, held, persons=self.persons,
                    entry=self.entry,
                )  # fmt: skip
            except UnknownFile as error:
                if named:
                    self._refuse(path, error)
                else:
                    self.unknown[path] = error
            except InputError as error:
                self._refuse(path, error)
            else:
                plans[plan.file_id] = plan
        return plans

    def _refuse(self, path: Path, error: InputError) -> None:
        if self.refused is None:
            raise error
        self.refused[path] = error

"""How each file of a load is read, as whoever loads them states, and what becomes of those that cannot be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from catchgraph.errors import InputError, UnknownFile
from catchgraph.read.handling import Statements
from catchgraph.read.layouts import Layout
from catchgraph.read.plan import Held, Plan, plan_of
from catchgraph.read.source import Source
from catchgraph.read.workbook import is_workbook, sheets_of


@dataclass
class Planning:
    """What is stated of all files of a load: layout, edition, terms, whether persons are asked for, the entry of
    messages that name none.

    Without `refused`, a file that cannot be read raises its error; with it, that is put there. `unknown` gets the files
    that nothing knows and that nobody named: they stood in a folder. Sheets of `workbooks` are written out in the
    folder `room`.
    """

    layouts: Sequence[Layout]
    edition: str | None
    handling: Path | None
    persons: bool
    entry: str
    statements: Statements
    refused: dict[Path, InputError] | None
    room: Path
    unknown: dict[Path, UnknownFile] = field(default_factory=dict)
    workbooks: set[Path] = field(default_factory=set)

    def plans(self, paths: Mapping[Path, bool], held: Mapping[str, Held]) -> dict[str, Plan]:
        """The plan of each file, or sheet of it, by its id.

        `paths` say whether a file was named itself, `held` what the case holds.
        """
        plans: dict[str, Plan] = {}
        for path, named in paths.items():
            try:
                found = self._plans(path, held)
            except UnknownFile as error:
                if named:
                    self._refuse(path, error)
                else:
                    self.unknown[path] = error
            except InputError as error:
                self._refuse(path, error)
            else:
                plans |= {plan.file_id: plan for plan in found}
        return plans

    def _plans(self, path: Path, held: Mapping[str, Held]) -> list[Plan]:
        try:
            return [self._plan(path, held)]
        except UnknownFile:
            if not is_workbook(path):
                raise
        return self._sheets(path, held)

    def _plan(self, path: Path, held: Mapping[str, Held], sheet: Source | None = None) -> Plan:
        return plan_of(
            path, self.layouts, self.edition, self.handling, self.statements, held, persons=self.persons,
            entry=self.entry, sheet=sheet,
        )  # fmt: skip

    def _sheets(self, path: Path, held: Mapping[str, Held]) -> list[Plan]:
        """The plans of the sheets of a workbook that a layout knows; the first says which others there are."""
        whole = path.resolve()
        found: list[Plan] = []
        others: list[str] = []
        for sheet in sheets_of(whole, self.room):
            try:
                found.append(_noted(self._plan(whole, held, sheet.source), sheet.note))
            except UnknownFile as error:
                others.append(error.message)
        if not found:
            said = "; ".join(others) or "no sheet has any rows"
            raise UnknownFile(
                f"{path.name} is a workbook of which no sheet is known: {said}",
                hint="Save a sheet as CSV (UTF-8) and draft a layout from it: catchgraph layout FILE.",
            )
        self.workbooks.add(whole)
        return [_noted(found[0], *(f"sheet not read: {other}" for other in others)), *found[1:]]

    def _refuse(self, path: Path, error: InputError) -> None:
        if self.refused is None:
            raise error
        self.refused[path] = error


def _noted(plan: Plan, *notes: str) -> Plan:
    note = "; ".join(filter(None, (plan.file.note, *notes)))
    return replace(plan, file=replace(plan.file, note=note))

"""Other files of a file's dataset: those of the same name, or of the same dated edition of a register or list.

Pages of an API come in many files; a register has one file an edition, and a copy of it counts twice.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catchgraph.read.plan import Plan

if TYPE_CHECKING:
    import duckdb

#: Kinds of datasets of which an edition is one file.
_ONE_FILE = frozenset({"register", "iuu-list"})
_LOADED = "SELECT path || coalesce('#' || sheet, '') AS place, dataset, name FROM read.file ORDER BY place"
#: Files that a note names.
_SHOWN = 5


@dataclass
class Twins:
    """Paths of the files that a case holds, in order: by dataset, and by dataset and name."""

    _paths: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    _keys: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection) -> Twins:
        """Those that a case holds now."""
        twins = cls()
        rows = connection.execute(_LOADED).fetchall()
        for path, dataset, name in rows:
            twins._put(path, dataset, name)
        return twins

    def join(self, plan: Plan) -> list[str]:
        """Add a file, in place of what was held under its path, and what is to be noted of it."""
        self._put(plan.file.source.place, plan.dataset.id, plan.file.source.name)
        return self.notes(plan)

    def _put(self, path: str, dataset: str, name: str) -> None:
        for key in self._keys.get(path, ()):
            paths = self._paths[key]
            del paths[bisect_left(paths, path)]
        self._keys[path] = (dataset,), (dataset, name)
        for key in self._keys[path]:
            insort(self._paths.setdefault(key, []), path)

    def notes(self, plan: Plan) -> list[str]:
        """That the case holds the dataset of a file from others as well, where it does."""
        whole = plan.edition.date is not None and plan.file.layout.kind in _ONE_FILE
        dataset, own = plan.dataset.id, plan.file.source.place
        paths = self._paths.get((dataset,) if whole else (dataset, plan.file.source.name), [])
        # The first of them are enough: there may be as many as the case has files.
        others = [path for path in paths[: _SHOWN + 1] if path != own][:_SHOWN]
        if not others:
            return []
        rest = len(paths) - _holds(paths, own) - len(others)
        more = f" and {rest:,} more" if rest else ""
        return [
            f"the case holds {dataset} from another file as well: {', '.join(others)}{more}; "
            "the rows of both count as one edition"
        ]


def _holds(paths: list[str], path: str) -> bool:
    place = bisect_left(paths, path)
    return place < len(paths) and paths[place] == path

"""Resolution against a written truth: whether the rows of one vessel or company became one, and no two became one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catchgraph.analyse.truth import read_truth
from catchgraph.analyse.truth_rows import entities_of_companies, entities_of_rows, entities_of_sides
from catchgraph.case.case import CaseFolder


@dataclass(frozen=True, slots=True)
class Resolution:
    """How entities of one kind compare with the truth, by pairs of mentions.

    `true`, `joined`, `right`: pairs that are one by the truth, in the case, and in both. `split`: keys of the truth
    that became several entities; `merged`: keys that share an entity with another; `unknown`: names that the truth
    lacks.
    """

    kind: str
    entities: int
    mentions: int
    true: int
    joined: int
    right: int
    split: tuple[str, ...]
    merged: tuple[str, ...]
    unknown: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        """Share of the joined pairs that are one by the truth; 1 where none is joined."""
        return self.right / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        """Share of the pairs that are one by the truth that were joined; 1 where there is none."""
        return self.right / self.true if self.true else 1.0


def resolution(case: CaseFolder, truth: Path) -> list[Resolution]:
    """Vessels (rows, and sides of encounters) and companies (mentions in rows) of the files that the truth is of.

    Raises `InputError` where the truth file cannot be read.
    """
    written = read_truth(truth)
    files = written["files"]
    with case.read() as connection:
        rows = {**entities_of_rows(connection, files), **entities_of_sides(connection, files)}
        companies = entities_of_companies(connection, files)
    owner = {name: each["key"] for each in written.get("company", ()) for name in each["names"]}
    unknown = {name for _, name, _ in companies if name not in owner}
    return [
        compared("vessel", _vessels(written, rows)),
        compared("company", ((owner[name], entity) for _, name, entity in companies if name in owner), unknown),
    ]


def _vessels(written: Mapping[str, Any], rows: Mapping[str, set[str]]) -> Iterable[tuple[str, str]]:
    """Key of the truth and entity, for every row and side that the truth gives a vessel."""
    for vessel in written["vessel"]:
        named = [*vessel["rows"]]
        named += [f"encounters:{number} {side}" for side in ("fishing", "carrier") for number in vessel.get(side, ())]
        for row in named:
            # A row of which no vessel was made is an entity of its own: it is missed, not lost.
            for entity in sorted(rows.get(row, {f"nothing for {row}"})):
                yield vessel["key"], entity


def compared(kind: str, mentions: Iterable[tuple[str, str]], unknown: Iterable[str] = ()) -> Resolution:
    """How entities compare with the truth: `mentions` are pairs of a key of the truth and an entity."""
    both = Counter(mentions)
    keys: Counter[str] = Counter()
    entities: Counter[str] = Counter()
    for (key, entity), count in both.items():
        keys[key] += count
        entities[entity] += count
    of_key = Counter(key for key, _ in both)
    of_entity = Counter(entity for _, entity in both)
    return Resolution(
        *(kind, len(keys), sum(keys.values()), _pairs(keys), _pairs(entities), _pairs(both)),
        split=tuple(sorted(key for key, count in of_key.items() if count > 1)),
        merged=tuple(sorted({key for key, entity in both if of_entity[entity] > 1})),
        unknown=tuple(sorted(unknown)),
    )


def _pairs(counts: Mapping[Any, int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())

"""Findings against a written truth: what an invented world must and must not give.

A truth file (`fixtures/truth.toml`, and one a family of patterns in `truth/findings/`) names rows as `source:number`:
the number that the source itself gives the record, or the record's place in its file. A finding answers an entry if it
is of the entry's typology, rests on all of its rows, and is about its vessel and whom it names, where it names any.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catchgraph.analyse.truth_rows import entities_of_rows, rows_of_findings
from catchgraph.case.case import CaseFolder
from catchgraph.errors import InputError
from catchgraph.model.schema import ENTITIES

Ids = frozenset[str]

_NAMES = " UNION ALL ".join(
    f"SELECT id, unnest(list_distinct(list_append(names, name))) AS name FROM derived.{kind.table}"  # noqa: S608 - from the model
    for kind in ENTITIES
    if kind.has("names")
)
_ABOUT = f"""
    SELECT a.source, a.target, lower(n.name)
    FROM derived.about a LEFT JOIN ({_NAMES}) n ON n.id = a.target
    ORDER BY ALL
"""  # noqa: S608 - from the model


@dataclass(frozen=True, slots=True)
class Expected:
    """One entry of a truth file: a typology, the rows it is about, and whom.

    `vessel`: ids of the entities that the rows of its vessel became; `named`: names of vessels, companies or plants in
    small letters, of which one is enough. Either may be empty: then it does not matter.
    """

    name: str
    typology: str
    rows: Ids
    vessel: Ids
    named: Ids


@dataclass(frozen=True, slots=True)
class Found:
    """A finding: typology, the rows it rests on, the entities it is about, and their names."""

    typology: str
    rows: Ids
    about: Ids
    names: Ids

    def answers(self, entry: Expected) -> bool:
        """Whether it is what the entry says."""
        return (
            self.typology == entry.typology
            and entry.rows <= self.rows
            and (not entry.vessel or bool(entry.vessel & self.about))
            and (not entry.named or bool(entry.named & self.names))
        )


@dataclass(frozen=True, slots=True)
class Score:
    """How the findings of one typology compare with the truth. `twins`: benign twins; `spoken`: those found."""

    typology: str
    right: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    twins: int = 0
    spoken: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        """Share of the findings that the truth asks for; 1 where there is none."""
        found = self.right + len(self.wrong)
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of what the truth asks for that was found; 1 where it asks for nothing."""
        wanted = self.right + len(self.missed)
        return self.right / wanted if wanted else 1.0


def read_truth(path: Path) -> dict[str, Any]:
    """A truth file as written. Raises `InputError` where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            f"cannot read {path}: {error}", hint="A truth file is TOML; see fixtures/README.md."
        ) from error


def compare(case: CaseFolder, truth: Path) -> list[Score]:
    """Precision and recall per typology, by id. `missed` names entries, `wrong` findings, `spoken` twins by their fact.

    `truth`: the file about the vessels' world, beside the folder `truth/`. Raises `InputError` where a file of the
    truth cannot be read.
    """
    return score(case, written_at(truth))


def score(case: CaseFolder, written: Mapping[str, Any]) -> list[Score]:
    """The same against what a truth says (`written_at`), wherever it comes from."""
    entities = _vessels(case, written)
    wanted = list(_entries(written["must_find"], entities))
    twins = list(_entries(written["must_not_find"], entities))
    found = _findings(case, written["files"])
    typologies = sorted({each.typology for each in (*wanted, *twins)} | {each.typology for each in found.values()})
    return [_score(typology, wanted, twins, found) for typology in typologies]


def written_at(truth: Path) -> dict[str, Any]:
    """What a truth says of findings, and how it names files: all of its files together."""
    folder = truth.parent / "truth"
    families = [read_truth(path) for path in sorted(folder.glob("findings/*.toml"))]
    story = [read_truth(path) for path in sorted(folder.glob("files.toml"))]
    world = read_truth(truth)
    return {
        "files": {name: file for each in (*story, *families, world) for name, file in each.get("files", {}).items()},
        "vessel": world["vessel"],
        **{key: [*world[key], *(entry for each in families for entry in each.get(key, ()))] for key in _OWED},
    }


#: Findings that are owed, and twins that must stay silent.
_OWED = ("must_find", "must_not_find")


def _score(typology: str, wanted: list[Expected], twins: list[Expected], found: Mapping[str, Found]) -> Score:
    entries = [entry for entry in wanted if entry.typology == typology]
    silent = [twin for twin in twins if twin.typology == typology]
    findings = {id_: each for id_, each in found.items() if each.typology == typology}
    missed = [entry.name for entry in entries if not any(each.answers(entry) for each in findings.values())]
    wrong = {id_: each for id_, each in findings.items() if not any(each.answers(entry) for entry in entries)}
    spoken = [twin.name for twin in silent if any(each.answers(twin) for each in wrong.values())]
    return Score(
        *(typology, len(entries) - len(missed), tuple(sorted(missed)), tuple(sorted(wrong))),
        twins=len(silent),
        spoken=tuple(sorted(spoken)),
    )


def _entries(entries: list[dict[str, Any]], entities: Mapping[str, Ids]) -> Iterator[Expected]:
    for entry in entries:
        rows = [*(entry.get("rows") or []), *(entry.get("events") or []), entry.get("row"), entry.get("listed")]
        rows += [f"encounters:{number}" for number in entry.get("encounters", [])]
        yield Expected(
            name=entry.get("id") or f"{entry['twin_of']}, but {entry['differs_in']}",
            typology=entry["typology"],
            rows=frozenset(row for row in rows if row),
            vessel=entities.get(entry.get("vessel", ""), frozenset()),
            named=frozenset(name.lower() for name in entry.get("companies", [entry.get("company")]) if name),
        )


def _vessels(case: CaseFolder, written: Mapping[str, Any]) -> dict[str, Ids]:
    """Key of a vessel of the truth → the entities that its rows became."""
    with case.read() as connection:
        entities = entities_of_rows(connection, written["files"])
    return {
        vessel["key"]: frozenset(entity for row in vessel["rows"] for entity in entities.get(row, ()))
        for vessel in written["vessel"]
    }


def _findings(case: CaseFolder, files: Mapping[str, str]) -> dict[str, Found]:
    with case.read() as connection:
        typologies = dict(connection.execute("SELECT id, typology FROM derived.finding ORDER BY id").fetchall())
        about = connection.execute(_ABOUT).fetchall()
        rows = rows_of_findings(connection, files)
    ids: dict[str, set[str]] = {id_: set() for id_ in typologies}
    names: dict[str, set[str]] = {id_: set() for id_ in typologies}
    for finding, entity, name in about:
        ids[finding].add(entity)
        names[finding].update([name] if name else [])
    return {
        id_: Found(typology, frozenset(rows.get(id_, ())), frozenset(ids[id_]), frozenset(names[id_]))
        for id_, typology in typologies.items()
    }

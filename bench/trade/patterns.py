"""Every pattern of the fixtures, planted any number of times under other names, with what each copy owes.

The fixtures hold a scene for each typology and its benign twins, and their truth. A copy is all of their files under
names and numbers of its own (`identities.py` finds them, `renamed.py` says how they change), with weights
(`weights.py`) and days (`days.py`) of its own, so that a new typology with fixtures is planted without a word here;
quantities that decide lie anywhere near their bound (`bounds.py`). Copies share ports, goods, registers and
authorities, which decide what the records cover; no name of anybody, number or street.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from bounds import drawn
from days import SHIFTED, TOGETHER, shifted
from identities import Known, Marker, Text, ids_of
from renamed import Renaming
from weights import VARIED, varied

from catchgraph.analyse.truth import written_at
from catchgraph.case.case import open_case
from catchgraph.cli.demo import invented

TERMS = "handling.toml"
MOST = 99
OWED = ("must_find", "must_not_find")


def plant(world: Path, folder: Path, copies: int, seed: int) -> dict[str, Any]:
    """Write copies of the invented world into `folder`, one a folder; what they owe, as
    `analyse.truth.written_at` has it.

    `world`: the fixtures. Raises `ValueError` where there are more copies than numbers.
    """
    if copies > MOST:
        raise ValueError(f"at most {MOST} copies: short numbers bear the copy's number in two digits")
    texts = {path: Text.of(path) for path in invented(world)}
    known = _known(folder / "read", {path: each.text for path, each in texts.items()})
    marker = Marker(known)
    marked = {path: marker(each.text, path.name.removesuffix(".gz").rpartition(".")[2]) for path, each in texts.items()}
    names = {path: marker(path.name) for path in texts}
    written = _Truth(written_at(world / "truth.toml"), marker)
    taken = {number for kind, number in marker.slots if kind in ("run", "sign", "serial", "short")}
    owed: dict[str, Any] = {"files": {}, "vessel": [], "must_find": [], "must_not_find": []}
    together = _days(random.Random(f"{seed}/days"), TOGETHER)
    for copy in range(1, copies + 1):
        renaming = Renaming(known, copy, random.Random(f"{seed}/{copy}"), taken)
        table = renaming.table(marker.slots)
        shares = {of: renaming.rng.randint(*bounds) for of, bounds in VARIED.items()}
        days = _days(renaming.rng, SHIFTED) | together
        for path, text in marked.items():
            if copy == 1 or text != texts[path].text:
                place = folder / f"copy{copy:02d}" / path.parent.relative_to(world)
                near = drawn(text, path.relative_to(world), marker, renaming.rng)
                own = _varied(near.translate(table), path.relative_to(world), shares, days)
                texts[path].write(place / f"p{copy:02d}-{names[path].translate(table)}", own)
                _terms(path.parent / TERMS, place)
        for key, entries in written.of(copy, table, renaming).items():
            owed[key] = {**owed[key], **entries} if isinstance(entries, dict) else [*owed[key], *entries]
    return owed


def _days(rng: random.Random, folders: Iterable[str]) -> dict[str, int]:
    """By how many days a folder's records are later."""
    return {folder: rng.randint(*SHIFTED[folder]) for folder in folders}


def _known(case: Path, texts: Mapping[Path, str]) -> Known:
    """What the invented world calls whom, as its reader has it."""
    from catchgraph import pipeline

    made = open_case(case, create=True)
    pipeline.load(made, list(texts))
    documents = [json.loads(text) for path, text in texts.items() if path.name.endswith((".json", ".json.gz"))
                 and not path.name.endswith(".ftm.json")]  # fmt: skip
    lines = [json.loads(line) for path, text in texts.items() if path.name.endswith(".ftm.json")
             for line in text.splitlines()]  # fmt: skip
    with made.read() as connection:
        return Known.of(connection, texts.values(), ids_of([*documents, *lines]))


def _varied(text: str, path: Path, shares: Mapping[str, int], days: Mapping[str, int]) -> str:
    """A file with the days and the weights of its copy, where its folder's may vary."""
    share, later = (
        next((of for folder, of in each.items() if path.is_relative_to(folder)), 0) for each in (shares, days)
    )
    text = shifted(text, later) if later else text
    return varied(text, share) if share and path.suffix == ".csv" else text


def _of(path: Path, folders: Mapping[str, int]) -> int:
    return next((number for folder, number in folders.items() if path.is_relative_to(folder)), 0)


def _terms(terms: Path, place: Path) -> None:
    """Under which terms the files of a folder were shared."""
    if terms.is_file():
        (place / TERMS).write_bytes(terms.read_bytes())


class _Truth:
    """What the fixtures owe, and under the names and numbers of a copy."""

    def __init__(self, written: Mapping[str, Any], marker: Marker) -> None:
        self._written = written
        self._entries = {key: [_rows(entry) for entry in written[key]] for key in OWED}
        rows = [row for key in OWED for _, rows in self._entries[key] for row in rows]
        rows += [row for vessel in written["vessel"] for row in vessel["rows"]]
        names = [name for key in OWED for entry, _ in self._entries[key] for name in _named(entry)]
        said = {part for row in rows for part in _parts(row)} | {*names, *written["files"].values()}
        self._marked = {text: marker(text) for text in sorted(said)}

    def of(self, copy: int, table: Mapping[int, str], renaming: Renaming) -> dict[str, Any]:
        """Files, vessels, findings and twins of a copy, under keys of its own."""
        own = f"p{copy:02d}"

        def new(text: str) -> str:
            return renaming.own(text) if text in renaming.known.ids else self._marked[text].translate(table)

        def row(written: str) -> str:
            source, number, rest = _parts(written)
            return f"{own}/{source}:{new(number)}{rest and ' '}{rest}"

        def entry(written: Mapping[str, Any], rows: Sequence[str]) -> dict[str, Any]:
            vessel = {"vessel": f"{own}/{written['vessel']}"} if "vessel" in written else {}
            names = {key: f"{own}/{written[key]}" for key in ("id", "twin_of") if key in written}
            said = {key: written[key] for key in ("typology", "differs_in") if key in written}
            return {**said, **names, **vessel, "rows": [*map(row, rows)], "companies": [*map(new, _named(written))]}

        files = self._written["files"].items()
        vessels = self._written["vessel"]
        return {
            "files": {f"{own}/{key}": f"{own}-{new(name)}" for key, name in files},
            "vessel": [{"key": f"{own}/{each['key']}", "rows": [*map(row, each["rows"])]} for each in vessels],
            **{key: [entry(*each) for each in self._entries[key]] for key in OWED},
        }


def _rows(entry: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """An entry of the truth and the rows it names, in whatever way."""
    rows = [*(entry.get("rows") or []), *(entry.get("events") or []), entry.get("row"), entry.get("listed")]
    return entry, [row for row in rows if row] + [f"encounters:{number}" for number in entry.get("encounters", [])]


def _parts(row: str) -> tuple[str, str, str]:
    """Source, number, and what stands behind."""
    source, _, number = row.partition(":")
    plain, _, rest = number.partition(" ")
    return source, plain, rest


def _named(entry: Mapping[str, Any]) -> list[str]:
    return [name for name in entry.get("companies", [entry.get("company")]) if name]

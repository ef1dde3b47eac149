"""Do entities and their ids stay, when nothing about them changed?

    python bench/resolution/stability.py [../shared/data] --records 20000 --json figures.json

Invented companies (company_generator.py) in a case, worked out in several ways; with public data the vessels of its
registers, too. Each way is compared with the plain one: how many of its entities have the same records there, and how
many of these the same id. An entity is untouched where none of its records came, went or was judged. An id is made
when an entity is first seen and then kept, so that one seen in halves may bear another than one seen at once.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd
from company_generator import companies
from company_mentions import mentions_of
from incremental import add

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.case.decisions import decide
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

#: A hundredth of the records leaves, and another comes.
PART = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """`entities` of the plain way, how many are `untouched`, and of these have the `same_records` and the `same_id`."""

    way: str
    entities: int
    untouched: int
    same_records: int
    same_id: int


def members(case: CaseFolder, kind: str) -> pd.Series:
    """Entity of each mention."""
    with case.read() as connection:
        frame = connection.execute(
            "SELECT mention_id, entity_id FROM resolve.member WHERE entity_id LIKE $kind || ':%'", {"kind": kind}
        ).df()
    return frame.set_index("mention_id")["entity_id"]


def compared(way: str, plain: pd.Series, other: pd.Series, touched: set[str]) -> Figure:
    """Entities of the one beside those of the other; `touched` are mentions."""
    records = [
        frame.index.to_series().groupby(frame.to_numpy()).agg(lambda ids: tuple(sorted(ids)))
        for frame in (plain, other)
    ]
    left = records[0][[touched.isdisjoint(ids) for ids in records[0]]]
    there = pd.Series(records[1].index, index=records[1].to_numpy())
    found = left[left.isin(there.index)]
    same = int((there[found.to_numpy()].to_numpy() == found.index.to_numpy()).sum())
    return Figure(way, len(records[0]), len(left), len(found), same)


def made(folder: Path, *parts: pd.DataFrame) -> CaseFolder:
    """A case into which these mentions come one part after another, each followed by `resolve`."""
    case = open_case(folder, create=True)
    for number, part in enumerate(parts, start=1):
        add(case, part, number)
        resolve(case)
    return case


def company_ways(folder: Path, records: int, seed: int) -> Iterator[Figure]:
    """Every way, of invented companies."""
    mentions = mentions_of(companies(records + records // PART, seed))
    here, new = mentions.iloc[:records], mentions.iloc[records:]
    plain = made(folder / "plain", here)
    known = members(plain, "company")

    def against(way: str, case: CaseFolder, touched: set[str] | None = None) -> Figure:
        return compared(way, known, members(case, "company"), touched or set())

    shuffled = here.sample(frac=1, random_state=1)
    yield against("rows in another order", made(folder / "shuffled", shuffled))
    yield against("half, then the other half", made(folder / "halves", here.iloc[::2], here.iloc[1::2]))
    yield against("resolved twice, the second time in full", again(plain))
    command = [sys.executable, __file__, "--made", str(folder / "hashed"), "--records", str(records)]
    subprocess.run([*command, "--seed", str(seed)], env={**os.environ, "PYTHONHASHSEED": "77"}, check=True)
    yield against("another hash seed", CaseFolder(folder / "hashed"))
    yield against("judged the same, and withdrawn", judged(made(folder / "judged", here), known))
    more = made(folder / "more", here, new)
    joined = members(more, "company")
    touched = set(joined.index[joined.isin(set(joined[new["mention_id"]]))])
    yield against("a hundredth more records", more, touched)


def again(case: CaseFolder) -> CaseFolder:
    """Everything compared anew."""
    resolve(case, full=True)
    return case


def judged(case: CaseFolder, known: pd.Series) -> CaseFolder:
    """Two entities joined by somebody, and let go."""
    first = known[~known.duplicated()].index[:2].tolist()
    for verdict in ("same", "withdrawn"):
        decide(case, "judgement", first, verdict, "stability")
        resolve(case)
    return case


def vessel_ways(folder: Path, data: Path) -> Iterator[Figure]:
    """Registers loaded in one order, and in the other."""
    files = sorted((data / "registers").glob("*.csv"))
    cases = []
    for name, order in (("forth", files), ("back", files[::-1])):
        case = open_case(folder / name, create=True)
        load(case, order)
        resolve(case)
        cases.append(members(case, "vessel"))
    yield compared("vessels: registers in the other order", cases[0], cases[1], set())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--json", type=Path, default=Path("stability.json"), help="where the figures go")
    parser.add_argument("--made", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.made:
        made(
            given.made, mentions_of(companies(given.records + given.records // PART, given.seed)).iloc[: given.records]
        )
        return
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        ways: list[Callable[[], Iterator[Figure]]] = [lambda: company_ways(Path(folder), given.records, given.seed)]
        if given.data:
            ways.append(lambda: vessel_ways(Path(folder), given.data))
        for way in ways:
            for figure in way():
                figures.append(asdict(figure))
                print(
                    f"{figure.way:42} {figure.entities:8,} entities, {figure.untouched:8,} untouched: "
                    f"{figure.same_records:8,} with the same records, {figure.same_id:8,} with the same id",
                    flush=True,
                )
    given.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

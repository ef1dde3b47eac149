"""Custody against a written truth: chains, draws, balances and happenings of the story of trade.

The truth is in `chains.toml`, `draws.toml`, `balances.toml` and `occasions.toml` beside those of trade; a record is
named as there, a line as `record/place`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catchgraph.analyse.truth import read_truth
from catchgraph.analyse.truth_named import TRACKED, Named, named
from catchgraph.case.case import CaseFolder

#: Shares may differ by half a per cent, sums by one kilogram: they are written rounded.
_NEAR_SHARE = 0.005
_NEAR_KG = 1.0
#: Balances of certificates are those of their draws, which are compared as draws.
_OF_DRAWS = "certificate"
_CHAINS = "SELECT goods, ends FROM derived.chain ORDER BY ALL"
_TRACES = """
    SELECT source, target, vessel, strftime(landed, '%Y-%m-%d'), share_low, share_high
    FROM derived.traces_to ORDER BY ALL
"""
_COMPONENTS = """
    SELECT l.line, c.verdict, coalesce(c.shortfall_kg, 0), c.id, k.paper IS NOT NULL
    FROM derived.component c JOIN derived.paper_line l ON l.component = c.id
    LEFT JOIN (SELECT DISTINCT kind, paper FROM derived.cut_paper) k ON k.kind = l.kind AND k.paper = l.paper
    WHERE c.kind = 'certificate'
    ORDER BY ALL
"""
_BALANCES = "SELECT subject, kind, in_high, out_low, complete, over FROM derived.balance ORDER BY ALL"
_OCCASIONS = "SELECT source, target FROM derived.same_occasion ORDER BY ALL"


@dataclass
class Held:
    """How answers of one kind compare with the truth.

    `owed`, `found`: how many there are by the truth, and in the case; `right`: in both. `missed` names those that are
    not as the truth has them, with what it says; `wrong` those that are found and not owed.
    """

    kind: str
    owed: int = 0
    found: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of what was found that is owed; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is owed that was found; 1 where nothing is owed."""
        return self.right / self.owed if self.owed else 1.0

    def hold(self, what: str, owed: object, found: object, same: bool | None = None) -> None:
        """Compare one answer; None of `found` is no answer."""
        self.owed += 1
        self.found += found is not None
        if owed == found if same is None else same:
            self.right += 1
        else:
            self.missed.append(f"{what}: {_said(owed)}, not {_said(found)}")


def custody(case: CaseFolder, folder: Path, world: Path) -> list[Held]:
    """Chains (ends, catches, shares), draws, balances and happenings of the story.

    `world`: the truth about the vessels, by whose rows a catching vessel is told. Raises `InputError` where a file of
    the truth cannot be read.
    """
    names = named(case, read_truth(folder / "files.toml"), read_truth(world)["files"])
    with case.read() as connection:
        chains = dict(connection.execute(_CHAINS).fetchall())
        traces: dict[str, list[Any]] = {}
        for source, *row in connection.execute(_TRACES).fetchall():
            traces.setdefault(source, []).append(row)
        components = connection.execute(_COMPONENTS).fetchall()
        balances = connection.execute(_BALANCES).fetchall()
        same = connection.execute(_OCCASIONS).fetchall()
    written = read_truth(folder / "chains.toml")["chain"]
    return [
        _ends(written, names, chains),
        *_catches(written, names, traces),
        _draws(read_truth(folder / "draws.toml")["component"], names, components),
        _balances(read_truth(folder / "balances.toml")["balance"], names, balances),
        _occasions(read_truth(folder / "occasions.toml"), names, same),
    ]


def _said(value: object) -> str:
    if isinstance(value, list | tuple):
        return " and ".join(_said(one) for one in value) or "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "nothing" if value is None else f"{value:,.10g}" if isinstance(value, int | float) else str(value)


def _titles(chain: dict[str, Any]) -> str:
    return f"{chain['line']}/{chain['n']}" if "n" in chain else str(chain["line"])


def _ends(written: list[dict[str, Any]], names: Named, chains: dict[str, list[str]]) -> Held:
    """Where each way ends; a line of the story that the truth does not name has none of its own."""
    held = Held("ends of chains")
    told = set()
    for each in written:
        line = names.line(each["line"], each.get("n", 1)) or ""
        told.add(line)
        held.hold(_titles(each), sorted(each["ends"]), sorted(chains[line]) if line in chains else None)
    for line, ends in chains.items():
        if line not in told and line in names.lasts and ends != ["nothing loaded"]:
            held.found += 1
            held.wrong.append(f"{names.lasts[line]}: {_said(ends)}, not nothing loaded")
    return held


def _catches(written: list[dict[str, Any]], names: Named, traces: dict[str, list[Any]]) -> list[Held]:
    """Catches by line, or by vessel and day of landing; shares of those that were found."""
    caught, shares = Held("catches of chains"), Held("shares of catches")
    for each in written:
        rows = traces.get(names.line(each["line"], each.get("n", 1)) or "", [])
        answered: set[int] = set()
        for catch in each.get("catch", ()):
            places = [place for place, row in enumerate(rows) if _is(catch, row, names)]
            answered.update(places)
            what = f"{_titles(each)} from {catch['line']}"
            caught.hold(what, "reached", "reached" if places else None)
            if "low" in catch:
                limits = (catch["low"], catch["high"])
                found = [tuple(rows[place][3:5]) for place in places]
                same = any(_near(limits, one, _NEAR_SHARE) for one in found)
                shares.hold(what, limits, found[0] if found else None, same)
        beside = [row[0] for place, row in enumerate(rows) if place not in answered]
        caught.found += len(beside)
        caught.wrong += [f"{_titles(each)} from {target}: reached" for target in beside]
    return [caught, shares]


def _is(catch: dict[str, Any], row: list[Any], names: Named) -> bool:
    """Whether a reached line is what the truth calls a catch."""
    target, vessel, landed = row[:3]
    lines = names.catch([catch["line"], *catch.get("told_by", ())])
    hull = names.hulls.get(catch.get("vessel", ""), set())
    return target in lines or (vessel in hull and landed == catch.get("landed"))


def _near(owed: Iterable[float | None], found: Iterable[float | None], by: float) -> bool:
    pairs = zip(owed, found, strict=True)
    return all(a == b if a is None or b is None else abs(a - b) <= by for a, b in pairs)


def _draws(written: list[dict[str, Any]], names: Named, rows: list[Any]) -> Held:
    """Verdict and shortfall of each component, and the papers of its cut."""
    held = Held("draws on papers")
    found = {row[0]: row for row in rows}
    cut = {(row[3], row[0]) for row in rows if row[4]}
    for each in written:
        lines = [names.paper(paper["line"]) for paper in each["papers"]]
        row = next((found[line] for line in lines if line in found), None)
        owed = (each["verdict"], each.get("shortfall_kg", 0), len(each.get("cut", ())))
        if row is None:
            held.hold(each["key"], owed, None)
            continue
        wanted = {names.paper(line) for line in each.get("cut", ())}
        in_cut = {line for component, line in cut if component == row[3]}
        said = (row[1], row[2], len(in_cut))
        held.hold(each["key"], owed, said, said[0] == owed[0] and _near(said[1:2], owed[1:2], 1) and in_cut == wanted)
    return held


def _balances(written: list[dict[str, Any]], names: Named, rows: list[Any]) -> Held:
    """Most that came in and least that went out, and whether that is more."""
    held = Held("balances")
    found = {(subject, kind): row for subject, kind, *row in rows}
    for each in (each for each in written if each["kind"] != _OF_DRAWS):
        owed = (
            each.get("in_high"),
            each.get("out_low"),
            each["complete"],
            not each["fits"] if "fits" in each else None,
        )
        row = next(
            (found[one, each["kind"]] for one in names.all(each["subject"]) if (one, each["kind"]) in found), None
        )
        same = row is not None and _near(owed[:2], row[:2], _NEAR_KG) and tuple(row[2:]) == owed[2:]
        held.hold(f"{each['kind']} {each['subject']}", owed, row and tuple(row), same)
    return held


def _occasions(written: dict[str, Any], names: Named, rows: list[Any]) -> Held:
    """Pairs of happenings; those of the story's declarations that the truth does not have are wrong."""
    held = Held("happenings that are one")
    pairs = {frozenset(row) for row in rows}
    owed = set()
    for each in written["same"]:
        both = frozenset((names.event(each["a"]), names.event(each["b"])))
        owed.add(both)
        held.hold(f"{each['a']} and {each['b']}", "one", "one" if both in pairs else None)
    declared = {id_ for name, id_ in names.events.items() if not name.startswith(TRACKED)}
    for pair in _beside(pairs - owed, declared):
        held.found += 1
        held.wrong.append(f"{' and '.join(sorted(pair))}: one, and not owed")
    return held


def _beside(pairs: Iterable[frozenset[str]], declared: set[str]) -> Iterator[frozenset[str]]:
    return (pair for pair in sorted(pairs, key=sorted) if pair & declared)

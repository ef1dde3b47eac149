"""Where the way back ends: at the sea, at a farm, or where it breaks, and what would close it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from catchgraph.analyse.custody.closing import close
from catchgraph.analyse.custody.links import Link
from catchgraph.analyse.custody.told import Line
from catchgraph.case.agreements import agreements
from catchgraph.model.agreements import Agreement
from catchgraph.reference.countries import country

if TYPE_CHECKING:
    import duckdb

SEA, FARM = "sea", "farm"
_SAID = "SELECT id, ends, document, leaf FROM derived.way_end WHERE id IN (SELECT unnest(?)) ORDER BY ALL"
#: `catch-certificate ECU 2025-CC-1 (void)`: kind, number with the State that issued it, and why it counts nowhere.
_DOCUMENT = re.compile(r"(\S+) (.*?)(?: \(([^()]*)\))?")
#: Who caught it where no line says so outright: never the vessel that it was handed to.
_CATCHING = frozenset(f"{role}{written}" for role in ("catching vessel", "donor", "vessel")
                      for written in ("", " as written"))  # fmt: skip
_FARMS = ("farm", "farm site", "farmed at")
#: End → the paper that would close it, in words, and of which kind that is.
_CLOSED_BY = {
    "broken at harvest": ("landing-declaration", "the landing declaration or logbook of the catch"),
    "broken at landing": (
        "transshipment-declaration",
        "the landing declaration, and that of any transhipment before it",
    ),
    "broken at transshipment": ("transshipment-declaration", "the declarations of both vessels of the transhipment"),
    "broken at processing": ("lot", "the records of what it was made from"),
    "broken at document": ("catch-certificate", "the catch certificate or statement that it rests on"),
    "nothing loaded": ("export-declaration", "the export declaration, and the certificates that it cites"),
}
_DECLARED = ("ExportDeclaration", "ImportDeclaration")


@dataclass(frozen=True, slots=True)
class End:
    """Where the way of a line ends. `end`: as `Chain.ends`; `why`: in words; `close`: what would close it, '' where
    nothing is missing."""

    line: str
    end: str
    why: str
    close: str = ""

    @property
    def whole(self) -> bool:
        """Whether the way is whole there."""
        return self.end in (SEA, FARM)


class Said(NamedTuple):
    """What was concluded of a line when the case was built: a row of `derived.way_end`."""

    end: str
    document: str | None
    leaf: bool


def ends(
    connection: duckdb.DuckDBPyConnection,
    lines: Mapping[str, Line],
    links: Sequence[Link],
    starts: Collection[str],
    beyond: Collection[str] = (),
) -> dict[str, list[End]]:
    """Line → where its way ends: of what no link leads further back from, and of what cites a paper that is missing.

    `links`: those on the way back from `starts`; `beyond`: lines that were not followed further. What lies behind a
    line that says itself where the goods are from breaks nothing.
    """
    known = agreements(connection)
    said: defaultdict[str, list[Said]] = defaultdict(list)
    for id_, *row in connection.execute(_SAID, [sorted(lines)]).fetchall():
        said[id_].append(Said(*row))
    before: defaultdict[str, list[str]] = defaultdict(list)
    for link in links:
        before[link.later].append(link.earlier)
    found = {}
    for id_ in _open(starts, before, {id_ for id_, each in said.items() if each[0].end in (SEA, FARM)}):
        if id_ in lines and id_ not in beyond:
            found[id_] = list(_ends(lines[id_], said[id_], known, leaf=id_ not in before))
    return {id_: each for id_, each in sorted(found.items()) if each}


def _open(starts: Collection[str], before: Mapping[str, list[str]], settled: Collection[str]) -> list[str]:
    """Lines that a way reaches past none that is settled, and those of these behind which no other settled one is."""
    seen: set[str] = set()
    waiting = sorted(starts)
    found = []
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        behind = before.get(here, ()) if here in before else ()
        if here not in settled:
            found.append(here)
            waiting += behind
        elif any(id_ in settled for id_ in behind):
            waiting += [id_ for id_ in behind if id_ in settled]
        else:
            found.append(here)
    return found


def _ends(line: Line, said: Sequence[Said], known: Sequence[Agreement], *, leaf: bool) -> Iterator[End]:
    for one in said:
        if one.document:
            yield _absent(line.id, one, known)
        elif leaf or not one.leaf:
            yield _end(line, one.end, known)
    # A line that is on nobody's way was not judged; what went into a product says no more than the product.
    if leaf and not said and line.given["stage"] != "input":
        yield _end(line, _alone(line), known)


def _alone(line: Line) -> str:
    if line.given["stage"] != "catch":
        return "nothing loaded"
    if line.given["production"] == "farmed" or line.given["source"] == "HBA":
        return FARM
    dated = line.given["landed"] or line.given["caught_until"] or line.given["caught_since"]
    together = line.given["aggregated"] or line.given["source"] == "SVH"
    return SEA if together or (catchers(line) and dated) else "broken at harvest"


def catchers(line: Line) -> list[str]:
    """Names of the vessels that caught it; where no line says so, of those that handed it over or landed it."""
    caught = [one.name for one in line.who if one.type == "CAUGHT_BY"]
    return list(dict.fromkeys(caught or [one.name for one in line.who if one.how in _CATCHING]))


def _end(line: Line, end: str, known: Sequence[Agreement]) -> End:
    if end == FARM:
        farms = list(dict.fromkeys(one.name for one in line.who if one.how in _FARMS))
        return End(line.id, end, f"harvested at {', '.join(farms)}" if farms else "farmed")
    if end == SEA:
        vessels = catchers(line)
        together = "landed by small vessels together" if line.given["aggregated"] else "caught, as its paper says"
        return End(line.id, end, f"caught by {', '.join(vessels)}" if vessels else together)
    kind, called = _CLOSED_BY[end]
    if end == "nothing loaded" and line.label in _DECLARED:
        kind, called = "catch-certificate", "the catch certificate of these goods"
    return End(line.id, end, _why(line, end), close(kind, called, line.given["origin"], known))


def _why(line: Line, end: str) -> str:
    if end == "nothing loaded":
        return "no paper that leads to the catch or harvest is cited"
    if end == "broken at harvest":
        return (
            "no day of the catch is stated" if catchers(line) else "no vessel, farm or group of small vessels is named"
        )
    if end == "broken at processing":
        return "nothing says what it was made from"
    return "it leads to no earlier paper"


def _absent(line: str, said: Said, known: Sequence[Agreement]) -> End:
    """A paper that is cited and not loaded: of an administration that shared others of that kind, or none."""
    match = _DOCUMENT.fullmatch(said.document or "")
    kind, number, counts_not = match.groups() if match else ("other", said.document or "", None)
    issuer = number.split(" ")[0]
    named = country(issuer)
    of = f" of {named.name}" if named else ""
    word = kind.replace("-", " ")
    if counts_not:
        why = f"{word} {number} is cited and does not count: {counts_not}"
    else:
        others = f"others{of} are" if said.end == "broken at document" else f"no {word}{of} of that year is"
        why = f"{word} {number} is cited and not loaded; {others}"
    return End(line, said.end, why, close(kind, f"{word} {number}", issuer if named else None, known))


def of_chain(found: Mapping[str, Sequence[End]]) -> list[str]:
    """The words of all ends, each once, sorted."""
    return sorted({end.end for each in found.values() for end in each})

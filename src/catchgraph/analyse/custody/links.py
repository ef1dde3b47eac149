"""Links between lines of goods, followed back to the sea or forward to the consignee, a step at a time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from catchgraph.analyse.words import counted

if TYPE_CHECKING:
    import duckdb

Way = Literal["back", "forward"]

#: Way → the end of a link that is nearer to where it begins, and the farther one. Links lead from later to earlier.
_ENDS: dict[Way, tuple[str, str]] = {"back": ("source", "target"), "forward": ("target", "source")}
# By row number: the other columns are then read for these rows only.
_LINKS = """
    SELECT id, 'MADE_FROM' AS type, source, target, basis, kg, made_kg, certain, confidence, record, as_written
    FROM derived.made_from
    WHERE rowid IN (SELECT rowid FROM derived.made_from WHERE {near} IN (SELECT unnest($ids)))
    UNION ALL
    SELECT id, 'SAME_GOODS', source, target, basis, NULL, NULL, certain, confidence, record, as_written
    FROM derived.same_goods
    WHERE rowid IN (SELECT rowid FROM derived.same_goods WHERE {near} IN (SELECT unnest($ids)))
    ORDER BY certain DESC, kg DESC NULLS LAST, id LIMIT $room
"""


@dataclass(frozen=True, slots=True)
class Link:
    """A line of goods (`later`) that was made from another (`earlier`), or is the same goods told again.

    `step`: how many links it is from where the walk began, 1 for the first. `kg`: what was drawn on the earlier line,
    `made_kg` what was made of that, as stated.
    """

    id: str
    type: str
    later: str
    earlier: str
    basis: str | None
    kg: float | None
    made_kg: float | None
    certain: bool
    confidence: float
    record: str | None
    as_written: str | None
    step: int
    way: Way

    @property
    def near(self) -> str:
        """The end that is nearer to where the walk began."""
        return self.later if self.way == "back" else self.earlier

    @property
    def far(self) -> str:
        """The other end."""
        return self.earlier if self.way == "back" else self.later


@dataclass(frozen=True, slots=True)
class Walked:
    """Links by step and id. `cut`: why there may be more, in words; '' where these are all."""

    links: tuple[Link, ...]
    cut: str = ""


def walk(connection: duckdb.DuckDBPyConnection, starts: Collection[str], way: Way, *, depth: int, limit: int) -> Walked:
    """Every link on the way from the lines `starts`, at most `depth` steps and `limit` links.

    Where there is no room for all links of a step, certain ones and those with the largest weights come first.
    """
    links: dict[str, Link] = {}
    seen, front, cut = set(starts), sorted(starts), ""
    for step in range(1, depth + 2):
        found = _step(connection, front, way, step, limit - len(links) + 1)
        found = [link for link in found if link.id not in links]
        if found and step > depth:
            cut = f"links beyond {counted(depth, 'step')} are left out"
            break
        if len(found) > limit - len(links):
            cut = f"the first {limit:,} links; there are more"
            found = found[: limit - len(links)]
        links |= {link.id: link for link in found}
        front = sorted({link.far for link in found} - seen)
        seen |= set(front)
        if not front or len(links) == limit:
            cut = cut or _more(connection, front, way, limit)
            break
    return Walked(tuple(sorted(links.values(), key=lambda link: (link.step, link.id))), cut)


def _more(connection: duckdb.DuckDBPyConnection, front: list[str], way: Way, limit: int) -> str:
    more = front and _step(connection, front, way, 0, 1)
    return f"the first {limit:,} links; there are more" if more else ""


def _step(connection: duckdb.DuckDBPyConnection, ids: list[str], way: Way, step: int, room: int) -> list[Link]:
    rows = connection.execute(_LINKS.format(near=_ENDS[way][0]), {"ids": ids, "room": room}).fetchall()
    return [Link(*(*row, step, way)) for row in rows]


@dataclass(frozen=True, slots=True)
class Reach:
    """How a line is reached from where the walk began, on the way with the greatest of the smallest confidences."""

    steps: int
    certain: bool
    confidence: float


def reached(links: Collection[Link], starts: Collection[str]) -> dict[str, Reach]:
    """Every line on the way, by the best way there: the most confident, then the shortest."""
    best = {start: Reach(0, certain=True, confidence=1.0) for start in starts}
    changed = True
    # Links have no circles; each round settles at least the lines one step further.
    while changed:
        changed = False
        for link in links:
            if (near := best.get(link.near)) is None:
                continue
            least = min(near.confidence, link.confidence)
            found = Reach(near.steps + 1, near.certain and link.certain, least)
            old = best.get(link.far)
            if old is None or (found.confidence, found.certain, -found.steps) > (
                old.confidence,
                old.certain,
                -old.steps,
            ):
                best[link.far], changed = found, True
    return best

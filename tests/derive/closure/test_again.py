"""Ways that are followed again, of what changed only, are those that following all of them gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .lines import Lines

#: Lines 0 and 1 are traded; papers are 2 to 6, catches 7 to 9.
_PAIRS = [(a, b) for a in range(7) for b in range(max(2, a + 1), 10)]
_TABLES = ("traces_to", "chain", "way_said", "way_end")


@dataclass(frozen=True)
class World:
    """Link → confidence; catch → who landed it; line → kilograms, document that it cites; whether 0 and 1 are one."""

    links: Mapping[tuple[int, int], float]
    vessels: Mapping[int, str]
    kg: Mapping[int, float]
    cites: Mapping[int, str]
    one: bool

    def write(self, lines: Lines, of: str) -> None:
        """Tell it to tables; `of` begins the names of its lines, papers and consignment."""
        whole = f"consignment:{of}1" if self.one else None
        lines.traded(f"{of}0", f"export_declaration:{of}0", "export", whole=whole, net_kg=self.kg.get(0, 1_000.0))
        heads = (f"{of}0",) if self.one else ()
        lines.traded(f"{of}1", f"entry:{of}1", "entry", *heads, whole=whole, net_kg=1_000.0)
        for line in range(2, 7):
            lines.line(f"{of}{line}", f"processing_statement:{of}{line}", net_kg=self.kg.get(line, 1_000.0))
        for line in range(7, 10):
            lines.catch(f"{of}{line}", self.kg.get(line), vessel=self.vessels.get(line))
        for (source, target), confidence in self.links.items():
            lines.made(f"{of}{source}", f"{of}{target}", confidence=confidence)
        for line, document in self.cites.items():
            lines.cites(f"{of}{line}", f"processing_statement:{of}{line}", document)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Any of them; two catches may be of one name, of which one is known."""
    links = draw(st.dictionaries(st.sampled_from(_PAIRS), st.sampled_from([0.5, 1.0]), max_size=12))
    vessels = draw(st.dictionaries(st.integers(7, 9), st.sampled_from(["vessel:a", "vessel:b", "ZZ A"]), max_size=3))
    kg = draw(st.dictionaries(st.integers(0, 9), st.sampled_from([200.0, 600.0]), max_size=3))
    cites = draw(st.dictionaries(st.integers(2, 6), st.just("catch-certificate ECU 9"), max_size=1))
    return World(links, vessels, kg, cites, draw(st.booleans()))


def _kept(lines: Lines) -> dict[str, list[tuple[Any, ...]]]:
    return {name: lines.connection.execute(f"FROM derived.{name} ORDER BY ALL").fetchall() for name in _TABLES}


def _compared(changes: Iterable[Mapping[str, World]]) -> list[set[str]]:
    """Which ways are followed in each, once that gives what following all of them does; worlds by how their names
    begin.
    """
    kept, anew, followed = Lines(), Lines(), []
    for worlds in changes:
        for lines in (kept, anew):
            lines.empty()
            for of, world in worlds.items():
                world.write(lines, of)
            lines.close(only=lines is kept)
        assert _kept(kept) == _kept(anew)
        followed.append(kept.followed)
    return followed


@st.composite
def changes(draw: st.DrawFn) -> list[World]:
    """A world, and the same with other links, vessels, weights or citations."""
    first, others = draw(worlds()), draw(st.lists(worlds(), min_size=1, max_size=2))
    names = st.sampled_from(["links", "vessels", "kg", "cites", "one"])
    return [first, *(replace(first, **{name: getattr(other, name)}) for other in others for name in (draw(names),))]


@pytest.mark.long
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(changes(), min_size=4, max_size=4))
def test_ways_followed_again_are_those_of_all(told: list[list[World]]) -> None:
    """Of four at a time, side by side, that are of one length or stay as they are at their end."""
    moments = range(max(map(len, told)))
    _compared([{f"{at}-": one[min(moment, len(one) - 1)] for at, one in enumerate(told)} for moment in moments])


def test_only_ways_that_changed_are_followed_again() -> None:
    """Of two lines one loses its second catch, the other's is of a hull that is known, its link is less sure (and
    the first has its catch again); it cites what is not there, then another."""
    links = {(0, 2): 1.0, (0, 3): 1.0, (1, 4): 1.0, (2, 7): 1.0, (3, 8): 1.0, (4, 9): 1.0}
    world = World(links, {9: "ZZ A"}, {}, {}, one=False)
    told = [world]
    for change in (
        {"links": {pair: sure for pair, sure in links.items() if pair != (3, 8)}},
        {"vessels": {9: "vessel:a"}},
        {"links": links | {(4, 9): 0.5}},
        {"cites": {2: "catch-certificate ECU 9"}},
        {"cites": {2: "catch-certificate ECU 8"}},
    ):
        told.append(replace(told[-1], **change))
    assert _compared([{"": one} for one in told]) == [{"0", "1"}, {"0"}, {"1"}, {"0", "1"}, {"0"}, {"0"}]

"""On any links: the same catches as a walk in plain Python finds, and shares that hold whatever really happened."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .lines import Lines

#: (link from, link to): lines 0 to 7, each made from later ones only.
_PAIRS = [(a, b) for a in range(7) for b in range(a + 1, 8)]
_SPARE = st.lists(st.sampled_from([0.0, 0.0, 50.0, 5_000.0]), min_size=8, max_size=8)
#: Link → parts of the earlier line that the later one really took, confidence. Line 0 is traded.
World = dict[tuple[int, int], tuple[int, float]]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Any of them."""
    chosen = draw(st.lists(st.sampled_from(_PAIRS), unique=True, min_size=1, max_size=12))
    part, confidence = st.integers(0, 4), st.sampled_from([0.3, 0.5, 0.9, 1.0])
    return {(0, draw(st.integers(1, 7))): (1, 1.0)} | {pair: (draw(part), draw(confidence)) for pair in chosen}


def _walked(world: World) -> tuple[dict[int, float], dict[int, float]]:
    """What is reached, with the weight that came of it, and the confidence of the best way there."""
    weight, confidence = {0: 1_000.0}, {0: 1.0}
    for line in range(8):
        links = {target: how for (source, target), how in world.items() if source == line and line in confidence}
        parts = sum(part for part, _ in links.values())
        for target, (part, sure) in links.items():
            share = part / parts if parts else 1 / len(links)
            weight[target] = weight.get(target, 0.0) + weight[line] * share
            confidence[target] = max(confidence.get(target, 0.0), min(confidence[line], sure))
    return weight, confidence


@pytest.mark.long
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=st.lists(st.tuples(worlds(), _SPARE), min_size=5, max_size=5))
def test_shares_hold_what_happened(told: list[tuple[World, list[float]]]) -> None:
    """Of five worlds at a time, side by side, in lines that their numbers begin."""
    lines = Lines()
    for of, (world, spare) in enumerate(told):
        _write(lines, f"{of}-", world, spare)
    rows = lines.ask("SELECT source, target, share_low, share_high, confidence FROM derived.traces_to")
    assert all(source == f"{target.partition('-')[0]}-0" for source, target, *_ in rows)
    for of, (world, _) in enumerate(told):
        weight, confidence = _walked(world)
        own = f"goods:{of}-"
        found = {int(target.removeprefix(own)): row for _, target, *row in rows if target.startswith(own)}
        assert set(found) == set(weight) - {source for source, _ in world}
        for line, (low, high, sure) in found.items():
            assert low - 1e-5 <= weight[line] / 1_000 <= high + 1e-5
            assert sure == confidence[line]


def _write(lines: Lines, of: str, world: World, spare: list[float]) -> None:
    """Tell a world, of whose earlier lines there was so much to spare."""
    weight, _ = _walked(world)
    sources = {source for source, _ in world}
    lines.traded(f"{of}0", f"entry:{of}0", "entry", net_kg=1_000.0)
    for line in range(1, 8):
        held = weight.get(line, 0.0) + spare[line]
        more: dict[str, Any] = {"net_kg": held} if line in sources else {"landed_kg": held}
        lines.line(f"{of}{line}", f"lot:{of}{line}", "product" if line in sources else "catch", **more)
    for source, target in world:
        lines.made(f"{of}{source}", f"{of}{target}", confidence=world[source, target][1])

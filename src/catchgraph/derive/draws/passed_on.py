"""Fish of one certificate that was shipped to a country and used there, or shipped on, was drawn once."""

from __future__ import annotations

from collections.abc import Sequence

from catchgraph.derive.draws.told import Told, by_paper, grouped

#: Countries in a row that fish passes through at most; what goes on beyond has come back to where it was.
_ROUNDS = 5
#: Country that is not stated.
_ANY = ""

Hub = tuple[tuple[str, str], str, str]


def passed_on(draws: Sequence[Told]) -> list[tuple[list[int], list[int]]]:
    """Draws of which some may be of what others brought, by place: those of the step that weighs most, and the others.

    Into a country: shipments with that destination, or with none that is stated. Out of it: what its statements,
    stores and re-exports used, and what is shipped from there. In one country, what a firm ships without naming the
    statement that it is part of may be what that statement made.
    """
    into, out = _hubs(draws)
    pairs: list[tuple[int, int]] = []
    after: dict[int, set[Hub]] = {}
    for hub in sorted(into.keys() & out.keys()):
        # A shipment is not of what it brings itself.
        if len({*into[hub], *out[hub]}) < 2:
            continue
        pairs += [(into[hub][0], place) for place in (*into[hub], *out[hub])]
        for place in out[hub]:
            after.setdefault(place, set()).add(hub)
    depth = _depths(len(draws), into, after)
    return [_parted(draws, group, depth) for group in grouped(len(draws), pairs)]


def _hubs(draws: Sequence[Told]) -> tuple[dict[Hub, list[int]], dict[Hub, list[int]]]:
    """What comes into and goes out of each country, by certificate and, where the former is open, by origin."""
    into: dict[Hub, list[int]] = {}
    out: dict[Hub, list[int]] = {}
    for paper, places in by_paper(draws, range(len(draws))).items():
        open_from = {draws[place].origin or _ANY for place in places if _open(draws[place])}
        towards = {draws[place].destination for place in places if draws[place].shipped} - {None}
        for place in places:
            draw = draws[place]
            origin = draw.origin or _ANY
            if draw.shipped and draw.destination != draw.origin:
                into.setdefault((paper, "to", draw.destination or f"not {origin}"), []).append(place)
            if not draw.shipped:
                for party in draw.parties:
                    into.setdefault((paper, "of", f"{origin} {party}"), []).append(place)
            elif draw.origin:
                for party in draw.parties:
                    out.setdefault((paper, "of", f"{origin} {party}"), []).append(place)
            reached = {origin} if draw.origin else towards - {draw.destination}
            for country in reached:
                out.setdefault((paper, "to", str(country)), []).append(place)
            for country in open_from - {origin} if draw.origin else ():
                out.setdefault((paper, "to", f"not {country}"), []).append(place)
    return into, out


def _open(draw: Told) -> bool:
    return draw.shipped and draw.destination is None


def _depths(count: int, into: dict[Hub, list[int]], after: dict[int, set[Hub]]) -> list[int]:
    """How many draws each may be of the goods of, one after the other."""
    depth = [0] * count
    for _ in range(_ROUNDS):
        deepest = {hub: max(depth[place] for place in into[hub]) for hubs in after.values() for hub in hubs}
        new = [max((deepest[hub] + 1 for hub in after.get(place, ())), default=0) for place in range(count)]
        if new == depth:
            break
        depth = new
    return depth


def _parted(draws: Sequence[Told], group: list[int], depth: Sequence[int]) -> tuple[list[int], list[int]]:
    steps: dict[int, list[int]] = {}
    for place in group:
        steps.setdefault(depth[place], []).append(place)
    # What has come back to where it was may be told at every step: it counts only where nothing else does.
    steps = {step: places for step, places in steps.items() if step < _ROUNDS} or {
        0: [max(group, key=lambda place: (draws[place].kg, draws[place].id))]
    }
    _, counts = max(steps.items(), key=lambda item: (sum(draws[place].kg for place in item[1]), -item[0]))
    return counts, [place for place in group if place not in set(counts)]

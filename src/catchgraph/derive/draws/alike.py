"""Two draws that look alike, each told by another side, may be one whose records were not joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from catchgraph.derive.draws.told import Told, by_paper, grouped

#: How far the weights and the days of two records of one shipment lie apart at most (`resolve.consignment`).
WEIGHT = 1.02
DAYS = 120
#: Pairs of one paper that are looked at one by one; of more, all whose weights are near are taken for alike.
_MOST = 200_000


def told_again(draws: Sequence[Told]) -> list[tuple[list[int], list[int]]]:
    """Draws that look alike, by place: those that count, which weigh most, and those that may be the same again."""
    pairs: list[tuple[int, int]] = []
    shipped = [place for place, draw in enumerate(draws) if draw.shipped and draw.kg > 0]
    for places in by_paper(draws, shipped).values():
        ordered = sorted(places, key=lambda place: (draws[place].kg, draws[place].id))
        closely = len(ordered) ** 2 > _MOST
        for one, other in _near(draws, ordered, closely=closely):
            if closely or _alike(draws[one], draws[other]):
                pairs.append((one, other))
    return [_parted(draws, group) for group in grouped(len(draws), pairs)]


def _near(draws: Sequence[Told], ordered: Sequence[int], *, closely: bool) -> Iterator[tuple[int, int]]:
    """Pairs of about one weight; `closely`: only those next to one another."""
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 2 if closely else None]:
            if draws[other].kg > draws[one].kg * WEIGHT:
                break
            yield one, other


def _alike(one: Told, other: Told) -> bool:
    """Whether nothing that both say tells them apart."""
    if one.sides & other.sides or (one.day and other.day and abs((one.day - other.day).days) > DAYS):
        return False
    return all(
        not (mine and others) or bool(mine & others)
        for mine, others in ((one.sellers, other.sellers), (one.buyers, other.buyers))
    )


def _parted(draws: Sequence[Told], group: list[int]) -> tuple[list[int], list[int]]:
    sides: dict[tuple[str, ...], list[int]] = {}
    for place in group:
        sides.setdefault(tuple(sorted(draws[place].sides)), []).append(place)
    _, counts = max(sides.items(), key=lambda item: (sum(draws[place].kg for place in item[1]), item[0]))
    return counts, [place for place in group if place not in set(counts)]

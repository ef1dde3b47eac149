"""Live weight of a product as an interval, from published conversion factors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from catchgraph.reference.tables import read_table

from .hs import hs_says

#: What is in the package beside the fish, so that the net weight is no lower bound.
ADDED = frozenset({"prepared", "canned", "breaded", "glazed", "brine", "marinated", "extract"})
#: Forms that EU codes have no presentation for; a user may give factors for them, and for what is added to.
UNCODED = frozenset({"loin", "steak", "portion", "minced", "peeled", "meat"})
_FILLETS = ("FIL", "FIS", "FSB", "FSP")
ITSELF = "net weight"
ALIVE = "alive"
WHOLE = "whole"
_AS_CAUGHT = frozenset({"FRE", "FRO"})


@dataclass(frozen=True, slots=True)
class LiveWeight:
    """Least and greatest live weight in kg; None where it is unknown. `sources`: of the factors, sorted."""

    low: float | None
    high: float | None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """Least and greatest factor from net to live weight; None where it is unknown. `sources`: whose, sorted."""

    low: float | None
    high: float | None
    sources: tuple[str, ...] = ()


class Factors:
    """Factors by species, state and presentation, each with its source: published ones, and a user's own, which may be
    of a word for a form (`loin`, `canned`) in place of a presentation, and then of every state (empty).
    """

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        """Rows with `species`, `state`, `presentation`, `factor` and `source`; a factor of 0 is none.

        Raises `ValueError` for a row whose factor is no number or between 0 and 1: no product weighs more than its
        fish.
        """
        self._found: dict[tuple[str, str], dict[str, list[tuple[float, str]]]] = {}
        for number, row in enumerate(rows, start=1):
            factor = _factor(row, number)
            if factor:
                states = self._found.setdefault((row["species"], row["presentation"]), {})
                states.setdefault(row["state"], []).append((factor, row["source"]))

    def of(self, species: str, states: tuple[str, ...], presentations: tuple[str, ...]) -> list[tuple[float, str]]:
        """Factors and sources that can hold; without a state, those of all states. Those of no state hold in each."""
        by_state = [self._found.get((species, each), {}) for each in presentations]
        return [
            each
            for found in by_state
            for state, rows in found.items()
            if not states or not state or state in states
            for each in rows
        ]


@cache
def published() -> Factors:
    """The factors of `reference/conversion_factors.csv`: UK, EU, FAO Fisheries Circular 847 (2000), ICCAT."""
    return Factors(read_table("conversion_factors"))


def live_weight(
    net_kg: float | None,
    species: str | None,
    state: str = "",
    presentation: str = "",
    hs: str = "",
    forms: tuple[str, ...] = (),
    factors: Factors | None = None,
) -> LiveWeight:
    """The live weight of `net_kg` of a product: net weight times the lowest and the highest factor that can hold.

    See `factor_range`. Both are unknown where the net weight is, or is not above 0.
    """
    if net_kg is None or not net_kg > 0:
        return LiveWeight(None, None)
    found = factor_range(species, state, presentation, hs, forms, factors)
    low = None if found.low is None else round(net_kg * found.low, 6)
    high = None if found.high is None else round(net_kg * found.high, 6)
    return LiveWeight(low, high, found.sources)


@lru_cache(maxsize=4096)
def factor_range(
    species: str | None,
    state: str = "",
    presentation: str = "",
    hs: str = "",
    forms: tuple[str, ...] = (),
    factors: Factors | None = None,
) -> Range:
    """The lowest and highest published factor of a product: worked out once for equal ones.

    `species`: ASFIS code; `state`, `presentation`: EU codes; `hs`: digits of its tariff code, which says a state and
    that it is a fillet where the record does not; `forms`: what `form` or the code says. Live animals weigh what they
    weigh, and so does whole fish, fresh or frozen (WHL is 1.00 for every species of annexes XIII and XV). Without a
    state high is unknown: it might be dried. No factor: low is 1, since a product weighs no more
    than its fish, and high unknown. Prepared, canned, breaded, glazed goods and those in brine weigh more than the
    fish in them: low is unknown, and high is the factor's, where there is one. `factors`: a user's own in place of
    the published ones; those of a word for a form count first (`by_words`). Source of the rule: net weight × factor =
    live weight (Regulation (EC) 1224/2009, Art. 14(7); 404/2011, annexes XIII–XV).
    """
    if factors is not None and (worded := by_words(species, state, presentation, hs, forms, factors)):
        return worded
    states, every = _said(state, hs, forms)
    added = bool(every & ADDED)
    if states == ("ALI",) and not added:
        return Range(1.0, 1.0, (ALIVE,))
    presentations = (presentation,) if presentation else _FILLETS if "fillet" in every else ()
    found = (factors or published()).of(species, states, presentations) if species else []
    if not found and presentation == "WHL" and states and not added and _AS_CAUGHT.issuperset(states):
        return Range(1.0, 1.0, (WHOLE,))
    if not found:
        return Range(None if added else 1.0, None, () if added else (ITSELF,))
    numbers = [factor for factor, _ in found]
    sources = tuple(sorted({source for _, source in found}))
    return Range(None if added else min(numbers), max(numbers) if states else None, sources)


def by_words(
    species: str | None, state: str, presentation: str, hs: str, forms: tuple[str, ...], factors: Factors
) -> Range | None:
    """The lowest and highest factor that a user gave for the forms of a product that have no code, None where one of
    them has none: of canned goods in brine both `canned` and `brine` need one (`prepared` is said of all such).

    They are of the product as it is packed: low holds for what is added to as well. High is unknown where the state is,
    unless the factors are of every state.
    """
    states, every = _said(state, hs, forms)
    added = every & ADDED
    words = sorted((added - {"prepared"}) or added or (set() if presentation else every & UNCODED))
    found = [factors.of(species, states, (word,)) for word in words] if species else []
    if not found or not all(found):
        return None
    told = {each for rows in found for each in rows}
    anywhere = {each for word in words for each in factors.of(species or "", ("",), (word,))}
    low, high = min(told)[0], max(told)[0]
    return Range(low, high if states or told == anywhere else None, tuple(sorted({source for _, source in told})))


def _said(state: str, hs: str, forms: tuple[str, ...]) -> tuple[tuple[str, ...], set[str]]:
    """States of which one holds, and forms: as the record says, else as its code does."""
    said = hs_says(hs) if hs else None
    return (state,) if state else said.states if said else (), {*forms, *(said.forms if said else ())}


def _factor(row: Mapping[str, str], number: int) -> float:
    try:
        factor = float(row["factor"])
    except ValueError:
        factor = -1.0
    if not (factor == 0 or 1 <= factor < 100):
        raise ValueError(f"row {number}: factor {row['factor'][:20]!r} is not 0 (none) or a number from 1 to 100")
    return factor

"""Standing judgements as constraints on positions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.case.decisions import Decision

NOT_JOINED = "judged same, but not joined: a judgement `different` stands between them"


@dataclass(frozen=True, slots=True)
class Judged:
    """`same`: in the order in which they were judged. `words`: what was judged, who and why, by pair."""

    same: list[tuple[int, int]] = field(default_factory=list)
    different: frozenset[tuple[int, int]] = frozenset()
    words: dict[tuple[int, int], str] = field(default_factory=dict)

    def pairs(self) -> list[tuple[int, int]]:
        """Every judged pair, sorted."""
        return sorted(self.words)


def judged(standing: Iterable[Decision], position: Mapping[str, int]) -> Judged:
    """Judgements on mentions that are in `position`; others wait for their records to be loaded again."""
    same: list[tuple[int, int]] = []
    different: set[tuple[int, int]] = set()
    words: dict[tuple[int, int], str] = {}
    for decision in sorted(standing, key=lambda d: (d.when, d.subjects)):
        if len(decision.subjects) != 2 or any(s not in position for s in decision.subjects):
            continue
        one, other = sorted(position[s] for s in decision.subjects)
        pair = (one, other)
        words[pair] = f"judged {decision.verdict} by {decision.who}: {decision.why}"
        if decision.verdict == "same":
            same.append(pair)
        elif decision.verdict == "different":
            different.add(pair)
    return Judged(same, frozenset(different), words)


def through(pairs: pd.DataFrame, words: Judged, below: int) -> pd.DataFrame:
    """`pairs` (left, right) with every judged pair of positions smaller than `below`, sorted."""
    asked = [pair for pair in words.pairs() if pair[1] < below]
    every = pd.concat([pairs, pd.DataFrame(asked, columns=["left", "right"], dtype=np.int64)])
    return every.drop_duplicates().sort_values(["left", "right"], ignore_index=True)


def crossed(pairs: Iterable[tuple[int, int]], ids: npt.NDArray[np.object_]) -> list[tuple[str, int, str]]:
    """Rows for the report: judgements `same` that were not followed."""
    return [(f"{ids[a]} {ids[b]}", 1, NOT_JOINED) for a, b in pairs]

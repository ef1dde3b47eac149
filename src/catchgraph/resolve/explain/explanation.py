"""What an explanation of a pair consists of: parts that sum to its score."""

from __future__ import annotations

from dataclasses import dataclass

from catchgraph.resolve.explain.entity import Step


@dataclass(frozen=True, slots=True)
class Part:
    """One field: the values on both sides, the level they reach, what that level means, and its weight."""

    field: str
    compares: str
    left: str
    right: str
    level: str
    meaning: str
    weight: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two mentions are one entity, or not.

    `score` (log-odds) is `intercept` plus the weights of `parts`, within 1e-6; from `link_at` on a pair is linked.
    `decided` says what became of it, `judgement` what a person decided, `together` whether both are in one entity now,
    `note` what the parts do not say. `path`: of two records that are one through others, the links between them of
    which the weakest is as strong as can be.
    """

    kind: str
    left: str
    right: str
    left_name: str
    right_name: str
    left_where: str
    right_where: str
    parts: tuple[Part, ...]
    intercept: float
    score: float
    probability: float
    link_at: float
    decided: str
    judgement: str
    together: bool
    note: str
    path: tuple[Step, ...] = ()

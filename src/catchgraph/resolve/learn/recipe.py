"""How the weights of one kind of entity are learnt: what is set and why, which sign a level has, what may lack."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Recipe:
    """`fields`: field → comparator. `interactions`: fields judged by the levels of the others.

    `fixed`: field → reason and level → weight that is set, not learnt. `against`, `free`: levels whose weight must not
    be positive, or may have either sign; every other level must not speak against a pair. `groups`: fields that records
    give or lack together. `namesakes`: levels that alone must not link.
    """

    kind: str
    fields: Mapping[str, Callable[..., Any]]
    interactions: tuple[str, ...]
    fixed: Mapping[str, tuple[str, Mapping[str, float]]]
    against: frozenset[str]
    free: frozenset[str]
    groups: tuple[tuple[str, ...], ...]
    namesakes: Mapping[str, str]

    def sign(self, level: str) -> int:
        """-1, 0 (either) or 1."""
        if level in self.free:
            return 0
        return -1 if level in self.against else 1

    def set_weight(self, field: str, level: str) -> float | None:
        """The weight of a level that is not learnt; None where it is."""
        return self.fixed[field][1].get(level) if field in self.fixed else None

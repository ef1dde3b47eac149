"""The listed vessels of a case, to look up by what they have in common with a vessel and by names that are alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catchgraph.analyse.likeness import Like, Likeness
from catchgraph.analyse.listed import Listed
from catchgraph.analyse.subjects import Subject


@dataclass(frozen=True, slots=True)
class Near:
    """A listed vessel to compare with, and which of its names is like one of the other vessel's."""

    vessel: Listed
    like: Like | None


class Lists:
    """Listed vessels by their facts and names."""

    def __init__(self, listed: Iterable[Listed]) -> None:
        """Take every vessel apart once."""
        self._by_fact: defaultdict[str, list[Listed]] = defaultdict(list)
        self._by_name: defaultdict[str, list[Listed]] = defaultdict(list)
        for vessel in listed:
            for fact in sorted(vessel.facts()):
                self._by_fact[fact].append(vessel)
            for name in vessel.names.values():
                self._by_name[name].append(vessel)
        self._likeness = Likeness(list(self._by_name))

    def near(self, subjects: Sequence[Subject]) -> list[list[Near]]:
        """For each subject the listed vessels with a fact in common or a name alike, in no order that tells."""
        likes = self._likeness.of(name for subject in subjects for name in subject.names.values())
        return [self._near(subject, likes) for subject in subjects]

    def _near(self, subject: Subject, likes: dict[str, list[Like]]) -> list[Near]:
        vessels = {one.vessel: one for fact in sorted(subject.facts()) for one in self._by_fact.get(fact, [])}
        best: dict[str, Like] = {}
        for like in sorted(like for name in subject.names.values() for like in likes.get(name, [])):
            for one in self._by_name[like.name]:
                vessels.setdefault(one.vessel, one)
                best[one.vessel] = like
        return [Near(one, best.get(id_)) for id_, one in vessels.items()]

"""Which of many names a name is like: spelled with another letter or two, cut, or read otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catchgraph.normalise.name_forms import name_forms
from catchgraph.normalise.name_traces import MEETS, TRACES

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

#: Letters of the shorter name from which one letter may differ: of a name with a number, which is equal, and without.
_NUMBERED, _ONE = 3, 4
#: The same of two letters, between names as they stand, and not of numbered series: LU RONG YU 12 is not LU QING YU 12.
_TWO = 10
_MOST_LETTERS = 2
#: Comparisons at a time: a byte each.
_AT_ONCE = 20_000_000


@dataclass(frozen=True, slots=True, order=True)
class Like:
    """`asked` is like `name`: `score` from 0 to 1 (1: one form in common), and why."""

    score: float
    name: str
    why: str
    asked: str


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters of a name, or of one of its forms, without spaces, and its number."""

    letters: str
    number: str
    name: str
    as_it_stands: bool


@dataclass
class Likeness:
    """Names that others are compared with, by their forms and traces (see `normalise.name_forms`)."""

    names: Sequence[str]
    _equal: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _places: dict[str, int] = field(default_factory=dict)
    _traces: defaultdict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    _spelled: defaultdict[str, list[_Letters]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """Take every name apart."""
        self.names = list(dict.fromkeys(self.names))
        for at, name in enumerate(self.names):
            forms = name_forms(name)
            for key in forms.equal if forms else ():
                self._equal[key].append(at)
            for trace in forms.traces if forms else ():
                self._traces[trace].append(at)
            for one in _letters(name):
                self._spelled[one.number].append(one)
        self._places = {name: at for at, name in enumerate(self.names)}

    def of(self, names: Iterable[str]) -> dict[str, list[Like]]:
        """For each name those it is like, the likest first; names that are like none are left out."""
        asked = list(dict.fromkeys(names))
        found: defaultdict[str, dict[int, Like]] = defaultdict(dict)
        for name in asked:
            for at, like in self._by_form(name):
                _keep(found[name], at, like)
        for name, at, like in self._by_letters(asked):
            _keep(found[name], at, like)
        return {
            name: sorted(likes.values(), key=lambda like: (-like.score, like.name))
            for name, likes in found.items()
            if likes
        }

    def _by_form(self, name: str) -> Iterator[tuple[int, Like]]:
        forms = name_forms(name)
        if forms is None:
            return
        for key in sorted(forms.equal):
            for at in self._equal.get(key, ()):
                yield at, Like(1.0, self.names[at], "one name, written otherwise", name)
        for kind, text in sorted(forms.traces):
            for other, called in MEETS.get(kind, {kind: kind}).items():
                score, why = TRACES[called]
                for at in self._traces.get((other, text), ()):
                    yield at, Like(score, self.names[at], why, name)

    def _by_letters(self, names: Sequence[str]) -> Iterator[tuple[str, int, Like]]:
        """By the letters of names with one number, or none; all pairs at once."""
        asked: defaultdict[str, list[_Letters]] = defaultdict(list)
        for one in (one for name in names for one in _letters(name)):
            asked[one.number].append(one)
        for number in sorted(asked.keys() & self._spelled.keys()):
            here, there = asked[number], self._spelled[number]
            for i, j, differ in _near([one.letters for one in here], [one.letters for one in there]):
                if like := _spelled(here[i], there[j], differ):
                    yield here[i].name, self._places[there[j].name], like


def _likest(like: Like) -> tuple[float, str]:
    return -like.score, like.name


def _keep(likes: dict[int, Like], at: int, like: Like) -> None:
    # Of equal scores the later says more: which letter differs.
    if at not in likes or like.score >= likes[at].score:
        likes[at] = like


def _near(here: Sequence[str], there: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Positions of pairs that differ in one or two letters, and in how many."""
    import numpy as np
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import cdist

    step = max(1, _AT_ONCE // max(1, len(there)))
    for start in range(0, len(here), step):
        some = here[start : start + step]
        letters: npt.NDArray[np.uint8] = cdist(
            some, there, scorer=OSA.distance, score_cutoff=_MOST_LETTERS, dtype=np.uint8
        )
        for i, j in zip(*np.nonzero((letters > 0) & (letters <= _MOST_LETTERS)), strict=True):
            yield start + int(i), int(j), int(letters[i, j])


def _letters(name: str) -> list[_Letters]:
    forms = name_forms(name)
    return [
        _Letters(one.stem.replace(" ", ""), one.number, name, as_it_stands=not at)
        for at, one in enumerate(forms.names if forms else ())
    ]


def _spelled(mine: _Letters, other: _Letters, differ: int) -> Like | None:
    short, long = sorted((len(mine.letters), len(other.letters)))
    strict = bool(mine.number) or not (mine.as_it_stands and other.as_it_stands)
    one = _NUMBERED if mine.number else _ONE
    if short < (one if differ == 1 else _TWO) or (differ > 1 and strict):
        return None
    why = _difference(mine.letters, other.letters, differ)
    return Like(round(1 - differ / long, 2), other.name, why, mine.name)


def _difference(mine: str, other: str, differ: int) -> str:
    if differ > 1:
        return "two letters differ"
    if len(mine) != len(other):
        return "one letter more" if len(mine) > len(other) else "one letter fewer"
    return "two letters swapped" if sorted(mine) == sorted(other) else "one letter differs"

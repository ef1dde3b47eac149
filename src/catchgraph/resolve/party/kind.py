"""Of which kind a party is: what its mentions say for each, summed; decided per entity, not by one name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.model import kinds
from catchgraph.model.kinds import EntityKind

Floats = npt.NDArray[np.float64]
Texts = npt.NDArray[np.object_]
Places = npt.NDArray[np.intp]

#: Between the signs of a mention, sorted, in one text.
BETWEEN = "|"
#: So many vessels or more of an entity are a sign: `vessels: 3`.
VESSELS = "vessels: "
#: What a kind must be ahead of every other, priors aside, so that a side of a pair is said to be of it.
CLEAR = 1.5


@dataclass(frozen=True, slots=True)
class Scale:
    """What each sign weighs for each kind: `weights` of `signs` (rows) for `of` (columns), `prior` of each kind."""

    of: tuple[EntityKind, ...]
    signs: tuple[str, ...]
    weights: Floats
    prior: Floats

    def sums(self, texts: Texts) -> Floats:
        """What the signs of each text say for each kind, priors aside."""
        code, unique = pd.factorize(texts)
        at = {sign: place for place, sign in enumerate(self.signs)}
        found = np.zeros((len(unique), len(self.of)))
        for row, text in enumerate(unique.tolist()):
            found[row] = self.weights[[at[sign] for sign in text.split(BETWEEN) if sign in at]].sum(axis=0)
        result: Floats = found[code]
        return result

    def best(self, sums: Floats) -> npt.NDArray[np.int8]:
        """The kind for which most speaks, priors counted; where two have as much, the one with the higher prior."""
        order = np.argsort(-self.prior, kind="stable")
        result: npt.NDArray[np.int8] = order[np.argmax((sums + self.prior)[:, order], axis=1)].astype(np.int8)
        return result

    def clear(self, sums: Floats) -> npt.NDArray[np.int8]:
        """The kind that is ahead by `CLEAR`, priors aside; -1 where none is."""
        order = np.argsort(-sums, axis=1, kind="stable")
        rows = np.arange(len(sums))
        first = sums[rows, order[:, 0]]
        second = sums[rows, order[:, 1]] if len(self.of) > 1 else np.full(len(sums), -np.inf)
        result: npt.NDArray[np.int8] = np.where(first - second >= CLEAR, order[:, 0], -1).astype(np.int8)
        return result


def scale(mentions: str = "party") -> Scale:
    """The scale of the kinds that share these mentions."""
    of = kinds.sharing(mentions)
    signs = tuple(sorted({sign for kind in of for sign in kind.evidence}))
    weights = np.array([[kind.evidence[s].weight if s in kind.evidence else 0.0 for kind in of] for s in signs])
    return Scale(of, signs, weights.reshape(len(signs), len(of)), np.array([kind.prior for kind in of]))


def together(texts: Iterable[str]) -> str:
    """All signs of several mentions as one text."""
    return BETWEEN.join(sorted({sign for text in texts for sign in text.split(BETWEEN) if sign}))


def kinds_of_clusters(
    clusters: npt.NDArray[np.intp], texts: Texts, vessels: pd.DataFrame, by: Scale
) -> npt.NDArray[np.int8]:
    """The kind of each cluster (0, 1, …): of `texts` of its mentions each sign once, and how many `vessels` it has.

    `clusters`: that of each mention. `vessels`: cluster, value (of one that any of its mentions owns or operates).
    """
    count = int(clusters.max(initial=-1)) + 1
    cluster, sign = _signs(clusters, texts, by)
    owned = vessels.drop_duplicates().groupby("cluster").size()
    for place, text in enumerate(by.signs):
        if text.startswith(VESSELS):
            enough = owned.index[owned >= int(text.removeprefix(VESSELS))].to_numpy(np.intp)
            cluster, sign = np.r_[cluster, enough], np.r_[sign, np.full(len(enough), place)]
    sums = [np.bincount(cluster, weights=by.weights[sign, at], minlength=count) for at in range(len(by.of))]
    return by.best(np.column_stack(sums))


def _signs(clusters: npt.NDArray[np.intp], texts: Texts, by: Scale) -> tuple[Places, Places]:
    """Cluster and place of each sign that any of its mentions gives, each pair once."""
    at = {sign: place for place, sign in enumerate(by.signs)}
    code, unique = pd.factorize(texts)
    said = pd.DataFrame({"cluster": clusters, "text": code}).drop_duplicates()
    rows = [(row, at[sign]) for row, text in enumerate(unique.tolist()) for sign in text.split(BETWEEN) if sign in at]
    parts = pd.DataFrame(rows, columns=["text", "sign"], dtype=np.intp)
    found = said.merge(parts, on="text")[["cluster", "sign"]].drop_duplicates()
    return found["cluster"].to_numpy(np.intp), found["sign"].to_numpy(np.intp)


@dataclass(frozen=True, slots=True)
class Reason:
    """A sign of an entity: for which kind it speaks, how much, why, and how many of its records give it."""

    sign: str
    kind: str
    weight: float
    why: str
    records: int


def reasons(texts: Iterable[str], vessels: int, by: Scale) -> tuple[Reason, ...]:
    """Why an entity is called what it is: its signs and the priors, which sum to each kind's total; largest first."""
    count: dict[str, int] = {}
    for text in texts:
        for sign in filter(None, text.split(BETWEEN)):
            count[sign] = count.get(sign, 0) + 1
    for sign in by.signs:
        if sign.startswith(VESSELS) and vessels >= int(sign.removeprefix(VESSELS)):
            count[sign] = vessels
    found = [
        Reason(sign, kind.prefix, kind.evidence[sign].weight, kind.evidence[sign].why, many)
        for sign, many in count.items()
        for kind in by.of
        if sign in kind.evidence
    ]
    found += [Reason("before any sign", kind.prefix, kind.prior, kind.default, 0) for kind in by.of if kind.prior]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.kind, one.sign)))

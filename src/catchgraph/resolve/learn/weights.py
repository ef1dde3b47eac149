"""Weights learnt from labelled pairs: a logistic regression on levels, its coefficients rounded to two places."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.levels import level_names
from catchgraph.resolve.core.weights import Weights
from catchgraph.resolve.learn.logistic import fit
from catchgraph.resolve.learn.recipe import Recipe

#: How far weights are drawn to nothing: of what a field says alone, and of what fields say together, which fewer pairs
#: show and which is rarely wrong.
RIDGE, RIDGE_TOGETHER = 1.0, 0.02

#: Log-odds below the link from which a pair is kept for inspection.
KEPT_BELOW = 4.0


def learn(levels: pd.DataFrame, recipe: Recipe) -> Weights:
    """Weights from levels of pairs: a column per field of the recipe, `y` (True: one entity), and `made`.

    First what each field says alone, from pairs as records give them and with fields left out; then what several say
    together beyond that, from those pairs and from the ones that were `made` to show it.
    """
    alone = [field for field in recipe.fields if field not in recipe.interactions]
    rows = thinned(levels[~levels["made"]], recipe)
    learnt = _fitted(rows, alone, recipe, np.zeros(len(rows)), intercept=True)
    counted = levels.groupby([*recipe.fields, "y"], as_index=False).size().rename(columns={"size": "weight"})
    score = np.full(len(counted), learnt["", "intercept"])
    for field in alone:
        score += _column(field, learnt, recipe)[counted[field].to_numpy()]
    learnt |= _fitted(counted, list(recipe.interactions), recipe, score, intercept=False)
    return _weights(learnt, recipe)


def _fitted(
    rows: pd.DataFrame, fields: list[str], recipe: Recipe, offset: npt.NDArray[np.float64], *, intercept: bool
) -> dict[tuple[str, str], float]:
    """(field, level) → weight of what is learnt of these fields; `offset` is added to every row's log-odds."""
    columns, names, signs = [np.full(len(rows), float(intercept))], [("", "intercept")], [0]
    offset = offset.copy()
    for field in fields:
        for code, level in list(enumerate(level_names(recipe.fields[field])))[1:]:
            indicator = (rows[field].to_numpy() == code).astype(float)
            if (given := recipe.set_weight(field, level)) is not None:
                offset += given * indicator
                continue
            columns.append(indicator)
            names.append((field, level))
            signs.append(recipe.sign(level))
    ridge = RIDGE if intercept else RIDGE_TOGETHER
    found = fit(np.column_stack(columns), rows["y"].to_numpy(float), rows["weight"].to_numpy(), offset, signs, ridge)
    learnt = dict(zip(names, np.round(found, 2).tolist(), strict=True))
    return learnt if intercept else {name: weight for name, weight in learnt.items() if name[0]}


def _column(field: str, learnt: Mapping[tuple[str, str], float], recipe: Recipe) -> npt.NDArray[np.float64]:
    """Weights of a field's levels, in their order."""
    given = {level: recipe.set_weight(field, level) for level in level_names(recipe.fields[field])}
    return np.array([learnt.get((field, level), 0.0) if set_ is None else set_ for level, set_ in given.items()])


def thinned(levels: pd.DataFrame, recipe: Recipe) -> pd.DataFrame:
    """Each pair as it is, and with groups of fields left out (as much weight together); equal rows summed.

    So the weights hold where a record says little, such as one of an IUU list.
    """
    sizes = range(1, len(recipe.groups))
    ways = [way for size in sizes for way in itertools.combinations(recipe.groups, size)]
    fields = list(recipe.fields)
    # Equal rows first: blanking is then the work of thousands of rows, not of every pair.
    counted = levels.groupby([*fields, "y"], as_index=False).size().rename(columns={"size": "weight"})
    frames = [counted]
    for way in ways:
        blank = {field: np.int8(0) for group in way for field in group}
        less = counted.assign(**blank, weight=counted["weight"] / len(ways))
        codes = {field: less[field].to_numpy() for field in fields}
        frames.append(less.assign(**{field: recipe.fields[field](codes) for field in recipe.interactions}))
    return pd.concat(frames).groupby([*fields, "y"])["weight"].sum().reset_index()


def _weights(learnt: Mapping[tuple[str, str], float], recipe: Recipe) -> Weights:
    fields = {
        field: dict(zip(level_names(function), (_column(field, learnt, recipe) + 0.0).tolist(), strict=True))
        for field, function in recipe.fields.items()
    }
    intercept = learnt["", "intercept"]
    link_at = _threshold(intercept, fields, recipe)
    return Weights(intercept, link_at, link_at - KEPT_BELOW, fields)


def _threshold(intercept: float, fields: dict[str, dict[str, float]], recipe: Recipe) -> float:
    """The lowest half above even odds that namesakes do not reach."""
    namesakes = intercept + sum(fields[field][level] for field, level in recipe.namesakes.items())
    return max(0.0, float(np.floor(namesakes * 2.0) + 1.0) / 2.0)

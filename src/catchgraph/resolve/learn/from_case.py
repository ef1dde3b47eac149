"""Weights learnt from what a case holds: valid identifiers on both sides, and judgements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import Decision, standing
from catchgraph.errors import InputError, UsageError
from catchgraph.resolve.core.pairs import scored
from catchgraph.resolve.core.weights import Weights
from catchgraph.resolve.judge.exchange import read_lines
from catchgraph.resolve.learn.company import RECIPE as COMPANY
from catchgraph.resolve.learn.company import labelled_companies
from catchgraph.resolve.learn.recipe import Recipe
from catchgraph.resolve.learn.vessel import RECIPE, labelled_vessels
from catchgraph.resolve.learn.weights import learn
from catchgraph.resolve.learn.weights_file import weights_text
from catchgraph.resolve.mentions import party_mentions, vessel_mentions

#: Fewer labelled pairs of either kind teach nothing that holds elsewhere.
FEWEST = 50

Labels = Mapping[tuple[str, str], bool]


@dataclass(frozen=True, slots=True)
class Trained:
    """`text`: the TOML file. `about`: what it was trained on. `figures`: right, false, missed of hulls held out."""

    weights: Weights
    text: str
    about: str
    figures: tuple[int, int, int] | None


def train_vessels(case: CaseFolder, labels: Iterable[Path] = (), *, hold_out: bool = False) -> Trained:
    """Learn the weights of vessels from a case and files of judgements.

    `hold_out`: from one half of the hulls only (by a hash of the IMO number), with figures of the other half. Raises
    `UsageError` where the case holds fewer than `FEWEST` pairs of one hull or of two.
    """
    judged = labels_of(case, labels)
    with case.read() as connection:
        mentions = vessel_mentions(connection)
        datasets = sorted(set(mentions["dataset"][mentions["imo"].notna()].dropna()))
    levels = labelled_vessels(mentions, judged, hold_out=hold_out)
    enough(levels, "pairs of records that both carry a valid IMO number, or judgements")
    weights = learn(levels, RECIPE)
    about = _about(levels, judged, datasets, hold_out=hold_out)
    figures = _figures(mentions, weights, RECIPE) if hold_out else None
    return Trained(weights, weights_text(weights, RECIPE, about), about, figures)


def train_companies(case: CaseFolder, labels: Iterable[Path] = ()) -> Trained:
    """Learn the weights of companies from a case and files of judgements.

    Raises `UsageError` where the case holds fewer than `FEWEST` pairs of one company or of two.
    """
    judged = labels_of(case, labels)
    with case.read() as connection:
        mentions = party_mentions(connection)
    datasets = sorted(set(mentions["dataset"].dropna()))
    levels = labelled_companies(mentions, judged)
    enough(levels, "pairs of records that both carry an identifier of one kind, or judgements")
    weights = learn(levels, COMPANY)
    about = "\n".join(
        [
            "Additive log-odds that two mentions mean one company. Levels: resolve/party/levels.py.",
            f"Written by `catchgraph train company` from {len(levels):,} compared pairs"
            f" ({int(levels['y'].sum()):,} of one company)",
            "that both carry an identifier of one kind (the label; not compared), or that people judged"
            f" ({len(judged)} judgements).",
            *_lists(datasets),
        ]
    )
    return Trained(weights, weights_text(weights, COMPANY, about), about, None)


def labels_of(case: CaseFolder, files: Iterable[Path]) -> Labels:
    """Pairs of mention ids judged same (True) or different, in the case and in files of judgements; the file's last
    word counts."""
    made: list[Decision] = list(standing(case, "judgement").values())
    for path in files:
        try:
            found, edges, wrong = read_lines(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"cannot read {path}: {error}", hint="Judgements are JSON lines in UTF-8.") from error
        if wrong:
            raise InputError(f"{path}, line {wrong[0][0]}: {wrong[0][1]}", hint="See catchgraph judgements --help.")
        made += found
        made += [Decision("judgement", tuple(sorted(edge[:2])), edge[2], "", "", "") for edge in edges]
    last = {one.subjects: one.verdict for one in made if one.kind == "judgement" and len(one.subjects) == 2}
    words = {"same": True, "different": False}
    return {(pair[0], pair[1]): words[verdict] for pair, verdict in last.items() if verdict in words}


def enough(levels: pd.DataFrame, what: str) -> None:
    """Raises `UsageError` where too few labelled pairs are of one entity, or of two."""
    counted = levels[~levels["made"]]["y"]
    if min(counted.sum(), (~counted).sum()) < FEWEST:
        raise UsageError(
            f"{int(counted.sum())} pairs are known to be one, {int((~counted).sum())} to be two: too few to learn from",
            hint=f"It takes {FEWEST} of each: {what}.",
        )


def _about(levels: pd.DataFrame, judged: Labels, datasets: list[str], *, hold_out: bool) -> str:
    real = levels[~levels["made"]]
    lines = [
        "Additive log-odds that two mentions mean one vessel; its levels are in resolve/vessel.",
        f"Written by `catchgraph train vessel{' --hold-out' if hold_out else ''}` from {len(real):,} compared pairs"
        f" ({int(real['y'].sum()):,} of one hull) of rows of two",
        "lists that both carry a valid IMO number (the label; hidden as a feature)"
        + (", hulls of the first half only (by a hash of" if hold_out else "."),
        *(["the number)."] if hold_out else []),
        f"Judgements among them: {len(judged)}. Pairs with a row turned back to its former name"
        " (resolve/learn/turned_back.py), for",
        f"`taken together` only: {len(levels) - len(real):,}.",
        *_lists(datasets),
    ]
    return "\n".join(lines)


def _lists(datasets: list[str]) -> list[str]:
    rows = [", ".join(datasets[at : at + 4]) for at in range(0, len(datasets), 4)]
    return (("Lists: " + ",\n".join(rows)) + ".").split("\n")


def _figures(mentions: pd.DataFrame, weights: Weights, recipe: Recipe) -> tuple[int, int, int]:
    """Right, false and missed of the compared pairs that the half held out adds."""
    every = labelled_vessels(mentions, {})
    real = every[~every["made"] & every["held"]].reset_index(drop=True)
    at = pd.DataFrame({"left": np.arange(len(real)), "right": np.arange(len(real))})
    levels = real[list(recipe.fields)]
    linked = scored(at, levels, weights, recipe.fields)["score"].to_numpy() >= weights.link_at
    y = real["y"].to_numpy(dtype=bool)
    return int((linked & y).sum()), int((linked & ~y).sum()), int((~linked & y).sum())

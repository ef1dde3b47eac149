"""Train the weights of vessels: prints the file `resolve/weights/vessel.toml`.

    python bench/train.py ../shared/data > src/catchgraph/resolve/weights/vessel.toml

Labels are free: two rows of different registers that both carry a valid IMO number are one hull or are not. The number
is hidden as a feature, and only hulls of the training half are used. Each pair counts once as it is, and once more
spread over every way of leaving out groups of fields, so that the weights hold where a record says little.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.block import block
from catchgraph.resolve.cluster import Constraints, cluster
from catchgraph.resolve.compare import FIELDS, compare, level_names
from catchgraph.resolve.features import features
from catchgraph.resolve.pairs import scored
from catchgraph.resolve.weights import Weights
from logistic import fit
from vessel_data import OTHERS, TRAINING, WCPFC_IOTC, cross_pairs, halves, hidden, read_mentions, true_pairs
from vessels import World, figures

RIDGE = 1.0

#: Weights that are set, not learnt, with the reason that goes into the file.
FIXED: dict[str, tuple[str, dict[str, float]]] = {
    "IMO number": (
        "Fixed: a valid IMO number decides. Two different ones also forbid the link, whatever else agrees.",
        {"differ": -40.0, "equal": 40.0},
    ),
    "registration number": (
        "Equal numbers fixed: a distinctive one identifies, also where nothing else is given\n"
        "# ({equal});\n"
        "# a short one weighs less than was learnt, since small boats without an IMO number share them.",
        {"equal but short": 3.0, "equal": 7.0},
    ),
    "call sign": (
        "Equal call signs fixed above what was learnt, where names nearly always agree, too: {renamed}\n"
        "# pairs with one call sign and unlike names are one hull.",
        {"equal": 6.5},
    ),
    "name": (
        "Unlike names fixed above what was learnt: such pairs were compared for being of one size, so that nearly all\n"
        "# are strangers. Vessels are renamed: where an identifier agrees, another name says little.",
        {"unlike": -1.0},
    ),
    "MMSI": (
        "Fixed: an MMSI passes from vessel to vessel, and a vessel changes it with its flag.",
        {"differ": 0.0, "equal": 3.0, "equal and dated": 4.0},
    ),
    "source": (
        "Fixed: one edition of a list names each vessel once; what identifies outweighs it.\n"
        "# The next edition repeats its rows.",
        {"same list": -5.0, "same row": 7.0},
    ),
}

AGAINST = ("differ", "unlike", "far", "one side", "no match")
FREE = ("alike", "other kind", "near")
GROUPS = (
    ("registration number",),
    ("call sign",),
    ("name", "hull number", "former name"),
    ("length", "tonnage", "built"),
    ("owner or operator",),
    ("flag",),
    ("MMSI",),
)
HEADER = """\
# Additive log-odds that two mentions mean one vessel. Levels: resolve/levels.py, names.py, sizes.py.
# Written by bench/train.py from {pairs:,} compared pairs ({positive:,} of one hull) of rows that both carry a valid IMO
# number (the label; hidden as a feature) in the registers of WCPFC, IOTC, IATTC, CCSBT, FFA and PNA, editions of August
# and September 2025, hulls of the training half only (bench/README.md).

intercept = {intercept}
# The lowest half that name, hull number and flag alone do not reach: namesakes are not linked.
link_at = {link_at}
keep_at = {keep_at}
"""


def training_pairs(mentions: pd.DataFrame) -> pd.DataFrame:
    """Levels of compared pairs of rows of different registers, both hulls in the training half, and `y`."""
    unlabelled, imo = hidden(mentions)
    known = features(unlabelled)
    pairs = block(known).pairs
    left, right = pairs["left"].to_numpy(), pairs["right"].to_numpy()
    half, dataset = halves(imo), unlabelled["dataset"].to_numpy(dtype=str)
    use = (half[left] == TRAINING) & (half[right] == TRAINING) & (dataset[left] != dataset[right])
    levels = compare(known, pairs[use].reset_index(drop=True))
    return levels.assign(y=imo[left[use]] == imo[right[use]])


def thinned(levels: pd.DataFrame) -> pd.DataFrame:
    """Each pair as it is (weight 1) and with groups of fields left out (weight 1 together); equal rows summed."""
    ways = [way for size in range(1, len(GROUPS)) for way in itertools.combinations(GROUPS, size)]
    frames = [levels.assign(weight=1.0)]
    for way in ways:
        blank = {field: np.int8(0) for group in way for field in group}
        frames.append(levels.assign(**blank, weight=1.0 / len(ways)))
    fields = [name for name in levels.columns if name != "y"]
    return pd.concat(frames).groupby([*fields, "y"], as_index=False)["weight"].sum()


def train(levels: pd.DataFrame) -> tuple[float, dict[str, dict[str, float]]]:
    """Intercept, and field → level → weight, rounded to two places."""
    rows = thinned(levels)
    columns, names, signs = [np.ones(len(rows))], [("", "intercept")], [0]
    offset = np.zeros(len(rows))
    for field, function in FIELDS.items():
        fixed = FIXED.get(field, ("", {}))[1]
        for code, level in list(enumerate(level_names(function)))[1:]:
            indicator = (rows[field].to_numpy() == code).astype(float)
            if level in fixed:
                offset += fixed[level] * indicator
                continue
            columns.append(indicator)
            names.append((field, level))
            signs.append(0 if level in FREE else -1 if level in AGAINST else 1)
    found = fit(np.column_stack(columns), rows["y"].to_numpy(float), rows["weight"].to_numpy(), offset, signs, RIDGE)
    learnt = dict(zip(names, np.round(found, 2).tolist(), strict=True))
    weights = {
        field: {
            level: FIXED.get(field, ("", {}))[1].get(level, learnt.get((field, level), 0.0)) + 0.0
            for level in level_names(function)
        }
        for field, function in FIELDS.items()
    }
    return float(learnt["", "intercept"]), weights


def threshold(intercept: float, fields: dict[str, dict[str, float]]) -> float:
    """The lowest half that namesakes of one flag do not reach."""
    namesakes = intercept + sum(fields[field]["equal"] for field in ("name", "hull number", "flag"))
    return float(np.floor(namesakes * 2.0) + 1.0) / 2.0


def print_thresholds(mentions: pd.DataFrame, intercept: float, fields: dict[str, dict[str, float]]) -> None:
    """Figures of the training half of WCPFC and IOTC at every threshold, to the standard error."""
    unlabelled, imo = hidden(mentions)
    dataset = unlabelled["dataset"].to_numpy(dtype=str)
    world = World(imo, dataset, halves(imo), true_pairs(imo, dataset))
    known = features(unlabelled)
    pairs = block(known).pairs
    pairs = scored(pairs, compare(known, pairs), Weights(intercept, 0.0, 0.0, fields), FIELDS)
    alone = Constraints(np.full(len(known), "", dtype=str))
    for at in np.arange(-4.0, 9.0, 0.5).tolist():
        labels: npt.NDArray[np.intp] = cluster(len(known), pairs[pairs["score"] >= at], [], alone).labels
        found = figures(world, cross_pairs(labels.astype(object), dataset), TRAINING)
        print(f"{at:5.1f}: P {found.precision:.4f} R {found.recall:.4f} F1 {found.f1:.4f}", file=sys.stderr)


def toml(intercept: float, link_at: float, fields: dict[str, dict[str, float]], levels: pd.DataFrame) -> str:
    """The file."""
    text = HEADER.format(
        pairs=len(levels), positive=int(levels["y"].sum()), intercept=intercept, link_at=link_at, keep_at=link_at - 4
    )
    numbers = _at(levels, "registration number", "equal")
    renamed = _at(levels, "call sign", "equal") & _at(levels, "name", "unlike")
    equal = f"{_share(levels[numbers])} pairs that share one are one hull"
    for field, weights in fields.items():
        reason = FIXED.get(field, ("", {}))[0].format(equal=equal, renamed=_share(levels[renamed]))
        text += f"\n# {reason}\n" if reason else "\n"
        text += f"[weights.{_quoted(field)}]\n"
        text += "".join(f"{_quoted(level)} = {weight}\n" for level, weight in weights.items())
    return text


def _at(levels: pd.DataFrame, field: str, level: str) -> pd.Series:
    return levels[field] == list(level_names(FIELDS[field])).index(level)


def _share(levels: pd.DataFrame) -> str:
    return f"{int(levels['y'].sum()):,} of {len(levels):,}"


def _quoted(key: str) -> str:
    return key if key.isalpha() else f'"{key}"'


def main() -> None:
    """Train and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the public data")
    data = parser.parse_args().data
    levels = training_pairs(read_mentions(data, (*WCPFC_IOTC, *OTHERS)))
    intercept, fields = train(levels)
    print_thresholds(read_mentions(data, WCPFC_IOTC), intercept, fields)
    print(toml(intercept, threshold(intercept, fields), fields, levels), end="")


if __name__ == "__main__":
    main()

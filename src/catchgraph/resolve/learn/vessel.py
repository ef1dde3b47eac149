"""What vessels are learnt from: rows that both carry a valid IMO number, and judgements; the number is hidden."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.model.ids import digest
from catchgraph.resolve.learn.recipe import Recipe
from catchgraph.resolve.learn.turned_back import turned_back
from catchgraph.resolve.vessel.compare import FIELDS, INTERACTIONS, compare
from catchgraph.resolve.vessel.features import features
from catchgraph.resolve.vessel.keys import block

RECIPE = Recipe(
    kind="vessel",
    fields=FIELDS,
    interactions=INTERACTIONS,
    fixed={
        "IMO number": (
            "Fixed: a valid IMO number decides. Two different ones also forbid the link, whatever else agrees.",
            {"differ": -40.0, "equal": 40.0},
        ),
        "registration number": (
            "Equal numbers fixed: a distinctive one identifies, also where nothing else is given; a short one weighs\n"
            "less than would be learnt, since small boats without an IMO number share them.",
            {"equal but short": 3.0, "equal": 7.0},
        ),
        "call sign": (
            "Equal call signs fixed above what would be learnt, where names nearly always agree, too.",
            {"equal": 6.5},
        ),
        "name": (
            "Unlike names fixed above what would be learnt: such pairs were compared for being of one size, so that\n"
            "nearly all are strangers. Vessels are renamed: where an identifier agrees, another name says little.",
            {"unlike": -1.0},
        ),
        "MMSI": (
            "Fixed: an MMSI passes from vessel to vessel, and a vessel changes it with its flag.",
            {"differ": 0.0, "equal": 3.0, "equal and dated": 4.0},
        ),
        "source": (
            "Fixed: one edition of a list names each vessel once; what identifies outweighs it.\n"
            "The next edition repeats its rows.",
            {"same list": -5.0, "same row": 7.0},
        ),
    },
    against=frozenset({"differ", "unlike", "far", "one side", "no match"}),
    free=frozenset({"alike", "other kind", "near"}),
    groups=(
        ("registration number",),
        ("call sign",),
        ("name", "hull number", "former name"),
        ("length", "tonnage", "built"),
        ("owner or operator",),
        ("flag",),
        ("MMSI",),
    ),
    namesakes={"name": "equal", "hull number": "equal", "flag": "equal"},
)


def second_half(imo: npt.NDArray[np.str_]) -> npt.NDArray[np.bool_]:
    """Whether a hull is of the half that is held out, by a hash of its IMO number; False without one."""
    held = {number: int(digest([number])[-1], 16) % 2 == 1 for number in np.unique(imo).tolist() if number}
    return np.array([held.get(number, False) for number in imo.tolist()], dtype=bool)


def labelled_vessels(
    mentions: pd.DataFrame, judged: Mapping[tuple[str, str], bool], *, hold_out: bool = False
) -> pd.DataFrame:
    """Levels of compared pairs of different lists whose truth is known, `y` (True: one hull), `made` (no record says
    it so: a row turned back to its former name) and `held` (touches a hull of the second half).

    `mentions`: columns of `read.vessel_mention`. `judged`: pair of mention ids → same. `hold_out` leaves out every
    pair by IMO numbers that touches a hull of the second half.
    """
    mentions = mentions.sort_values("mention_id", ignore_index=True)
    imo = mentions["imo"].fillna("").to_numpy(dtype=str)
    use = (imo != "") & ~(second_half(imo) & hold_out)
    levels = [_levels(mentions, use)]
    old = turned_back(mentions, use)
    if not old.empty:
        every = pd.concat([mentions, old], ignore_index=True)
        every = every.sort_values("mention_id", ignore_index=True)
        made = _levels(every, every["imo"].isin(imo[use]).to_numpy(), set(old["mention_id"]))
        levels.append(made.assign(made=True))
    levels.append(_of_judgements(mentions, judged))
    return pd.concat(levels, ignore_index=True)


def _levels(mentions: pd.DataFrame, use: npt.NDArray[np.bool_], only: set[str] | None = None) -> pd.DataFrame:
    """Levels and `y` of compared pairs of usable rows; of those, with `only`, the pairs with one of these mentions."""
    imo = mentions["imo"].fillna("").to_numpy(dtype=str)
    known = features(mentions.assign(imo=None))
    pairs = block(known).pairs
    left, right = pairs["left"].to_numpy(), pairs["right"].to_numpy()
    dataset = mentions["dataset"].to_numpy(dtype=str)
    kept = use[left] & use[right] & (dataset[left] != dataset[right])
    if only is not None:
        made = mentions["mention_id"].isin(only).to_numpy()
        origin = mentions["file_id"].to_numpy(dtype=str)
        # A copy is no news to the row from which it was made.
        kept &= (made[left] != made[right]) & (origin[left] != origin[right])
    levels = compare(known, pairs[kept].reset_index(drop=True))
    held = second_half(imo)
    return levels.assign(y=imo[left[kept]] == imo[right[kept]], made=False, held=held[left[kept]] | held[right[kept]])


def _of_judgements(mentions: pd.DataFrame, judged: Mapping[tuple[str, str], bool]) -> pd.DataFrame:
    at = {mention: m for m, mention in enumerate(mentions["mention_id"])}
    known = [(pair, same) for pair, same in sorted(judged.items()) if pair[0] in at and pair[1] in at]
    pairs = pd.DataFrame([sorted((at[a], at[b])) for (a, b), _ in known], columns=["left", "right"], dtype=np.intp)
    levels = compare(features(mentions.assign(imo=None)), pairs)
    return levels.assign(y=np.array([same for _, same in known], dtype=bool), made=False, held=False)

"""How the weights of companies are learnt: from pairs whose identifiers or truth say whether they are one."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.keys import Candidates
from catchgraph.resolve.learn.recipe import Recipe
from catchgraph.resolve.party.features import PartyFeatures, evidence_of, party_features
from catchgraph.resolve.party.kind import scale
from catchgraph.resolve.party.levels import PARTY_FIELDS, TOGETHER, compare_parties
from catchgraph.resolve.party.run import party_blocks

_SHORT = """Set: invented names are rarely short, and a word otherwise, or more, is mostly a misspelling there.
A short name, or initials, needs an address or a number in common."""
_ELSEWHERE = """Set: misspelt elsewhere, or with nothing else. Real firms move less often than they have names a letter
apart; letters of invented names differ less often by chance (set on the tuning half of bench/resolution/names.py)."""
_KIND = """Set: a firm may bear its owner's name. A name that may be a person's is a firm's where all of it is the same,
or more speaks for it; a person is the firm only by a number of both."""
_VESSEL = "Set: invented companies own no vessels, and owners of one vessel follow one another."

RECIPE = Recipe(
    kind="company",
    fields=PARTY_FIELDS,
    interactions=(TOGETHER,),
    fixed={
        "name": (_SHORT, {"equal but short": 1.0, "a word more": 0.0, "another word": 0.0, "initials": 2.5}),
        "vessel": (_VESSEL, {"same": 1.0}),
        "kind": (_KIND, {"open": -2.5, "differ": -8.0}),
        TOGETHER: (_ELSEWHERE, {"a name misspelt, elsewhere": -2.0, "far misspelt, nothing else": -2.0}),
    },
    against=frozenset({"differ", "one side", "a name misspelt, elsewhere", "far misspelt, nothing else"}),
    free=frozenset(
        {
            "a trade more, one building",
            "far misspelt, one building",
            "equal names, elsewhere",
            "in common",
            "in another order",
            "far misspelt",
            "nearly",
            "the same town",
            "another street",
        }
    ),
    groups=(("address", "country"), ("telephone",), ("identifier",)),
    namesakes={"name": "equal but short"},
)

_EQUAL = 2
_NO_VESSELS = pd.DataFrame({"mention_id": pd.Series(dtype=object), "cluster": pd.Series(dtype=np.int64)})


def labelled_companies(mentions: pd.DataFrame, judged: Mapping[tuple[str, str], bool]) -> pd.DataFrame:
    """Levels of pairs of companies whose identifiers say whether they are one; columns of the recipe, `y`, `made`.

    `mentions`: `mentions.party_mentions`. Two that share an identifier are one, two with different ones of a kind
    are two; the identifier itself is then not compared. `judged`: (mention ids, sorted) → same, which counts besides.
    """
    mentions = mentions[of_companies(mentions)].sort_values("mention_id", ignore_index=True)
    known = party_features(mentions, _NO_VESSELS, {one for pair in judged for one in pair})
    levels = labelled(known)
    identified = levels[levels["identifier"] > 0]
    free = identified.assign(y=identified["identifier"] == _EQUAL, identifier=np.int8(0))
    position = dict(zip(mentions["mention_id"], known.node.tolist(), strict=True))
    asked = {(position[a], position[b]): same for (a, b), same in judged.items() if {a, b} <= position.keys()}
    pairs = pd.DataFrame(list(asked), columns=["left", "right"], dtype=np.intp)
    more = compare_parties(known, pairs).assign(y=np.array(list(asked.values()), dtype=bool), made=False)
    return pd.concat([free[more.columns], more], ignore_index=True)


def of_companies(mentions: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Which mentions say by themselves that they are of a company."""
    by = scale()
    place = [kind.prefix for kind in by.of].index("company")
    found: npt.NDArray[np.bool_] = by.best(by.sums(evidence_of(mentions))) == place
    return found


def labelled(known: PartyFeatures, truth: npt.NDArray[np.int64] | None = None) -> pd.DataFrame:
    """Levels of every candidate pair of nodes; with `truth`, the entity of each node, also `y`."""
    blocked = party_blocks(known)
    frames = []
    for pairs in Candidates(blocked.keys, len(known)):
        levels = compare_parties(known, pairs).assign(made=False)
        if truth is not None:
            levels["y"] = truth[pairs["left"]] == truth[pairs["right"]]
        frames.append(levels)
    return pd.concat(frames, ignore_index=True)

"""What mentions of a company or person offer for comparison, each distinct name and address taken apart once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.normalise.address import has_street_or_box
from catchgraph.normalise.roman import ROMAN
from catchgraph.resolve.features import long, mapped

#: A key shared by more nodes than this is too common to compare by, and reported.
CAP = 200

#: A name of one word identifies only from this many letters on.
DISTINCT_LETTERS = 6


@dataclass(frozen=True, slots=True)
class PartyFeatures:
    """Mentions grouped into nodes (0, 1, …): equal names and address, and where neither identifies the same vessel.

    `rows`: mention_id (the smallest of the node), address (its key), precise (names a street or box). `node`: the
    node of each mention, in the order of mention ids. `names`: m, stem (words sorted, without numbers), number,
    joined (all words without spaces; a person's in
    alphabetical order), form. `vessels`: m, value (a cluster of vessels that it owns or operates).
    """

    rows: pd.DataFrame
    node: npt.NDArray[np.intp]
    names: pd.DataFrame
    vessels: pd.DataFrame

    def __len__(self) -> int:
        return len(self.rows)


def party_features(mentions: pd.DataFrame, vessels: pd.DataFrame, judged: Collection[str] = ()) -> PartyFeatures:
    """Take apart mentions (columns of `read.party_mention`, one kind, sorted by mention_id).

    `vessels`: mention_id, cluster of every vessel mention. A mention in `judged` is a node of its own, since a person
    may part what looks equal.
    """
    address = mentions["address_key"].fillna("")
    precise = _precise(mentions["address"].fillna(""))
    cluster = _hulls(mentions, vessels)
    own = mentions["mention_id"].where(mentions["mention_id"].isin(list(judged)), "")
    loose = ~precise & ((mentions["kind"] == "person") | ~_distinctive(mentions["stems"]))
    names = ["\x1f".join(sorted(keys)) for keys in mentions["keys"]]
    same = pd.DataFrame({"names": names, "address": address, "own": own, "vessel": cluster.where(loose, -1)})
    node = same.groupby(list(same.columns), sort=False).ngroup().to_numpy().astype(np.intp)
    first = ~pd.Series(node).duplicated().to_numpy()
    known = mentions[first].reset_index(drop=True)
    hulls = pd.DataFrame({"m": node, "value": cluster.to_numpy()})
    hulls = hulls[hulls["value"] >= 0].drop_duplicates(ignore_index=True)
    rows = pd.DataFrame(
        {
            "mention_id": known["mention_id"],
            "address": known["address_key"].fillna(""),
            "precise": precise[first].to_numpy(),
        }
    )
    persons = bool((mentions["kind"] == "person").any())
    return PartyFeatures(rows, node, _names(known, ordered=not persons), hulls)


def _hulls(mentions: pd.DataFrame, vessels: pd.DataFrame) -> pd.Series:
    """Cluster of the vessel of each mention; -2 and less where it names none."""
    clusters = mentions["asset_mention_id"].map(vessels.set_index("mention_id")["cluster"])
    return clusters.fillna(pd.Series(-2 - np.arange(len(mentions)), index=mentions.index)).astype(np.int64)


def _distinctive(stems: pd.Series) -> pd.Series:
    """Whether a company's name identifies by itself: two words, or six letters."""
    found = {text: " " in text or len(text) >= DISTINCT_LETTERS for text in {t for ts in stems for t in ts}}
    return pd.Series([all(found[text] for text in texts) for texts in stems], index=stems.index, dtype=bool)


def _precise(addresses: pd.Series) -> pd.Series:
    return mapped(addresses, {text: has_street_or_box(text) for text in addresses.unique()}).astype(bool)


def _names(known: pd.DataFrame, *, ordered: bool) -> pd.DataFrame:
    """Stems and keys of all spellings. A key is a stem without spaces, then a company's legal form."""
    stems = long(known["stems"])
    keys = long(known["keys"])
    parts = keys["value"].str.partition(" ") if len(keys) else pd.DataFrame({0: [], 2: []}, dtype=object)
    forms = pd.DataFrame({"m": keys["m"], "joined": parts[0], "form": parts[2]})
    split = {text: _split(text, ordered=ordered) for text in stems["value"].unique()}
    for at, part in enumerate(("stem", "number", "joined")):
        stems[part] = mapped(stems["value"], {text: found[at] for text, found in split.items()})
    names = stems.drop(columns="value").merge(forms, on=["m", "joined"], how="left").fillna({"form": ""})
    return names.drop_duplicates(ignore_index=True)


def _split(stem: str, *, ordered: bool) -> tuple[str, str, str]:
    words = stem.split()
    # Sister firms are numbered, often in Roman numerals: PACIFIC FISH VII, PACIFIC FISH VIII.
    last = ROMAN.get(words[-1]) if len(words) > 1 and ordered else None
    counted = [*words[:-1], last] if last else words
    letters = sorted(word for word in counted if not word.isdigit())
    numbers = [word.lstrip("0") or "0" for word in counted if word.isdigit()]
    return " ".join(letters), " ".join(numbers), "".join(words if ordered else sorted(words))


def company_keys(features: PartyFeatures) -> pd.DataFrame:
    """Keys (m, key) of nodes: a name, its two longest words, an address and a beginning.

    A node's keys depend on nothing but the node: what comes later meets it by them.
    """
    names, place = _placed(features)
    longest = {stem: " ".join(sorted(sorted(stem.split(), key=_by_length)[:2])) for stem in names["stem"].unique()}
    keys = [
        _keys("name", names["m"], names["joined"]),
        _keys("words", names["m"], mapped(names["stem"], longest)),
        _keys("address", names["m"], place + "|" + names["joined"].str[:4])[(place != "").to_numpy()],
    ]
    return pd.concat(keys).drop_duplicates(ignore_index=True)


def person_keys(features: PartyFeatures) -> pd.DataFrame:
    """Keys (m, key) of nodes: one name with an address or a vessel. A name alone is not compared."""
    names, place = _placed(features)
    owned = names.merge(features.vessels, on="m")
    keys = [
        _keys("address", names["m"], place + "|" + names["joined"])[(place != "").to_numpy()],
        _keys("vessel", owned["m"], owned["value"].astype(str) + "|" + owned["joined"]),
    ]
    return pd.concat(keys).drop_duplicates(ignore_index=True)


def _by_length(word: str) -> tuple[int, str]:
    return -len(word), word


def _placed(features: PartyFeatures) -> tuple[pd.DataFrame, pd.Series]:
    names = features.names
    address = features.rows["address"].to_numpy(dtype=object)[names["m"].to_numpy(np.intp)]
    return names, pd.Series(address, index=names.index)


def _keys(kind: str, m: pd.Series, value: pd.Series) -> pd.DataFrame:
    return pd.DataFrame({"m": m.to_numpy(), "key": (f"{kind}: " + value.astype(object)).to_numpy()})


def capped(keys: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Keys that are compared by, and those too common: key, members."""
    size = keys.groupby("key")["m"].transform("size")
    dropped = keys[size > CAP].groupby("key").size().rename("members").reset_index()
    return keys[size <= CAP], dropped

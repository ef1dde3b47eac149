"""What mentions of a company or person offer for comparison, each distinct name and address taken apart once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.lists import Lists, lists, long
from catchgraph.resolve.party.codes import PlaceCodes, codes_of, place_codes
from catchgraph.resolve.party.kind import scale, together
from catchgraph.resolve.party.names import Spelt, distinctive_stems, spelt_names
from catchgraph.resolve.party.numbers import Numbers, party_numbers
from catchgraph.resolve.party.places import places_of

Positions = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]

#: A name alone, with no address, country or number beside it, on more mentions than these stands for nobody: SEE
#: ATTACHED. No firm of a register or list comes near it without any of these.
CROWD = 1000

#: Mentions of a node are one; or are so where the node, compared with itself, is one. Of a name that stands on too many
#: mentions those of one vessel are one, and the others never; neither meets anybody.
ONE, APART, CROWD_OF_VESSEL, CROWDED = range(4)


@dataclass(frozen=True)
class PartyFeatures:
    """Mentions grouped into nodes (0, 1, …): equal in all they say, and where that does not identify, of one vessel.

    `rows`: mention_id (the smallest of the node), place (row of `places`), country (ISO3 or ''). `node`: the node of
    each mention, in the order of mention ids. `names`: rows of `spelt` for each node; `spelt`: each distinct name once.
    `places`: each distinct address once: address (its key), number, street, town, post_code, country, precise.
    `numbers`: identifiers and telephones. `vessels`: m, value (a cluster of vessels that it owns or operates).
    `evidence`: what speaks for the kind of each node (`kind`), of all its mentions. `apart`: whether its
    mentions, which say the same, are one: `ONE`, `APART`, `CROWD_OF_VESSEL`, `CROWDED`.
    """

    rows: pd.DataFrame
    node: Positions
    names: Lists
    spelt: Spelt
    places: pd.DataFrame
    numbers: Numbers
    vessels: pd.DataFrame
    evidence: npt.NDArray[np.object_]
    apart: npt.NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def country(self) -> npt.NDArray[np.int32]:
        """Country of each node, as `codes.codes_of`."""
        return codes_of(self.rows["country"])

    @cached_property
    def place(self) -> npt.NDArray[np.int32]:
        """Row of `places` of each node."""
        return self.rows["place"].to_numpy(np.int32)

    @cached_property
    def parts(self) -> PlaceCodes:
        """What the places say, as numbers."""
        return place_codes(self.places)

    @cached_property
    def owned(self) -> Lists:
        """Vessels of each node."""
        return lists(self.vessels["m"], self.vessels["value"], len(self))

    @cached_property
    def says(self) -> Floats:
        """What each node says for each kind that shares party mentions (columns), priors aside."""
        return scale().sums(self.evidence)

    @cached_property
    def clear(self) -> npt.NDArray[np.int8]:
        """The kind that each node clearly is of; -1 where it leaves that open."""
        return scale().clear(self.says)

    @cached_property
    def by_name(self) -> npt.NDArray[np.bool_]:
        """Whether a node is, as far as it says, of a kind that a name may identify."""
        return named_by(self.says)

    def model(self, left: Positions, right: Positions) -> npt.NDArray[np.int8]:
        """The kind to which both nodes of each pair point together."""
        return scale().best(self.says[left] + self.says[right])


def named_by(says: Floats) -> npt.NDArray[np.bool_]:
    """Whether the kind for which most speaks is one that a name may identify."""
    by = scale()
    found: npt.NDArray[np.bool_] = np.array([kind.by_name for kind in by.of])[by.best(says)]
    return found


def stand_apart(says: Floats) -> npt.NDArray[np.bool_]:
    """Whether it is clearly of a kind whose mentions meet those of no other (`EntityKind.apart`)."""
    by = scale()
    found: npt.NDArray[np.bool_] = np.array([*(kind.apart for kind in by.of), False])[by.clear(says)]
    return found


def party_features(mentions: pd.DataFrame, vessels: pd.DataFrame, judged: Collection[str] = ()) -> PartyFeatures:
    """Take apart mentions (`mentions.party_mentions`, sorted by mention_id).

    `vessels`: mention_id, cluster of every vessel mention. A mention in `judged` is a node of its own, since a person
    may part what looks equal. What mentions say is looked at once for all that say it (`mentions.compared_parties`).
    """
    said, row = statements(mentions)
    evidence = evidence_of(said)
    hulls = _hulls(mentions, vessels)
    places, place = places_of(said)
    node, how = _nodes(mentions, _stated(said, row, evidence, ~places["precise"].to_numpy()[place]), row, hulls, judged)
    evidence, place = evidence[row], place[row]
    first = ~pd.Series(node).duplicated().to_numpy()
    known = mentions[first].reset_index(drop=True)
    place = place[first]
    country = _text(known, "country")
    stated = places["country"].to_numpy(dtype=object)[place]
    rows = pd.DataFrame(
        {
            "mention_id": known["mention_id"],
            "place": place,
            "country": np.where(country == "", stated, country),
        }
    )
    owned = pd.DataFrame({"m": node, "value": hulls})
    owned = owned[owned["value"] >= 0].drop_duplicates(ignore_index=True)
    spelt, names = spelt_names(known)
    return PartyFeatures(
        rows,
        node,
        lists(names["m"], names["name"], len(known)),
        spelt,
        places,
        party_numbers(known),
        owned,
        _together(node, evidence),
        how[first],
    )


def statements(mentions: pd.DataFrame) -> tuple[pd.DataFrame, Positions]:
    """The first mention of each that says the same, and the row of each mention among them.

    Where the table does not say which are equal (`says`), each stands for itself.
    """
    if "says" not in mentions:
        return mentions, np.arange(len(mentions), dtype=np.intp)
    row, _ = pd.factorize(mentions["says"].to_numpy())
    first = ~pd.Series(row).duplicated().to_numpy()
    return mentions[first].reset_index(drop=True), row.astype(np.intp)


def _together(node: Positions, evidence: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """Evidence of each node: that of all its mentions."""
    code, texts = pd.factorize(evidence)
    said = pd.DataFrame({"node": node, "code": code}).drop_duplicates()
    result = np.full(int(node.max(initial=-1)) + 1, "", dtype=object)
    result[said["node"].to_numpy()] = texts[said["code"].to_numpy()]
    several = said[said["node"].duplicated(keep=False)]
    for number, codes in several.groupby("node")["code"].agg(list).items():
        result[int(str(number))] = together(texts[codes].tolist())
    return result


def evidence_of(mentions: pd.DataFrame) -> npt.NDArray[np.object_]:
    """What speaks for the kind of each mention, as one text."""
    return _text(mentions, "evidence")


def _text(mentions: pd.DataFrame, column: str) -> npt.NDArray[np.object_]:
    """A column of texts; '' where the table does not have it or the row does not say."""
    if column not in mentions:
        return np.full(len(mentions), "", dtype=object)
    return mentions[column].astype(object).where(mentions[column].notna(), "").to_numpy(dtype=object)


def _hulls(mentions: pd.DataFrame, vessels: pd.DataFrame) -> npt.NDArray[np.int64]:
    """Cluster of the vessel of each mention; -2 where it names none."""
    clusters = mentions["asset_mention_id"].map(vessels.set_index("mention_id")["cluster"])
    return np.asarray(clusters.fillna(-2), dtype=np.int64)


def _stated(
    said: pd.DataFrame, row: Positions, evidence: npt.NDArray[np.object_], loose: npt.NDArray[np.bool_]
) -> pd.DataFrame:
    """What each statement says, as numbers that are equal where it is, and whether it is `loose` (`_nodes`).

    `row`: the statement of each mention.
    """
    names = pd.Series(["\x1f".join(sorted(keys)) for keys in said["keys"]], dtype=object)
    says = scale().sums(evidence)
    some = loose & named_by(says)
    loose[some] = ~distinctive_stems(said["stems"][some])
    place_text, country, numbers = _text(said, "address_key"), _text(said, "country"), _numbers(said)
    name, _ = pd.factorize(names)
    crowded = _crowded(name, (place_text == "") & (country == "") & (numbers == ""), row)
    return pd.DataFrame(
        {
            "names": name,
            "place": pd.factorize(place_text)[0],
            "country": pd.factorize(country)[0],
            "numbers": pd.factorize(numbers)[0],
            "crowded": crowded,
            "apart": stand_apart(says),
            "loose": loose | crowded,
        }
    )


def _nodes(
    mentions: pd.DataFrame,
    stated: pd.DataFrame,
    row: Positions,
    hulls: npt.NDArray[np.int64],
    judged: Collection[str],
) -> tuple[Positions, npt.NDArray[np.int8]]:
    """The node of each mention, and whether its mentions may be apart.

    What says the same is one node, of one vessel where it is `loose`: has no precise address, and no name of a firm
    that identifies by itself. A name with nothing beside it identifies only while it stands on few mentions. What says
    the same of a kind that stands apart, is another node.
    """
    statement = stated.drop(columns="loose").groupby(list(stated.columns.drop("loose")), sort=False).ngroup().to_numpy()
    loose, crowded = stated["loose"].to_numpy()[row], stated["crowded"].to_numpy()[row]
    same = {"statement": statement[row], "vessel": np.where(loose, hulls, -1)}
    if len(judged):
        own = mentions["mention_id"].where(mentions["mention_id"].isin(list(judged)), "")
        same["own"] = pd.factorize(own)[0]
    node = pd.DataFrame(same).groupby(list(same), sort=False).ngroup()
    how = np.where(loose & (hulls < 0), APART, ONE) + np.where(crowded, CROWD_OF_VESSEL, ONE)
    return np.asarray(node, dtype=np.intp), how.astype(np.int8)


def _crowded(name: Positions, bare: npt.NDArray[np.bool_], row: Positions) -> npt.NDArray[np.bool_]:
    """Which of the statements that give a name and no more give one that stands on too many mentions."""
    of_bare = name[row][bare[row]]
    count = np.bincount(of_bare, minlength=int(name.max(initial=-1)) + 1)
    result: npt.NDArray[np.bool_] = bare & (count[name] > CROWD)
    return result


def _numbers(mentions: pd.DataFrame) -> npt.NDArray[np.object_]:
    """The numbers of each mention as one text."""
    if "numbers" not in mentions:
        return np.full(len(mentions), "", dtype=object)
    values = mentions["numbers"]
    texts = long(values)
    result = np.full(len(values), "", dtype=object)
    if len(texts):
        by = texts.sort_values(["m", "value"]).groupby("m")["value"].agg("\x1f".join)
        result[by.index.to_numpy(np.intp)] = by.to_numpy(dtype=object)
    return result

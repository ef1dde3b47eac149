"""Pairs of mentions compared on the spot, by the functions and weights of the step `resolve`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from catchgraph.model import kinds
from catchgraph.resolve.attach.mmsi import bare_mention
from catchgraph.resolve.core.levels import level_names
from catchgraph.resolve.core.pairs import scored, table, unwritten
from catchgraph.resolve.core.weights import load_weights
from catchgraph.resolve.explain.texts import party_node_texts, vessel_texts
from catchgraph.resolve.mentions import bare_mmsis, party_mentions, vessel_mentions
from catchgraph.resolve.party.features import party_features
from catchgraph.resolve.party.levels import PARTY_FIELDS
from catchgraph.resolve.party.models import kind_names, party_models
from catchgraph.resolve.party.run import score_partition
from catchgraph.resolve.vessel.compare import FIELDS, compare
from catchgraph.resolve.vessel.features import features

if TYPE_CHECKING:
    import duckdb

Pairs = list[tuple[str, str]]


def on_the_spot(
    connection: duckdb.DuckDBPyConnection, kind: str, pairs: Pairs, judged: Collection[str] = ()
) -> pd.DataFrame:
    """Rows like `resolve.pair` for pairs of mention ids of one kind, in their order, and the `parts` of each score.

    A part says field, left and right value, level and weight. `kind` of a row is the one by whose weights the pair is
    scored. `judged`: mention ids with a standing judgement.
    """
    if kinds.kind_of(kind).resolver == "vessel":
        return _vessels(connection, pairs)
    return _parties(connection, pairs, judged)


def _vessels(connection: duckdb.DuckDBPyConnection, pairs: Pairs) -> pd.DataFrame:
    ids = sorted({mention for pair in pairs for mention in pair})
    mentions = _with_bare(connection, vessel_mentions(connection, ids), ids)
    known = features(mentions)
    frame = _positions(pairs, {mention: m for m, mention in enumerate(mentions["mention_id"])})
    levels = compare(known, frame)
    found = scored(frame, levels, load_weights("vessel"), FIELDS).assign(decided="")
    names = known.rows["mention_id"].to_numpy(dtype=object)
    texts = vessel_texts(mentions)
    return table(found, levels, names, FIELDS).assign(kind="vessel", parts=_parts("vessel", frame, levels, texts))


def _parties(connection: duckdb.DuckDBPyConnection, pairs: Pairs, judged: Collection[str]) -> pd.DataFrame:
    mentions = party_mentions(connection, sorted({mention for pair in pairs for mention in pair}))
    known = party_features(mentions, _hulls(connection), judged)
    frame = _positions(pairs, dict(zip(mentions["mention_id"], known.node.tolist(), strict=True)))
    found = score_partition(known, frame, party_models(), floor=False)
    names = known.rows["mention_id"].to_numpy(dtype=object)
    texts = party_node_texts(mentions, known, np.arange(len(known)))
    kind = kind_names(found, party_models())
    rows = table(found.assign(decided=""), found, names, PARTY_FIELDS).assign(kind=kind)
    parts = pd.concat([_parts(one, frame[kind == one], found[kind == one], texts) for one in dict.fromkeys(kind)])
    return rows.assign(parts=parts.sort_index())


def stored_parts(kind: str, shown: list[dict[str, Any]], levels: str) -> list[dict[str, Any]]:
    """The parts of a pair as it was scored: levels of `resolve.pair`, values of `shown`, its parts on the spot."""
    known = _weighted(kind)
    of = unwritten(np.array([levels], dtype=object), known)
    return [part | known[part["field"]][of[part["field"]][0]] for part in shown]


def _parts(kind: str, pairs: pd.DataFrame, levels: pd.DataFrame, texts: Mapping[str, list[str]]) -> pd.Series:
    """The parts of each pair (positions left, right), as a list."""
    known = _weighted(kind)
    columns = {field: levels[field].tolist() for field in known}
    parts = [
        [
            {"field": field, "left": texts[field][a], "right": texts[field][b], **known[field][column[at]]}
            for field, column in columns.items()
        ]
        for at, (a, b) in enumerate(zip(pairs["left"].tolist(), pairs["right"].tolist(), strict=True))
    ]
    return pd.Series(parts, index=pairs.index, dtype=object)


def _weighted(kind: str) -> dict[str, list[dict[str, Any]]]:
    """Level and weight, by field and number of the level."""
    weights = load_weights(kind).fields
    fields = fields_of(kind)
    return {
        field: [{"level": name, "weight": weights[field][name]} for name in level_names(function)]
        for field, function in fields.items()
    }


def fields_of(kind: str) -> Mapping[str, Callable[..., Any]]:
    """Fields that are compared of mentions of a kind, and their comparators."""
    return FIELDS if kinds.kind_of(kind).resolver == "vessel" else PARTY_FIELDS


def _positions(pairs: Pairs, at: dict[str, int]) -> pd.DataFrame:
    return pd.DataFrame([(at[a], at[b]) for a, b in pairs], columns=["left", "right"])


def _hulls(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    members = connection.execute(
        "SELECT mention_id, entity_id FROM resolve.member WHERE entity_id LIKE 'vessel:%' ORDER BY mention_id"
    ).df()
    return pd.DataFrame({"mention_id": members["mention_id"], "cluster": pd.factorize(members["entity_id"])[0]})


def _with_bare(connection: duckdb.DuckDBPyConnection, mentions: pd.DataFrame, ids: list[str]) -> pd.DataFrame:
    """Mentions of `read`, and those of vessels that events know by nothing but their MMSI."""
    missing = sorted(set(ids) - set(mentions["mention_id"]))
    if not missing:
        return mentions
    bare = {bare_mention(mmsi): mmsi for mmsi in bare_mmsis(connection)}
    rows = [{"mention_id": mention, "record_kind": "mmsi", "mmsis": [bare[mention]]} for mention in missing]
    every = pd.concat([mentions.astype(object), pd.DataFrame(rows, dtype=object)])
    dated = every.astype({"mmsi_first": "datetime64[us]", "mmsi_last": "datetime64[us]"})
    return dated.sort_values("mention_id", ignore_index=True)

"""Features of companies and persons as rows of an Arrow table, one a node, and back: what travels between processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.lists import Lists, lists
from catchgraph.resolve.party.features import PartyFeatures
from catchgraph.resolve.party.names import Spelt, coded
from catchgraph.resolve.party.numbers import Numbers

if TYPE_CHECKING:
    import pyarrow as pa

Positions = npt.NDArray[np.int64]
Objects = npt.NDArray[np.object_]

#: Texts of a name: what has codes.
NAME_TEXTS = tuple(part for part in Spelt.__dataclass_fields__ if f"{part}_code" in Spelt.__dataclass_fields__)
_NAME = (*NAME_TEXTS, "trades", "distinctive")
#: Column → column of `PartyFeatures.places`.
_PLACE = {
    "address": "address",
    "house": "number",
    "street": "street",
    "town": "town",
    "post_code": "post_code",
    "place_country": "country",
    "precise": "precise",
}

#: Columns of a node's row, as Spark writes types.
ROWS = (
    f"node long, members array<long>, {', '.join(f'{text} array<string>' for text in NAME_TEXTS)}, trades array<long>, "
    "distinctive array<boolean>, address string, house string, street string, town string, post_code string, "
    "place_country string, precise boolean, country string, identifiers array<string>, phones array<string>, "
    "ignored array<string>, vessels array<long>, evidence string, apart byte"
)


def to_rows(features: PartyFeatures, at: Positions) -> pa.Table:
    """A row a node (columns `ROWS`); `at` is the place of each mention among all, ascending.

    A node is named by the place of its first mention, so that nodes of several parts have one order.
    """
    import pyarrow as pa

    order = np.argsort(features.node, kind="stable")
    start = np.searchsorted(features.node[order], np.arange(len(features) + 1))
    place = features.rows["place"].to_numpy()
    numbers = features.numbers
    spelt = {part: getattr(features.spelt, part)[features.names.values] for part in _NAME}
    owned = features.vessels.sort_values("m", kind="stable")
    columns = {
        "node": pa.array(at[order[start[:-1]]]),
        "members": several(start, at[order]),
        **{part: several(features.names.start, values) for part, values in spelt.items()},
        **{name: pa.array(features.places[part].to_numpy()[place]) for name, part in _PLACE.items()},
        "country": texts(features.rows["country"].to_numpy(dtype=object)),
        "identifiers": several(numbers.identifiers.start, numbers.texts[numbers.identifiers.values]),
        "phones": several(numbers.phones.start, numbers.texts[numbers.phones.values]),
        "ignored": _by_node(numbers.ignored, "number", len(features)),
        "vessels": _by_node(owned, "value", len(features)),
        "evidence": texts(features.evidence),
        "apart": pa.array(features.apart),
    }
    return pa.table({name: texts(v) if pa.types.is_null(v.type) else v for name, v in columns.items()})


def from_rows(rows: pa.Table, ids: Objects | None = None) -> PartyFeatures:
    """Features of the nodes of these rows (columns `ROWS`), in their order of `node`.

    `ids`: mention id of each place; without it the place itself is the id.
    """
    rows = rows.sort_by("node").combine_chunks()
    first = flat(rows, "node").astype(np.int64)
    count = len(first)
    spelt, names = _spelt(rows, count)
    places, place = _places(rows)
    m, members = pairs_of(rows, "members")
    owned, vessels = pairs_of(rows, "vessels")
    mention = ids[first] if ids is not None else np.array([str(one) for one in first.tolist()], dtype=object)
    return PartyFeatures(
        rows=pd.DataFrame(
            {"mention_id": _objects(mention), "place": place, "country": _objects(flat(rows, "country"))}
        ),
        node=m[np.argsort(members, kind="stable")],
        names=names,
        spelt=spelt,
        places=places,
        numbers=numbers_of(rows, count),
        vessels=pd.DataFrame({"m": owned, "value": vessels.astype(np.int64)}),
        evidence=np.asarray(flat(rows, "evidence"), dtype=object),
        apart=flat(rows, "apart").astype(np.int8),
    )


def _spelt(rows: pa.Table, count: int) -> tuple[Spelt, Lists]:
    """Each distinct name once, numbered as they come."""
    columns = {}
    for part in _NAME:
        m, values = pairs_of(rows, part)
        columns[part] = pd.Series(values, dtype=object) if values.dtype == object else pd.Series(values)
    frame = pd.DataFrame(columns)
    name = frame.groupby(list(_NAME), sort=False).ngroup().to_numpy(np.intp)
    one = frame[~pd.Series(name).duplicated().to_numpy()]
    texts = {part: one[part].to_numpy(dtype=object) for part in NAME_TEXTS}
    spelt = coded(texts, one["trades"].to_numpy(np.int64), one["distinctive"].to_numpy(dtype=bool))
    borne = pd.DataFrame({"m": m, "name": name}).drop_duplicates()
    return spelt, lists(borne["m"], borne["name"], count)


def _places(rows: pa.Table) -> tuple[pd.DataFrame, npt.NDArray[np.intp]]:
    """Each distinct address once; row 0 is none."""
    frame = pd.DataFrame({part: _objects(flat(rows, name)) for name, part in _PLACE.items()})
    nothing = pd.DataFrame([{part: part != "precise" and "" for part in frame.columns}], dtype=object)
    frame = pd.concat([nothing, frame], ignore_index=True)
    place = frame.groupby(list(frame.columns), sort=False).ngroup().to_numpy().astype(np.intp)
    places = frame[~pd.Series(place).duplicated().to_numpy()].reset_index(drop=True)
    return places.astype({"precise": bool}), place[1:]


def numbers_of(rows: pa.Table, count: int) -> Numbers:
    """Numbers from the columns identifiers, phones and ignored."""
    (one, identifiers), (other, phones) = (pairs_of(rows, name) for name in ("identifiers", "phones"))
    m, ignored = pairs_of(rows, "ignored")
    values, known = pd.factorize(np.concatenate([identifiers, phones]).astype(object))
    kinds, _ = pd.factorize(np.array([text.partition(": ")[0] for text in known], dtype=object))
    return Numbers(
        identifiers=lists(one, values[: len(one)], count),
        phones=lists(other, values[len(one) :], count),
        texts=np.asarray(known, dtype=object),
        kind=kinds.astype(np.int32),
        ignored=pd.DataFrame({"m": m, "number": _objects(ignored)}),
    )


def _by_node(rows: pd.DataFrame, column: str, count: int) -> pa.ListArray:
    start = np.searchsorted(rows["m"].to_numpy(), np.arange(count + 1))
    return several(start, rows[column].to_numpy())


def several(start: npt.NDArray[np.integer[Any]], values: npt.NDArray[Any]) -> pa.ListArray:
    """A column of lists: row n holds the values from `start[n]` to before `start[n + 1]`."""
    import pyarrow as pa

    of = texts(values) if values.dtype == object else pa.array(values)
    return pa.ListArray.from_arrays(start.astype(np.int32), of)


def texts(values: Any) -> pa.Array:
    """A column of texts."""
    import pyarrow as pa

    return pa.array(values, pa.string())


def flat(rows: pa.Table, column: str) -> npt.NDArray[Any]:
    """The values of a column."""
    result: npt.NDArray[Any] = rows[column].to_numpy()
    return result


def pairs_of(rows: pa.Table, column: str) -> tuple[npt.NDArray[np.intp], npt.NDArray[Any]]:
    """Row and value of every value of a column of lists."""
    import pyarrow.compute as pc

    count = pc.list_value_length(rows[column]).to_numpy()
    return np.repeat(np.arange(len(rows)), count), pc.list_flatten(rows[column]).to_numpy()


def _objects(values: npt.NDArray[Any]) -> pd.Series:
    return pd.Series(values, dtype=object)

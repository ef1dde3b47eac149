"""What nodes of companies and persons say, kept between runs: each name and address taken apart once, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.lists import Lists, lists
from catchgraph.resolve.party.features import PartyFeatures
from catchgraph.resolve.party.names import Spelt, coded
from catchgraph.resolve.party.rows import NAME_TEXTS, flat, numbers_of, pairs_of, several, texts

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

Positions = npt.NDArray[np.intp]
Numbers = npt.NDArray[np.int64]

_NAME = ("texts", "trades", "distinctive")
_PLACE = ("address", "number", "street", "town", "post_code", "country", "precise")

_LAST = """SELECT (SELECT coalesce(max(name) + 1, 0) FROM resolve.name_state),
    (SELECT coalesce(max(place) + 1, 0) FROM resolve.place_state)"""

_SAYS = """SELECT node, mention_id, names, place, country, identifiers, phones, vessels, evidence, apart,
    []::VARCHAR[] AS ignored FROM resolve.node_state SEMI JOIN wanted ON value = node ORDER BY mention_id"""

#: What no node says any longer, of the names and places that the nodes of `gone_node` said.
_FORGET = (
    """CREATE OR REPLACE TEMP TABLE said AS SELECT names, place FROM resolve.node_state
    SEMI JOIN gone_node USING (node)""",
    "DELETE FROM resolve.node_state WHERE node IN (SELECT node FROM gone_node)",
    "DELETE FROM resolve.key_state WHERE node IN (SELECT node FROM gone_node)",
    """DELETE FROM resolve.name_state WHERE name IN (SELECT unnest(names) FROM said)
    AND name NOT IN (SELECT unnest(names) FROM resolve.node_state)""",
    """DELETE FROM resolve.place_state WHERE place IN (SELECT place FROM said)
    AND place NOT IN (SELECT place FROM resolve.node_state)""",
)


def keep(connection: duckdb.DuckDBPyConnection, nodes: pd.DataFrame, features: PartyFeatures, at: Positions) -> None:
    """Add nodes (node, mention_id, component, near, address), which are these positions of `features`, ascending."""
    import pyarrow as pa

    last = connection.execute(_LAST).fetchall()[0]
    names, name = np.unique(_of(features.names, at)[1], return_inverse=True)
    places, place = np.unique(features.rows["place"].to_numpy()[at], return_inverse=True)
    table = pa.Table.from_pandas(nodes, preserve_index=False)
    for column, values in _says(features, at).items():
        table = table.append_column(column, values)
    table = table.append_column("names", several(_of(features.names, at)[0], (name + last[0]).astype(np.int32)))
    table = table.append_column("place", pa.array((place + last[1]).astype(np.int32)))
    said = features.places.iloc[places]
    tables = {
        "node_state": table,
        "name_state": _name_rows(features.spelt, names.astype(np.intp), int(last[0])),
        "place_state": pd.DataFrame({"place": np.arange(len(places)) + last[1], **{p: said[p] for p in _PLACE}}),
    }
    for target, rows in tables.items():
        connection.register("incoming", rows)
        connection.execute(
            f"INSERT INTO resolve.{target} BY NAME SELECT * FROM incoming"  # noqa: S608 (fixed names)
        )
        connection.unregister("incoming")


def forget(connection: duckdb.DuckDBPyConnection, gone: Numbers) -> None:
    """Drop these nodes and their keys, with names and places that no other node says."""
    connection.register("gone_node", pd.DataFrame({"node": gone}))
    for statement in _FORGET:
        connection.execute(statement)
    connection.unregister("gone_node")


def load(connection: duckdb.DuckDBPyConnection, wanted: Numbers) -> tuple[PartyFeatures, Numbers]:
    """Features of these nodes in the order of their mention ids, and the number of each. `node` is left empty."""
    rows = _table(connection, _SAYS, wanted)
    count = len(rows)
    m, name = pairs_of(rows, "names")
    names, spelt = np.unique(name, return_inverse=True)
    found = _table(connection, _query("name", _NAME), names)
    written = pairs_of(found, "texts")[1].astype(object).reshape(-1, len(NAME_TEXTS))
    said = {part: written[:, at] for at, part in enumerate(NAME_TEXTS)}
    places, place = np.unique(flat(rows, "place"), return_inverse=True)
    owned, vessels = pairs_of(rows, "vessels")
    known = PartyFeatures(
        rows=pd.DataFrame(
            {
                "mention_id": pd.Series(flat(rows, "mention_id"), dtype=object),
                "place": place.astype(np.intp),
                "country": pd.Series(flat(rows, "country"), dtype=object),
            }
        ),
        node=np.zeros(0, dtype=np.intp),
        names=lists(m, spelt, count),
        spelt=coded(said, flat(found, "trades").astype(np.int64), flat(found, "distinctive").astype(bool)),
        places=_places(_table(connection, _query("place", _PLACE), places)),
        numbers=numbers_of(rows, count),
        vessels=pd.DataFrame({"m": owned, "value": vessels.astype(np.int64)}),
        evidence=np.asarray(flat(rows, "evidence"), dtype=object),
        apart=flat(rows, "apart").astype(np.int8),
    )
    return known, flat(rows, "node").astype(np.int64)


def _query(what: str, columns: tuple[str, ...]) -> str:
    return f"""SELECT {", ".join(columns)} FROM resolve.{what}_state SEMI JOIN wanted ON value = {what}
        ORDER BY {what}"""  # noqa: S608 (fixed names)


def _table(connection: duckdb.DuckDBPyConnection, query: str, wanted: npt.NDArray[Any]) -> pa.Table:
    connection.register("wanted", pd.DataFrame({"value": wanted}))
    found = connection.sql(query).to_arrow_table()
    connection.unregister("wanted")
    return found.combine_chunks()


def _name_rows(spelt: Spelt, at: Positions, number: int) -> pa.Table:
    """Names as rows, numbered from `number` on; texts in the order of `NAME_TEXTS`."""
    import pyarrow as pa

    written = np.column_stack([getattr(spelt, part)[at] for part in NAME_TEXTS]).ravel()
    return pa.table(
        {
            "name": pa.array(np.arange(len(at)) + number),
            "texts": several(np.arange(len(at) + 1) * len(NAME_TEXTS), written),
            "trades": pa.array(spelt.trades[at]),
            "distinctive": pa.array(spelt.distinctive[at]),
        }
    )


def _places(found: pa.Table) -> pd.DataFrame:
    frame = pd.DataFrame({part: pd.Series(flat(found, part), dtype=object) for part in _PLACE})
    return frame.astype({"precise": bool})


def _says(features: PartyFeatures, at: Positions) -> dict[str, pa.Array]:
    """What nodes say beside names and address, as columns."""
    import pyarrow as pa

    numbers = features.numbers
    owned = features.vessels.sort_values("m", kind="stable")
    first = np.searchsorted(owned["m"].to_numpy(), np.arange(len(features) + 1))
    order, vessels = _of(Lists(first, np.arange(len(owned), dtype=np.int32)), at)
    of = {"identifiers": _of(numbers.identifiers, at), "phones": _of(numbers.phones, at)}
    return {
        "country": texts(features.rows["country"].to_numpy(dtype=object)[at]),
        **{column: several(start, numbers.texts[values]) for column, (start, values) in of.items()},
        "vessels": several(order, owned["value"].to_numpy()[vessels]),
        "evidence": texts(features.evidence[at]),
        "apart": pa.array(features.apart[at]),
    }


def _of(values: Lists, at: Positions) -> tuple[Positions, npt.NDArray[np.int32]]:
    """Start and values of these positions of lists."""
    count = values.start[at + 1] - values.start[at]
    start = np.r_[0, np.cumsum(count)]
    inside = np.arange(start[-1]) - np.repeat(start[:-1], count)
    return start, values.values[np.repeat(values.start[at], count) + inside]

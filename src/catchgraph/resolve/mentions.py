"""Mentions as `read` left them: one row a mention id, in the order of their ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from catchgraph.resolve.party.kind import BETWEEN, scale

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

#: Party mentions that spell names and address alike: none of them is known without the others.
ALIKE = "hash(list_sort(keys), coalesce(address_key, ''))"

#: What is compared of a party.
_COMPARED = "mention_id, asset_mention_id, keys, stems, address, address_key, country, numbers"

#: What speaks for its kind, of all rows of a mention: signs, roles and kinds of numbers that are declared.
_ROW = """list_filter(list_concat(coalesce(signs, []), ['role: ' || coalesce(role, '')],
    list_transform(coalesce(numbers, []), lambda n: 'number: ' || lower(trim(split_part(n, ':', 1))))),
    lambda sign: list_contains($signs, sign))"""
_EVIDENCE = f"""array_to_string(list_sort(list_distinct(flatten(
    list({_ROW}) OVER (PARTITION BY mention_id)))), '{BETWEEN}')"""

#: The row that speaks for a mention.
_FIRST = """QUALIFY row_number() OVER (PARTITION BY mention_id ORDER BY
    asset_mention_id IS NULL, file_id, record_no, role, asset_mention_id, address) = 1"""

#: Tables of records that mention one vessel each.
MENTIONING = ("registration", "listing", "broadcast", "identity")


def vessel_mentions(connection: duckdb.DuckDBPyConnection, only: Sequence[str] | None = None) -> pd.DataFrame:
    """Columns of `read.vessel_mention`, one row a mention id.

    Exact copies of a row share their mention. So do rows of a source that names a vessel by an id of its own: of these
    the row that says most comes, with the first and last day of them all. `only` takes these mention ids.
    """
    return connection.execute(
        """SELECT * REPLACE (min(mmsi_first) OVER every AS mmsi_first, max(mmsi_last) OVER every AS mmsi_last)
        FROM read.vessel_mention WHERE $only IS NULL OR mention_id IN (SELECT unnest($only))
        WINDOW every AS (PARTITION BY mention_id)
        QUALIFY row_number() OVER (PARTITION BY mention_id ORDER BY
            imo IS NULL, len(coalesce(call_signs, [])) = 0, name IS NULL, file_id, record_no) = 1
        ORDER BY mention_id""",
        {"only": only},
    ).df()


def party_mentions(connection: duckdb.DuckDBPyConnection, like: Sequence[str] | None = None) -> pd.DataFrame:
    """Columns of `read.party_mention`, one row a mention id.

    Of a party that its source names once and gives several roles, a row that names what it owns or operates comes;
    `evidence` is that of all of them (`party.kind`).
    `like` takes these mention ids and every other mention with the names and the address of one of them.
    """
    return connection.execute(
        f"""SELECT *, {ALIKE} AS alike, {_EVIDENCE} AS evidence FROM read.party_mention AS p
        WHERE $like IS NULL OR EXISTS (
            SELECT 1 FROM read.party_mention AS q
            WHERE q.mention_id IN (SELECT unnest($like)) AND list_sort(q.keys) = list_sort(p.keys)
              AND q.address_key IS NOT DISTINCT FROM p.address_key)
        {_FIRST} ORDER BY mention_id""",  # noqa: S608 (fixed expressions)
        {"like": like, "signs": list(scale().signs)},
    ).df()


#: Evidence of a mention that one row gives.
_OWN = f"array_to_string(list_sort(list_distinct({_ROW})), '{BETWEEN}')"
#: What a mention says, vessels aside: the same in very many records.
_SAID = ("keys", "stems", "address", "address_key", "country", "numbers", "evidence")


def compared_parties(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Of every mention the columns of `party_mentions` that are compared, and `says`: a number, equal where all that
    they say is.

    Most mentions of trade say what others say. Each such statement is fetched once, and its rows share its texts: a
    row costs a pointer a column, and not a copy of its lists.
    """
    import pandas as pd

    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE compared AS
        WITH several AS (SELECT mention_id FROM read.party_mention GROUP BY mention_id HAVING count(*) > 1),
        every AS (
            SELECT {_COMPARED}, {_OWN} AS evidence FROM read.party_mention ANTI JOIN several USING (mention_id)
            UNION ALL (
                SELECT {_COMPARED}, {_EVIDENCE} AS evidence FROM read.party_mention SEMI JOIN several USING (mention_id)
                {_FIRST})
        )
        SELECT *, {ALIKE} AS alike, hash({", ".join(_SAID)}) AS said FROM every""",  # noqa: S608 (fixed expressions)
        {"signs": list(scale().signs)},
    )
    columns_of = ", ".join(f"first({name}) AS {name}" for name in _SAID)
    once = connection.execute(f"SELECT said, {columns_of} FROM compared GROUP BY said ORDER BY said").df()  # noqa: S608
    found = connection.execute(
        "SELECT mention_id, asset_mention_id, alike, said FROM compared ORDER BY mention_id"
    ).df()
    connection.execute("DROP TABLE compared")
    says = once["said"].searchsorted(found.pop("said").to_numpy()).astype("int32")
    columns = {name: pd.Series(once[name].to_numpy(dtype=object)[says], dtype=object) for name in _SAID}
    return found.assign(**columns, says=says)


def chosen_parties(connection: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> pd.DataFrame:
    """Of these mention ids and no others, the columns of `party_mentions` that are compared."""
    import pandas as pd

    connection.register("wanted_ids", pd.DataFrame({"mention_id": pd.Series(sorted(ids), dtype=object)}))
    found = connection.execute(
        f"""SELECT {_COMPARED}, {ALIKE} AS alike, {_EVIDENCE} AS evidence
        FROM read.party_mention SEMI JOIN wanted_ids USING (mention_id)
        {_FIRST} ORDER BY mention_id""",  # noqa: S608 (fixed expressions)
        {"signs": list(scale().signs)},
    ).df()
    connection.unregister("wanted_ids")
    return found


def participants(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """event_id, event_label, role, mmsi, mention_id, start: a row for each vessel of each event.

    `mention_id` is the mention by which the source itself names the vessel, where it does; else the MMSI names it.
    """
    return connection.execute(
        """SELECT event_id, event_label, role, mmsi, mention_id, min(start) AS start
        FROM read.participant WHERE mmsi IS NOT NULL OR mention_id IS NOT NULL
        GROUP BY event_id, event_label, role, mmsi, mention_id ORDER BY event_id, role, mmsi, mention_id"""
    ).df()


def bare_mmsis(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Every MMSI that an event gives, sorted."""
    rows = connection.execute(
        "SELECT DISTINCT mmsi FROM resolve.participant WHERE mmsi IS NOT NULL ORDER BY mmsi"
    ).fetchall()
    return [row[0] for row in rows]

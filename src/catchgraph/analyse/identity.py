"""What a vessel was called and known by, and who says so when: dated facts, never overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.analyse.table import Table

if TYPE_CHECKING:
    import duckdb

_FACTS = """
    SELECT 'name' AS fact, name AS value, NULL::TIMESTAMP AS first, NULL::TIMESTAMP AS last, edition, id, records
    FROM temp.registration
    UNION ALL SELECT 'previous name', unnest(previous_names), NULL, NULL, edition, id, records FROM temp.registration
    UNION ALL SELECT 'flag', flag, NULL, NULL, edition, id, records FROM temp.registration
    UNION ALL SELECT 'previous flag', unnest(previous_flags), NULL, NULL, edition, id, records FROM temp.registration
    UNION ALL SELECT 'IMO number' || CASE imo_status WHEN 'invalid' THEN ' (invalid)' ELSE '' END,
                     CASE imo_status WHEN 'blank' THEN NULL ELSE coalesce(imo, imo_written) END,
                     NULL, NULL, edition, id, records FROM temp.registration
    UNION ALL SELECT 'MMSI', mmsi, NULL, NULL, edition, id, records FROM temp.registration
    UNION ALL SELECT 'call sign', call_sign, NULL, NULL, edition, id, records FROM temp.registration
    UNION ALL SELECT 'registration number', registration_number, NULL, NULL, edition, id, records FROM temp.registration
    UNION ALL SELECT 'name', unnest(names), NULL, NULL, edition, id, records FROM temp.listing
    UNION ALL SELECT 'name with an RFMO', unnest(rfmo_names), NULL, NULL, edition, id, records FROM temp.listing
    UNION ALL SELECT 'flag', flag, NULL, NULL, edition, id, records FROM temp.listing
    UNION ALL SELECT 'IMO number', imo, NULL, NULL, edition, id, records FROM temp.listing
    UNION ALL SELECT 'MMSI', unnest(mmsis), NULL, NULL, edition, id, records FROM temp.listing
    UNION ALL SELECT 'call sign', unnest(call_signs), NULL, NULL, edition, id, records FROM temp.listing
    UNION ALL SELECT 'registration number', unnest(registration_numbers), NULL, NULL, edition, id, records
    FROM temp.listing
    UNION ALL SELECT 'name', name, first, last, NULL, id, records FROM temp.broadcast
    UNION ALL SELECT 'flag', flag, first, last, NULL, id, records FROM temp.broadcast
    UNION ALL SELECT 'IMO number' || CASE imo_status WHEN 'invalid' THEN ' (invalid)' ELSE '' END,
                     CASE imo_status WHEN 'blank' THEN NULL ELSE coalesce(imo, imo_written) END,
                     first, last, NULL, id, records FROM temp.broadcast
    UNION ALL SELECT 'MMSI', mmsi, first, last, NULL, id, records FROM temp.broadcast
    UNION ALL SELECT 'call sign', call_sign, first, last, NULL, id, records FROM temp.broadcast
    UNION ALL SELECT 'name', name, since, until, edition, id, records FROM temp.identity
    UNION ALL SELECT 'previous name', unnest(previous_names), NULL, NULL, edition, id, records FROM temp.identity
    UNION ALL SELECT 'flag', flag, since, until, edition, id, records FROM temp.identity
    UNION ALL SELECT 'previous flag', unnest(previous_flags), NULL, NULL, edition, id, records FROM temp.identity
    UNION ALL SELECT 'IMO number' || CASE imo_status WHEN 'invalid' THEN ' (invalid)' ELSE '' END,
                     CASE imo_status WHEN 'blank' THEN NULL ELSE coalesce(imo, imo_written) END,
                     since, until, edition, id, records FROM temp.identity
    UNION ALL SELECT 'MMSI', mmsi, since, until, edition, id, records FROM temp.identity
    UNION ALL SELECT 'call sign', call_sign, since, until, edition, id, records FROM temp.identity
    UNION ALL SELECT 'registration number', registration_number, since, until, edition, id, records FROM temp.identity
"""
_QUERY = f"""
    SELECT fact, value, min(first), max(last), max(edition),
           list_sort(list_distinct(list(split_part(id, ':', 1)))),
           list_sort(list_distinct(list(id))), list_sort(list_distinct(flatten(list(records))))
    FROM ({_FACTS})
    WHERE value IS NOT NULL AND value <> ''
    GROUP BY fact, value, first, last
    ORDER BY list_position(['name', 'previous name', 'name with an RFMO', 'flag', 'previous flag'], fact) NULLS LAST,
             fact, min(first) NULLS LAST, value
"""  # noqa: S608 - constants only


def identity(connection: duckdb.DuckDBPyConnection) -> Table:
    """One row per fact and value: the days it was transmitted or said to hold, else the latest edition that says so.

    Reads what `vessel.gather` has put into temporary tables.
    """
    return Table(
        "Identity",
        ("fact", "value", "first", "last", "edition", "said_by", "records", "where"),
        connection.execute(_QUERY).fetchall(),
        hidden=frozenset({"records"}),
    )

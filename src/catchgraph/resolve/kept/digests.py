"""What changed since the last run of `resolve`: by digests of what was read, of the code and of the weights."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from catchgraph.case.code import texts
from catchgraph.case.decisions import Decision
from catchgraph.model.ids import digest

if TYPE_CHECKING:
    import duckdb

#: Digest of each party mention: everything but the place in its file, and the vessel that it names. Where
#: several rows give one mention, their places count, too: they decide which row speaks for it.
_PARTIES = """
    SELECT mention_id, hash(CASE WHEN count(*) = 1 THEN sum(said) ELSE sum(hash(said, file_id, record_no)) END
        + CASE WHEN mention_id IN (SELECT unnest($judged)) THEN 1 ELSE 0 END) AS digest
    FROM (SELECT p.mention_id, p.file_id, p.record_no, hash(p.said, m.entity_id) AS said
        FROM (SELECT *, hash(*COLUMNS(* EXCLUDE (record_no, line, part))) AS said FROM read.party_mention) AS p
        LEFT JOIN resolve.member AS m ON m.mention_id = p.asset_mention_id AND starts_with(m.entity_id, 'vessel:'))
    GROUP BY mention_id"""

_VESSELS = """
    SELECT (SELECT coalesce(sum(hash(v)), 0) FROM read.vessel_mention AS v),
           (SELECT coalesce(sum(hash(e)), 0) FROM read.participant AS e)"""


def code_digest() -> str:
    """Digest of the code, tables, weights and libraries on which a result rests."""
    import os

    parts = [_code()]
    own = os.environ.get("CATCHGRAPH_WEIGHTS")
    if own and os.path.isdir(own):
        for name in sorted(os.listdir(own)):
            with open(os.path.join(own, name), encoding="utf-8", errors="replace") as file:
                parts.append(name + file.read())
    return digest(parts)


@cache
def _code() -> str:
    """Code, tables and libraries, which stay as they are while this process lives."""
    import duckdb
    import numpy as np
    import rapidfuzz

    parts = [duckdb.__version__, pd.__version__, np.__version__, rapidfuzz.__version__]
    for package in ("resolve", "normalise", "reference", "model"):
        parts += texts(package, ".py", ".sql", ".toml", ".csv")
    return digest(parts)


def vessels_digest(connection: duckdb.DuckDBPyConnection, standing: Iterable[Decision]) -> str:
    """Digest of all that vessels and participants of events rest on, judgements included."""
    row = connection.execute(_VESSELS).fetchall()
    words = sorted(f"{d.subjects} {d.verdict} {d.who} {d.when} {d.why}" for d in standing)
    return digest([str(row), *words])


def digest_parties(connection: duckdb.DuckDBPyConnection, judged: Iterable[str]) -> int:
    """Make the temporary table `now` (mention_id, digest); returns how many party mentions there are."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE now AS {_PARTIES}", {"judged": sorted(judged)})
    return _count(connection, "SELECT count(*) FROM now")


def changed_parties(connection: duckdb.DuckDBPyConnection, judged: Iterable[str]) -> int:
    """Make the temporary table `changed` (mention_id, of `now` and of the last run); returns how many.

    What a person judged is among them always: a judgement may have changed.
    """
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE changed AS
        SELECT mention_id FROM now FULL JOIN resolve.mention_state AS s USING (mention_id)
        WHERE now.digest IS DISTINCT FROM s.digest OR mention_id IN (SELECT unnest($judged))""",
        {"judged": sorted(judged)},
    )
    return _count(connection, "SELECT count(*) FROM changed")


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(connection.execute(query).fetchall()[0][0])

"""The official driver, opened and run in one way for both stores."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from catchgraph.graph.result import Result
from catchgraph.graph.wire import bound, plain

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

#: A server that is down or unreachable is reported within 5 s.
CONNECT_S = 4.0
#: How long a write is tried again after a lock or a change of leader.
RETRY_S = 30.0


def open_driver(uri: str, user: str, password: str) -> Driver:
    """A driver; nothing is connected yet. Raises what the driver raises."""
    from neo4j import GraphDatabase

    # Hints of the planner would be printed between the user's results.
    logging.getLogger("neo4j.notifications").setLevel(logging.ERROR)
    return GraphDatabase.driver(
        uri,
        auth=(user, password),
        connection_timeout=CONNECT_S,
        connection_acquisition_timeout=CONNECT_S,
        max_transaction_retry_time=RETRY_S,
        user_agent="catchgraph",
        telemetry_disabled=True,
    )


def run_read(
    driver: Driver, database: str | None, cypher: str, parameters: Mapping[str, Any] | None, timeout_s: float
) -> Result:
    """Run a query in READ mode and take all of its rows. Raises what the driver raises."""
    from neo4j import READ_ACCESS, Query

    values = bound(parameters)
    with driver.session(database=database, default_access_mode=READ_ACCESS) as session:
        # Text from the catalogue or from the user is a query here, never made from data.
        result = session.run(Query(cypher, timeout=timeout_s), values)
        columns = tuple(result.keys())
        rows = [tuple(plain(value) for value in record.values()) for record in result]
    return Result(columns, rows)


def run_explain(
    driver: Driver, database: str | None, cypher: str, parameters: Mapping[str, Any] | None, timeout_s: float
) -> tuple[str, Mapping[str, Any] | None]:
    """What kind of query it is (`r`, `rw`, `w`, `s`) and the root of its plan; nothing is run."""
    from neo4j import READ_ACCESS, Query

    values = bound(parameters)
    with driver.session(database=database, default_access_mode=READ_ACCESS) as session:
        summary = session.run(Query(f"EXPLAIN {cypher}", timeout=timeout_s), values).consume()
    return summary.query_type or "", summary.plan


def run_write(driver: Driver, database: str | None, cypher: str, rows: Sequence[Any], times: Sequence[str]) -> int:
    """Run one generated statement with `$rows`, `$times` in a retried transaction; gives what it returns, or 0."""

    def work(transaction: ManagedTransaction) -> int:
        record = transaction.run(cypher, rows=rows, times=times).single()
        return int(record[0]) if record else 0

    with driver.session(database=database) as session:
        return session.execute_write(work)

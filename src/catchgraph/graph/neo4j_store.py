"""A Neo4j server as the graph store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from catchgraph.errors import GraphUnavailable
from catchgraph.graph.bolt import open_driver, run_read, run_write
from catchgraph.graph.refusals import explained
from catchgraph.graph.store import TIMEOUT_S
from catchgraph.graph.table import Table

if TYPE_CHECKING:
    from neo4j import Driver

_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_ADDRESS_HINT = "Write it as bolt://HOST:7687 or neo4j://HOST:7687 (bolt+s://, neo4j+s:// where TLS is on)."


class Neo4jStore:
    """See `graph.store.Store`. Neo4j itself enforces READ mode and the time limit."""

    kind: Literal["neo4j"] = "neo4j"

    def __init__(self, driver: Driver, address: str, database: str | None) -> None:
        self._driver = driver
        self._database = database
        self.address = address

    @classmethod
    def connect(cls, uri: str, user: str, password: str, database: str | None = None) -> Self:
        """Connect and try a query. Raises `GraphUnavailable` within 5 s: no server, password, database."""
        if uri.partition("://")[0] not in _SCHEMES:
            raise GraphUnavailable(f"{uri} is no address of a graph server.", hint=_ADDRESS_HINT)
        with explained(uri):
            driver = open_driver(uri, user, password)
            try:
                run_read(driver, database, "RETURN 1", None, TIMEOUT_S)
            except BaseException:
                driver.close()
                raise
        return cls(driver, uri, database)

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None, timeout_s: float = TIMEOUT_S) -> Table:
        """See `Store.read`."""
        with explained(self.address, timeout_s):
            return run_read(self._driver, self._database, cypher, parameters, timeout_s)

    def explain(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> None:
        """See `Store.explain`."""
        self.read(f"EXPLAIN {cypher}", parameters)

    def write(self, cypher: str, rows: Sequence[Any] = (), times: Sequence[str] = ()) -> int:
        """See `Store.write`."""
        with explained(self.address):
            return run_write(self._driver, self._database, cypher, rows, times)

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

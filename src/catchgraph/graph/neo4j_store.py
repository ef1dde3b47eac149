"""A Neo4j server as the graph store."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar

from catchgraph.errors import GraphUnavailable
from catchgraph.graph.bolt import open_driver, run_explain, run_read, run_write
from catchgraph.graph.outside import refuse_plan, refuse_words
from catchgraph.graph.patience import OutOfPatience, awaited
from catchgraph.graph.refusals import explained, timed_out
from catchgraph.graph.result import Result
from catchgraph.graph.store import TIMEOUT_S

if TYPE_CHECKING:
    from neo4j import Driver

T = TypeVar("T")

_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_ADDRESS_HINT = "Write it as bolt://HOST:7687 or neo4j://HOST:7687 (bolt+s://, neo4j+s:// where TLS is on)."
#: A server that keeps its own time limit answers first, with its own words.
_GRACE_S = 2.0


class Neo4jStore:
    """See `graph.store.Store`.

    Neo4j itself enforces READ mode, which lets a query read files and fetch addresses: what leaves the graph is refused
    by its plan before it runs. It enforces the time limit between the steps of a query; what waits inside one is
    given up here.
    """

    kind: Literal["neo4j"] = "neo4j"

    def __init__(self, driver: Driver, address: str, database: str | None) -> None:
        self._driver = driver
        self._database = database
        self.address = address
        self.key = f"{address} {database or ''}".strip()
        self._planned: set[str] = set()

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

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None, timeout_s: float = TIMEOUT_S) -> Result:
        """See `Store.read`."""
        ends = time.monotonic() + timeout_s

        def query() -> Result:
            self._plan(cypher, parameters, timeout_s)
            # A limit of 0 would be none.
            left = max(ends - time.monotonic(), 0.001)
            return run_read(self._driver, self._database, cypher, parameters, left)

        return self._limited(query, timeout_s)

    def explain(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> None:
        """See `Store.explain`."""
        self._limited(lambda: self._plan(cypher, parameters, TIMEOUT_S), TIMEOUT_S)

    def _plan(self, cypher: str, parameters: Mapping[str, Any] | None, timeout_s: float) -> None:
        """Refuse a query that leaves the graph. Neo4j keeps the plan: running the query makes no second one."""
        if cypher in self._planned:
            return
        refuse_words(cypher)
        refuse_plan(*run_explain(self._driver, self._database, cypher, parameters, timeout_s))
        self._planned.add(cypher)

    def _limited(self, work: Callable[[], T], timeout_s: float) -> T:
        with explained(self.address, timeout_s):
            try:
                return awaited(work, timeout_s + _GRACE_S)
            except OutOfPatience as error:
                raise timed_out(timeout_s) from error

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

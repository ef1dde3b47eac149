"""The embedded server as the graph store."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from catchgraph.errors import CaseNotReady, GraphUnavailable, QueryError
from catchgraph.graph import roots
from catchgraph.graph.bolt import open_driver, run_read, run_write
from catchgraph.graph.outside import refuse_words
from catchgraph.graph.refusals import explained, timed_out
from catchgraph.graph.result import Result
from catchgraph.graph.store import TIMEOUT_S

if TYPE_CHECKING:
    from neo4j import Driver

    from catchgraph.graph.server import Credentials, EmbeddedServer


class EmbeddedStore:
    """See `graph.store.Store`. The server starts with the first query. `borrowed` is a root to remove in the end.

    Queries run as the user that may only read, since a READ session of ArcadeDB writes all the same. What
    leaves the graph is refused by its words, and by the server's settings (`graph.launch`). Nothing but its end stops a
    query there: past the time limit the server is ended; the next query starts it again.
    """

    kind: Literal["embedded"] = "embedded"
    address = "the embedded graph server"
    key = "embedded"

    def __init__(self, server: EmbeddedServer, generation: str | None, *, borrowed: Path | None = None) -> None:
        self.server = server
        self._borrowed = borrowed
        self.generation = generation
        self._drivers: dict[str, Driver] = {}

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None, timeout_s: float = TIMEOUT_S) -> Result:
        """See `Store.read`."""
        refuse_words(cypher)
        database = self._database()

        def query() -> Result:
            driver = self._driver(lambda: self.server.reader)
            with explained(self.address):
                return run_read(driver, database, cypher, parameters, timeout_s)

        self.server.start()
        try:
            return self._limited(query, timeout_s)
        except GraphUnavailable:
            if self.server.running:
                raise
        # The command that had started the server has ended, and the server with it.
        self._forget()
        self.server.start()
        return self._limited(query, timeout_s)

    def explain(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> None:
        """See `Store.explain`."""
        self.read(f"EXPLAIN {cypher}", parameters)

    def write(self, cypher: str, rows: Sequence[Any] = (), times: Sequence[str] = ()) -> int:
        """See `Store.write`."""
        database = self._database()
        self.server.start()
        driver = self._driver(lambda: self.server.admin)
        with explained(self.address):
            return run_write(driver, database, cypher, rows, times)

    def close(self) -> None:
        """Close the connections and end the server if this object started it."""
        self._forget()
        self.server.stop()
        if self._borrowed is not None:
            roots.remove(self._borrowed)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _database(self) -> str:
        if self.generation is None:
            raise CaseNotReady("No graph has been built from this case.", hint="Run: catchgraph build")
        return self.generation

    def _driver(self, who: Callable[[], Credentials]) -> Driver:
        credentials = who()
        key = f"{self.server.bolt_uri} {credentials.user}"
        if key not in self._drivers:
            self._drivers[key] = open_driver(self.server.bolt_uri, credentials.user, credentials.password)
        return self._drivers[key]

    def _limited(self, query: Callable[[], Result], timeout_s: float) -> Result:
        limit = _Limit(timeout_s, self.server.kill)
        try:
            with limit:
                return query()
        except (GraphUnavailable, QueryError):
            # A server that is being ended may still answer, that its database is closed.
            if limit.reached:
                raise timed_out(timeout_s) from None
            raise
        finally:
            if limit.reached:
                self._forget()

    def _forget(self) -> None:
        for driver in self._drivers.values():
            driver.close()
        self._drivers.clear()


class _Limit:
    """Runs `act` if the block takes longer than `seconds`; `reached` says whether it did."""

    def __init__(self, seconds: float, act: Callable[[], None]) -> None:
        self.reached = False
        self._act = act
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def _end(self) -> None:
        self.reached = True
        self._act()

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()

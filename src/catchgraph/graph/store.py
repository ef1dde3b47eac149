"""One small interface to either graph store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Literal, Protocol, Self

from catchgraph.graph.result import Result

TIMEOUT_S = 60.0


class Store(Protocol):
    """A graph store that answers Cypher."""

    @property
    def kind(self) -> Literal["embedded", "neo4j"]:
        """Which store it is."""
        ...

    @property
    def address(self) -> str:
        """What to call it in a message."""
        ...

    @property
    def key(self) -> str:
        """What the case keeps under it: what this store was given (`graph.shown`)."""
        ...

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None, timeout_s: float = TIMEOUT_S) -> Result:
        """Run a query that reads.

        Raises `QueryTimeout` after `timeout_s` seconds, `QueryError` if the store refuses it (a write too),
        `GraphUnavailable` if nothing answers.
        """
        ...

    def explain(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Let the store plan a query without running it. Raises as `read` does."""
        ...

    def write(self, cypher: str, rows: Sequence[Any] = (), times: Sequence[str] = ()) -> int:
        """Run a generated statement in a retried transaction, with `$rows` and `$times`; gives the number it returns.

        For `graph.difference` and `graph.build` only: the values of `rows` must be plain already, `times` are ISO text.
        """
        ...

    def close(self) -> None:
        """Let go of connections, and end the embedded server if this object started it."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

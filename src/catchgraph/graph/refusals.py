"""What a driver or server says in an error, as one of our errors with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from catchgraph.errors import CatchgraphError, GraphUnavailable, QueryError, QueryTimeout

_DOWN_HINT = "Start the server, or check the address (--graph or NEO4J_URI)."
_WRONG_PASSWORD_HINT = "Set NEO4J_USERNAME and NEO4J_PASSWORD."
_NO_DATABASE_HINT = "Set NEO4J_DATABASE to a database that exists; SHOW DATABASES lists them."
_WRITES = "The query tries to write; queries here only read."
_SLOW_HINT = "Give it more time with --timeout, or begin with its most selective MATCH and add a LIMIT."


@contextmanager
def explained(address: str, timeout_s: float | None = None) -> Iterator[None]:
    """Turn the driver's errors into `GraphUnavailable`, `QueryTimeout` or `QueryError`."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except (DriverError, Neo4jError) as error:
        raise translated(error, address, timeout_s) from error
    except (OSError, ValueError) as error:
        # The driver passes on what the address resolver and its own URI parser say.
        raise GraphUnavailable(f"No graph server at {address}: {error}", hint=_DOWN_HINT) from error


def translated(error: Exception, address: str, timeout_s: float | None = None) -> CatchgraphError:
    """The error of ours that a driver's error stands for."""
    from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Forbidden

    code = getattr(error, "code", None) or ""
    said = shortened(getattr(error, "message", None) or str(error))
    if code.startswith("Neo.ClientError.Database."):
        return GraphUnavailable(f"{address}: {said}", hint=_NO_DATABASE_HINT)
    if "TransactionTimedOut" in code:
        return timed_out(timeout_s)
    if code == "Neo.ClientError.Statement.AccessMode" or isinstance(error, Forbidden):
        return QueryError(f"{_WRITES} The store says: {said}")
    if isinstance(error, AuthError) or code.startswith("Neo.ClientError.Security."):
        return GraphUnavailable(f"{address} refused the user name or password.", hint=_WRONG_PASSWORD_HINT)
    if isinstance(error, ConfigurationError):
        return GraphUnavailable(f"{address} is no address of a graph server: {said}", hint=_DOWN_HINT)
    if isinstance(error, DriverError):
        return GraphUnavailable(f"No graph server answers at {address}: {said}", hint=_DOWN_HINT)
    return QueryError(f"The graph store refused the query: {said}")


def timed_out(timeout_s: float | None) -> QueryTimeout:
    """A query that ran longer than it may."""
    spent = f" of {timeout_s:g} s" if timeout_s else ""
    return QueryTimeout(f"The query ran longer than its time limit{spent} and was ended.", hint=_SLOW_HINT)


def shortened(message: str, lines: int = 3, width: int = 400) -> str:
    """The first lines of a store's message; the rest repeats the query."""
    kept = [line.rstrip() for line in message.strip().splitlines() if line.strip()][:lines]
    text = "\n".join(kept)
    return text if len(text) <= width else text[: width - 1] + "…"

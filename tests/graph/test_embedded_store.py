"""What a query past its time limit is called, whatever the server says while it is being ended."""

import threading
from typing import NoReturn, cast

import pytest

from catchgraph.errors import GraphUnavailable, QueryError, QueryTimeout
from catchgraph.graph.embedded_store import EmbeddedStore
from catchgraph.graph.result import Result
from catchgraph.graph.server import EmbeddedServer


class Ending:
    """A server that answers a running query only when it is killed, with `error`."""

    def __init__(self, error: Exception) -> None:
        self.killed = threading.Event()
        self.error = error

    def kill(self) -> None:
        self.killed.set()

    def query(self) -> NoReturn:
        assert self.killed.wait(200)
        raise self.error


def limited(server: Ending, query, timeout_s: float) -> Result:
    return EmbeddedStore(cast(EmbeddedServer, server), "g1")._limited(query, timeout_s)


@pytest.mark.parametrize("error", [GraphUnavailable("gone"), QueryError("The graph store refused the query: g1")])
def test_a_query_past_its_limit_timed_out(error: Exception) -> None:
    server = Ending(error)
    with pytest.raises(QueryTimeout, match=r"0\.05 s"):
        limited(server, server.query, 0.05)


@pytest.mark.parametrize("error", [GraphUnavailable("gone"), QueryError("no such function")])
def test_an_error_within_the_limit_stays_what_it_is(error: Exception) -> None:
    server = Ending(error)
    server.killed.set()
    with pytest.raises(type(error), match=str(error)) as raised:
        limited(server, server.query, 30)
    assert not isinstance(raised.value, QueryTimeout)

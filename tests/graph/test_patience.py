"""A time limit that is kept on this side, whatever the other side does."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from catchgraph.errors import QueryTimeout
from catchgraph.graph.opening import open_store
from catchgraph.graph.patience import OutOfPatience, awaited


def test_what_is_awaited_comes_back() -> None:
    assert awaited(lambda: 7, 30) == 7
    with pytest.raises(ZeroDivisionError):
        awaited(lambda: 1 // 0, 30)


def test_what_never_comes_is_given_up() -> None:
    never = threading.Event()
    with pytest.raises(OutOfPatience):
        awaited(never.wait, 0.05)
    never.set()


class Silent:
    """A way to a server that can fall silent: it takes what is sent and answers nothing more."""

    def __init__(self, host: str, port: int) -> None:
        self._to = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._ends: list[socket.socket] = [self._listener]
        self.talks = threading.Event()
        self.talks.set()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])

    def close(self) -> None:
        for end in self._ends:
            end.close()

    def _accept(self) -> None:
        while True:
            try:
                here, _ = self._listener.accept()
            except OSError:
                return
            there = socket.create_connection(self._to)
            self._ends += [here, there]
            threading.Thread(target=self._pass, args=(here, there), daemon=True).start()
            threading.Thread(target=self._pass, args=(there, here), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                if self.talks.is_set():
                    target.sendall(data)
        except OSError:
            return


@pytest.fixture
def silent(neo4j_uri: str) -> Iterator[Silent]:
    """A way to the Neo4j server."""
    address = urlsplit(neo4j_uri)
    way = Silent(address.hostname or "127.0.0.1", address.port or 7687)
    yield way
    way.close()


def test_a_query_to_a_neo4j_that_falls_silent_ends_at_its_limit(silent: Silent, tmp_path: Path) -> None:
    with open_store(tmp_path, f"bolt://127.0.0.1:{silent.port}") as store:
        assert store.read("RETURN 1 AS one").rows == [(1,)]
        silent.talks.clear()
        with pytest.raises(QueryTimeout, match=r"0\.5 s"):
            store.read("RETURN 1 AS one", timeout_s=0.5)
        with pytest.raises(QueryTimeout):
            store.read("RETURN 2 AS two", timeout_s=0.5)

"""ArcadeDB's HTTP interface: server commands, schema scripts and the batch endpoint."""

from __future__ import annotations

import base64
import contextlib
import http.client
import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from catchgraph.errors import GraphError, GraphUnavailable
from catchgraph.graph.ports import HOST

#: A bulk load answers only when all of it is written.
PATIENCE_S = 3600.0
#: Nodes a transaction, and relationships held back until they are written together: few, since what waits in memory
#: is copied about there, and since those of a lot that mixes types are written the slow way.
NODES, RELATIONSHIPS = 10_000, 20_000
#: How the server joins relationships to their ends. Unless told how often to commit it does so for every node of the
#: load in one transaction, with all of them in memory; in parallel, for all nodes of a label.
_JOINING = f"parallelFlush=false&commitEvery={NODES}"


class Http:
    """Requests to one server as one user. Every method raises `GraphError` with the server's own reason."""

    def __init__(self, port: int, user: str, password: str) -> None:
        self.port = port
        token = base64.b64encode(f"{user}:{password}".encode()).decode()
        self._headers = {"Authorization": f"Basic {token}"}

    def ready(self) -> bool:
        """Whether the server answers and knows this user."""
        try:
            self._request("GET", "/api/v1/databases", timeout=2.0)
        except GraphError:
            return False
        return True

    def databases(self) -> list[str]:
        """Names of the databases, sorted."""
        return sorted(self._request("GET", "/api/v1/databases")["result"])

    def heap(self) -> int:
        """Bytes of memory that the server's Java may take; 0 where it does not say."""
        said = self._request("GET", "/api/v1/server").get("metrics", {}).get("profiler", {})
        return int(said.get("ramHeapMax", {}).get("space", 0))

    def server(self, command: str) -> None:
        """Run a server command such as `create database g1`."""
        self._post("/api/v1/server", {"command": command})

    def sql(self, database: str, script: str) -> None:
        """Run a script of ArcadeDB's SQL (schema only; queries go over Bolt)."""
        self._post(f"/api/v1/command/{quote(database)}", {"language": "sqlscript", "command": script})

    def batch(self, database: str, lines: Iterable[bytes]) -> tuple[int, int]:
        """Stream NDJSON vertices, then edges that name their ends by place; gives how many of each were written."""
        lots = f"vertexBatchSize={NODES}&batchSize={RELATIONSHIPS}"
        path = f"/api/v1/batch/{quote(database)}?refMode=ordinal&{_JOINING}&{lots}"
        answer = self._request("POST", path, lines, "application/x-ndjson", PATIENCE_S)
        return int(answer["verticesCreated"]), int(answer["edgesCreated"])

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return self._request("POST", path, json.dumps(body).encode())

    def _request(
        self,
        method: str,
        path: str,
        body: bytes | Iterable[bytes] | None = None,
        content: str = "application/json",
        timeout: float = 60.0,
    ) -> dict[str, Any]:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=timeout)
        headers = {**self._headers, "Content-Type": content}
        try:
            # A refusal may close the connection while the body is still being sent; the reason waits to be read.
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                connection.request(method, path, body, headers)
            response = connection.getresponse()
            status, text = response.status, response.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            raise GraphUnavailable(f"The embedded graph server does not answer: {error}") from error
        finally:
            connection.close()
        return _answer(status, text)


def _answer(status: int, text: str) -> dict[str, Any]:
    try:
        answer = json.loads(text) if text else {}
    except ValueError:
        answer = {}
    if status >= 400:
        reason = " ".join(str(answer[key]) for key in ("error", "detail") if answer.get(key))
        raise GraphError(f"The embedded graph server refused (HTTP {status}): {(reason or text)[:400]}")
    return dict(answer)

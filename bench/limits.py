"""What must answer or end soon: help, a signal, a query past its limit, a server that is down.

    python bench/limits.py

Needs no data. Wall seconds, the median of five; on a busy machine they say how busy it is.
"""

from __future__ import annotations

import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from catchgraph.case.case import open_case
from catchgraph.errors import GraphUnavailable, QueryTimeout
from catchgraph.graph import running
from catchgraph.graph.opening import open_store
from catchgraph.graph.ports import free_port

RUNS = 5
#: Signals are looked for while DuckDB runs it.
LONG_SQL = "SELECT hash(i) % 10000000 AS k, count(*) FROM range(500000000) t(i) GROUP BY 1 ORDER BY 2 LIMIT 1"
ENDLESS = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND range(1, 100000) AS c RETURN count(*) AS n"
LIMIT_S = 1.5
IN_A_QUERY = """
import sys
from pathlib import Path
from catchgraph.case.case import open_case
from catchgraph.cli.guard import guarded
def run():
    with open_case(Path(sys.argv[1])).read() as connection:
        print("up", flush=True)
        connection.execute(sys.argv[2]).fetchall()
sys.exit(guarded(run, debug=False))
"""
WITH_A_SERVER = """
import sys, time
from pathlib import Path
from catchgraph.graph.server import EmbeddedServer
with EmbeddedServer(Path(sys.argv[1])):
    print("up", flush=True)
    time.sleep(600)
"""


def taken(act: Callable[[], object]) -> float:
    """Seconds that an action takes."""
    began = time.monotonic()
    act()
    return time.monotonic() - began


def median(measure: Callable[[], float]) -> float:
    """Of five runs."""
    return statistics.median(measure() for _ in range(RUNS))


def line(name: str, seconds: float, aim: float) -> None:
    """Print one figure beside its aim."""
    print(f"{name:<60} {seconds:8.2f} s  (aim {aim:g})")


def shown_help() -> float:
    command = [sys.executable, "-m", "catchgraph", "--help"]
    return taken(lambda: subprocess.run(command, capture_output=True, check=True))


def ended(program: str, *arguments: str, number: signal.Signals) -> float:
    """From the signal to the end of a program that says when it is at work."""
    command = [sys.executable, "-c", program, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.7)
        child.send_signal(number)
        return taken(child.wait)


def past_its_limit(folder: Path) -> float:
    """Seconds that an endless query takes beyond its limit."""
    with open_store(folder, generation="limits", environ={}) as store:
        store.server.start()  # type: ignore[attr-defined]
        store.server.create_database("limits")  # type: ignore[attr-defined]
        began = time.monotonic()
        try:
            store.read(ENDLESS, timeout_s=LIMIT_S)
        except QueryTimeout:
            return time.monotonic() - began - LIMIT_S
        finally:
            running.down(folder / "graph")
    raise AssertionError("the query came to an end")


def down() -> float:
    """Until a server that is down is reported."""
    began = time.monotonic()
    try:
        open_store(Path(), f"bolt://127.0.0.1:{free_port()}", environ={})
    except GraphUnavailable:
        return time.monotonic() - began
    raise AssertionError("somebody answered")


def main() -> None:
    """Print all figures."""
    line("catchgraph --help", median(shown_help), 0.3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        case = str(open_case(folder / "case", create=True).path)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            seconds = median(lambda number=number: ended(IN_A_QUERY, case, LONG_SQL, number=number))
            line(f"{number.name} to the end of a command in a long query of the case", seconds, 2)
        place = str(folder / "graph")
        for number in (signal.SIGINT, signal.SIGTERM):
            seconds = median(lambda number=number: ended(WITH_A_SERVER, place, number=number))
            line(f"{number.name} to the end of a command and its graph server", seconds, 2.5)
        line("an endless query of the graph, beyond its limit", past_its_limit(folder / "endless"), 3.5)
    line("a graph server that is down is reported", median(down), 5)


if __name__ == "__main__":
    main()

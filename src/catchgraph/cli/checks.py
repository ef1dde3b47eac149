"""The checks of `doctor`."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.errors import CaseError, CatchgraphError, GraphError, SparkUnavailable

if TYPE_CHECKING:
    from catchgraph.case.case import CaseFolder
    from catchgraph.cli.state import State

_OK, _WARNING, _ERROR = "ok", "warning", "error"
_PACKAGES = ("catchgraph", "duckdb", "pandas", "pyarrow", "neo4j", "networkx", "rapidfuzz", "click")
#: A whole run on the five public files took less than this; a case and its graph about a tenth.
_MEMORY_GB, _DISK_GB = 2.0, 1.0

#: Step of a run → the step whose newer run makes it stale, and the command that puts it right.
_STEPS = {
    "resolve": ("load", "catchgraph resolve"),
    "derive": ("resolve", "catchgraph build"),
    "detect": ("derive", "catchgraph detect"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One line of `doctor`. `state`: ok, warning or error."""

    what: str
    state: str
    found: str
    advice: str = ""


def machine_checks(path: Path) -> Iterator[Check]:
    """Python, packages, memory and disk."""
    supported = sys.version_info >= (3, 11)
    yield Check(
        "Python", _OK if supported else _ERROR, platform.python_version(), "" if supported else "Use 3.11 or newer."
    )
    missing = [name for name in _PACKAGES if not _version(name)]
    found = ", ".join(f"{name} {_version(name)}" for name in _PACKAGES if _version(name))
    advice = f"Install again; missing: {', '.join(missing)}" if missing else ""
    yield Check("packages", _ERROR if missing else _OK, found, advice)
    yield _spark()
    yield from _memory()
    free = shutil.disk_usage(_existing(path)).free / 1e9
    enough = free >= _DISK_GB
    yield Check("disk", _OK if enough else _WARNING, f"{free:,.1f} GB free", "" if enough else "Free some space.")


def _spark() -> Check:
    from catchgraph.resolve.spark.session import require_spark

    try:
        return Check("Spark", _OK, require_spark(), "")
    except SparkUnavailable as missing:
        return Check("Spark", _OK, f"not usable: {missing.message}", missing.hint)


def store_checks(state: State) -> Iterator[Check]:
    """The embedded server, a free port, and a Neo4j server if one is named."""
    from catchgraph.graph.opening import neo4j_address

    uri = neo4j_address(state.graph)
    yield _embedded(needed=not uri)
    yield _port()
    if uri:
        yield _neo4j(state.path, uri)


def case_checks(path: Path) -> Iterator[Check]:
    """Which steps ran, which are stale, which files changed."""
    from catchgraph.case.case import open_case
    from catchgraph.case.runs import last_runs

    if not (path / "case.duckdb").exists():
        yield Check("case", _OK, f"none in {path} yet", "catchgraph load FILE…")
        return
    try:
        case = open_case(path)
        runs = last_runs(case)
    except CaseError as error:
        yield Check("case", _ERROR, error.message, error.hint)
        return
    yield Check("case", _OK, f"{path}: {', '.join(runs) or 'empty'}", "" if runs else "catchgraph load FILE…")
    for step, (before, command) in _STEPS.items():
        if before in runs and runs.get(step, 0) < runs[before]:
            why = f"older than the last {before}" if step in runs else "not done yet"
            yield Check(f"step {step}", _WARNING, why, command)
    yield from _graphs(case)
    yield from _circles(case)
    yield from _chains(case)
    yield from _files(case)
    yield from _datasets(case)
    yield from _queries(path / "queries")


def _graphs(case: CaseFolder) -> Iterator[Check]:
    """What graphs of a large case do not show."""
    from catchgraph.analyse.words import amounts
    from catchgraph.graph.projection import left_out

    for store, counts in left_out(case).items():
        if counts:
            yield Check(
                "graph",
                _OK,
                f"{store}: not in it: {', '.join(amounts(counts))}",
                "To have all: catchgraph build --whole",
            )


def _circles(case: CaseFolder) -> Iterator[Check]:
    """Links by which goods would be made from themselves."""
    from catchgraph.analyse.circles import cut_links

    for link in cut_links(case):
        yield Check("goods", _WARNING, link.said, f"catchgraph show {link.record}")


def _chains(case: CaseFolder) -> Iterator[Check]:
    """Where the ways of goods back to the sea end."""
    from catchgraph.analyse.chains import chain_ends

    ends = chain_ends(case)
    if ends.chains:
        yield Check(
            "chains", _OK, ends.said, "Why one ends: catchgraph trace RECORD" if ends.whole < ends.chains else ""
        )


def _queries(folder: Path) -> Iterator[Check]:
    """Files of saved queries that are none."""
    from catchgraph.detect.saved import library

    for error in library(folder).broken.values():
        yield Check("saved query", _WARNING, error.message, error.hint or "Mend the file, or remove it.")


def _files(case: CaseFolder) -> Iterator[Check]:
    from catchgraph.case.verify import verify

    files = verify(case)
    for file in files:
        if file.state != "unchanged":
            yield Check(
                "file", _WARNING, f"{file.path}: {file.state}", "catchgraph load FILE…, then run the steps again"
            )
    if files and all(file.state == "unchanged" for file in files):
        yield Check("files", _OK, f"{len(files)} as they were loaded")
    for file in files:
        if file.expired:
            over = f"{file.path}: to be kept until {file.retain_until}, which is over"
            yield Check("file", _WARNING, over, "catchgraph forget FILE, then run the steps again")


def _datasets(case: CaseFolder) -> Iterator[Check]:
    """What the case holds, and what may be done with it."""
    from catchgraph.case.datasets import datasets

    with case.read() as connection:
        held = datasets(connection)
        files = dict(connection.execute("SELECT dataset, count(*) FROM read.file GROUP BY dataset").fetchall())
    for id_, dataset in held.items():
        of_files = "1 file" if files[id_] == 1 else f"{files[id_]:,} files"
        advice = "" if dataset.terms else "State its terms: catchgraph load --handling FILE.toml"
        yield Check(
            "dataset", _OK, f"{id_}: {of_files}; {dataset.said or 'no terms stated: releasable to nobody'}", advice
        )


def _embedded(*, needed: bool) -> Check:
    from catchgraph.graph.java import runtime

    failed = _ERROR if needed else _WARNING
    try:
        java = runtime().java
        done = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30, check=True)
    except GraphError as error:
        return Check("embedded graph server", failed, error.message, error.hint)
    except (OSError, subprocess.SubprocessError) as error:
        advice = "Use a Neo4j server: --graph bolt://HOST:7687"
        return Check("embedded graph server", failed, f"its Java does not start: {error}", advice)
    words = done.stderr.splitlines() or ["Java"]
    return Check("embedded graph server", _OK, f"arcadedb-embedded {_version('arcadedb-embedded')}, {words[0]}")


def _port() -> Check:
    from catchgraph.graph.ports import free_port

    try:
        return Check("ports", _OK, f"free ports on the loopback interface, e.g. {free_port()}")
    except OSError as error:
        return Check("ports", _ERROR, f"no port on the loopback interface: {error}", "Check the network settings.")


def _neo4j(path: Path, uri: str) -> Check:
    from catchgraph.graph.opening import open_store

    try:
        with open_store(path, uri) as store:
            store.read("RETURN 1 AS one")
            return Check("Neo4j", _OK, f"{store.address} answers")
    except CatchgraphError as error:
        return Check("Neo4j", _ERROR, error.message, error.hint)


def _memory() -> Iterator[Check]:
    try:
        total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    except (AttributeError, OSError, ValueError):
        return
    enough = total >= _MEMORY_GB
    yield Check("memory", _OK if enough else _WARNING, f"{total:,.1f} GB", "" if enough else "2 GB are advised.")


def _existing(path: Path) -> Path:
    return next(folder for folder in (path.absolute(), *path.absolute().parents) if folder.is_dir())


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""

"""The steps, top to bottom: files → records → entities → nodes and relationships → graph → findings.

load      files into records
resolve   who is who
build     derive nodes and relationships, then project them to the graph store
detect    ask the catalogue, keep the findings in the case and in the graph
run       all of them
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.case.progress import Progress, silent
from catchgraph.case.runs import require

if TYPE_CHECKING:
    from catchgraph.detect.report import DetectReport
    from catchgraph.errors import InputError
    from catchgraph.read.forget import Forgotten
    from catchgraph.read.report import LoadReport
    from catchgraph.resolve.run import ResolveReport
    from catchgraph.resolve.spark.engine import Engine


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: rows of each derived table, and the graph store that shows them.

    `left_out`: nodes of a large case that the graph was not given, by label (`graph.slim`).
    """

    counts: Mapping[str, int]
    store: str
    left_out: Mapping[str, int]

    @property
    def nodes(self) -> int:
        """Number of nodes."""
        from catchgraph.model.schema import NODES

        return sum(self.counts.get(kind.table, 0) for kind in NODES)

    @property
    def relationships(self) -> int:
        """Number of relationships."""
        from catchgraph.model.schema import RELATIONSHIPS

        return sum(self.counts.get(kind.table, 0) for kind in RELATIONSHIPS)


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a whole run did, step by step."""

    load: Sequence[LoadReport]
    resolve: ResolveReport
    build: BuildReport
    detect: DetectReport


def load(
    case: CaseFolder,
    files: Sequence[Path],
    *,
    layout: Path | None = None,
    edition: str | None = None,
    handling: Path | None = None,
    persons: bool = False,
    agreements: Path | None = None,
    factors: Path | None = None,
    entry: str | None = None,
    refused: dict[Path, InputError] | None = None,
    progress: Progress = silent,
) -> list[LoadReport]:
    """Read files into the case. See `catchgraph.read.load.load`."""
    from catchgraph.read.load import load as read_files

    return read_files(
        case, files, layout=layout, edition=edition, handling=handling, persons=persons, entry=entry,
        agreements=agreements, factors=factors, refused=refused, progress=progress,
    )  # fmt: skip


def forget(case: CaseFolder, files: Sequence[str]) -> list[Forgotten]:
    """Take files out of the case, by path, name or id. See `catchgraph.read.forget.forget`."""
    from catchgraph.read.forget import forget as take_out

    return take_out(case, files)


def resolve(
    case: CaseFolder,
    *,
    full: bool = False,
    engine: Engine = "local",
    master: str | None = None,
    progress: Progress = silent,
) -> ResolveReport:
    """Work out who is who. See `catchgraph.resolve.run.resolve`; on Spark everything is compared anew."""
    require(case, "load", after="", what="catchgraph load FILE…")
    from catchgraph.resolve.run import resolve as resolve_records
    from catchgraph.resolve.spark.engine import party_step

    with party_step(engine, master) as parties:
        return resolve_records(case, full=full or engine == "spark", parties=parties, progress=progress)


def build(
    case: CaseFolder, *, graph: str | None = None, whole: bool | None = None, progress: Progress = silent
) -> BuildReport:
    """Derive nodes and relationships and project them to the graph store.

    `graph` is the address of a Neo4j server; without it (and without NEO4J_URI) the embedded server. `whole`: whether
    a graph shows all of a case of very many bills, too (`graph.slim`); what was said last holds.
    """
    from catchgraph.derive.derive import derive
    from catchgraph.graph.projection import left_out, project

    counts = {name: delta.rows for name, delta in derive(case, progress=progress).items()}
    address, key = project(case, graph, whole=whole, progress=progress)
    return BuildReport(counts, address, left_out(case).get(key, {}))


def detect(
    case: CaseFolder,
    *,
    graph: str | None = None,
    queries: Sequence[Path] = (),
    only: Sequence[str] = (),
    params: Mapping[str, str] | None = None,
    timeout_s: float = 60,
    verified: bool = False,
    since: str | None = None,
    progress: Progress = silent,
) -> DetectReport:
    """Ask every query of the catalogue (or those named in `only`), and keep what was found.

    `verified`: only what holds without any suggested match. `since`: a run, to be told what is new since.

    Raises `CaseNotReady` where the graph does not show the case as it is now.
    """
    from catchgraph.detect.run import detect as ask
    from catchgraph.graph.projection import opened, project_findings, resume

    case.require_writable("detect keeps what it finds in the case")
    resume(case, graph, progress)
    with opened(case, graph) as store:
        report = ask(
            case, store, queries=queries, only=only, params=params, timeout_s=timeout_s, verified=verified,
            since=since, progress=progress,
        )  # fmt: skip
        project_findings(case, store)
    return report


def run(
    case: CaseFolder,
    files: Sequence[Path],
    *,
    layout: Path | None = None,
    edition: str | None = None,
    handling: Path | None = None,
    persons: bool = False,
    agreements: Path | None = None,
    factors: Path | None = None,
    entry: str | None = None,
    graph: str | None = None,
    queries: Sequence[Path] = (),
    progress: Progress = silent,
) -> RunReport:
    """From files to findings: load, resolve, build, detect."""
    loaded = load(
        case, files, layout=layout, edition=edition, handling=handling, persons=persons, entry=entry,
        agreements=agreements, factors=factors, progress=progress,
    )  # fmt: skip
    return run_loaded(case, loaded, graph=graph, queries=queries, progress=progress)


def run_loaded(
    case: CaseFolder,
    loaded: Sequence[LoadReport],
    *,
    graph: str | None = None,
    queries: Sequence[Path] = (),
    progress: Progress = silent,
) -> RunReport:
    """What follows the loading: resolve, build, detect."""
    from catchgraph.graph.projection import server_kept

    # Who is who is worked out on one processor: the other starts the server meanwhile.
    with server_kept(case, graph) as await_server:
        resolved = resolve(case, progress=progress)
        await_server()
        built = build(case, graph=graph, progress=progress)
        found = detect(case, graph=graph, queries=queries, progress=progress)
    return RunReport(loaded, resolved, built, found)

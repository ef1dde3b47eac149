"""The verbs of the command line as functions: what `import catchgraph` offers.

Rows come out as DataFrames (`frame()`), neighbours and paths also as networkx graphs (`graph()`). Wherever an id is
taken, a name does as well. `case` is what `open_case` gives. Every error is a `catchgraph.errors.CatchgraphError`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from catchgraph.answers import (  # noqa: F401 - verbs, too
    balance,
    common,
    communities,
    compare,
    diff,
    draw,
    expand,
    findings,
    fleet,
    link,
    rank,
    show,
    timeline,
    trace,
    trade,
)
from catchgraph.case.progress import Progress, silent
from catchgraph.rulings import (  # noqa: F401 - verbs, too
    explain,
    history,
    judge,
    note,
    notes,
    pin,
    set_status,
    tag,
)

if TYPE_CHECKING:
    import os

    import pandas as pd

    from catchgraph.analyse.table import Table
    from catchgraph.case.case import CaseFolder
    from catchgraph.detect.report import DetectReport
    from catchgraph.pipeline import BuildReport, RunReport
    from catchgraph.read.forget import Forgotten
    from catchgraph.read.report import LoadReport
    from catchgraph.resolve.learn.from_case import Trained
    from catchgraph.resolve.run import ResolveReport
    from catchgraph.resolve.spark.engine import Engine

    StrPath = str | os.PathLike[str]


def open_case(path: StrPath, *, create: bool = False) -> CaseFolder:
    """The case in the folder `path`; with `create` it is made if there is none."""
    from catchgraph.case.case import open_case as open_folder
    from catchgraph.graph.running import tidy

    tidy(Path(path) / "graph")
    return open_folder(Path(path), create=create)


def load(
    case: CaseFolder,
    files: Iterable[StrPath],
    *,
    layout: StrPath | None = None,
    edition: str | None = None,
    handling: StrPath | None = None,
    persons: bool = False,
    agreements: StrPath | None = None,
    factors: StrPath | None = None,
    entry: str | None = None,
    progress: Progress = silent,
) -> list[LoadReport]:
    """Read files into the case; a report per file. A file that cannot be read raises `InputError`.

    `handling` is a file of terms, or "none"; `persons`: read identifiers of private persons, too. `agreements` is a
    table of your own (counterpart, channel, …), which the case keeps; `factors` one of factors to live weight (species,
    state, presentation, factor). `entry`: the entry that messages belong to which name none.
    """
    from catchgraph import pipeline

    return pipeline.load(
        case, _paths(files), layout=_path(layout), edition=edition, handling=_path(handling), persons=persons,
        entry=entry, agreements=_path(agreements), factors=_path(factors), progress=progress,
    )  # fmt: skip


def forget(case: CaseFolder, files: Iterable[StrPath]) -> list[Forgotten]:
    """Take loaded files out of the case, by path, name or id; then `resolve` and `build` again."""
    from catchgraph import pipeline

    return pipeline.forget(case, [str(file) for file in files])


def resolve(
    case: CaseFolder,
    *,
    full: bool = False,
    engine: Engine = "local",
    master: str | None = None,
    progress: Progress = silent,
) -> ResolveReport:
    """Work out which records mean the same vessel, company or person.

    Only what changed since the last time is compared, with the result of comparing all; `full` compares all. The
    report's `extents` say how much was compared, and why. The engine `spark` compares all companies and persons on
    the Spark `master` (`local[2]`, `spark://HOST:7077`), with the same result.
    """
    from catchgraph import pipeline

    return pipeline.resolve(case, full=full, engine=engine, master=master, progress=progress)


def build(
    case: CaseFolder, *, graph: str | None = None, whole: bool | None = None, progress: Progress = silent
) -> BuildReport:
    """Make nodes and relationships and bring them to the graph store (`graph`: address of a Neo4j server).

    Of a case of more than 200,000 bills the graph is not given every single one, unless `whole`.
    """
    from catchgraph import pipeline

    return pipeline.build(case, graph=graph, whole=whole, progress=progress)


def detect(
    case: CaseFolder,
    only: Sequence[str] = (),
    *,
    graph: str | None = None,
    queries: Iterable[StrPath] = (),
    params: Mapping[str, Any] | None = None,
    timeout_s: float = 60,
    verified: bool = False,
    since: int | Literal["last"] | None = None,
    progress: Progress = silent,
) -> DetectReport:
    """Look for every pattern of the catalogue, or for those in `only` (ids or families).

    `verified`: only what holds without any suggested match. `since`: number of a run of before, or "last"; the report's
    `changes` say what is new since then and what is gone, and why.

    `pandas.DataFrame(report.findings)` and `pandas.DataFrame(report.results)` are tables of it.
    """
    from catchgraph import pipeline

    given = {name: str(value) for name, value in (params or {}).items()}
    return pipeline.detect(
        case, graph=graph, queries=_paths(queries), only=only, params=given, timeout_s=timeout_s, verified=verified,
        since=None if since is None else str(since), progress=progress,
    )  # fmt: skip


def run(
    case: CaseFolder,
    files: Iterable[StrPath],
    *,
    layout: StrPath | None = None,
    edition: str | None = None,
    handling: StrPath | None = None,
    persons: bool = False,
    agreements: StrPath | None = None,
    factors: StrPath | None = None,
    entry: str | None = None,
    graph: str | None = None,
    queries: Iterable[StrPath] = (),
    progress: Progress = silent,
) -> RunReport:
    """From files to findings: load, resolve, build, detect."""
    from catchgraph import pipeline

    return pipeline.run(
        case, _paths(files), layout=_path(layout), edition=edition, handling=_path(handling),
        persons=persons, entry=entry, agreements=_path(agreements), factors=_path(factors), graph=graph,
        queries=_paths(queries), progress=progress,
    )  # fmt: skip


def screen(
    case: CaseFolder,
    names: Iterable[str] = (),
    *,
    file: StrPath | None = None,
    layout: StrPath | None = None,
    companies: bool = False,
) -> pd.DataFrame:
    """Names and numbers, or the rows of a file, against the IUU lists: a row per match, with verdict and reasons.

    `score` says how like the names are. What could not be read or compared has a row, too: `not screened`.
    `companies`: they are importers or suppliers, and are screened against those of which the case holds a listed
    vessel, a measure or refused goods.
    """
    if companies:
        from catchgraph.analyse.screen_companies import screen_companies

        return screen_companies(case, names, file=_path(file)).frame()
    from catchgraph.analyse.screen import screen as against

    return against(case, names, file=_path(file), layout=_path(layout)).frame()


def query(
    case: CaseFolder,
    cypher: str,
    params: Mapping[str, Any] | None = None,
    *,
    graph: str | None = None,
    timeout_s: float = 60,
) -> pd.DataFrame:
    """Ask the graph in Cypher; read only.

    Warns of each label, relationship and property that the graph does not have.
    """
    import warnings

    from catchgraph.detect.unknown import said_of
    from catchgraph.graph.projection import opened

    for said in said_of(cypher):
        warnings.warn(said, stacklevel=2)
    with opened(case, graph) as store:
        return store.read(cypher, params, timeout_s).frame()


def queries(folders: Iterable[StrPath] = (), *, case: CaseFolder | None = None) -> pd.DataFrame:
    """The catalogue of queries, with those saved in `case` and those of your own `folders`.

    Warns of each file that is no query.
    """
    import warnings

    import pandas as pd

    from catchgraph.detect.saved import library, whose

    saved = case.queries if case is not None else None
    columns = ("id", "title", "question", "severity", "maturity", "cypher")
    found = library(saved, _paths(folders))
    for error in found.broken.values():
        warnings.warn(str(error), stacklevel=2)
    rows = [[*(getattr(one, column) for column in columns), whose(one, saved)] for one in found.queries.values()]
    return pd.DataFrame(rows, columns=[*columns, "whose"], dtype=object)


def train(case: CaseFolder, kind: str, labels: Iterable[Path] = (), *, hold_out: bool = False) -> Trained:
    """Learn the weights of `vessel`, `company` or `consignment` from a case: the TOML file and what it was trained on.

    `hold_out` (vessels): learn from half of the hulls, with figures of the other half.
    """
    from catchgraph.errors import UsageError
    from catchgraph.resolve.learn.from_case import train_companies, train_vessels

    if kind == "vessel":
        return train_vessels(case, labels, hold_out=hold_out)
    if hold_out:
        raise UsageError("only vessels can be held out", hint="Companies carry too few identifiers to learn from half.")
    if kind == "consignment":
        from catchgraph.resolve.learn.consignment import train_consignments

        return train_consignments(case)
    return train_companies(case, labels)


def handling(case: CaseFolder) -> list[Table]:
    """What is held from whom under which terms, what may be kept until when (soonest first), and what is covered.

    `frame()` of each table is a DataFrame.
    """
    from catchgraph.analyse.handling import handling as look

    return look(case)


def records(
    case: CaseFolder, *, kinds: Iterable[str] = (), datasets: Iterable[str] = (), by: Literal["month", "year"] = "month"
) -> list[Table]:
    """How many records of each kind and dataset each month or year has, and which days are covered: two tables.

    `frame()` of each is a DataFrame.
    """
    from catchgraph.analyse.records import records as look

    return look(case, kinds=kinds, datasets=datasets, by=by)


def verify(case: CaseFolder) -> pd.DataFrame:
    """Whether the files are still those that were loaded, and may still be kept: state, path, what each holds, dataset
    and its terms, until when it may be kept and whether that is over, sha256 then and now.
    """
    import pandas as pd

    from catchgraph.case.verify import verify as check

    columns = ["state", "path", "holds", "dataset", "terms", "retain_until", "expired", "loaded_sha256", "sha256"]
    rows = [[getattr(file, column) for column in columns] for file in check(case)]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _paths(files: Iterable[StrPath]) -> list[Path]:
    return [Path(file) for file in files]


def _path(file: StrPath | None) -> Path | None:
    return None if file is None else Path(file)

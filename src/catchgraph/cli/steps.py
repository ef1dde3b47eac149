"""`load`, `resolve`, `build`, `run`: the steps from files to findings."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catchgraph.cli.complete import layouts
from catchgraph.cli.found import FAIL_ON, exit_code, fail_on_option, found_tables
from catchgraph.cli.guard import tell
from catchgraph.cli.loaded import load_table, notes, wanting
from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from catchgraph.errors import InputError
    from catchgraph.read.report import LoadReport
    from catchgraph.resolve.judge.worth_a_look import Watched
    from catchgraph.resolve.spark.engine import Engine

#: Entities to look at that are named one by one, of each kind of reason.
_WATCHED = 4

_FILES = click.Path(path_type=Path, exists=True)


class _Terms(click.Path):
    """A file of terms, or the word `none`."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return Path(value) if str(value) == "none" else super().convert(value, param, ctx)


#: How files are read, for `load` and `run`.
_READING = (
    click.option(
        "--layout",
        metavar="FILE|ID",
        type=click.Path(path_type=Path),
        shell_complete=layouts,
        help="Layout of the columns: a TOML file, or the id of one that comes with catchgraph. "
        "Default: recognised by the header.",
    ),
    click.option(
        "--edition",
        metavar="DATE",
        help="Day of the register's or list's edition: YYYY, YYYY-MM or YYYY-MM-DD. Default: a date in the "
        "file's name, else unknown.",
    ),
    click.option(
        "--handling",
        metavar="FILE|none",
        type=_Terms(path_type=Path, exists=True, dir_okay=False),
        help="What may be done with these files: a TOML file. Default: the nearest "
        "handling.toml, beside each file or in a folder above; what a partner shared is refused where there is "
        "none, unless `none` says so: nothing of it can be released then.",
    ),
    click.option(
        "--agreements",
        metavar="FILE",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="Agreements of your own, beside those that come with catchgraph: a CSV file with the columns "
        "counterpart and channel; also holder, signed, in_force, source and unverified. The case keeps it.",
    ),
    click.option(
        "--factors",
        metavar="FILE",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="Factors from net to live weight of your own: a CSV file with the columns species (ASFIS code), state and "
        "presentation (EU codes, or a word: loin, canned), factor; also source. They count in place of the published "
        "ones of that species, state and presentation, for all that the case holds. The case keeps it.",
    ),
    click.option(
        "--persons",
        is_flag=True,
        help="Read private persons, too: masters of vessels and persons responsible. Default: they are left out. "
        "Social security and passport numbers, names and mail addresses of contacts are never kept.",
    ),
    click.option(
        "--entry",
        metavar="NUMBER",
        help="Entry that harvest reports belong to which name none: ABC-1234567-6, with its line ABC-1234567-6_3. "
        "Default: as the message says, else a file name of that form.",
    ),
)


def _reading_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_READING):
        function = option(function)
    return function


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|DIR…", type=_FILES)
@_reading_options
@format_option
@pass_state
def load(state: State, /, files: tuple[Path, ...], format_: str, **stated: Any) -> int:
    """Read FILEs, and those of a DIR and the folders below it, into the case, which is made if there is none.

    What a file is, is recognised by its content. The same file twice changes nothing; a changed file replaces what it
    said before. A file that cannot be read is reported and the others are loaded; the exit code is then 1. So it is
    where no row of a file could be loaded, and where a list's word for "in force" is not understood. Files of a DIR
    that nothing recognises are listed with the reason, which is no error as long as one is loaded; hidden files,
    READMEs, handling.toml and cases are left out.
    Rejected rows and noted values: catchgraph show FILE.

    \b
    Example:
      catchgraph --case dolphin load IOTC_vessels_2025-08-26.csv IUUList-20251108.csv
      catchgraph --case dolphin load domestic/
    """
    reports, failed = _loaded(state, files, stated)
    emit(load_table(state, reports), format_)
    notes(state, reports)
    return _told(failed, reports)


def _loaded(state: State, files: Sequence[Path], stated: Mapping[str, Any]) -> tuple[list[LoadReport], list[Path]]:
    """Load files as the options state; what was loaded, and the files that could not be, each told on stderr."""
    from catchgraph import pipeline

    refused: dict[Path, InputError] = {}
    with state.new_case() as case:
        reports = pipeline.load(case, files, **stated, refused=refused, progress=state.progress)
    for error in refused.values():
        tell(f"Error: {error}")
    return reports, list(refused)


def _told(failed: Sequence[Path], reports: Sequence[LoadReport]) -> int:
    """Say which files are missing, and what of others is; 1 where anything is, else 0."""
    lines = wanting(reports)
    if failed:
        names = ", ".join(file.name for file in failed)
        lines.append(f"{len(failed)} of {len(failed) + len(reports)} files could not be loaded: {names}.")
    elif not any(report.known for report in reports):
        lines.append("No file was recognised.")
    for line in lines:
        tell(line)
    return 1 if lines else 0


@click.command()
@click.option("--full", is_flag=True, help="Compare everything anew, not only what changed since the last time.")
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="Where companies and persons are compared; spark compares all of them, with the same result.",
)
@click.option("--by-key", is_flag=True, help="Print also how many pairs each family of keys gave.")
@click.option("--master", help="Spark to use: local[2], spark://HOST:7077, yarn.  [default: local[*]]")
@format_option
@pass_state
def resolve(state: State, full: bool, engine: Engine, by_key: bool, master: str | None, format_: str) -> None:
    """Work out which records mean the same vessel, company or person.

    Compares what was loaded, judged or taken away since the last time with what it may be, and leaves the rest: the
    result is that of comparing everything. Says how much was compared and why, what was too common to be compared or
    stands for nobody, and which entities are worth a look. Ids of entities survive.

    \b
    Examples:
      catchgraph --case dolphin resolve
      catchgraph --case dolphin resolve --full --by-key
      catchgraph --case dolphin resolve --engine spark --master local[2]
    """
    if master and engine != "spark":
        raise click.UsageError("--master is of Spark: add --engine spark, or leave it out.")
    from catchgraph import pipeline
    from catchgraph.analyse.table import Table
    from catchgraph.model.kinds import kind_of
    from catchgraph.resolve.core.notes import notes as noted
    from catchgraph.resolve.core.notes import pairs_by_key
    from catchgraph.resolve.judge.worth_a_look import watched

    case = state.case()
    report = pipeline.resolve(case, full=full, engine=engine, master=master, progress=state.progress)
    entities = [(kind_of(prefix).plural, many) for prefix, many in report.entities.items()]
    done = [("mentions", report.mentions), *entities, ("compared", report.compared), ("linked", report.linked)]
    if report.consignments:
        done += [("consignments", report.consignments), ("records in them", report.consigned)]
    resolved = Table("Resolved", ("what", "number"), done)
    by_keys = Table("Pairs by key", ("kind", "key", "pairs"), pairs_by_key(case)) if by_key else None
    emit([resolved, by_keys] if by_keys else resolved, format_)
    for extent in report.extents:
        state.progress(extent.said())
    for note in noted(case):
        state.progress(note)
    _tell_watched(state, watched(case))


def _tell_watched(state: State, entities: Iterable[Watched]) -> None:
    """Name entities that are worth a look: of each reason the first, and how many there are."""
    for why, found in groupby(entities, lambda one: one.what):
        every = list(found)
        for one in every[:_WATCHED]:
            state.progress(one.said())
        if len(every) > _WATCHED:
            state.progress(f"and {len(every) - _WATCHED:,} more to look at for their {why}")


@click.command()
@click.option("--whole/--slim", default=None, help="Give a graph every bill of a large case, or not; as said last.")
@format_option
@pass_state
def build(state: State, whole: bool | None, format_: str) -> None:
    """Make nodes and relationships from records and entities, and bring them to the graph store.

    Of a case of more than 200,000 bills the graph is not given single bills without a material link, nor their lines;
    nor NOTIFIES, SUPPLIES of one shipment, CITES of other papers than harvest reports, landings and fishing of vessels
    that nobody knows, nor what balances count that hold. Commands other than `query` and `detect` answer from the case,
    which holds them. --whole gives them, too.

    \b
    Example:
      catchgraph --case dolphin build
      catchgraph --case dolphin --graph bolt://localhost:7687 build
    """
    from catchgraph import pipeline
    from catchgraph.analyse.table import Table
    from catchgraph.analyse.words import amounts

    report = pipeline.build(state.case(), graph=state.graph, whole=whole, progress=state.progress)
    left = f"; not in it: {', '.join(amounts(report.left_out))}" if report.left_out else ""
    note = f"graph: {report.store}{left}"
    emit(Table("Built", ("table", "rows"), sorted(report.counts.items()), note=note), format_)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|DIR…", type=_FILES)
@_reading_options
@click.option(
    "--queries",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder with query files of your own, beside the catalogue. May be repeated.",
)
@fail_on_option
@format_option
@pass_state
def run(
    state: State,
    /,
    files: tuple[Path, ...],
    queries: tuple[Path, ...],
    fail_on: FAIL_ON,
    format_: str,
    **stated: Any,
) -> int:
    """From FILEs, and those of a DIR, to findings: load, resolve, build and detect.

    A file that cannot be read is reported; the findings are then those of the others, the last line names what is
    missing, and the exit code is 1. Where no file can be read, nothing more is done.

    \b
    Example:
      catchgraph --case dolphin run IOTC_vessels_2025-08-26.csv IUUList-20251108.csv encounters.csv
    """
    from catchgraph import pipeline

    reports, failed = _loaded(state, files, stated)
    if all(report.nothing or not report.known for report in reports):
        _told(failed, reports)
        tell("Nothing else was done.")
        return 1
    report = pipeline.run_loaded(
        state.case(), reports, graph=state.graph, queries=list(queries), progress=state.progress
    )
    emit([load_table(state, report.load), *found_tables(report.detect, format_)], format_)
    notes(state, report.load)
    return _told(failed, reports) or exit_code(report.detect, fail_on)

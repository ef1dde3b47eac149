"""`demo`: an invented world from files to findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from catchgraph.cli.found import found_tables
from catchgraph.cli.loaded import load_table
from catchgraph.cli.output import emit
from catchgraph.cli.state import State, pass_state

if TYPE_CHECKING:
    from catchgraph.case.case import CaseFolder
    from catchgraph.detect.report import DetectReport

_DEFAULT = Path("demo-case")
#: Two vessels of the invented world that one company connects.
_ENDS = ("WIGEON 1", "TIDEWRACK 7")
_FORMATS = (".csv", ".json", ".jsonld", ".xml", ".gz", ".txt")
_FOLDERS = ("domestic", "story", "patterns")


@click.command()
@pass_state
@click.pass_context
def demo(ctx: click.Context, state: State) -> None:
    """Run an invented world from files to findings on the embedded graph, and look around in it.

    Eight registers, one of them in two editions, an IUU list, encounters, gaps and port calls, histories of vessels, a
    network of owners, what an importer's customs holds of a few shipments (manifests, entries, filings, harvest
    reports, refusals, measures, papers), and half a year of trade as five administrations tell it, all invented. Prints
    what was loaded, the findings, the evidence of one of them row by row, a path between two vessels, how vessels,
    companies, plants, consignments and findings compare with the truth of that world, and where the case lies (--case,
    default ./demo-case).

    \b
    Example:
      catchgraph demo
    """
    from catchgraph import pipeline

    parent = ctx.parent or ctx
    if parent.get_parameter_source("path") is ParameterSource.DEFAULT:
        state = State(_DEFAULT, state.graph, state.quiet)
    world = fixtures()
    with state.new_case() as case:
        report = pipeline.run(case, invented(world), graph=state.graph, progress=state.progress)
    emit([load_table(state, report.load), *found_tables(report.detect, "table")], "table")
    _evidence(case, report.detect)
    _path(case)
    _truth(case, world)
    _where(state.path, report.detect)


def fixtures() -> Path:
    """The folder of the invented world: in the package where a wheel was installed, else at the top of a checkout."""
    from catchgraph.errors import InputError

    package = Path(__file__).resolve().parents[1]
    for folder in (package / "fixtures", package.parents[1] / "fixtures"):
        if (folder / "truth.toml").is_file():
            return folder
    raise InputError("the invented world is missing", hint="The installation is incomplete: install catchgraph again.")


def invented(world: Path) -> list[Path]:
    """The files of the invented world: of its vessels, its domestic trade, its story of trade, and its patterns."""
    found = (*world.iterdir(), *(path for folder in _FOLDERS for path in (world / folder).rglob("*")))
    return sorted(path for path in found if path.suffix in _FORMATS)


def _heading(text: str) -> None:
    click.echo(f"\n== {text}\n")


def _evidence(case: CaseFolder, report: DetectReport) -> None:
    from catchgraph.analyse.show import show

    if not report.findings:
        return
    finding = max(report.findings, key=lambda row: (row.severity == "high", len(row.rests_on), row.id))
    _heading(f"The evidence of one finding, row by row: catchgraph show {finding.id}")
    shown = show(case, finding.id)
    head = {"label": shown.label, "name": shown.name, "id": shown.id}
    emit([table for table in shown.sections if table.title != "Details"], "table", head)


def _path(case: CaseFolder) -> None:
    from catchgraph.analyse.link import link
    from catchgraph.cli.answers import by_path

    _heading(f'A path between two vessels: catchgraph link "{_ENDS[0]}" "{_ENDS[1]}" --paths 1')
    emit(by_path(link(case, *_ENDS, k=1).steps), "table")


def _truth(case: CaseFolder, world: Path) -> None:
    from catchgraph.analyse.truth import compare
    from catchgraph.analyse.truth_custody import custody
    from catchgraph.analyse.truth_entities import resolution
    from catchgraph.analyse.truth_trade import trade
    from catchgraph.cli.truth_tables import custody_table, findings_table, misses, resolution_table, strayed

    _heading("Vessels, companies, consignments and findings beside the truth of the invented world (fixtures/truth)")
    written = world / "truth.toml"
    entities = [*resolution(case, written), *trade(case, world / "truth", written)]
    scores = compare(case, written)
    held = custody(case, world / "truth", written)
    emit([resolution_table(entities), custody_table(held), findings_table(scores)], "table")
    for line in (*misses(entities, scores), *strayed(held)):
        click.echo(line)


def _where(path: Path, report: DetectReport) -> None:
    _heading("Where the case lies")
    click.echo(f"{path.resolve()}\n\nLook around:")
    first = next((row.id for row in report.findings if row.severity == "high"), "FINDING")
    for command in ("show KITTIWAKE-4", f"show {first}", "expand KITTIWAKE-4", "queries", "doctor"):
        click.echo(f"  catchgraph --case {path} {command}")

"""`layout`: drafts a layout of a register, of bills, entries or declarations that catchgraph does not know."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from catchgraph.cli.complete import layout_ids
from catchgraph.cli.state import State, pass_state


@click.command()
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--show",
    metavar="ID",
    shell_complete=layout_ids,
    help="Instead of a draft, the layout that comes with catchgraph under this id, to copy and change.",
)
@click.option("--list", "listing", is_flag=True, help="Instead of a draft, the layouts that come with catchgraph.")
@click.option(
    "--output",
    "-o",
    metavar="OUT.toml",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write it to; it must not exist yet. Default: standard output.",
)
@pass_state
def layout(state: State, file: Path | None, show: str | None, listing: bool, output: Path | None) -> None:
    """Draft a layout of an unknown register, or table of bills, entries or declarations, in FILE, by its header.

    Every line says why it is so; columns that nobody took are listed at the end. Check the draft against the file,
    write who publishes it, and load the file with --layout.

    \b
    Example:
      catchgraph layout registro.csv -o registro.toml
      catchgraph --case dolphin load registro.csv --layout registro.toml
      catchgraph layout --show iotc-register -o mine.toml
      catchgraph layout --list
    """
    from catchgraph.read.draft import draft_layout, known_as

    if [file is not None, show is not None, listing].count(True) != 1:
        raise click.UsageError("name a file to draft a layout of, or a layout with --show, or ask for --list")
    if listing:
        _list()
        return
    if file is None:
        _show(state, str(show), output)
        return
    draft = draft_layout(file)
    if output is None:
        click.echo(draft.text, nl=False)
    else:
        _write(output, draft.text)
    if known := known_as(file):
        state.progress(f"Note: catchgraph knows this file, as {known}: it loads without a layout of yours.")
    state.progress(f"{len(draft.columns)} properties found; {len(draft.unread)} columns taken by none")
    if output:
        state.progress(f"Check {output}, then: catchgraph load {file} --layout {output}")


def _list() -> None:
    from catchgraph.analyse.table import Table
    from catchgraph.cli.output import emit
    from catchgraph.read.layouts import builtin_layouts

    rows: list[tuple[Any, ...]] = [
        (each.id, each.record or each.kind, each.title, "yes" if each.plain else "", each.publisher)
        for each in builtin_layouts()
    ]
    note = "a form of ours: a plain table to export into (docs/trade-records.md)"
    emit([Table("Layouts", ("layout", "tells of", "what it is", "ours", "publisher"), rows, note)], "table")


def _show(state: State, id_: str, output: Path | None) -> None:
    from catchgraph.read.layouts import text_of

    text = text_of(id_)
    if output is None:
        click.echo(text, nl=False)
        return
    _write(output, text)
    state.progress(f"Change {output}, then: catchgraph load FILE --layout {output}")


def _write(path: Path, text: str) -> None:
    from catchgraph.errors import CatchgraphError, UsageError

    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise UsageError(f"{path} exists already", hint="Name another file, or remove it first.") from error
    except OSError as error:
        raise CatchgraphError(f"cannot write {path}: {error.strerror or error}", hint="Check --output.") from error

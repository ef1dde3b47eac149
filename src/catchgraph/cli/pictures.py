"""`--format dot|mermaid|graphml|gexf|geojson|html`, `-o FILE` and `--persons`: the same on every command that draws."""

from __future__ import annotations

import functools
import io
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catchgraph.cli.guard import tell
from catchgraph.cli.output import FORMATS, emit
from catchgraph.report.formats import BY_SUFFIX, PICTURES, text_of, write_file

if TYPE_CHECKING:
    from catchgraph.analyse.table import Table
    from catchgraph.case.case import CaseFolder
    from catchgraph.exchange.picture import Drawable
    from catchgraph.exchange.shown import Picture

_BY_SUFFIX = {".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".txt": "table"} | BY_SUFFIX


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was asked for: a format, where to write it, and whether private persons go in."""

    format_: str
    output: Path | None
    persons: bool

    @property
    def pictured(self) -> bool:
        """Whether a picture is asked for, rather than rows."""
        return self.format_ in PICTURES

    def drawn(self, case: CaseFolder, found: Drawable) -> bool:
        """Whether a picture is asked for, rather than rows: it is drawn then."""
        if not self.pictured:
            return False
        from catchgraph.exchange.picture import picture

        self._draw(picture(case, found, persons=self.persons))
        return True

    def _draw(self, shown: Picture) -> None:
        """Write the picture; what it cannot show is said on stderr."""
        if self.format_ == "html" and self.output is None and sys.stdout.isatty():
            raise click.UsageError("a page is for a browser: name a file with -o FILE.html")
        text = text_of(shown, self.format_)
        for note in (*shown.notes, *_shortcomings(shown, self.format_, text)):
            tell(f"Note: {note}")
        self._write(text)

    def emit(self, tables: Table | Sequence[Table], head: dict[str, Any] | None = None) -> None:
        """Print rows, or write them to the file; `head`: whom they are about."""
        if self.output is None:
            emit(tables, self.format_, head)
            return
        with redirect_stdout(io.StringIO()) as printed:
            emit(tables, self.format_, head)
        self._write(printed.getvalue())

    def _write(self, text: str) -> None:
        if self.output is None:
            click.echo(text, nl=False)
        else:
            write_file(self.output, text)
            tell(f"Wrote {self.output}")


def drawing_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The three options, given to the command as `drawing`."""

    @functools.wraps(function)
    def packed(*args: Any, format_: str | None, output: Path | None, persons: bool, **given: Any) -> Any:
        return function(*args, drawing=Drawing(format_ or _ending(output), output, persons), **given)

    options = (
        click.option(
            "--format", "format_", type=click.Choice((*FORMATS, *PICTURES)),
            help="Rows: table (the default), csv, json, jsonl. Pictures: dot, mermaid, graphml, gexf, geojson; html: "
            "one page with graph, map, timeline. With -o, the default is what the file's name ends in.",
        ),
        click.option(
            "-o", "--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
            help="Write to FILE instead of stdout.",
        ),
        click.option(
            "--persons", is_flag=True, help="Pictures with the names of private persons; they are left out otherwise.",
        ),
    )  # fmt: skip
    for option in reversed(options):
        packed = option(packed)
    return packed


def _ending(output: Path | None) -> str:
    if output is None or not output.suffix:
        return "table"
    if chosen := _BY_SUFFIX.get(output.suffix.lower()):
        return chosen
    raise click.UsageError(
        f"{output.name} ends in no format that is known: {', '.join(_BY_SUFFIX)}. Or name one with --format."
    )


def _shortcomings(shown: Picture, format_: str, text: str) -> list[str]:
    if format_ == "geojson":
        from catchgraph.exchange.tracks import spots_of

        return [] if spots_of(shown) else ["nothing here has a position: the collection is empty"]
    if format_ == "mermaid":
        from catchgraph.exchange.mermaid import too_large

        if too_large(shown, text):
            return ["Mermaid refuses to draw so much unless maxEdges and maxTextSize are raised; dot has no limit"]
    return []

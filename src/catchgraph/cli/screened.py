"""`screen`: names, or a file of vessels or companies, against the lists."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catchgraph.cli.complete import files_and_names, layouts
from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state

if TYPE_CHECKING:
    from catchgraph.analyse.table import Table


@click.command()
@click.argument("what", nargs=-1, required=True, metavar="NAME…|FILE", shell_complete=files_and_names)
@click.option(
    "--layout",
    metavar="FILE|ID",
    shell_complete=layouts,
    help="Layout of the FILE's columns: a TOML file, or the id of one that comes with catchgraph. "
    "Default: recognised by the header, else its words decide.",
)
@click.option("--companies", is_flag=True, help="They are companies: importers, suppliers, plants' owners.")
@click.option("--all", "every", is_flag=True, help="With a FILE, print rows without any match in the table, too.")
@format_option
@pass_state
def screen(state: State, what: tuple[str, ...], companies: bool, layout: str | None, every: bool, format_: str) -> None:
    """Screen NAMEs (or IMO numbers, MMSIs, call signs, registration numbers) or a FILE against the IUU lists.

    A FILE is .txt with a name a line, or CSV: read by the layout that knows its header, else by the words of its
    header, as `layout` drafts: names, IMO numbers, MMSIs, call signs and registration numbers, present and former. The
    columns that were read and those that were not are told below the table.

    Verdicts: hit (identified, listed now), unclear (listed; whether now cannot be told), delisted, possible (names
    equal and one side has no valid IMO number), similar (names alike: a letter or two, cut at 20 letters, read
    otherwise; with a score from 0 to 1), homonym (names equal, both valid IMO numbers differ), not screened (nothing
    was found, and something given could not be read or compared: always printed), no hit. Names are equal however they
    are written: spaces, hyphens, prefixes, abbreviations (NTRA SRA), umlauts, numbers as digits, numerals or words.
    Several names in a cell are each a name.

    With --companies names or a FILE of importers or suppliers (names, addresses, countries, numbers) are screened
    against owners and operators of listed vessels, targets of measures, and makers and importers of refused goods: hit
    (a number equal, or name and street address), possible (name equal), similar, homonym (equal in another country).

    \b
    Examples:
      catchgraph screen "OLIVE CURRENT" 4990382
      catchgraph screen fleet.csv --format csv > screened.csv
      catchgraph screen fleet.csv --layout fleet.toml
      catchgraph screen --companies suppliers.csv
    """
    from catchgraph.analyse.screen import screen as compare

    file = _file_of(what)
    if layout and not file:
        raise click.UsageError("--layout is of a file to screen")
    if layout and companies:
        raise click.UsageError("--layout is of a file of vessels")
    case = state.built_case()
    if companies:
        from catchgraph.analyse.screen_companies import screen_companies

        found = screen_companies(case, file=file) if file else screen_companies(case, what)
    else:
        found = compare(case, file=file, layout=layout) if file else compare(case, what)
    emit(telling(found) if file and format_ == "table" and not every else found, format_)


def _file_of(what: tuple[str, ...]) -> Path | None:
    """The file to screen, where no names are given. Raises `UsageError` for several, or one among names."""
    files = [Path(text) for text in what if text.lower().endswith((".csv", ".txt", ".tsv")) or Path(text).is_file()]
    if files and len(what) > 1:
        raise click.UsageError("screen names, or one file")
    return files[0] if files else None


def telling(screened: Table) -> Table:
    """The rows that match something or were not screened; the note counts the others."""
    at = screened.columns.index("verdict")
    rows = [row for row in screened.rows if row[at] != "no hit"]
    if len(rows) == len(screened.rows):
        return screened
    counts, *others = screened.note.split("\n")
    note = "\n".join([f"{counts}; rows with no hit are printed with --all", *others])
    return replace(screened, rows=rows, note=note)

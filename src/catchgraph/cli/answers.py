"""`show`, `expand`, `link`: answers from the derived tables, without a server."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from catchgraph.cli.complete import labels, names_many, names_one
from catchgraph.cli.days import Day, kinds_option, period_options
from catchgraph.cli.pictures import Drawing, drawing_options
from catchgraph.cli.state import State, pass_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catchgraph.analyse.expand import Expansion
    from catchgraph.analyse.show import Shown
    from catchgraph.analyse.table import Table
    from catchgraph.case.case import CaseFolder

_NAME = "NAME…"
#: In a table `show` prints so many events of a kind, and `expand` so many relationships for each that `--limit` allows:
#: as long as anybody reads.
_READ = 10
#: In the note of a section that does not have all.
_CUT = " in all; the first "


@click.command()
@click.argument("name", nargs=-1, required=True, metavar=_NAME, shell_complete=names_many)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="NUMBER",
    help="At most so many events of a kind, the first by day.  [default: 10 in a table, all in the other formats]",
)
@click.option("--all", "every", is_flag=True, help="All events in a table, too.")
@drawing_options
@pass_state
def show(state: State, name: tuple[str, ...], limit: int | None, every: bool, drawing: Drawing) -> None:
    """Everything the case holds on NAME, each line with the file and line it rests on.

    NAME is a vessel's or company's name, an IMO number, MMSI, call sign or registration number, a register's own
    number, the number of a bill, entry or certificate in any spelling, the id of an entity, record, event or finding,
    or the name of a loaded file (its rejected rows). A record is printed as its paper reads: parties, lines of goods,
    what it cites and what cites it.

    Of a finding it tells the story: what each record says by day, where its doubt lies, which benign readings were
    checked, which record would decide it, and the papers of a cut side by side; -o FILE.html is its page, with chain,
    map and timeline.

    A table lists the first events of each kind and says how many there are; the formats for programs hold them all.

    \b
    Examples:
      catchgraph show SABLE MERIDIAN
      catchgraph show KITTIWAKE-4 --all
      catchgraph show 9038402
      catchgraph show MAEU 123456789
      catchgraph show finding:1f3a5c7e9b2d4f60 -o finding.html
      catchgraph show IUUList-20251108.csv
    """
    from catchgraph.analyse.paper import in_words
    from catchgraph.analyse.show import show as look
    from catchgraph.case.seats import kept

    if every and limit is not None:
        raise click.UsageError("--all and --limit: give one of them")
    format_ = drawing.format_
    most = _READ if format_ == "table" and limit is None and not every else limit
    with kept():
        case = state.built_case()
        shown = look(case, " ".join(name), limit=most)
    if drawing.drawn(case, shown):
        return
    head = {"id": shown.id, "label": shown.label, "name": shown.name, "properties": shown.properties}
    if format_ == "table":
        shown = in_words(shown)
        head["properties"] = shown.properties
    drawing.emit(by_typology(shown.sections) if format_ == "table" else shown.sections, head)
    for line in _further(shown, whole=limit is not None) if format_ == "table" else ():
        state.progress(line)


def _further(shown: Shown, *, whole: bool) -> Iterator[str]:
    """What else can be asked of it; `whole`: no table was cut but as asked for."""
    from catchgraph.analyse.subject import is_described

    if is_described(shown.label):
        yield f"Why these records are one {shown.label.lower()}: catchgraph explain {shown.id}"
    if shown.label == "Vessel":
        yield f"Its names and flags one after another: catchgraph history {shown.id}"
    if not whole and any(_CUT in table.note for table in shown.sections):
        yield f"All of them: catchgraph show {shown.id} --all"


def by_typology(sections: list[Table]) -> list[Table]:
    """The sections, with a table for each typology in place of the section of findings."""
    return [
        part
        for section in sections
        for part in (
            section.split("severity", "typology", title="Findings, {}: {}")
            if section.title == "Findings"
            else [section]
        )
    ]


@click.command()
@click.argument("name", nargs=-1, required=True, metavar=_NAME, shell_complete=names_many)
@click.option("--depth", type=click.IntRange(1, 10), default=1, show_default=True, help="Steps to go.")
@kinds_option("Enter neighbours with this label only: Vessel, Company, Encounter, Port, …", labels, "LABEL")
@period_options
@click.option(
    "--limit", type=click.IntRange(min=0), default=25, show_default=True,
    help="At most so many neighbours of one label by one type of relationship, the first by id; 0 only counts them.",
)  # fmt: skip
@click.option(
    "--hub", type=click.IntRange(min=1), default=200, show_default=True,
    help="Beyond the first step, do not enter what has more neighbours.",
)  # fmt: skip
@drawing_options
@pass_state
def expand(
    state: State,
    name: tuple[str, ...],
    depth: int,
    kinds: tuple[str, ...],
    since: dt.datetime | None,
    until: dt.datetime | None,
    limit: int,
    hub: int,
    drawing: Drawing,
) -> None:
    """Neighbours of NAME, each relationship with the record it was drawn from.

    By steps from NAME, its own relationships first. What the limits leave out is listed: "+ 412 encounters more"; a
    table prints 10 times --limit relationships at most, and says how many there are. With --since and --until only
    records and events that do not lie wholly outside count, and owners and operators as of then; what has no day is
    kept.

    \b
    Examples:
      catchgraph expand SABLE MERIDIAN --depth 2 --kind Encounter --kind Vessel
      catchgraph expand SABLE MERIDIAN --since 2016-05 --until 2016-12 --limit 5
      catchgraph expand SABLE MERIDIAN --depth 2 -o sable.html
    """
    from catchgraph.analyse.expand import expand as spread
    from catchgraph.case.seats import kept

    with kept():
        case = state.built_case()
        found = spread(
            case, " ".join(name), depth=depth, kinds=kinds or None, limit=limit, hub=hub, since=since, until=until
        )
    if not drawing.drawn(case, found):
        drawing.emit(_neighbours(case, found, max(limit, 1), people=drawing.format_ == "table"))


def _neighbours(case: CaseFolder, found: Expansion, limit: int, *, people: bool) -> list[Table]:
    from catchgraph.analyse.about import notes_on

    related, folded = [found.relationships], found.folded
    if people:
        related, folded = by_step(found.relationships, _READ * limit), _first(found.folded, 2 * limit)
    notes = notes_on(case, {one.id: one.name for one in found.subgraph.nodes})
    return [*related, *(table for table in (notes, folded) if table.rows)]


def by_step(relationships: Table, most: int) -> list[Table]:
    """A table for each node, type and label, by steps from the start; the first `most` rows, and a note of the rest."""
    first = _first(relationships, most)
    tables = first.split("depth", "from", "relationship", "label", title="Step {0}, {1}: {3} ({2})") or [first]
    return [*tables[:-1], replace(tables[-1], note=first.note)]


def _first(table: Table, most: int) -> Table:
    """The first rows, for people; what is left out is said."""
    note = (
        f"{table.title}: the first {most:,} of {len(table):,}, by steps; all of them with --format csv or -o FILE.csv, "
        "fewer with a lower --depth, --kind, --since or --until, more with a higher --limit"
    )
    return table.first(most, note)


@click.command()
@click.argument("start", metavar="NAME", shell_complete=names_one)
@click.argument("end", metavar="NAME", shell_complete=names_one)
@click.option("-k", "--paths", "k", type=click.IntRange(1, 20), default=3, show_default=True, help="How many paths.")
@click.option("--steps", type=click.IntRange(1, 10), default=6, show_default=True, help="The longest path to look for.")
@click.option("--via", metavar="NAME", help="Only paths through this.")
@click.option("--avoid", multiple=True, metavar="NAME", help="No path through this. May be repeated.")
@click.option("--before", type=Day(), metavar="DATE", help="Only by what was so before that day: 2016, 2016-05, …")
@drawing_options
@pass_state
def link(
    state: State,
    start: str,
    end: str,
    k: int,
    steps: int,
    via: str | None,
    avoid: tuple[str, ...],
    before: dt.datetime | None,
    drawing: Drawing,
) -> None:
    """The best paths between two NAMEs (or ids), each step with its record.

    A path costs 1 for each step and the logarithm of the number of neighbours of every node it passes through:
    a busy carrier, a port or a large agent explains less than a company with one ship. Where there is no path, what
    was searched is said.

    \b
    Examples:
      catchgraph link "SABLE MERIDIAN" "OLIVE CURRENT" --paths 1
      catchgraph link "WIGEON 1" "TIDEWRACK 7" --via "WIGEON 5" --before 2026
      catchgraph link "WIGEON 1" "TIDEWRACK 7" --avoid "HALF MOON BIGHT FISHERIES S.A."
    """
    from catchgraph.analyse.about import notes_on, with_notes
    from catchgraph.analyse.link import link as connect
    from catchgraph.case.seats import kept

    with kept():
        case = state.built_case()
        found = connect(case, start, end, k=k, steps=steps, via=via, avoid=avoid, before=before)
    if drawing.drawn(case, found):
        return
    notes = notes_on(case, {one.id: one.name for one in found.subgraph.nodes})
    if drawing.format_ != "table":
        drawing.emit(with_notes(found.steps, notes, "from_id", "to_id"))
    else:
        drawing.emit([*by_path(found.steps), *([notes] if notes.rows else [])])


def by_path(steps: Table) -> list[Table]:
    """A table for each path, the note under the last."""
    paths = steps.split("path", "cost", title="Path {}, cost {:.2f}") or [replace(steps, title="Paths")]
    return [*paths[:-1], replace(paths[-1], note=steps.note)]

"""`case note|pin|tag`: what people write about entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from catchgraph.cli.clean import clean
from catchgraph.cli.complete import names_one
from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state

if TYPE_CHECKING:
    from catchgraph.case.decisions import Decision

_entity = click.argument("entity", metavar="ENTITY", shell_complete=names_one)


@click.group()
def case() -> None:
    """Notes, pins and tags on vessels, companies, records, events and findings.

    Kept in decisions.jsonl with who and when. They follow an entity that is merged or split, are shown by
    `catchgraph show`, and go into every export. ENTITY is a name, a number or an id.

    \b
    Example:
      catchgraph case note "SABLE MERIDIAN" "seen under repair, 2024-03-02"
    """


@case.command()
@_entity
@click.argument("text", metavar="TEXT")
@pass_state
def note(state: State, entity: str, text: str) -> None:
    """Write TEXT about ENTITY, at most 10,000 characters.

    \b
    Example:
      catchgraph case note "SABLE MERIDIAN" "seen under repair, 2024-03-02"
    """
    from catchgraph.analyse.mark import note as write

    made = write(state.built_case(), entity, text)
    _say(made, "noted")


@case.command()
@click.argument("note", metavar="NOTE")
@pass_state
def unnote(state: State, note: str) -> None:
    """Take a NOTE back; its id (note:…) is in `catchgraph case notes`. What was written stays in decisions.jsonl.

    \b
    Example:
      catchgraph case unnote note:1f3a5c7e9b2d4f60
    """
    from catchgraph.analyse.mark import unnote as take_back

    for made in take_back(state.built_case(), note):
        _say(made, "taken back")


@case.command()
@_entity
@click.option("--why", default="", metavar="TEXT", help="The reason, for whoever reads it later.")
@pass_state
def pin(state: State, entity: str, why: str) -> None:
    """Pin ENTITY: it leads the list of notes.

    \b
    Example:
      catchgraph case pin "SABLE MERIDIAN" --why "to be boarded first"
    """
    from catchgraph.analyse.mark import pin as put

    made = put(state.built_case(), entity, why)
    _say(made, "pinned")


@case.command()
@_entity
@pass_state
def unpin(state: State, entity: str) -> None:
    """Take the pin of ENTITY back.

    \b
    Example:
      catchgraph case unpin "SABLE MERIDIAN"
    """
    from catchgraph.analyse.mark import unpin as take_back

    made = take_back(state.built_case(), entity)
    _say(made, "no longer pinned")


@case.command()
@_entity
@click.argument("tags", metavar="TAG…", nargs=-1, required=True)
@pass_state
def tag(state: State, entity: str, tags: tuple[str, ...]) -> None:
    """Put TAGs on ENTITY, each a word or a few.

    \b
    Example:
      catchgraph case tag "SABLE MERIDIAN" reefer "port of Colombo"
    """
    from catchgraph.analyse.mark import tag as put

    made = put(state.built_case(), entity, tags)
    for decision in made:
        _say(decision, "tagged")
    if not made:
        click.echo("It has these tags already.")


@case.command()
@_entity
@click.argument("tags", metavar="TAG…", nargs=-1, required=True)
@pass_state
def untag(state: State, entity: str, tags: tuple[str, ...]) -> None:
    """Take TAGs of ENTITY back.

    \b
    Example:
      catchgraph case untag "SABLE MERIDIAN" reefer
    """
    from catchgraph.analyse.mark import untag as take_back

    for decision in take_back(state.built_case(), entity, tags):
        _say(decision, "taken back")


@case.command()
@click.argument("entity", metavar="[ENTITY]", required=False, shell_complete=names_one)
@format_option
@pass_state
def notes(state: State, entity: str | None, format_: str) -> None:
    """Every note, pin and tag of the case, or those on ENTITY; what is pinned comes first.

    \b
    Example:
      catchgraph case notes --format csv > notes.csv
    """
    from catchgraph.analyse.mark import notes as written

    emit(written(state.built_case(), entity), format_)


def _say(made: Decision, done: str) -> None:
    from catchgraph.analyse.marks import parts

    subject, named = parts(made)
    click.echo(clean(f"{subject}: {named} {done}, by {made.who}, {made.when}".replace(":  ", ": ")))

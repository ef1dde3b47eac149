"""`judge`, `history`, `status`: what people decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from catchgraph.case.decisions import STATUSES, VERDICTS
from catchgraph.cli.complete import names_many, names_one
from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state

if TYPE_CHECKING:
    from catchgraph.analyse.table import Table
    from catchgraph.case.case import CaseFolder
    from catchgraph.resolve.chain import Change


@click.command()
@click.argument("a", metavar="A", shell_complete=names_one)
@click.argument("b", metavar="B", shell_complete=names_one)
@click.option("--same", "verdict", flag_value="same", help="They are the same.")
@click.option("--different", "verdict", flag_value="different", help="They are not the same.")
@click.option("--unsure", "verdict", flag_value="unsure", help="It was looked at and stays open.")
@click.option("--withdraw", "verdict", flag_value="withdrawn", help="Take the standing judgement back.")
@click.option("--why", required=True, metavar="TEXT", help="The reason, for whoever reads it later.")
@pass_state
def judge(state: State, a: str, b: str, verdict: str | None, why: str) -> None:
    """Decide whether A and B (names or ids of entities or records) are the same.

    A judgement wins over every score, is kept in decisions.jsonl with who and when, survives every run and can be
    withdrawn. It counts from the next `catchgraph resolve` on.

    \b
    Example:
      catchgraph judge "COBALT FINCH" "IRON FINCH" --different --why "seen side by side in port, 2024-03-02"
    """
    from catchgraph import verbs

    if verdict not in VERDICTS:
        raise click.UsageError("say --same, --different, --unsure or --withdraw")
    made = verbs.judge(state.case(), a, b, verdict, why)
    click.echo(f"{made.subjects[0]} and {made.subjects[1]}: {made.verdict}, by {made.who}, {made.when}")
    state.progress("It counts from the next run on: catchgraph resolve, then catchgraph build.")


@click.command()
@click.argument("name", nargs=-1, required=True, metavar="NAME…", shell_complete=names_many)
@format_option
@pass_state
def history(state: State, name: tuple[str, ...], format_: str) -> None:
    """What is known of an entity over time: its records, merges, splits and judgements.

    Of a vessel also its identities (name and flag) one after the other, and for each change the links between records
    that show it to be the same hull: catchgraph explain has the weights of each.

    \b
    Example:
      catchgraph history SABLE MERIDIAN
    """
    from catchgraph.analyse.table import Table
    from catchgraph.resolve.history import history as follow
    from catchgraph.verbs import meant

    case = state.case()
    entity = meant(case, " ".join(name))
    rows = [(line.day, line.what, line.text, line.where) for line in follow(case, entity)]
    emit([Table("History", ("day", "what", "text", "where"), rows), *_identities(case, entity, format_)], format_)


def _identities(case: CaseFolder, entity: str, format_: str) -> list[Table]:
    """The identities of a vessel in order, and the evidence for each change; nothing for others."""
    from catchgraph.analyse.table import Table
    from catchgraph.resolve.chain import chain
    from catchgraph.resolve.lookup import meant

    with case.read() as connection:
        if meant(connection, entity).kind != "vessel":
            return []
    found = chain(case, entity)
    called = [(one.first, one.last, one.name, one.flag, list(one.where)) for one in found.identities]
    rows = [row for change in found.changes for row in _evidence(change)]
    columns = ("change", "from", "to", "one", "other", "score", "because", "where", "left", "right")
    identities = Table("Identities", ("first", "last", "name", "flag", "where"), called)
    evidence = Table("Evidence for each change", columns, rows, hidden=frozenset({"left", "right"}))
    if format_ != "table":
        return [identities, evidence]
    return [identities, *evidence.split("change", "from", "to", title="Evidence, {}: {} → {}")]


def _evidence(change: Change) -> list[tuple[Any, ...]]:
    """A row a link; where one record says both, its row in the file."""
    what = (change.what, change.before.name, change.after.name)
    if not change.evidence:
        said = sorted(set(change.before.where) & set(change.after.where)) or [change.after.where[0]]
        record = change.after.mentions[0]
        return [(*what, change.before.name, change.after.name, None, "one record says both", said, record, record)]
    return [
        (*what, step.left_label.name, step.right_label.name, round(step.score, 2), step.reasons,
         [step.left_label.where, step.right_label.where], step.left, step.right)
        for step in change.evidence
    ]  # fmt: skip


@click.command()
@click.argument("finding", metavar="FINDING")
@click.argument("status", type=click.Choice(STATUSES))
@click.option("--why", required=True, metavar="TEXT", help="The reason, for whoever reads it later.")
@pass_state
def status(state: State, finding: str, status: str, why: str) -> None:
    """Decide about a FINDING (its id): open, substantiated or dismissed.

    Kept in decisions.jsonl with who and when; it survives every run. `catchgraph show FINDING` prints it.

    \b
    Example:
      catchgraph status finding:1f3a5c7e9b2d4f60 dismissed --why "refuelling, the tanker's log was checked"
    """
    from catchgraph import verbs

    made = verbs.set_status(state.case(), finding, status, why)
    click.echo(f"{finding}: {made.verdict}, by {made.who}, {made.when}")

"""`judge`, `history`, `status`: what people decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from catchgraph.case.decisions import STATUSES, VERDICTS
from catchgraph.cli.clean import clean
from catchgraph.cli.complete import names_many, names_one
from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state

if TYPE_CHECKING:
    from catchgraph.analyse.table import Table
    from catchgraph.case.case import CaseFolder
    from catchgraph.resolve.explain.identities import Change
    from catchgraph.resolve.judge.judge import Ruling


@click.command()
@click.argument("a", metavar="A", shell_complete=names_one)
@click.argument("b", metavar="B", shell_complete=names_one)
@click.option("--same", is_flag=True, help="They are the same.")
@click.option("--different", is_flag=True, help="They are not the same.")
@click.option("--unsure", is_flag=True, help="It was looked at and stays open.")
@click.option("--withdraw", is_flag=True, help="Take the standing judgement back.")
@click.option("--why", required=True, metavar="TEXT", help="The reason, for whoever reads it later.")
@pass_state
def judge(state: State, a: str, b: str, same: bool, different: bool, unsure: bool, withdraw: bool, why: str) -> None:
    """Decide whether A and B (names or ids of entities or records) are the same.

    A judgement wins over every score, is kept in decisions.jsonl with who and when, survives every run and can be
    withdrawn. It counts from the next `catchgraph resolve` on. Of two entities, --different holds between all their
    records; the others are kept on the two records that can be compared best, which are printed with their rows.

    \b
    Example:
      catchgraph judge "COBALT FINCH" "IRON FINCH" --different --why "seen side by side in port, 2024-03-02"
    """
    from catchgraph import rulings

    given = [word for word, said in zip(VERDICTS, (same, different, unsure, withdraw), strict=True) if said]
    if len(given) != 1:
        raise click.UsageError("say --same, --different, --unsure or --withdraw, and one only")
    for said in _told(rulings.judge(state.case(), a, b, given[0], why)):
        click.echo(clean(said))
    state.progress("It counts from the next run on: catchgraph resolve, then catchgraph build.")


def _told(made: Ruling) -> list[str]:
    """What was judged, on which rows, and what that does to other judgements."""
    from catchgraph.cli.beside import named
    from catchgraph.cli.judged import said_once

    one = made.decision
    sides = ((made.left, made.mentions[0]), (made.right, made.mentions[1]))
    lines = [f"{named(made.left.name)} and {named(made.right.name)}: {one.verdict}, by {one.who}, {one.when}"]
    lines += [f"  {named(label.name)}: {', '.join(filter(None, (label.where, mention)))}" for label, mention in sides]
    if more := len(made.made) - 1:
        lines.append(f"  and {more:,} more {'pair' if more == 1 else 'pairs'} of their records")
    if made.unjudged:
        lines.append(f"  {made.unjudged:,} records of them are in no pair: those that say most were judged for all")
    lines += [f"  replaces: {said}" for said in said_once(made.replaces)]
    lines += [f"  contradicts: {said}; `different` always stands" for said in said_once(made.against)]
    return lines


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
    from catchgraph.resolve.explain.history import history as follow
    from catchgraph.rulings import meant

    case = state.case()
    entity = meant(case, " ".join(name))
    rows = [(line.day, line.time[:8] or None, line.what, line.text, line.where) for line in follow(case, entity)]
    emit(
        [Table("History", ("day", "time", "what", "text", "where"), rows), *_identities(case, entity, format_)], format_
    )


def _identities(case: CaseFolder, entity: str, format_: str) -> list[Table]:
    """The identities of a vessel in order, and the evidence for each change; nothing for others."""
    from catchgraph.analyse.table import Table
    from catchgraph.resolve.explain.identities import chain
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
    from catchgraph import rulings

    made = rulings.set_status(state.case(), finding, status, why)
    click.echo(f"{finding}: {made.verdict}, by {made.who}, {made.when}")

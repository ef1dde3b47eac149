"""`judgements`: what people decided on pairs of records; out to files and in again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catchgraph.cli.guard import tell
from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from catchgraph.analyse.table import Table
    from catchgraph.case.decisions import Decision
    from catchgraph.resolve.judge.imports import Imported
    from catchgraph.resolve.judge.log import Contradiction, Judgement

#: Unknown ids that are named.
_FEW = 5
_FORMATS = click.Choice(("jsonl", "nomenklatura"))


@click.group(invoke_without_command=True)
@format_option
@click.pass_context
def judgements(ctx: click.Context, format_: str) -> None:
    """Every judgement that stands: same, different or unsure, by whom, why, and what became of it.

    Where judgements contradict each other (A = B, B = C, but A and C different), the chain is shown: `different`
    always stands, and of `same` the first words.

    \b
    Examples:
      catchgraph judgements
      catchgraph judgements undo
      catchgraph judgements export judgements.jsonl
    """
    if ctx.invoked_subcommand is not None:
        return
    from catchgraph.analyse.table import Table
    from catchgraph.resolve.judge.log import contradictions
    from catchgraph.resolve.judge.log import judgements as standing

    case = ctx.ensure_object(State).case()
    every = standing(case)
    if format_ == "table":
        every, more = _by_act(every)
    else:
        more = Counter()
    rows = [
        (j.decision.when[:10], j.decision.verdict, j.left.name, j.right.name, more.get(_act_of(j)) or None,
         j.decision.who, j.decision.why, j.state, *j.decision.subjects, j.left.where, j.right.where, j.decision.act)
        for j in every
    ]  # fmt: skip
    columns = ("day", "judged", "one", "other", "more_pairs", "who", "why", "state", "left", "right", "left_where",
               "right_where", "act")  # fmt: skip
    hidden = frozenset(columns[-5:])
    tables = [Table("Judgements", columns, rows, hidden=hidden)]
    if found := contradictions(case):
        tables.append(_contradictory(found))
    emit(tables, format_)


def _by_act(every: Sequence[Judgement]) -> tuple[list[Judgement], Counter[str]]:
    """Of the judgements of one act that became the same one, and by `_act_of` how many more there are."""
    first: dict[str, Judgement] = {}
    more: Counter[str] = Counter()
    for one in every:
        if first.setdefault(_act_of(one), one) is not one:
            more[_act_of(one)] += 1
    return list(first.values()), more


def _act_of(one: Judgement) -> str:
    return f"{one.decision.act or one.decision.subjects} {one.state}"


@judgements.command()
@pass_state
def undo(state: State) -> None:
    """Take back the last judgement, on all its pairs; what stood on them before stands again.

    \b
    Example:
      catchgraph judgements undo
    """
    from catchgraph.resolve.judge.log import undo as take_back

    back = take_back(state.case())
    for said in said_once([last for last, _ in back]):
        click.echo(f"taken back: {said}")
    for said in said_once([now for _, now in back if now is not None]):
        click.echo(f"stands again: {said}")
    state.progress("It counts from the next run on: catchgraph resolve, then catchgraph build.")


@judgements.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option(
    "--as", "as_", type=_FORMATS, default="jsonl", show_default=True,
    help="jsonl: the whole log, an object a line; nomenklatura: what stands, as edges of its resolver.",
)  # fmt: skip
@pass_state
def export(state: State, file: Path, as_: str) -> None:
    """Write the judgements to FILE (- for stdout), with who, when and why.

    \b
    Example:
      catchgraph judgements export judgements.jsonl
    """
    from catchgraph.case.decisions import decisions, standing
    from catchgraph.resolve.judge.exchange import followed, nomenklatura_lines, our_lines

    case = state.case()
    left_out: list[Decision] = []
    if as_ == "jsonl":
        lines = our_lines(one for one in decisions(case) if one.kind == "judgement")
    else:
        kept, left_out = followed(standing(case, "judgement").values())
        lines = nomenklatura_lines(kept)
    text = "".join(f"{line}\n" for line in lines)
    if str(file) == "-":
        click.echo(text, nl=False)
    else:
        _write(file, text)
    state.progress(f"{len(lines)} lines written")
    for said in said_once(left_out):
        tell(f"left out, since a judgement `different` forbids it: {said}")


@judgements.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--restore", is_flag=True, help="Also those that this case had and took back: they stand again.")
@pass_state
def import_(state: State, file: Path, restore: bool) -> None:
    """Add the judgements of FILE: an export of another case, or edges of nomenklatura's resolver.

    What contradicts a judgement of this case is shown and not taken. Judgements on records that are not in the case
    wait for them. What this case took back stays so, unless --restore is given. Lines that are no judgement and ids
    of no record are named and end it with 1; the other lines are taken.

    \b
    Example:
      catchgraph judgements import judgements.jsonl
    """
    from catchgraph.resolve.judge.imports import take_in

    found = take_in(state.case(), _text(file), restore=restore)
    back = f", {len(found.withdrawn)} taken back here" if found.withdrawn else ""
    click.echo(f"{len(found.taken)} judgements added, {found.known} known already{back}")
    _tell(state, file, found)
    _check(file, found)


def _check(file: Path, found: Imported) -> None:
    from catchgraph.errors import InputError

    if found.wrong:
        raise InputError(f"{file}: {len(found.wrong)} lines are no judgements", hint="Mend them and import it again.")
    if found.unknown:
        raise InputError(
            f"{file}: {len(found.unknown)} ids name no record of this case",
            hint="Load the files of these records and import it again.",
        )


def _tell(state: State, file: Path, found: Imported) -> None:
    for theirs, ours in found.against:
        state.progress(f"not taken: {_said(theirs)}; this case has {_said(ours)}")
    for theirs, taken_back in found.withdrawn:
        state.progress(f"not taken: {_said(theirs)}; {taken_back.who} took it back here on {taken_back.when[:10]}")
    if found.withdrawn:
        state.progress("To let them stand again: catchgraph judgements import --restore FILE")
    for number, why in found.wrong:
        tell(f"{file}, line {number}: {why}")
    if found.unknown:
        tell(f"no record of this case: {', '.join(found.unknown[:_FEW])}{' …' if found.unknown[_FEW:] else ''}")
    if found.waiting:
        state.progress(f"{len(found.waiting)} wait for records that are not in the case")
    if found.taken:
        state.progress("They count from the next run on: catchgraph resolve, then catchgraph build.")


def _contradictory(found: Sequence[Contradiction]) -> Table:
    from catchgraph.analyse.table import Table

    rows = [
        (_said(one.different), "; ".join(_said(link) for link in one.same),
         "; ".join(" and ".join(link.subjects) for link in one.broken) or "none yet: catchgraph resolve")
        for one in found
    ]  # fmt: skip
    return Table(
        "Contradictions", ("stands", "against", "not_followed"), rows,
        note="Take one of each back: catchgraph judge A B --withdraw --why TEXT.",
    )  # fmt: skip


def _said(one: Decision) -> str:
    return f"{one.subjects[0]} and {one.subjects[1]} {one.verdict}, by {one.who}, {one.when[:10]}: {one.why}"


def said_once(some: Iterable[Decision]) -> list[str]:
    """Each judgement in words; of those that were made in one act the first, and how many more there are."""
    acts: dict[str, list[Decision]] = {}
    for one in some:
        acts.setdefault(one.act or str(one.subjects), []).append(one)
    return [_said(ones[0]) + (f" (and {len(ones) - 1:,} more pairs)" if ones[1:] else "") for ones in acts.values()]


def _text(file: Path) -> str:
    from catchgraph.errors import InputError

    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {file}: {error}", hint="A file of judgements is UTF-8 text.") from error


def _write(file: Path, text: str) -> None:
    from catchgraph.errors import InputError

    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot write {file}: {error.strerror}", hint="Check the folder and permissions.") from error

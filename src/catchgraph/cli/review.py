"""`review`: the pairs that are most worth a look, one after the other, one key each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from catchgraph.cli.guard import tell
from catchgraph.cli.keys import key, line, single_keys
from catchgraph.cli.state import State, pass_state
from catchgraph.model import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catchgraph.case.case import CaseFolder
    from catchgraph.case.decisions import Decision
    from catchgraph.resolve.judge.queue import Doubt

_VERDICTS = {"s": "same", "d": "different", "u": "unsure"}
_HELP = """  s  same        they are one and the same
  d  different   they are not; nothing will ever join them
  u  unsure      looked at, stays open, is not asked again
  space, k       skip: asked again next time
  b  back        to the pair before; what was decided there is taken back
  w  why         type the reason for what you decide from now on
  q  quit        everything decided so far is kept
  + speaks for one, - against it, ~ differs without weight"""
_KEYS = "[s]ame [d]ifferent [u]nsure [space] skip [b]ack [w]hy [q]uit [?]"


@dataclass(slots=True)
class Sitting:
    """What happened so far: the pairs, where we are, and what was decided at each place."""

    case: CaseFolder
    doubts: Sequence[Doubt]
    why: str
    at: int = 0
    made: dict[int, Decision] = field(default_factory=dict)

    def answer(self, pressed: str) -> bool:
        """Do what a key says; says whether to go on."""
        if pressed in _VERDICTS:
            self._decide(_VERDICTS[pressed])
        elif pressed in (" ", "k"):
            click.echo("skipped")
            self.at += 1
        elif pressed == "b":
            self._back()
        elif pressed == "w":
            self.why = line("Why: ") or self.why
        elif pressed in ("q", ""):
            return False
        else:
            click.echo(_HELP)
        return self.at < len(self.doubts)

    def _decide(self, verdict: str) -> None:
        from catchgraph.case.decisions import decide

        doubt = self.doubts[self.at]
        # On the disk before the next pair is shown.
        self.made[self.at] = decide(self.case, "judgement", (doubt.left, doubt.right), verdict, self.why)
        click.echo(verdict)
        self.at += 1

    def _back(self) -> None:
        from catchgraph.resolve.judge.log import take_back

        if self.at == 0:
            click.echo("this is the first")
            return
        self.at -= 1
        if (made := self.made.pop(self.at, None)) is not None:
            take_back(self.case, [made], "taken back in review")
            click.echo(f"taken back: {made.verdict}")

    def summary(self) -> str:
        """What was decided and what is left."""
        counts = Counter(one.verdict for one in self.made.values())
        decided = ", ".join(f"{counts[word]} {word}" for word in _VERDICTS.values() if counts[word])
        return f"Decided: {decided or 'nothing'}. Left to look at: {len(self.doubts) - len(self.made)}."


@click.command()
@click.option("--kind", type=click.Choice(kinds.prefixes()), help="Only pairs of this kind.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Ask at most N pairs.")
@click.option(
    "--conflicts", is_flag=True,
    help="Only pairs that score high enough to be one, but whose clusters must stay apart.",
)  # fmt: skip
@click.option("--list", "listing", is_flag=True, help="Print the pairs in their order and ask nothing.")
@click.option(
    "--why", default="compared side by side in review", show_default=True, metavar="TEXT",
    help="Reason of every decision; w changes it on the way.",
)  # fmt: skip
@pass_state
def review(state: State, kind: str | None, limit: int | None, conflicts: bool, listing: bool, why: str) -> None:
    """Look at the pairs of records that are most worth deciding, and decide each with one key.

    First come pairs near the threshold on which most hangs: listed vessels, findings, events, many records. Each
    decision is kept at once in decisions.jsonl with who, when and why; nothing is lost on quit or Ctrl-C, and a pair
    that was decided does not come again. ? explains the keys.

    \b
    Examples:
      catchgraph review
      catchgraph review --kind company --limit 20
      catchgraph review --conflicts
    """
    from catchgraph.resolve.judge.queue import queue

    case = state.case()
    doubts = queue(case, [kind] if kind else None, conflicts=conflicts)
    if listing:
        _print(case, doubts[:limit])
        return
    if not doubts:
        click.echo("Nothing to review: no undecided pair is in doubt.")
        return
    sitting = Sitting(case, doubts[:limit], why)
    try:
        with single_keys():
            _walk(sitting)
    finally:
        # Also after Ctrl-C: what was decided is on the disk.
        tell(f"\n{sitting.summary()} In all {len(doubts) - len(sitting.made)} pairs are in doubt.")
    if sitting.made:
        with single_keys():
            _offer(state)


def _walk(sitting: Sitting) -> None:
    shown = -1
    going = True
    while going:
        if sitting.at != shown:
            _show(sitting)
            shown = sitting.at
        click.echo(_KEYS + " ", nl=False)
        going = sitting.answer(key())


def _show(sitting: Sitting) -> None:
    from catchgraph.cli.beside import headline, side_by_side
    from catchgraph.cli.render import print_answer
    from catchgraph.resolve.judge.queue import sides

    doubt = sitting.doubts[sitting.at]
    seen = sides(sitting.case, doubt)
    click.echo("\n" + headline(doubt, seen, sitting.at + 1, len(sitting.doubts)) + "\n")
    print_answer([side_by_side(seen)], titled=False)


def _print(case: CaseFolder, doubts: Sequence[Doubt]) -> None:
    from catchgraph.analyse.table import Table
    from catchgraph.cli.output import emit
    from catchgraph.resolve.judge.queue import labels

    named = labels(case, doubts)
    rows = [
        (named[d.left].name, named[d.right].name, d.kind, "joined" if d.together else "apart", round(d.score, 2),
         round(d.score - d.link_at, 2), d.stakes[0].said(), None if d.together else d.stakes[1].said(),
         named[d.left].where, named[d.right].where, d.left, d.right, d.entities[0],
         None if d.together else d.entities[1])
        for d in doubts
    ]  # fmt: skip
    columns = ("one", "other", "kind", "now", "score", "from_threshold", "hangs_on_one", "hangs_on_other",
               "where_one", "where_other", "left", "right", "entity", "other_entity")  # fmt: skip
    emit(Table("To review", columns, rows), "table")


def _offer(state: State) -> None:
    click.echo("Run resolve and build now, so that it counts? [y/n] ", nl=False)
    if key() not in ("y", "Y"):
        click.echo("\nIt counts from the next run on: catchgraph resolve, then catchgraph build.")
        return
    from catchgraph import pipeline

    click.echo("yes")
    case = state.case()
    report = pipeline.resolve(case, progress=state.progress)
    click.echo(report.said())
    pipeline.build(case, graph=state.graph, progress=state.progress)

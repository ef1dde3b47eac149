"""`train`: weights of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from catchgraph.cli.state import State, pass_state


@click.command()
@click.argument("kind", type=click.Choice(["vessel", "company", "consignment"]))
@click.option(
    "--labels",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Judgements to learn from, as `catchgraph judgements export` writes them. Those of the case count anyway.",
)
@click.option("--hold-out", is_flag=True, help="Vessels: learn from half of the hulls; say how the rest fares.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Default: print.")
@pass_state
def train(state: State, kind: str, labels: tuple[Path, ...], hold_out: bool, output: Path | None) -> None:
    """Learn the weights of a KIND of entity from the records of the case.

    Labels are free: two records with one valid identifier (a vessel's IMO number, a company's number) are one, with two
    different ones they are not; an entry or export declaration that cites a bill is of its consignment and of no other.
    Judgements count, too. The identifier itself is hidden while learning. Writes a
    TOML file that anyone can read and that says what it was trained on. To use it, keep it as KIND.toml in a folder
    that the variable CATCHGRAPH_WEIGHTS names, and resolve again.

    \b
    Example:
      catchgraph --case dolphin train vessel --hold-out -o weights/vessel.toml
      CATCHGRAPH_WEIGHTS=weights catchgraph --case dolphin resolve
    """
    from catchgraph import verbs

    made = verbs.train(state.case(), kind, labels, hold_out=hold_out)
    if output is None:
        click.echo(made.text, nl=False)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(made.text, encoding="utf-8")
    state.progress(made.about)
    if made.figures is not None:
        right, false, missed = made.figures
        state.progress(f"held out: {right:,} pairs right, {false:,} false, {missed:,} of those compared missed")

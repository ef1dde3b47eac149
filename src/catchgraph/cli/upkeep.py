"""`verify` and `completion`."""

from __future__ import annotations

import click

from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state


@click.command()
@format_option
@pass_state
def verify(state: State, format_: str) -> int:
    """Whether the files are still those that were loaded, and may still be kept. Exit code 1 if one was changed, is
    missing, or was to be kept until a day that is over.

    Rejected rows and noted values of a file: catchgraph show FILE.

    \b
    Example:
      catchgraph --case dolphin verify
    """
    from catchgraph.analyse.table import Table
    from catchgraph.analyse.words import amounts, total
    from catchgraph.case.holdings import held_together
    from catchgraph.case.verify import verify as check

    case = state.case()
    found = check(case)
    columns = ("state", "path", "holds", "dataset", "terms", "retain_until", "expired", "loaded_sha256", "sha256")
    hidden = frozenset({"holds", "retain_until", "expired", "loaded_sha256", "sha256"})
    rows = [
        (file.state, file.path, amounts(file.holds), *(getattr(file, name) for name in columns[3:])) for file in found
    ]
    emit(
        Table("Files", columns, rows, note=total(held_together(case, (file.path for file in found))), hidden=hidden),
        format_,
    )
    changed = sum(file.state != "unchanged" for file in found)
    if changed:
        state.progress(
            f"{changed} of {len(found)} files are not what was loaded. Load them again: catchgraph load FILE…"
        )
    over = [file for file in found if file.expired]
    for file in over:
        state.progress(
            f"{file.path}: to be kept until {file.retain_until}, which is over. Take it out: catchgraph forget FILE, "
            "resolve, build; or state a longer time that was agreed, and load it again."
        )
    return 1 if changed or over else 0


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a SHELL.

    \b
    Examples:
      catchgraph completion bash > ~/.local/share/bash-completion/completions/catchgraph
      catchgraph completion fish > ~/.config/fish/completions/catchgraph.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    script = kind(ctx.find_root().command, {}, "catchgraph", "_CATCHGRAPH_COMPLETE").source()
    # Without -r, bash takes the backslashes away that keep a name with spaces together.
    click.echo(script.replace(" read type value", " read -r type value"))

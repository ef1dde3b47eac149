"""`verify` and `completion`."""

from __future__ import annotations

import click

from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state


@click.command()
@format_option
@pass_state
def verify(state: State, format_: str) -> int:
    """Whether the files are still those that were loaded. Exit code 1 if one was changed or is missing.

    Rejected rows and noted values of a file: catchgraph show FILE.

    \b
    Example:
      catchgraph --case dolphin verify
    """
    from catchgraph.analyse.table import Table
    from catchgraph.case.verify import verify as check

    found = check(state.case())
    rows = [(file.state, file.path, file.dataset, file.terms, file.loaded_sha256, file.sha256) for file in found]
    columns = ("state", "path", "dataset", "terms", "loaded_sha256", "sha256")
    emit(Table("Files", columns, rows, hidden=frozenset({"loaded_sha256", "sha256"})), format_)
    changed = sum(file.state != "unchanged" for file in found)
    if changed:
        state.progress(
            f"{changed} of {len(found)} files are not what was loaded. Load them again: catchgraph load FILE…"
        )
    return 1 if changed else 0


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

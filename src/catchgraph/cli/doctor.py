"""`doctor`: what works on this machine, and what the case needs."""

from __future__ import annotations

import click

from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state


@click.command()
@format_option
@pass_state
def doctor(state: State, format_: str) -> int:
    """What works on this machine and what the case needs: each line with what to do. Exit code 1 if something fails.

    \b
    Example:
      catchgraph --case dolphin doctor
    """
    from catchgraph.analyse.table import Table
    from catchgraph.cli.checks import case_checks, machine_checks, store_checks

    found = [*machine_checks(state.path), *store_checks(state), *case_checks(state.path)]
    rows = [(check.what, check.state, check.found, check.advice) for check in found]
    emit(Table("Checks", ("check", "state", "found", "what_to_do"), rows), format_)
    return 1 if any(check.state == "error" for check in found) else 0

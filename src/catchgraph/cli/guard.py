"""The rim of the program: exceptions and signals become one message and an exit code.

0    ok
1    error in the data or the run
2    the command was wrong
4    the graph store cannot be reached
5    findings at or above --fail-on
130  interrupted (Ctrl-C, SIGTERM, SIGHUP)
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from typing import Any

import click

from catchgraph.cli.clean import clean
from catchgraph.cli.signals import INTERRUPTED, MESSAGE, interruptible
from catchgraph.errors import CatchgraphError

#: Options of `catchgraph` itself, which stand before the command.
_GLOBAL = ("--case", "--graph", "--quiet", "-q", "--debug", "--version")


def guarded(run: Callable[[], Any], *, debug: bool) -> int:
    """Run the command line and return the exit code; only with `debug` does anybody see a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A name that the terminal's encoding lacks is no reason to stop.
            stream.reconfigure(errors="replace")
    with interruptible() as received:
        try:
            result = run()
        except (click.Abort, KeyboardInterrupt):
            return _interrupted()
        except SystemExit as stop:
            return stop.code if isinstance(stop.code, int) else 1
        except click.ClickException as error:
            return _usage(error)
        except CatchgraphError as error:
            return _failed(str(error), error.exit_code, debug=debug)
        except Exception as error:  # noqa: BLE001 - the one place that turns a defect into a message
            if received.is_set():
                return _interrupted()
            what = f"{type(error).__name__}: {error}".splitlines()[0]
            return _failed(
                f"{what}\nThis is a defect of catchgraph: run again with --debug and report it.", 1, debug=debug
            )
    return result if isinstance(result, int) else 0


def tell(message: str) -> None:
    """A line on stderr, free of control characters, whatever the data holds."""
    click.echo("\n".join(clean(line) for line in message.split("\n")), err=True)


def _failed(message: str, code: int, *, debug: bool) -> int:
    if debug:
        traceback.print_exc()
    tell(f"Error: {message}")
    return code


def _usage(error: click.ClickException) -> int:
    error.show()
    if isinstance(error, click.NoSuchOption) and error.option_name in _GLOBAL:
        tell(f"{error.option_name} stands before the command: catchgraph {error.option_name} … COMMAND")
    return error.exit_code


def _interrupted() -> int:
    tell(MESSAGE)
    return INTERRUPTED

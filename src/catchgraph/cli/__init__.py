"""The command line: one module per group of commands, each imported when it is asked for."""

from catchgraph.cli.app import main

__all__ = ["main"]

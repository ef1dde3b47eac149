"""How a step tells what it is doing: one short line at a time, printed by whoever called it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str], None]


def silent(_: str) -> None:
    """Say nothing: the default of every step."""

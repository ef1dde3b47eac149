"""What a comparator says of itself: its docstring names its levels, in their order, and what each means."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def level_names(function: Callable[..., Any]) -> dict[str, str]:
    """Levels of a comparator in their order, with their meaning: the `level: meaning` lines of its docstring."""
    lines = (function.__doc__ or "").strip().split("\n")[1:]
    parted = [line.strip().split(": ", 1) for line in lines if ": " in line]
    return {parts[0]: parts[1] for parts in parted}


def describes(function: Callable[..., Any]) -> str:
    """What a comparator compares: the first line of its docstring."""
    return (function.__doc__ or "").strip().split("\n")[0].rstrip(".")

"""One key at a time: from a terminal without Enter, from a file or pipe as they come."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

_END, _ESCAPE = "\x04", "\x1b"


@contextmanager
def single_keys() -> Iterator[None]:
    """While this lasts the terminal hands over each key as it is pressed; Ctrl-C interrupts as ever.

    For a whole sitting, not for each key: switching to and fro would lose what is typed in between.
    """
    before = _attributes()
    if before is None:
        yield
        return
    import termios
    import tty

    tty.setcbreak(sys.stdin, termios.TCSADRAIN)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def key() -> str:
    """The next key, or '' at the end of the input. Arrows and other keys of several characters are one escape."""
    if not sys.stdin.isatty():
        while (one := sys.stdin.read(1)) and one in "\r\n":
            pass
        return one
    if _attributes() is None:
        return click.getchar()
    one = os.read(sys.stdin.fileno(), 1).decode(errors="replace")
    if one == _ESCAPE:
        _rest_of_escape()
    return "" if one == _END else one


def line(prompt: str) -> str:
    """A line of text, without the spaces around it; '' at the end of the input."""
    click.echo(prompt, nl=False, err=True)
    before = _attributes()
    if before is None:
        return sys.stdin.readline().strip()
    import termios

    shown = [*before]
    shown[3] |= termios.ICANON | termios.ECHO
    termios.tcsetattr(sys.stdin, termios.TCSADRAIN, shown)
    try:
        return sys.stdin.readline().strip()
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def _attributes() -> list[Any] | None:
    """How the terminal is set; None for anything else, and on Windows."""
    if not sys.stdin.isatty():
        return None
    try:
        import termios
    except ImportError:
        return None
    return list(termios.tcgetattr(sys.stdin.fileno()))


def _rest_of_escape() -> None:
    import select

    while select.select([sys.stdin], [], [], 0.02)[0]:
        os.read(sys.stdin.fileno(), 1)

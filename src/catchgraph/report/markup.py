"""HTML and SVG as text: every text and attribute is escaped here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from catchgraph.exchange.text import safe


class Markup(str):
    """Text that is HTML or SVG already."""

    __slots__ = ()


def tag(name: str, /, *content: str, **attributes: str | float | bool | None) -> Markup:
    """An element. `_` in the names of attributes stands for `-`, at their end for nothing; `None` leaves one out.

    Content that is no `Markup` is escaped.
    """
    given = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None)
    return Markup(f"<{name}{given}>{''.join(_content(part) for part in content)}</{name}>")


def empty(name: str, /, **attributes: str | float | bool | None) -> Markup:
    """An element of HTML that has no end tag."""
    return Markup(
        f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items() if value is not None)}>"
    )


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Markup one after the other; what is no `Markup` is escaped."""
    return Markup(between.join(_content(part) for part in parts))


def _content(part: str) -> str:
    return part if isinstance(part, Markup) else escape(safe(part))


def _attribute(key: str, value: str | float | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-") if key != "viewBox" else key
    if isinstance(value, bool):
        return f" {name}" if value else ""
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return f' {name}="{escape(safe(text))}"'

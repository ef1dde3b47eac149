"""Texts of XML elements for the document form: by paths of local names, so that namespaces do not matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from catchgraph.read.document.form import Written

#: Takes a part and the line of the file in which it begins.
Place = Callable[[str, int], None]


@lru_cache(maxsize=1 << 12)
def _found_by(path: str) -> str:
    """`Item/HScode` as `lxml` finds it in any namespace."""
    return "/".join(step if step in (".", "..", "*") else f"{{*}}{step}" for step in path.split("/"))


@lru_cache(maxsize=1 << 12)
def _way(path: str) -> tuple[str, tuple[str, ...], str, bool]:
    """Of `Item/HScode@unit` what `lxml` finds by; its steps, none where they are not names alone; the attribute."""
    below, at, attribute = path.partition("@")
    below = below.rstrip("/")
    plain = below and not {".", "..", "*"} & set(below.split("/"))
    steps = tuple(_found_by(below).split("/")) if plain else ()
    return (_found_by(below) if below else "", steps, attribute, bool(at))


def _first(element: Any, steps: tuple[str, ...], at: int = 0) -> Any:
    """The first element that steps lead to: what `find` gives, in two thirds of its time."""
    for child in element.iterchildren(steps[at]):
        found = child if at + 1 == len(steps) else _first(child, steps, at + 1)
        if found is not None:
            return found
    return None


def text(element: Any, path: str) -> str:
    """The text of the first element at a path below another, without blanks around; '' where there is none.

    Of `HScode/@unit` the attribute.
    """
    by, steps, attribute, at = _way(path)
    found = _first(element, steps) if steps else element.find(by) if by else element
    if found is None:
        return ""
    # Most have no element in them, and `itertext` takes five times as long.
    inside = found.get(attribute) if at else "".join(found.itertext()) if len(found) else found.text
    return inside.strip() if inside else ""


def written(element: Any, path: str, beside: str = "", within: str = "") -> Written:
    """As `text`, with its path for notes (`within`: that of the element), and the text at `beside`: unit, currency."""
    called = f"{within}/{path}" if within and path else within or path
    return Written(text(element, path), called, text(element, beside) if beside else "")


def each(element: Any, path: str, within: str = "", place: Place | None = None) -> Iterator[tuple[str, Any]]:
    """Every element at a path, with its part: `Item[3]`, `Item[3].Attached_documents[1]` within another's part.

    `place` is told the part and its first line in the file (`Said.place` of a row).
    """
    name = path.rpartition("/")[2]
    for number, found in enumerate(element.iterfind(_found_by(path)), 1):
        part = f"{within}.{name}[{number}]" if within else f"{name}[{number}]"
        if place and found.sourceline:
            place(part, found.sourceline)
        yield part, found

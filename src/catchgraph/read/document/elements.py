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


def text(element: Any, path: str) -> str:
    """The text of the first element at a path below another, without blanks around; '' where there is none.

    Of `HScode/@unit` the attribute.
    """
    path, at, attribute = path.partition("@")
    path = path.rstrip("/")
    found = element.find(_found_by(path)) if path else element
    if found is None:
        return ""
    # Most have no element in them, and `itertext` takes five times as long.
    inside = "".join(found.itertext()) if len(found) else found.text
    return ((found.get(attribute) if at else inside) or "").strip()


def written(element: Any, path: str, beside: str = "", within: str = "") -> Written:
    """As `text`, with its path for notes (`within`: that of the element), and the text at `beside`: unit, currency."""
    called = "/".join(filter(None, (within, path)))
    return Written(text(element, path), called, text(element, beside) if beside else "")


def each(element: Any, path: str, within: str = "", place: Place | None = None) -> Iterator[tuple[str, Any]]:
    """Every element at a path, with its part: `Item[3]`, `Item[3].Attached_documents[1]` within another's part.

    `place` is told the part and its first line in the file (`Said.place` of a row).
    """
    name = path.rpartition("/")[2]
    for number, found in enumerate(element.iterfind(_found_by(path)), 1):
        part = ".".join(filter(None, (within, f"{name}[{number}]")))
        if place and found.sourceline:
            place(part, found.sourceline)
        yield part, found

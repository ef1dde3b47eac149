"""A picture in the format that is asked for, as text or as a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.errors import InputError, UsageError

if TYPE_CHECKING:
    import networkx as nx

    from catchgraph.exchange.shown import Picture

PICTURES = ("dot", "mermaid", "graphml", "gexf", "geojson", "html")
BY_SUFFIX = {f".{name}": name for name in PICTURES} | {".gv": "dot", ".mmd": "mermaid", ".htm": "html"}


def text_of(shown: Picture, format_: str) -> str:
    """The picture as text. Raises `UsageError` for another format."""
    if format_ not in PICTURES:
        raise UsageError(f"no pictures in the format {format_!r}", hint=f"One of: {', '.join(PICTURES)}.")
    module = "catchgraph.report.page" if format_ == "html" else f"catchgraph.exchange.{format_}"
    write: Callable[[Picture], str] = getattr(import_module(module), "page" if format_ == "html" else format_)
    return write(shown)


def write_file(path: Path, text: str) -> None:
    """Write UTF-8 text, all or nothing. Raises `InputError` where that cannot be."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise InputError(
            f"cannot write {path}: {error.strerror or error}", hint="Name a file in a folder that exists and is yours."
        ) from error


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture for Python: as text, as a file, as a networkx graph; in a notebook it shows itself."""

    picture: Picture

    def text(self, format_: str) -> str:
        """As dot, mermaid, graphml, gexf, geojson or html."""
        return text_of(self.picture, format_)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write a file in the format that its name ends in."""
        file = Path(path)
        write_file(file, self.text(BY_SUFFIX.get(file.suffix.lower(), file.suffix.lower())))
        return file

    def graph(self) -> nx.MultiDiGraph[str]:
        """A networkx graph with plain attributes."""
        from catchgraph.exchange.attributes import graph_of

        return graph_of(self.picture)

    def _repr_html_(self) -> str:
        """The page in a frame of its own, where its script can reach nothing else."""
        return (
            f'<iframe title="{escape(self.picture.title)}" sandbox="allow-scripts" width="100%" height="600" '
            f'srcdoc="{escape(self.text("html"))}"></iframe>'
        )

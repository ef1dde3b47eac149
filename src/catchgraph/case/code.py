"""The texts that a result rests on: who takes up what an earlier run left asks whether they are still those."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable


def texts(package: str, *endings: str) -> Iterator[str]:
    """Name and text of every file of `catchgraph.<package>`, its folders included, that ends so; sorted."""
    yield from _texts(files("catchgraph").joinpath(package), endings)


def _texts(folder: Traversable, endings: tuple[str, ...]) -> Iterator[str]:
    for entry in sorted(folder.iterdir(), key=lambda found: found.name):
        if entry.is_dir():
            yield from _texts(entry, endings)
        elif entry.name.endswith(endings):
            yield entry.name
            yield entry.read_text(encoding="utf-8")

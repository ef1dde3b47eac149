"""Lines of goods with the links between them and where these end: what a trace is told from, and drawn of."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catchgraph.analyse.custody.ends import End
from catchgraph.analyse.custody.links import Link
from catchgraph.analyse.custody.told import Line


@dataclass(frozen=True, slots=True)
class Custody:
    """`lines`: by id, in the order of ids; `starts`: those at which the trace begins; `ends`: by line."""

    starts: tuple[str, ...]
    lines: Mapping[str, Line]
    links: tuple[Link, ...]
    ends: Mapping[str, Sequence[End]]

    def begun(self) -> list[Line]:
        """The lines at which the trace begins, the latest first, those of one record by their numbers."""
        return sorted((self.lines[id_] for id_ in self.starts if id_ in self.lines), key=_latest)

    def way(self, name: str) -> list[Link]:
        """The links `back` or `forward`, by step."""
        return [link for link in self.links if link.way == name]

    def weight(self, link: Link) -> float | None:
        """What went along a link in kg: as stated, or all of a line that is told again; nothing where unknown."""
        if link.kg is not None:
            return link.kg
        return self.lines[link.later].kg if link.type == "SAME_GOODS" and link.later in self.lines else None

    def drawn(self) -> list[Link]:
        """The links between lines that are known."""
        return [link for link in self.links if link.later in self.lines and link.earlier in self.lines]


def _latest(line: Line) -> tuple[Any, ...]:
    """Lines without a day stand last."""
    number = str(line.given.get("line_no") or "")
    ago = -(line.day - dt.datetime(1970, 1, 1)).total_seconds() if line.day else math.inf
    return (ago, line.record, len(number.lstrip("0")), number, line.id)

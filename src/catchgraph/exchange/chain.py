"""What a chain says in a picture: a few lines of text for each line of goods and each link."""

from __future__ import annotations

from catchgraph.analyse.custody.custody import Custody
from catchgraph.analyse.custody.links import Link
from catchgraph.analyse.custody.told import Line
from catchgraph.analyse.words import day
from catchgraph.exchange.shown import Picture


def texts(shown: Picture, found: Custody, line: Line) -> list[str]:
    """What it is called, what it is, its weight and day, whom it names, where the way back ends there, its tags."""
    weight = f"{line.kg:,.0f} kg" if line.kg is not None else "weight unknown"
    ends = [end.end for end in found.ends.get(line.id, ())]
    tags = " ".join(f"#{tag}" for id_ in (line.id, line.record) for tag in shown.tags(id_))
    when = " ".join(filter(None, (weight, day(line.day))))
    return [text for text in (line.called, line.what, when, line.names, *dict.fromkeys(ends), tags) if text]


def written(shown: Picture, line: Line) -> list[str]:
    """What people wrote about the line or its record."""
    return [text for id_ in (line.id, line.record) for text in shown.written(id_)]


def went(found: Custody, link: Link) -> list[str]:
    """What went along a link, on what that rests, and whether it may be another line."""
    weight = found.weight(link)
    kg = f"{weight:,.0f} kg" if weight is not None else ""
    return [text for text in (kg, link.basis or "", "" if link.certain else "one of several") if text]

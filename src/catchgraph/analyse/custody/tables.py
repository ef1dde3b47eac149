"""Tables of a trace: a row a line, a link, an end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.custody.custody import Custody
from catchgraph.analyse.custody.links import Link, Way, reached
from catchgraph.analyse.nodes import Ref
from catchgraph.analyse.table import Table
from catchgraph.analyse.words import day

if TYPE_CHECKING:
    from catchgraph.analyse.custody.told import Line

LINES, ENDS = "Traced", "Where it ends"
WAYS: Mapping[Way, str] = {"back": "Back to the sea", "forward": "Forward to the consignee"}
_SHOWN = ("step", "from", "basis", "to", "what", "amount", "told", "where")
#: For programs: what the texts for people are made of.
_RAW = ("kg", "drawn_kg", "made_kg", "who", "place", "day", "certain", "confidence", "says", "as_written",
        "relationship", "from_id", "to_id", "record", "link")  # fmt: skip


def lines_table(found: Custody) -> Table:
    """The lines at which the trace begins."""
    lines = found.begun()
    rows = [
        (one.called, one.what, one.kg, one.chief, one.place, one.day, list(one.where), one.names, one.id)
        for one in lines
    ]
    columns = ("line", "what", "kg", "who", "place", "day", "where", "all_named", "goods")
    return Table(LINES, columns, rows, hidden=frozenset({"all_named"}))


def links_table(found: Custody, way: Way, known: Mapping[str, Ref], cut: str) -> Table:
    """A row a link, by steps from where the trace begins; what, kg, who, place and day are of the line it leads to."""
    rows = [_link(link, found.lines, known) for link in found.way(way) if link.far in found.lines]
    rows.sort(key=lambda row: (row[0], row[1], row[3], row[-1]))
    return Table(WAYS[way], (*_SHOWN, *_RAW), rows, cut, frozenset(_RAW))


def ends_table(found: Custody) -> Table:
    """Where each way back ends, those first that break; and what would close them."""
    steps = reached(found.way("back"), found.starts)
    rows = [
        (end.end, found.lines[id_].called, steps[id_].steps if id_ in steps else None, end.why, end.close,
         list(found.lines[id_].where), id_)
        for id_, each in found.ends.items()
        for end in each
    ]  # fmt: skip
    rows.sort(key=lambda row: (row[0] in ("sea", "farm"), row[0], row[1], row[3], row[-1]))
    return Table(ENDS, ("end", "line", "step", "why", "what_would_close_it", "where", "goods"), rows)


def _told(line: Line) -> tuple[Any, ...]:
    return line.called, line.what, line.kg, line.names, line.place, line.day


def _link(link: Link, lines: Mapping[str, Line], known: Mapping[str, Ref]) -> tuple[Any, ...]:
    near, far = lines.get(link.near), lines[link.far]
    says = known.get(link.record or "")
    where = list(dict.fromkeys([*far.where, *(says.where if says else ())]))
    called, what, kg, who, place, when = _told(far)
    told = "; ".join(filter(None, (day(when), far.chief, place)))
    return (
        link.step, near.called if near else link.near, _basis(link), called, what, _amount(link, kg), told, where,
        kg, link.kg, link.made_kg, who, place, when, link.certain, link.confidence, says.name if says else None,
        link.as_written, link.type, link.near, link.far, link.record, link.id,
    )  # fmt: skip


def _basis(link: Link) -> str:
    """On what a link rests, and how sure that is where it may be another line."""
    doubts = ["" if link.certain else "one of several", "" if link.confidence == 1 else f"{link.confidence:.2f}"]
    said = ", ".join(filter(None, doubts))
    return f"{link.basis} ({said})" if said else str(link.basis)


def _amount(link: Link, kg: float | None) -> str:
    """What was drawn of how much, or how much is told again; a weight that nobody states is no number."""
    drawn = link.kg
    if link.type == "SAME_GOODS" and kg is not None:
        return f"{kg:,.0f} kg"
    if drawn is None:
        return "" if kg is None else f"? of {kg:,.0f} kg"
    return f"{drawn:,.0f} kg" if kg is None else f"{drawn:,.0f} of {kg:,.0f} kg"

"""A draft of a layout: what was chosen, and the text of the layout with the reason of every line."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from catchgraph.errors import InputError
from catchgraph.read.draft.choice import Chosen
from catchgraph.read.draft.column import Column
from catchgraph.read.draft.listing import list_text, listed_column
from catchgraph.read.draft.parties import choose_parties
from catchgraph.read.draft.periods import choose_period
from catchgraph.read.draft.sample import Sample, sample_of
from catchgraph.read.draft.sides import positions, times, two_vessels
from catchgraph.read.draft.sizes import choose_lengths, choose_tonnages
from catchgraph.read.draft.toml import Sections, layout_text
from catchgraph.read.draft.trade import trade_of
from catchgraph.read.draft.trade_text import trade_text
from catchgraph.read.draft.traded import Trade
from catchgraph.read.draft.vessel import choose_identity, choose_numbers, choose_vessel
from catchgraph.read.layouts import builtin_layouts
from catchgraph.read.layouts.parse import parse_layout
from catchgraph.read.look import document_at
from catchgraph.read.recognise import recognise
from catchgraph.read.source import inspect


@dataclass(frozen=True)
class Draft:
    """A draft. `columns` says which column holds which property; `unread` are columns that nobody took."""

    text: str
    columns: Mapping[str, str]
    unread: tuple[str, ...]


def draft_layout(path: Path) -> Draft:
    """Draft a layout of the register, bills, entries or declarations in a file, by its header and first 20,000 rows.

    Other layouts play no part. Raises `InputError` where the file is no table of text, has no rows, or no column that
    may name a vessel; of a table of trade, nothing that says of which records.
    """
    if document := document_at(path):
        raise InputError(
            f"{path.name} is {document}; a layout says what the columns of a table hold", hint="Load it as it is."
        )
    sample = sample_of(path)
    if trade := trade_of(sample):
        return _trade(sample, trade)
    _refuse_events(sample)
    chosen = Chosen(sample.columns, sample.rows)
    choose_identity(chosen)
    choose_period(chosen)
    # "Company name" is no vessel's name, so parties choose before vessels.
    parties = choose_parties(chosen)
    choose_vessel(chosen)
    sections = Sections(choose_lengths(chosen), choose_tonnages(chosen), parties, choose_numbers(chosen))
    if "name" not in chosen.by_property:
        raise InputError(
            f"{path.name}, line {sample.header.line}: no column looks like the names of vessels; a layout needs one",
            hint=_advice(sample),
        )
    if listed := listed_column(sample.columns):
        return _list(sample, chosen, listed)
    return _draft(sample, chosen, sections)


def _trade(sample: Sample, trade: Trade) -> Draft:
    """The draft of a table of bills, entries or declarations."""
    text = trade_text(sample, trade)
    parse_layout(text, sample.source.name)
    taken = {column.position for column in trade.taken}
    unread = [column for column in sample.columns if column.position not in taken]
    columns = {f"{column.name}": column.reference or "" for column in trade.taken}
    return Draft(text, columns, tuple(sample.header.label(column.position) for column in unread))


def _list(sample: Sample, chosen: Chosen, listed: Column) -> Draft:
    """The draft of a list: read as a register, it would list nobody."""
    text = list_text(sample, chosen, listed)
    if text is None:
        raise InputError(
            f"{sample.source.name}, line {sample.header.line}: {listed.reference!r} says who is listed: no register",
            hint='Write a layout of kind "iuu-list" after the one that `catchgraph layout --show iuu-list` prints.',
        )
    taken = parse_layout(text, sample.source.name).references()
    unread = [column for column in sample.columns if column.reference not in taken]
    columns = tomllib.loads(text)["columns"]
    return Draft(text, columns, tuple(sample.header.label(column.position) for column in unread))


def _advice(sample: Sample) -> str:
    if not sample.header_lines:
        return f"The first line is a row ({sample.value!r}), no header: add a first line with the names of the columns."
    return (
        "Write the layout by hand, after one that comes along (catchgraph layout --show ID). "
        f"The header has: {sample.header.shown()}"
    )


def _refuse_events(sample: Sample) -> None:
    where = f"{sample.source.name}, line {sample.header.line}"
    hint = (
        'Of meetings of two vessels by MMSI, write a layout of kind "events" after the one that '
        "`catchgraph layout --show miller2018-encounters` prints."
    )
    if two := two_vessels(sample.columns):
        raise InputError(
            f"{where}: every row holds two vessels ({' and '.join(two)}): no register; a draft is of registers only",
            hint=f"{hint} Of a register with two vessels in a row, make a row of each.",
        )
    if (place := positions(sample.columns)) and (when := times(sample.columns)):
        raise InputError(
            f"{where}: positions ({', '.join(place)}) at times ({', '.join(when)}): events or tracks, no register",
            hint=hint,
        )


def _draft(sample: Sample, chosen: Chosen, sections: Sections) -> Draft:
    unread = [column for column in sample.columns if column.position not in chosen.taken]
    columns = {name: choice.column.reference or "" for name, choice in chosen.by_property.items()}
    text = layout_text(sample, chosen, sections, unread)
    return Draft(text, columns, tuple(sample.header.label(column.position) for column in unread))


def known_as(path: Path) -> str:
    """The id of the layout that comes with catchgraph and has a file's header; '' where none has."""
    try:
        return recognise(inspect(path), builtin_layouts()).layout.id
    except InputError:
        return ""

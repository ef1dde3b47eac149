"""A draft of an IUU list whose rows say whether a vessel is listed now, and by whom, without dates."""

from __future__ import annotations

from collections.abc import Sequence

from catchgraph.normalise.answer import answer
from catchgraph.read.draft.choice import Chosen
from catchgraph.read.draft.column import Column
from catchgraph.read.draft.quote import comment, quoted, quoted_list
from catchgraph.read.draft.sample import Sample

#: Property of a register → the same of a list.
_PROPERTIES = {
    "name": "names", "imo": "imo", "mmsi": "mmsis", "call_sign": "call_signs", "flag": "flag", "built": "built",
    "registration_number": "registration_numbers", "vessel_type": "vessel_type", "gear": "gear",
}  # fmt: skip
_WHO = frozenset({"rfmo", "rfmos", "organisation", "organisations", "organization", "organizations"})
_LISTED = frozenset({"listed", "delisted", "iuu"})


def listed_column(columns: Sequence[Column]) -> Column | None:
    """The column that says whether each vessel is listed: its header says so, and every value is a yes or no."""
    for column in columns:
        named = column.reference and _LISTED & column.said.words
        if named and column.distinct and all(answer(value, "listed") for value in column.distinct):
            return column
    return None


def list_text(sample: Sample, chosen: Chosen, listed: Column) -> str | None:
    """The layout of the list; None where no column says who lists the vessels."""
    free = [column for column in chosen.free(None) if column is not listed]
    reason = next((column for column in free if "reason" in column.said.words), None)
    who = next((column for column in free if column is not reason and _WHO & column.said.words), None)
    if who is None:
        return None
    by = chosen.by_property
    own = {ours: by[name].column.reference or "" for name, ours in _PROPERTIES.items() if name in by}
    name = quoted(sample.source.path.stem)
    lines = [
        f"# Drafted from {quoted(comment(sample.source.name))}: {sample.rows} rows; say --edition when you load it.",
        "# Check every line against the file, then load it with --layout.",
        f"id = {name}  # yours to choose; it begins the name of the dataset",
        f'kind = "iuu-list"  # {comment(listed.reference or "")} says whether a vessel is listed now',
        *(f"{key} = {name}  # write out" for key in ("publisher", "organisation", "title")),
        'says = ""  # write what it says, and what it does not say',
        "",
        "[recognise]",
        f"columns = {quoted_list([listed.reference or '', who.reference or '', *own.values()])}",
        "",
        "[format]",
        'several = [", ", ";"]  # what parts several values in a cell',
        *([f"delimiter = {quoted(sample.delimiter)}"] if sample.delimiter != "," else []),
        "",
        "[columns]",
        f"currently_listed = {quoted(listed.reference or '')}  # every value is a yes or a no",
        *(f"{ours} = {quoted(column)}" for ours, column in own.items()),
        "",
        "[[intervals]]",
        'rfmo = ""  # the cell names the organisations; no dates are known',
        f"column = {quoted(who.reference or '')}",
        *([f"reason = {quoted(reason.reference or '')}"] if reason else []),
    ]
    return "\n".join(lines) + "\n"

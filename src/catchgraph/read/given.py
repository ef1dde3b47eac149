"""Which properties of a noun a file may state: what layouts and documents give columns and keys for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from catchgraph.case.tables import FOLDED
from catchgraph.model.schema import RECORDS, node

_WORD = re.compile(r"[a-z_]+")
#: What ids, readers and steps fill, and no text of a file.
_FILLED = FOLDED | {
    "edition",
    "id",
    "dataset",
    "record",
    "of_line",
    "document",
    "catch_document",
    "nobody_named",
    "personal_number",
}

#: Texts of a source that are no property themselves, but tell one (`clean.enrich`), by label.
INPUTS: Mapping[str, tuple[str, ...]] = {"Bill": ("house", "sub_house")}

#: Labels of which a table or a paper may be; those that only say who somebody is have kinds of layouts of their own.
PAPERS = tuple(kind.label for kind in RECORDS if kind.layer == "record" and (not kind.tells.link or kind.tells.general))


@cache
def given(label: str) -> tuple[str, ...]:
    """The properties of a noun that a file may state, then what else its source says to tell them by."""
    own = (each.name for each in node(label).properties if each.name not in _FILLED)
    return (*own, *INPUTS.get(label, ()))


@cache
def day_properties(label: str) -> tuple[str, ...]:
    """The properties of a noun that its day is the first of: those of `Tells.day`."""
    days = {each.name for each in node(label).properties if each.type == "datetime"}
    return tuple(word for word in _WORD.findall(node(label).tells.day) if word in days)

"""Benign readings of a finding, as its pattern declares them: which were checked, and what is said of them here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from catchgraph.analyse.table import Table
from catchgraph.detect.catalogue import query_of
from catchgraph.detect.query import Query
from catchgraph.errors import CatchgraphError

#: Words by which a header says that its query leaves a case out: the rows were looked at, and it was not so.
_LEFT_OUT = re.compile(
    r"\bnot reported\b|\bnor (?:are|is) reported\b|\bleft out\b|\b(?:does|do) not count\b|\bcounts? only\b"
    r"|\bonly where\b|\bcovers? (?:no day|none)\b|\bnot (?:asked|judged)\b|\bnor is one\b|\bcounts once\b"
    r"|\bnothing can be said\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\banother finding\b", re.IGNORECASE)
_COLUMN = re.compile(r"`(\w+)`")
#: A sentence ends before a capital or a column's name.
_SENTENCE = re.compile(r"(?<=\.)\s+(?=[A-Z`])")
CHECKED = "checked: such cases are left out, and the records show none here"
OPEN = "not excluded by this pattern: yours to judge"


def readings(typology: str, details: Mapping[str, Any], *, forced: bool, folders: Sequence[Path] = ()) -> Table:
    """A row a reading that the header of the finding's query states, with what became of it.

    `folders`: of the user's own queries. Where the query is there no longer, nothing can be said, and the note says so.
    """
    columns = ("reading", "outcome", "here")
    try:
        query = query_of(typology, folders)
    except CatchgraphError:
        query = None
    if query is None:
        return Table("Benign readings", columns, [], f"the query {typology} is not in the catalogue any more")
    rows = [(text, _outcome(text), _here(query, text, details)) for text in _sentences(query.benign)]
    note = "the records leave no benign reading: forced" if forced else ""
    return Table("Benign readings", columns, rows, note)


def _sentences(text: str) -> Iterator[str]:
    yield from filter(None, (part.strip() for part in _SENTENCE.split(" ".join(text.split()))))


def _outcome(text: str) -> str:
    if _LEFT_OUT.search(text):
        return CHECKED
    if _ELSEWHERE.search(text):
        return "checked: such a case is a finding of another pattern"
    return OPEN


def _here(query: Query, text: str, details: Mapping[str, Any]) -> list[str]:
    """What the finding says in the columns that the reading names."""
    named = dict.fromkeys(_COLUMN.findall(text))
    return [
        f"{name}: {_said(details[name])}"
        for name in named
        if name in query.columns and details.get(name) not in (None, "", [])
    ]


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

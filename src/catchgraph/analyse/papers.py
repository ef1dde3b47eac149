"""From a number as somebody writes it to the records of that paper: bills, entries, certificates, in any spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from catchgraph.analyse.cited import PAPERS, states_of
from catchgraph.analyse.nodes import refs
from catchgraph.errors import Ambiguous
from catchgraph.model.schema import RECORDS
from catchgraph.normalise.document import KINDS, document_key, loose_key
from catchgraph.normalise.numbers.bill import bill_number
from catchgraph.normalise.numbers.entry import entry_number

if TYPE_CHECKING:
    import duckdb

_SHOWN = 15
#: Numbers in fewer letters and digits are found in full only: too many others end in them.
_LEAST = 6
_SCAC = 4

#: What has a number: papers, and what a vessel reports of a trip, which no other paper cites.
_NUMBERED = tuple(kind for kind in RECORDS if kind in PAPERS or (kind.layer == "record" and kind.has("report")))

_BY_KEY = " UNION ALL ".join(
    f'SELECT id FROM derived."{kind.table}" WHERE document IN (SELECT unnest($keys))'  # noqa: S608 - declared in the model
    for kind in PAPERS
)
#: Letters and digits of a number; of a key those of its last part: kind and country stand before.
_BARE = "translate(upper({}), ' -./_#:', '')"
_BY_PART = " UNION ".join(
    f"""SELECT id FROM derived."{kind.table}"
        WHERE {_BARE.format("split_part(document, ' ', -1)")} IN (SELECT unnest($bare))
        OR (length($longest) >= {_LEAST} AND document LIKE 'bill %' AND ends_with(document, $longest)
            AND length(document) = length('bill ') + {_SCAC} + length($longest))"""  # noqa: S608 - declared in the model
    for kind in PAPERS
)
_BY_NUMBER = " UNION ".join(
    f'SELECT id FROM derived."{kind.table}" WHERE {_BARE.format(name)} IN (SELECT unnest($bare))'  # noqa: S608 - declared in the model
    for kind in _NUMBERED
    for name in kind.tells.numbers
    if kind.has(name)
)
_DOCUMENTS = " UNION ALL ".join(
    f'SELECT id, document FROM derived."{kind.table}" WHERE id IN (SELECT unnest($ids))'  # noqa: S608 - declared in the model
    for kind in PAPERS
)


def of_number(connection: duckdb.DuckDBPyConnection, text: str) -> list[str]:
    """Ids of records of the paper that `text` numbers, sorted; none where it is no number.

    By the key of the document first; then without separators, country, a carrier's code or a check digit; then by
    other numbers that a noun declares (`Tells.numbers`: the master of a bill, the entry of a refusal).
    """
    keys = sorted(set(_keys(text)))
    bare = sorted(set(_bare(text)))
    if not keys:
        return []
    # Names of lots and events need no digit; what has none is no number.
    given = {"keys": keys}, *(({"bare": bare, "longest": max(bare, key=len)}, {"bare": bare}) if bare else ())
    for query, asked in zip((_BY_KEY, _BY_PART, _BY_NUMBER), given, strict=False):
        found = connection.execute(query, asked).fetchall()
        if found:
            return sorted({str(id_) for (id_,) in found})
    return []


def ambiguous_number(connection: duckdb.DuckDBPyConnection, text: str, ids: list[str]) -> Ambiguous:
    """The error that lists the records: those of one document first and together, each with where it stands."""
    document = dict(connection.execute(_DOCUMENTS, {"ids": ids}).fetchall())
    size = Counter(document.get(id_) for id_ in ids)
    ids = sorted(ids, key=lambda id_: (-size[document.get(id_)], document.get(id_) or "", id_))
    known, states = refs(connection, ids[:_SHOWN]), states_of(connection, ids[:_SHOWN])
    lines = [
        "  "
        + "  ".join(
            filter(None, (id_, ref.label, ref.name, document.get(id_), states.get(id_), ", ".join(ref.datasets)))
        )
        for id_ in ids[:_SHOWN]
        if (ref := known.get(id_))
    ]
    one = len(ids) > 1 and len({document.get(id_) for id_ in ids}) == 1 and document.get(ids[0])
    more = f"\n  and {len(ids) - _SHOWN:,} more" if len(ids) > _SHOWN else ""
    what = f"{len(ids):,} records of one document" if one else f"{len(ids):,} records have this number"
    return Ambiguous(f"{text!r}: {what}", hint="Give the id of one.\n" + "\n".join(lines) + more)


def _keys(text: str) -> Iterator[str]:
    """Keys of documents that the text may mean: of every kind, of a bill also without the carrier's code."""
    for kind in KINDS:
        if key := document_key(kind, text):
            yield key
    if bill := bill_number(text):
        yield f"bill {bill.own}"
        code, own = bill.own[:_SCAC], bill.own[_SCAC:]
        if code.isalpha() and own.isdigit():
            yield f"bill {own}"
    if entry := entry_number(text):
        yield from (f"entry {number}" for number in _spellings(entry.filer + entry.number, entry.check))


def _bare(text: str) -> Iterator[str]:
    if key := loose_key("other", text):
        yield key.removeprefix("other ~")
    if key := document_key("bill", text):
        yield key.removeprefix("bill ")
    if entry := entry_number(text):
        yield from _spellings(entry.filer + entry.number, entry.check)


def _spellings(number: str, check: str) -> Iterator[str]:
    """An entry number without its check digit, and with whichever it may have."""
    yield number
    yield from ([number + check] if check else [f"{number}{digit}" for digit in range(10)])

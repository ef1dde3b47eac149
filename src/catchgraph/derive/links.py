"""Steps of custody: which lines are the same goods, and which were made from which.

derived.document   records with lines, and the copy of its paper that stands for each
derived.line       lines, and the line of that copy
derived.cited      documents on which goods rest, and the record that each is
SAME_GOODS         lines of one consignment, and of copies
derived.head       the line of a consignment that was told first, at which links begin
link               all that records say of what was made from what (`sql/custody/links`)
derived.cut_link   those that close a circle
MADE_FROM          all others
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from catchgraph.case.filled import filled
from catchgraph.derive.circles import closing
from catchgraph.derive.diff import fill
from catchgraph.derive.steps import Step, statement
from catchgraph.derive.temporary import temporary
from catchgraph.model.schema import RECORDS, NodeType, relationship
from catchgraph.normalise.document import RESTING
from catchgraph.resolve.consignment.kinds import DEAD, TOLD

if TYPE_CHECKING:
    import duckdb

#: Papers of which copies are found by `resolve`: their numbers come back.
_NUMBERED = tuple(told.table for told in TOLD if told.numbered)
#: States of papers, beside those of bills and declarations, in which they count nowhere.
_DEAD = (*DEAD, "blocked", "draft")

_TRADE = ("export_declaration", "import_declaration", "bill", "entry")
_AT_SEA = {"landing-declaration": "landing declaration", "transshipment-declaration": "transshipment declaration"}


@cache
def ways() -> tuple[tuple[str, str, str], ...]:
    """(kind of the record that cites, kind of document that is cited, basis of the link from the one to the other)."""
    papers = dict.fromkeys(RESTING, "document cited")
    traded = {**papers, **_AT_SEA, "sales-note": "sales note", "lot": "document cited"}
    by_kind = {
        **dict.fromkeys(_TRADE, traded),
        "processing_statement": {**dict.fromkeys(RESTING, "certificate cited"), **_AT_SEA, "sales-note": "sales note"},
        "storage_document": {**papers, **_AT_SEA},
        "paper": {**dict.fromkeys(RESTING, "re-export"), **_AT_SEA},
        "catch_certificate": {**papers, **_AT_SEA},
        "sales_note": dict.fromkeys(_AT_SEA, "sales note"),
        "landing_declaration": {"transshipment-declaration": "transshipment declaration"},
    }
    # What is exported again was imported before.
    by_kind["export_declaration"] = {**traded, "import-declaration": "re-export", "entry": "re-export"}
    return tuple((citing, cited, basis) for citing, each in by_kind.items() for cited, basis in each.items())


@dataclass(frozen=True, slots=True)
class Source:
    """A statement of `sql/custody/links`, without which rows it gives nothing, and the parameters that it names."""

    name: str
    rests: tuple[str, ...]
    given: tuple[str, ...] = ()


#: What says what was made from what.
SOURCES = (
    Source("itself", ("derived.goods",)),
    Source("cited", ("derived.cited",)),
    Source("accompanying", ("resolve.part_of",), ("resting",)),
    Source("harvest", ("read.harvest_report",)),
    Source("lots", ("read.lot",)),
    Source("shipped", ("read.lot",)),
    Source("landed", ("read.landing_declaration", "read.transshipment_declaration")),
    Source("hold", ("read.transshipment",)),
)


def again(connection: duckdb.DuckDBPyConnection, step: Step, _only: bool) -> None:
    """Make a table that is kept anew: nothing asks which of its rows moved."""
    fill(connection, step)


def _links(connection: duckdb.DuckDBPyConnection, step: Step, _only: bool) -> None:
    """Make the temporary table `link` of what every source with rows says."""
    rests = {table for source in SOURCES for table in source.rests}
    there = filled(connection, sorted(rests))
    some = [source for source in SOURCES if not there.isdisjoint(source.rests)] or [SOURCES[0]]
    given = {name: _GIVEN[name] for source in some for name in source.given}
    sql = statement(step.sql).format(query=_query(some))
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {step.table} AS FROM ({sql}) ORDER BY source, target", given or None
    )


def _query(sources: Iterable[Source]) -> str:
    return " UNION ALL ".join(f"({statement(f'custody/links/{source.name}')})" for source in sources)


def _closing(connection: duckdb.DuckDBPyConnection, step: Step, _only: bool) -> None:
    """Make the temporary table `closing`: places of links that close a circle."""
    import numpy as np
    import pandas as pd

    found = connection.execute(statement(step.sql)).fetchnumpy()
    numbers, ids = pd.factorize(np.concatenate([np.asarray(found[end], dtype=object) for end in ("source", "target")]))
    source, target = np.split(numbers.astype(np.int64), 2)
    order = np.empty(len(ids), dtype=np.int64)
    order[np.argsort(np.asarray(ids, dtype=str), kind="stable")] = np.arange(len(ids))
    side = np.full(len(ids), 9, dtype=np.int64)
    side[source] = np.asarray(found["side"], dtype=np.int64)
    places = np.asarray(found["place"], dtype=np.int64)[closing(source, target, side * len(ids) + order)]
    temporary(connection, step.table, {"place": places})


_GIVEN: dict[str, Any] = {
    "dead": list(_DEAD),
    "numbered": list(_NUMBERED),
    "resting": list(RESTING),
}


def _issued() -> str:
    """SQL: (id, kind, document, catch_document, status, replaces, replaced_by, key, dataset) of records with lines.

    Copies of one paper have one `key`; a harvest report of another programme is another paper.
    """
    told = [kind for kind in RECORDS if kind.layer == "record" and kind.tells.lines]
    return " UNION ALL ".join(
        f"""SELECT id, '{kind.table}' AS kind, {", ".join(_or_none(kind, name) for name in _ISSUED)},
                   {_key(kind)} AS key,
                   datasets[1] AS dataset FROM derived."{kind.table}" """  # noqa: S608 - declared in the model
        for kind in told
    )


def _key(kind: NodeType) -> str:
    if not kind.has("document"):
        return "CAST(NULL AS VARCHAR)"
    return "document || coalesce(program, '')" if kind.has("program") else "document"


_ISSUED = ("document", "catch_document", "status", "replaces", "replaced_by")


def _or_none(kind: NodeType, name: str) -> str:
    return f'"{name}"' if kind.has(name) else f"CAST(NULL AS VARCHAR) AS {name}"


@cache
def steps() -> tuple[Step, ...]:
    """Every one of them."""
    return (*_lines(), *_material())


_LINES = ("derived.line", "derived.goods")
_RECORDS = tuple(f"derived.{kind.table}" for kind in RECORDS if kind.layer == "record" and kind.tells.lines)


def _lines() -> Iterator[Step]:
    """Which lines there are, of which papers, and which are the same."""
    yield Step(
        makes=("derived.document",), run=again, sql="custody/document", fills=({"issued": _issued()},),
        given={"dead": _GIVEN["dead"], "numbered": _GIVEN["numbered"]},
        reads=("resolve.counts_not", "resolve.under", "resolve.copy_of", *_RECORDS),
    )  # fmt: skip
    yield Step(
        makes=("derived.line",), run=again, sql="custody/line",
        reads=("derived.document", "derived.goods", "resolve.part_of"),
    )  # fmt: skip
    yield Step(
        makes=("derived.same_goods",), sql="custody/same_goods", rests=("read.goods",), kind=relationship("SAME_GOODS"),
        reads=(*_LINES, "derived.cites", "resolve.part_of"),
    )  # fmt: skip
    yield Step(
        makes=("derived.head",), run=again, sql="custody/head", reads=("derived.line", "derived.same_goods"),
    )  # fmt: skip


def _material() -> Iterator[Step]:
    """What lines were made from."""
    citing, cited, basis = (list(column) for column in zip(*ways(), strict=True))
    yield Step(
        makes=("derived.cited",), run=again, sql="custody/cited",
        given={"citing": citing, "cited": cited, "basis": basis},
        reads=("read.citation", "paper", "derived.document"),
    )  # fmt: skip
    yield Step(
        makes=("link",), run=_links, sql="custody/link", fills=({"query": _query(SOURCES)},),
        reads=(
            *_LINES, "derived.head", "derived.cited", "derived.document", "derived.took_part_in",
            *(f"derived.{name}" for name in _TOLD), "read.citation", "read.goods", "read.named_vessel", "resolve.named",
            "paper",
        ),
    )  # fmt: skip
    yield Step(makes=("closing",), run=_closing, sql="custody/closing", reads=("link", "derived.line"))
    yield Step(makes=("derived.cut_link",), run=again, sql="custody/cut_link", reads=("link", "closing"))
    yield Step(
        makes=("derived.made_from",), sql="custody/made_from", rests=("read.goods",), kind=relationship("MADE_FROM"),
        reads=("link", "derived.cut_link", "derived.goods"),
    )  # fmt: skip


#: Records and events that sources ask for more than their lines.
_TOLD = (
    *("catch_certificate", "sales_note", "landing_declaration", "transshipment_declaration", "activity_report"),
    *("traceability_event", "landing", "transshipment", "hold_event"),
)

"""Ask the store one query of the catalogue: is what it needs there, what did it find, out of how many?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from catchgraph.detect.finding import Found, found, identified
from catchgraph.detect.query import LABELS, LIMIT, UNDECIDED, Query
from catchgraph.detect.report import FINDINGS, NOT_COVERED, NOT_LOADED, NOTHING, UNCOVERED, TypologyResult
from catchgraph.detect.tables import NO_TABLES, bound_tables
from catchgraph.detect.verified import types_asked, verified_only
from catchgraph.errors import QueryError, UsageError
from catchgraph.graph.store import Store
from catchgraph.model.schema import label_of, node
from catchgraph.reference.own import OwnTable


@dataclass(frozen=True, slots=True)
class Answer:
    """The line of the report and the findings of one query; `verified`: ids of those without any suggested match."""

    result: TypologyResult
    findings: tuple[Found, ...]
    verified: frozenset[str] = frozenset()


class Look:
    """Asks a store; counts of a label are asked once.

    `verified`: keep only findings without any suggested match. `suggested`: types of relationships of which some may
    rest on such a match; nothing where that is not known. `own`: tables of the user's.
    """

    def __init__(
        self,
        store: Store,
        timeout_s: float,
        *,
        verified: bool = False,
        suggested: frozenset[str] | None = None,
        own: Mapping[str, OwnTable] = NO_TABLES,
    ) -> None:
        self._verified = verified
        self._own = own
        self._suggested = suggested
        self._store = store
        self._timeout_s = timeout_s
        self._counts: dict[str, int] = {}

    def answer(self, query: Query, parameters: Mapping[str, Any]) -> Answer:
        """Run a query. Raises `QueryError` or `QueryTimeout` that names its file."""
        with _named(query):
            missing = [need for need in query.needs if not any(self._count(label) for label in need.split("|"))]
            if missing:
                return _without(query, NOT_LOADED, None, " ".join(_absent(need) for need in missing))
            out_of = self._count(query.denominator, query.tables)
            if out_of == 0:
                note = "Nothing to count against: no record that is loaded says what this asks about."
                return _without(query, NOT_LOADED, 0, note)
            covered = self._count(query.covers, query.tables) if query.covers else None
            if covered == 0:
                note = "The dates of the data loaded cover none of the days in question."
                return _without(query, NOT_COVERED, out_of, note, ((UNCOVERED, out_of),))
            findings, limited = self._findings(query, parameters)
            sure, fewer = self._sure(query, parameters, findings, limited=limited)
            if self._verified:
                findings, limited = sure, fewer
            undecided = self._undecided(query, parameters)
        answer = _answer(query, findings, out_of, covered, undecided, int(parameters[LIMIT]) if limited else 0)
        return replace(answer, verified=frozenset(item.id for item in sure))

    def _undecided(self, query: Query, parameters: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
        """(reason, how many) of what the query cannot judge, by reason."""
        if not query.undecided:
            return ()
        table = self._store.read(query.undecided, parameters, self._timeout_s)
        counts: dict[str, int] = {}
        for row in table.dicts():
            reason, n = (row[name] for name in UNDECIDED)
            if not isinstance(reason, str) or not reason or not isinstance(n, int) or isinstance(n, bool) or n < 0:
                raise QueryError(
                    f"`undecided` must give a reason and a number, and gave {reason!r} and {n!r}",
                    hint="End it in `RETURN 'the reason' AS reason, count(…) AS n`.",
                )
            counts[reason] = counts.get(reason, 0) + n
        return tuple((reason, n) for reason, n in sorted(counts.items()) if n)

    def _sure(
        self, query: Query, parameters: Mapping[str, Any], every: tuple[Found, ...], *, limited: bool
    ) -> tuple[tuple[Found, ...], bool]:
        """Findings that rest on verified relationships only, and whether there are more than the limit.

        A pattern that asks for something absent finds more where less counts: what is not in `every` is no finding.
        """
        if not every or not self._may_rest_on_suggested(query):
            return every, limited
        try:
            asked = replace(query, cypher=verified_only(query.cypher))
        except UsageError:
            # A query of one's own that cannot be asked so still gives its findings: none of them is verified.
            if self._verified:
                raise
            return (), False
        if not self._verified and not limited:
            sure = {identified(query, row) for row in self._rows(asked, parameters)[0]}
            return tuple(item for item in every if item.id in sure), False
        findings, more = self._findings(asked, parameters)
        known = {item.id for item in every}
        return tuple(item for item in findings if limited or item.id in known), more

    def _may_rest_on_suggested(self, query: Query) -> bool:
        """Whether a relationship that the query matches may be a suggested one."""
        asked = types_asked(query.cypher)
        return self._suggested is None or bool(self._suggested if asked is None else self._suggested & asked)

    def _findings(self, query: Query, parameters: Mapping[str, Any]) -> tuple[tuple[Found, ...], bool]:
        rows, more = self._rows(query, parameters)
        findings = tuple(found(query, row) for row in rows)
        _distinct(query, findings)
        return findings, more

    def _rows(self, query: Query, parameters: Mapping[str, Any]) -> tuple[list[dict[str, Any]], bool]:
        """The rows up to the limit, and whether there are more."""
        limit = parameters.get(LIMIT)
        # One more than asked for: how to know that there is more.
        more = {**parameters, LIMIT: limit + 1} if isinstance(limit, int) else parameters
        table = self._store.read(query.cypher, more, self._timeout_s)
        rows = table.dicts()[:limit] if isinstance(limit, int) else table.dicts()
        return rows, len(table.rows) > len(rows)

    def _count(self, what: str, tables: Sequence[str] = ()) -> int:
        if what not in self._counts:
            cypher = f"MATCH (n:{what}) RETURN count(n) AS n" if what in LABELS else what
            values = self._store.read(cypher, bound_tables(tables, self._own), self._timeout_s).column("n")
            if len(values) > 1 or (values and not isinstance(values[0], int)):
                raise QueryError(f"a counting query must give one number, and gave {values[:3]!r}")
            self._counts[what] = values[0] if values else 0
        return self._counts[what]


def _answer(
    query: Query,
    findings: tuple[Found, ...],
    out_of: int,
    covered: int | None,
    undecided: tuple[tuple[str, int], ...],
    limit: int,
) -> Answer:
    notes = []
    if limit:
        notes.append(f"Stopped at the limit of {limit}: there are more. Raise it with --param {LIMIT}=….")
    if covered is not None and covered < out_of:
        notes.append(f"The dates of the data loaded cover {covered:,} of {out_of:,}.")
        undecided = tuple(sorted([*undecided, (UNCOVERED, out_of - covered)]))
    hits = counted(query, findings)
    if hits > out_of:
        notes.append("No rate: the findings name more than is counted. State in `counted` what `denominator` counts.")
    result = TypologyResult(
        typology=query.id,
        title=query.title,
        severity=query.severity,
        maturity=query.maturity,
        state=FINDINGS if findings else NOTHING,
        findings=len(findings),
        hits=hits,
        denominator=out_of,
        rate=hits / out_of if 0 < out_of >= hits else None,
        limited=bool(limit),
        note=" ".join(notes),
        covered=covered,
        undecided=undecided,
    )
    return Answer(result, findings)


def counted(query: Query, findings: Iterable[Found]) -> int:
    """How many of what the denominator counts the findings name, each once: a share of the same thing."""
    named: set[Any] = set()
    for item in findings:
        value = item.values[query.counted]
        named.update(value if isinstance(value, list) else [value])
    named.discard(None)
    if query.denominator in LABELS:
        named = {id_ for id_ in named if label_of(id_) == query.denominator}
    return len(named)


def _without(
    query: Query, state: str, out_of: int | None, note: str, undecided: tuple[tuple[str, int], ...] = ()
) -> Answer:
    result = TypologyResult(
        query.id, query.title, query.severity, query.maturity, state, 0, 0, out_of, None, limited=False, note=note,
        covered=0 if undecided else None, undecided=undecided,
    )  # fmt: skip
    return Answer(result, ())


def _absent(need: str) -> str:
    if "|" in need:
        return f"No {', '.join(need.split('|'))} is loaded; one of them would do."
    meaning = node(need).description.partition("\n")[0].rstrip(".")
    return f"No {need} is loaded ({meaning[:1].lower()}{meaning[1:]})."


def _distinct(query: Query, findings: tuple[Found, ...]) -> None:
    seen: dict[str, Found] = {}
    for item in findings:
        if item.id in seen:
            values = {name: item.values[name] for name in query.identity}
            raise QueryError(
                f"two rows have the same identity {values}",
                hint="Group the rows by the columns of `identity`, or add what tells them apart to it.",
            )
        seen[item.id] = item


@contextmanager
def _named(query: Query) -> Iterator[None]:
    try:
        yield
    except QueryError as error:
        if str(query.path) in error.message:
            raise
        raise type(error)(f"{query.path}: {error.message}", hint=error.hint) from error

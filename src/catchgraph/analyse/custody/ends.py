"""Where the way back ends: at the sea, at a farm, or where it breaks, and what would close it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from catchgraph.analyse.cited import PAPERS
from catchgraph.analyse.custody.closing import HOLDERS, close
from catchgraph.analyse.custody.links import Link
from catchgraph.analyse.custody.told import Line
from catchgraph.case.agreements import agreements
from catchgraph.case.papers import cited_as
from catchgraph.model.agreements import Agreement
from catchgraph.reference.countries import country

if TYPE_CHECKING:
    import duckdb

#: Kinds of documents that lead on to the sea.
_LEADING = tuple(kind for kind in HOLDERS if kind not in ("export-declaration", "import-declaration"))
_KEYS = " UNION ALL ".join(
    f'SELECT {key} AS document FROM derived."{kind.table}" WHERE {key} IN (SELECT document FROM cited)'  # noqa: S608 - of the model
    for kind in PAPERS
    for key in cited_as(kind)
)
#: What records cite and no record of the case is, by its number in any spelling that a link was made by.
_MISSING = f"""
    WITH cited AS (
        SELECT DISTINCT record_id, line_id, kind, number, document, country FROM read.citation
        WHERE record_id IN (SELECT unnest($records)) AND kind IN (SELECT unnest($kinds))
    )
    SELECT record_id, line_id, kind, number, document, country FROM cited
    WHERE document IS NULL OR document NOT IN (SELECT document FROM ({_KEYS}) WHERE document IS NOT NULL)
    ORDER BY ALL
"""  # noqa: S608 - constants only
_HELD = " UNION ALL ".join(
    f'SELECT document FROM derived."{kind.table}" WHERE starts_with(document, $begin)'  # noqa: S608 - of the model
    for kind in PAPERS
)
_ANY = f"SELECT 1 FROM ({_HELD}) LIMIT 1"  # noqa: S608 - constants only
#: What a way that stops at a record of this label lacks next.
_NEXT = {
    "CatchCertificate": "broken at harvest", "HarvestReport": "broken at harvest",
    "ActivityReport": "broken at harvest",
    "ProcessingStatement": "broken at processing", "Lot": "broken at processing",
    "TraceabilityEvent": "broken at processing", "StorageDocument": "broken at document",
    "LandingDeclaration": "broken at landing", "SalesNote": "broken at landing",
    "TransshipmentDeclaration": "broken at transshipment",
}  # fmt: skip
_CATCHING = ("catching vessel as written", "donor as written", "vessel as written")
_FARMS = ("farm", "farm site", "farmed at")
SEA, FARM = "sea", "farm"
#: What small vessels or farms landed together names none of them: 50 CFR 300.324.
_TOGETHER = "SVH"
_FARMED, _CAUGHT = "HBA", ("HCF", _TOGETHER)


@dataclass(frozen=True, slots=True)
class End:
    """Where the way of a line ends. `end`: as `Chain.ends`; `why`: in words; `close`: what would close it, '' where
    nothing is missing."""

    line: str
    end: str
    why: str
    close: str = ""

    @property
    def whole(self) -> bool:
        """Whether the way is whole there."""
        return self.end in (SEA, FARM)


class Cited(NamedTuple):
    """A document as a record cites it: its kind, its number as written, its key, the State that issued it."""

    kind: str
    number: str
    document: str | None
    country: str | None


def ends(
    connection: duckdb.DuckDBPyConnection,
    lines: Collection[Line],
    links: Collection[Link],
    beyond: Collection[str] = (),
) -> dict[str, list[End]]:
    """Line → where its way ends: of what no link leads further back from, and of what cites a paper that is missing.

    `links`: those on the way back from the lines; `beyond`: lines that were not followed further.
    """
    known = agreements(connection)
    on = {link.later for link in links} | set(beyond)
    missing = _missing(connection, lines, links)
    found = {
        line.id: list(_ends(connection, line, missing.get(line.id, []), known, leaf=line.id not in on))
        for line in lines
    }
    return {line: each for line, each in found.items() if each}


def _origin(leaf: Line) -> End | None:
    """The end of what was caught or harvested, where its line says by whom and when."""
    given = leaf.given
    if given["stage"] != "catch":
        return None
    hows = {one.how for one in leaf.who}
    if given["production"] == "farmed" or given["source"] == _FARMED or hows.intersection(_FARMS):
        farms = [one.name for one in leaf.who if one.how in _FARMS]
        return End(leaf.id, FARM, f"harvested at {', '.join(farms)}" if farms else "farmed")
    vessels = [one.name for one in leaf.who if one.type in ("CAUGHT_BY", "NAMES_VESSEL") or one.how in _CATCHING]
    dated = given["landed"] or given["caught_until"] or given["caught_since"] or leaf.day
    if (given["aggregated"] or given["source"] == _TOGETHER) and dated:
        return End(leaf.id, SEA, "landed by small vessels together")
    if vessels and dated:
        return End(leaf.id, SEA, f"caught by {', '.join(dict.fromkeys(vessels))}")
    return None


def _ends(
    connection: duckdb.DuckDBPyConnection, line: Line, missing: list[Cited], known: list[Agreement], *, leaf: bool
) -> Iterator[End]:
    if origin := _origin(line):
        if leaf:
            yield origin
        return
    for cited in missing:
        yield _absent(connection, line.id, cited, known)
    if leaf and not missing:
        yield _break(line, known)


def _absent(connection: duckdb.DuckDBPyConnection, line: str, cited: Cited, known: list[Agreement]) -> End:
    """A paper that is cited and not loaded: of an administration that shared others of that kind, or none."""
    kind, issuer = cited.kind.replace("-", " "), cited.country or _issuer(cited.document)
    held = connection.execute(_ANY, {"begin": f"{cited.kind} {issuer} " if issuer else f"{cited.kind} "}).fetchone()
    named = country(issuer) if issuer else None
    of = f" of {named.name}" if named else ""
    called = f"{kind} {cited.number}"
    why = f"{called} is cited and not loaded; {f'others{of} are' if held else f'no {kind}{of} is'}"
    end = "broken at document" if held else "document not shared"
    return End(line, end, why, close(cited.kind, called, issuer, known))


def _break(leaf: Line, known: list[Agreement]) -> End:
    """What a line that leads nowhere lacks."""
    issuer = leaf.given.get("origin")
    if leaf.given["stage"] == "catch":
        lacks = "no vessel, farm or group of small vessels is named"
        if any(one.type in ("CAUGHT_BY", "NAMES_VESSEL") or one.how in _CATCHING for one in leaf.who):
            lacks = "no day of catch or landing is stated"
        asked = close("landing-declaration", "the landing declaration or logbook of the catch", issuer, known)
        return End(leaf.id, "broken at harvest", lacks, asked)
    end = _NEXT.get(leaf.label, "nothing loaded")
    if end == "broken at processing" and leaf.label != "ProcessingStatement":
        return End(
            leaf.id, end, "nothing says what it was made from", close("lot", "the records of the lot", None, known)
        )
    if end != "nothing loaded":
        asked = close("catch-certificate", "the catch certificate or landing declaration it rests on", issuer, known)
        return End(leaf.id, end, "it cites no earlier paper", asked)
    asked = close("export-declaration", "the export declaration, and the certificates that it cites", issuer, known)
    if leaf.label in ("ExportDeclaration", "ImportDeclaration"):
        asked = close("catch-certificate", "the catch certificate of these goods", issuer, known)
    return End(leaf.id, end, "no paper that leads to the catch or harvest is cited", asked)


def _missing(
    connection: duckdb.DuckDBPyConnection, lines: Collection[Line], links: Collection[Link]
) -> dict[str, list[Cited]]:
    """Line → documents that its record cites for it, or for all its lines, and that are not loaded."""
    records = sorted({line.record for line in lines})
    rows = connection.execute(_MISSING, {"records": records, "kinds": list(_LEADING)}).fetchall() if records else []
    linked = {(link.record, link.as_written) for link in links}
    by_line: defaultdict[tuple[str, str | None], list[Cited]] = defaultdict(list)
    for record, line, *cited in rows:
        if (record, cited[1]) not in linked:
            by_line[record, line].append(Cited(*cited))
    return {
        line.id: [
            one for of in dict.fromkeys((line.id, line.given["of_line"], None)) for one in by_line[line.record, of]
        ]
        for line in lines
    }


def _issuer(document: str | None) -> str | None:
    parts = (document or "").split(" ")
    return parts[1] if len(parts) > 2 and country(parts[1]) else None


def of_chain(found: Mapping[str, list[End]]) -> list[str]:
    """The words of all ends, each once, sorted."""
    return sorted({end.end for each in found.values() for end in each})

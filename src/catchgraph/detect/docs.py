"""The page `docs/queries.md`, made from the headers: `python -m catchgraph.detect.docs > docs/queries.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.query import LABELS, Parameter, Query
from catchgraph.detect.sentence import spoken

_INTRO = """# The catalogue of queries

Generated from the headers in `cypher/` by `python -m catchgraph.detect.docs`.

Each query looks for one typology. A finding is a lead, not an accusation: what may be benign stands beside each.
`catchgraph detect` asks them all; `catchgraph query ID` asks one. Your own go into a folder of your own, a folder
per family, and are added with `--queries DIR`.

What a query cannot judge it counts by reason (`undecided`: a query that returns `reason` and `n`, with the parameters
of the query itself), beside what the days loaded do not cover: "nothing found" and "nothing can be said" are two
answers. A row whose column `forced` is true leaves no benign reading of the records. A parameter may have a range
(`hours: float = 8 from 1 to 720`). A reference table that a query takes can be replaced by one of your own, with the
same columns, in the folder `reference` of the case; findings say by which of them they were found.

Not in the catalogue: a vessel whose positions lie far from the area that her papers declare. That needs the borders of
FAO areas and zones; `reference/fao_areas.csv` holds their names only, and the areas of the bodies are coarse polygons.

| query | severity | maturity | title |
|---|---|---|---|
"""


def catalogue_page() -> str:
    """The whole page as Markdown."""
    queries = list(catalogue().values())
    rows = [f"| [`{q.id}`](#{q.id.replace('.', '')}) | {q.severity} | {q.maturity} | {q.title} |" for q in queries]
    return _INTRO + "\n".join([*rows, "", *(part for query in queries for part in _query(query))])


def _query(query: Query) -> Iterator[str]:
    yield f"## {query.id}\n"
    yield f"{query.title}. Severity {query.severity}, {query.maturity}, revision {query.revision}.\n"
    yield f"- **Question.** {query.question}"
    yield f"- **Why.** {query.why}"
    yield f"- **Benign.** {query.benign}"
    yield f"- **Needs.** {', '.join(need.replace('|', ' or ') for need in query.needs)}"
    yield f"- **Out of.** {_count(query.denominator)}; a finding counts by its `{query.counted}`"
    yield f"- **Says.** {query.sentence}"
    if query.covers:
        yield f"- **Covers.** {_count(query.covers)}"
    if query.undecided:
        yield f"- **Undecided.** `{query.undecided}`"
    yield f"- **One finding per.** {', '.join(query.identity)}"
    yield f"- **Parameters.** {'; '.join(_parameter(p) for p in query.params) or 'none'}"
    if query.tables:
        yield f"- **Tables.** {', '.join(f'`{name}.csv`' for name in query.tables)} (`src/catchgraph/reference/`)"
    yield f"- **Returns.** {', '.join(f'`{c.name}` ({c.type})' for c in query.returns)}"
    if query.references:
        yield f"- **References.** {query.references}"
    yield f"\n```cypher\n{query.cypher}\n```\n"


def _count(what: str) -> str:
    return f"every {what}" if what in LABELS else f"`{what}`"


def _parameter(parameter: Parameter) -> str:
    default = "must be given" if parameter.required else f"default {spoken(parameter.default)}"
    return f"`{parameter.name}` ({', '.join(part for part in (parameter.type, default, parameter.range) if part)})"


if __name__ == "__main__":
    sys.stdout.write(catalogue_page())

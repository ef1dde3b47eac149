"""What of a query would leave the graph: read a file, fetch an address, call a procedure, write, administer.

A reader's session of Neo4j refuses writes and nothing else: `LOAD CSV` reads files of the server and fetches addresses
from where it stands. So a query is looked at before it runs, twice: its words, for both stores, and the plan that Neo4j
makes of it (`EXPLAIN` runs nothing), in which every clause is an operator, however it was written. What a plan does
not show as operators (a `COUNT { … }` inside a `CASE`) stands in the details of one, as Neo4j wrote it out anew.
Operators: Neo4j's Cypher manual, "Operators in detail".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catchgraph.errors import QueryError

#: Procedures that say what is in the graph, or look something up in it.
PROCEDURES = frozenset({
    "db.labels", "db.propertykeys", "db.relationshiptypes", "db.schema.nodetypeproperties",
    "db.schema.reltypeproperties", "db.schema.visualization", "db.index.fulltext.querynodes",
    "db.index.fulltext.queryrelationships", "db.index.vector.querynodes", "db.index.vector.queryrelationships",
})  # fmt: skip
#: Namespaces of functions that work out a value from values. Functions without a namespace are Cypher's own.
FUNCTIONS = (
    "date.", "datetime.", "duration.", "localdatetime.", "localtime.", "time.", "point.", "vector.similarity.",
    "apoc.coll.", "apoc.date.", "apoc.map.", "apoc.math.", "apoc.number.", "apoc.temporal.", "apoc.text.",
)  # fmt: skip
#: Operators of a plan that only reads the graph; those in `_READS_ALIKE` come in many variants.
_READS = frozenset({
    "Anti", "Argument", "AssertSameNode", "AssertSameRelationship", "BidirectionalRepeat", "CacheProperties",
    "CartesianProduct", "Eager", "EmptyResult", "EmptyRow", "Error", "Filter", "Input", "NonFuseable",
    "NullifyMetadata", "Optional", "PathPropagatingBFS", "PreserveOrder", "ProduceResults", "ProjectEndpoints",
    "Projection", "RemoteBatchProperties", "RemoteBatchPropertiesWithFilter", "Repeat", "ShortestPath",
    "ShowConstraints", "ShowIndexes", "StatefulShortestPath", "TriadicBuild", "TriadicFilter", "TriadicSelection",
    "PartitionedUnwind", "Unwind",
})  # fmt: skip
_READS_ALIKE = re.compile(
    r"\w*(?:Scan|Seek|SeekByRange|HashJoin|Apply|Aggregation|Distinct|Expand|FromCountStore|Limit|Skip|Sort"
    r"|Top|Top1WithTies|Union)"
)
_CALL = "ProcedureCall"
_TOKEN = re.compile(
    r"//[^\n\r]*|/\*.*?(?:\*/|\Z)|(?P<text>'(?:[^'\\]|\\.)*(?:'|\Z)|\"(?:[^\"\\]|\\.)*(?:\"|\Z))"
    r"|`(?P<quoted>(?:[^`]|``)*)(?:`|\Z)|(?P<name>[^\W\d]\w*)|(?P<mark>\S)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
#: What stands before a name that is no keyword: a property, a label, a parameter.
_NAMES_FOLLOW = frozenset(".:|&!$%")
_BEFORE_USE = frozenset({"", "{", "UNION", "ALL", "DISTINCT", "EXPLAIN", "PROFILE", ";"})
_OF_THE_GRAPH = frozenset({"INDEX", "INDEXES", "CONSTRAINT", "CONSTRAINTS"})
_SERVER = "it changes or asks the server's own settings, users or schema"
_HINT = "Queries here only read the graph. What stands in a file comes into it with: catchgraph load FILE"
_WRITES = "The query tries to write; queries here only read."


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, a quoted name or a mark; `keyword` is the word in capitals where it may be one, else ''."""

    text: str
    keyword: str = ""
    named: bool = False


def refuse_words(cypher: str) -> None:
    """Raise `QueryError` where the words of a query leave the graph."""
    # Neo4j reads \u004c as L wherever it stands, before it reads anything else.
    for text in dict.fromkeys((cypher, _ESCAPE.sub(lambda found: chr(int(found[1], 16)), cypher))):
        tokens = list(_tokens(text))
        _refuse_command(tokens)
        _refuse(tokens)


def refuse_plan(kind: str, plan: Mapping[str, Any] | None) -> None:
    """Raise `QueryError` where a plan does more than read the graph.

    `kind` is the server's word for the query (`r`, `rw`, `w`, `s` for schema and administration), `plan` the root
    operator of `EXPLAIN`: operatorType, args, children.
    """
    if "w" in kind:
        raise QueryError(_WRITES)
    if kind != "r" or plan is None:
        raise _leaves(_SERVER)
    for operator in _operators(plan):
        # "Expand(All)@neo4j": the variant and the database.
        name = re.split(r"[@(]", str(operator.get("operatorType", "")), maxsplit=1)[0]
        details = str(operator.get("args", {}).get("Details", ""))
        if name == _CALL:
            _refuse(list(_tokens(f"CALL {details}")))
        elif name == "LoadCSV":
            raise _leaves("LOAD CSV reads files and fetches addresses")
        elif name not in _READS and not _READS_ALIKE.fullmatch(name):
            raise _leaves(f"its plan has the step {name}, which is not known to only read the graph")
        else:
            _refuse(list(_tokens(details)))


def _operators(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    waiting = [plan]
    while waiting:
        operator = waiting.pop()
        yield operator
        waiting += operator.get("children", ())


def _tokens(cypher: str) -> Iterator[_Token]:
    before = ""
    for found in _TOKEN.finditer(cypher):
        if name := found["name"]:
            keyword = "" if before in _NAMES_FOLLOW and before else name.upper()
            yield _Token(name, keyword, named=True)
        elif found["quoted"] is not None:
            yield _Token(found["quoted"].replace("``", "`"), named=True)
        elif found["mark"] or found["text"]:
            yield _Token(found["mark"] or "''")
        else:
            continue
        before = found["mark"] or " "


def _refuse(tokens: Sequence[_Token]) -> None:
    at, before = 0, ""
    while at < len(tokens):
        token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else _Token("")
        if token.keyword == "LOAD" and after.keyword == "CSV":
            raise _leaves("LOAD CSV reads files and fetches addresses")
        if token.keyword == "USE" and after.named and before in _BEFORE_USE:
            raise _leaves("USE asks another database")
        if not token.named:
            at, before = at + 1, token.text
            continue
        name, end = _chain(tokens, at)
        called = end < len(tokens) and tokens[end].text == "("
        # A column may be named `call`: `ORDER BY call LIMIT 3`.
        if before == "CALL" and ("." in name or called or _keyword(tokens, end) == "YIELD"):
            _allow_procedure(name)
        elif called and "." in name:
            _allow_function(name)
        at, before = end, token.keyword if end == at + 1 else " "


def _refuse_command(tokens: Sequence[_Token]) -> None:
    """A statement that is no query but asks or tells the server something; of the graph are its indexes only."""
    words = [token.keyword for token in tokens[:4] if token.keyword != "EXPLAIN"]
    if words[:1] == ["TERMINATE"] or (words[:1] == ["SHOW"] and not _OF_THE_GRAPH & set(words)):
        raise _leaves(_SERVER)


def _keyword(tokens: Sequence[_Token], at: int) -> str:
    return tokens[at].keyword if at < len(tokens) else ""


def _chain(tokens: Sequence[_Token], at: int) -> tuple[str, int]:
    """The name with its namespaces (`db.labels`) that begins at a token, and the place behind it."""
    parts = [tokens[at].text]
    at += 1
    while at + 1 < len(tokens) and tokens[at].text == "." and tokens[at + 1].named:
        parts.append(tokens[at + 1].text)
        at += 2
    return ".".join(parts), at


def _allow_procedure(name: str) -> None:
    if re.sub(r"\s", "", name).lower() not in PROCEDURES:
        raise _leaves(f"the procedure {name} is none of those that look into it")


def _allow_function(name: str) -> None:
    plain = re.sub(r"\s", "", name).lower()
    if not plain.startswith(FUNCTIONS) and plain not in PROCEDURES:
        raise _leaves(f"the function {name} is none of those that only work out a value")


def _leaves(why: str) -> QueryError:
    return QueryError(f"The query leaves the graph and was not run: {why}.", hint=_HINT)

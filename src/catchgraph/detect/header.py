"""Read a query file: `// key: value` lines, then Cypher. Everything the header says is checked here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from catchgraph.detect.fields import REQUIRED, Fields, split_header
from catchgraph.detect.parameters import EXPECTED, parse_value
from catchgraph.detect.query import (
    COLUMN_TYPES,
    EVIDENCE,
    FORCED,
    LABELS,
    MATURITIES,
    PARAMETER_TYPES,
    RANGED,
    RECORDS,
    SEVERITIES,
    Column,
    Parameter,
    Query,
)
from catchgraph.detect.sentence import columns_of
from catchgraph.errors import QueryError
from catchgraph.reference.tables import table_names

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_PARAMETER = re.compile(r"(?P<name>\w+)\s*:\s*(?P<type>\w+)(?P<rest>\s*(?:=|\sfrom\s|\sto\s).+)?")
_UNBOUNDED = re.compile(r"\s*(?:=\s*(?P<default>.+))?\s*")
_BOUNDED = re.compile(r"\s*(?:=\s*(?P<default>\S+))?(?:\s*\bfrom\s+(?P<low>\S+))?(?:\s*\bto\s+(?P<high>\S+))?\s*")
_COLUMN = re.compile(r"(?P<name>\w+)\s*:\s*(?P<type>[\w\[\]]+)")
#: Text and comments of Cypher, where a `$` is no parameter.
_QUOTED = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
_REASONS = re.compile(
    r"\bRETURN\b.*\bAS\s+reason\s*,.*\bAS\s+n\b(?:\s+ORDER\s+BY\s+reason)?\s*$", re.DOTALL | re.IGNORECASE
)
_COUNTS = re.compile(r"\bRETURN\b.*\bAS\s+n\s*$", re.DOTALL | re.IGNORECASE)


def parse(path: Path) -> Query:
    """The query in a file.

    Raises `QueryError` that names file, line, key and what was expected: an unknown, missing, empty or repeated
    key, a type outside the model, a column or parameter that is named and not declared.
    """
    fields, cypher = split_header(path)
    returns = _returns(fields)
    params = _params(fields)
    columns = [column.name for column in returns]
    query = Query(
        path=path,
        id=_id(fields, path),
        title=fields.text("title"),
        question=fields.text("question"),
        why=fields.text("why"),
        benign=fields.text("benign"),
        needs=_needs(fields),
        params=params,
        tables=tuple(fields.each("tables", table_names(), "tables of `reference`")),
        returns=returns,
        identity=tuple(fields.each("identity", columns, "columns of `returns`")),
        denominator=_count(fields, "denominator"),
        counted=_counted(fields, returns),
        covers=_count(fields, "covers"),
        undecided=_undecided(fields),
        sentence=_sentence(fields, columns),
        severity=fields.one("severity", SEVERITIES),
        maturity=fields.one("maturity", MATURITIES),
        revision=_revision(fields),
        references=fields.text("references"),
        cypher=cypher,
    )
    _check_parameters(fields, query)
    return query


def parse_saved(path: Path) -> Query:
    """The query in a file that was saved to be asked by its id: `id` and `title` are enough of a header.

    With every key of the catalogue it is read as one of the catalogue's. Raises `QueryError` as `parse` does.
    """
    fields, cypher = split_header(path, ("id", "title"))
    if all(key in fields.fields for key in REQUIRED):
        return parse(path)
    query = Query(
        path=path,
        id=_id(fields, path),
        title=fields.text("title"),
        question=fields.text("question"),
        why=fields.text("why"),
        benign=fields.text("benign"),
        needs=_needs(fields),
        params=_params(fields),
        tables=tuple(fields.each("tables", table_names(), "tables of `reference`")),
        returns=_columns(fields),
        identity=(),
        denominator="",
        counted="",
        covers="",
        undecided="",
        sentence="",
        severity="",
        maturity="",
        revision=_revision(fields) if "revision" in fields.fields else 1,
        references=fields.text("references"),
        cypher=cypher,
    )
    _check_parameters(fields, query)
    return query


def without_text(cypher: str) -> str:
    """Cypher without its comments and what stands in quotes."""
    return _QUOTED.sub(" ", cypher)


def _id(fields: Fields, path: Path) -> str:
    expected = f"{path.parent.name}.{path.stem}"
    if fields.text("id") != expected:
        raise fields.wrong("id", f"`{expected}`, the folder and the name of the file")
    return expected


def _needs(fields: Fields) -> tuple[str, ...]:
    """Labels that must be loaded; of `Registration|Broadcast` one is enough."""
    parts = fields.items("needs")
    for part in parts:
        for label in part.split("|"):
            if label not in LABELS:
                raise fields.wrong("needs", f"labels of the model ({', '.join(LABELS)})", label, LABELS)
    for place, part in enumerate(parts):
        if part in parts[:place]:
            raise fields.wrong("needs", "each name once", part)
    return tuple(parts)


def _params(fields: Fields) -> tuple[Parameter, ...]:
    found: list[Parameter] = []
    for item in fields.items("params"):
        match = _PARAMETER.fullmatch(item)
        if match is None:
            raise fields.wrong("params", "`name: type = default from low to high`, separated by commas", item)
        name, type_, default = match["name"], match["type"], match["rest"]
        if type_ not in PARAMETER_TYPES:
            raise fields.wrong("params", f"one of {', '.join(PARAMETER_TYPES)} as the type of `{name}`", type_)
        if any(parameter.name == name for parameter in found):
            raise fields.wrong("params", "each name once", name)
        found.append(_parameter(fields, name, type_, default or ""))
    return tuple(found)


def _parameter(fields: Fields, name: str, type_: str, text: str) -> Parameter:
    """`= default from low to high`; each may be missing."""
    match = _BOUNDED.fullmatch(text) if type_ in RANGED else _UNBOUNDED.fullmatch(text)
    if match is None:
        raise fields.wrong("params", f"`= default from low to high` of `{name}`", text)
    values: dict[str, Any] = {}
    for part, written in match.groupdict().items():
        try:
            values[part] = None if written is None else parse_value(type_, written)
        except ValueError as error:
            raise fields.wrong("params", f"{EXPECTED[type_]} as the {part} of `{name}`", written) from error
    found = Parameter(name, type_, required=values["default"] is None, **values)
    if found.low is not None and found.high is not None and found.low > found.high:
        raise fields.wrong("params", f"a range of `{name}` whose low end is not above its high end", text)
    if not found.required and not found.fits(found.default):
        raise fields.wrong("params", f"a default of `{name}` in its range ({found.range})", text)
    return found


def _returns(fields: Fields) -> tuple[Column, ...]:
    found = _columns(fields)
    if not _rests_on_something(found):
        raise fields.wrong(
            "returns", f"`{RECORDS}: list` (ids), or a record or event: a finding rests on what a source said"
        )
    return found


def _columns(fields: Fields) -> tuple[Column, ...]:
    found: list[Column] = []
    for item in fields.items("returns"):
        match = _COLUMN.fullmatch(item)
        if match is None or not _NAME.fullmatch(match["name"]):
            raise fields.wrong("returns", "`name: Type`, separated by commas", item)
        if match["type"] not in COLUMN_TYPES:
            raise fields.wrong("returns", f"as the type of `{match['name']}` one of {', '.join(COLUMN_TYPES)}", item)
        if any(column.name == match["name"] for column in found):
            raise fields.wrong("returns", "each name once", match["name"])
        found.append(Column(match["name"], match["type"]))
    for column in found:
        if column.name == FORCED and column.type != "bool":
            raise fields.wrong("returns", f"bool as the type of `{FORCED}`", column.type)
    return tuple(found)


def _rests_on_something(columns: Sequence[Column]) -> bool:
    return any(column.type in EVIDENCE or (column.name == RECORDS and column.type == "list") for column in columns)


def _count(fields: Fields, key: str) -> str:
    text = fields.text(key).rstrip(" ;\n")
    if not text or text in LABELS:
        return text
    if not _COUNTS.search(text):
        raise fields.wrong(key, f"a label ({', '.join(LABELS)}) or a query that ends in `RETURN count(…) AS n`")
    return text


def _undecided(fields: Fields) -> str:
    text = fields.text("undecided").rstrip(" ;\n")
    if text and not _REASONS.search(text):
        raise fields.wrong("undecided", "a query that ends in `RETURN … AS reason, count(…) AS n`")
    return text


def _counted(fields: Fields, columns: Sequence[Column]) -> str:
    """The column that holds what `denominator` counts: the one stated, or of that label, or the first of `identity`."""
    names = [column.name for column in columns]
    if stated := fields.each("counted", names, "columns of `returns`"):
        return stated[0] if len(stated) == 1 else _refuse_several(fields)
    label = fields.text("denominator").strip()
    if label in LABELS:
        return next((c.name for c in columns if c.label == label), RECORDS if RECORDS in names else names[0])
    return fields.items("identity")[0]


def _refuse_several(fields: Fields) -> NoReturn:
    raise fields.wrong("counted", "one column of `returns`")


def _sentence(fields: Fields, columns: Sequence[str]) -> str:
    for name in columns_of(fields.text("sentence")):
        if name not in columns:
            raise fields.wrong("sentence", "in braces only columns of `returns`", f"{{{name}}}", columns)
    return fields.text("sentence")


def _revision(fields: Fields) -> int:
    text = fields.text("revision")
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise fields.wrong("revision", "a whole number from 1")
    return int(text)


def _check_parameters(fields: Fields, query: Query) -> None:
    used, counted = _used(query.cypher), _used(query.denominator) | _used(query.covers)
    unsaid = _used(query.undecided)
    declared, tables = {parameter.name for parameter in query.params}, set(query.tables)
    for name in sorted((used | unsaid) - declared - tables):
        raise QueryError(
            f"{query.path}: the query uses ${name}, which `params` does not declare",
            hint=f"Add it to the header: // params: {name}: type = default",
        )
    for name in sorted(counted - tables):
        key = "denominator" if name in _used(query.denominator) else "covers"
        raise fields.wrong(key, "a count without parameters but `tables`", f"${name}")
    for name in sorted(declared & tables):
        raise fields.wrong("tables", "names that `params` does not have", name)
    for name in sorted(declared - used):
        raise fields.wrong("params", "only parameters that the query uses", name)
    for name in sorted(tables - used - counted - unsaid):
        raise fields.wrong("tables", "only tables that the query uses", name)


def _used(cypher: str) -> set[str]:
    return set(re.findall(r"\$(\w+)", without_text(cypher)))

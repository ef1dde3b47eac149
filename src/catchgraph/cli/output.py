"""Results on stdout, in the format that was asked for: the same option on every command that prints rows."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from catchgraph.cli.clean import cell, plain
from catchgraph.cli.guard import tell

if TYPE_CHECKING:
    from catchgraph.analyse.table import Table

FORMATS = ("table", "csv", "json", "jsonl")

F = TypeVar("F", bound=Callable[..., Any])


def format_option(function: F) -> F:
    """`--format`, given to the command as `format_`."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How to print the rows: a table for people, or csv, json or jsonl (one object a line) for programs.",
    )(function)


def emit(tables: Table | Sequence[Table], format_: str, head: Mapping[str, Any] | None = None) -> None:
    """Print one table, or an answer of several (`head`: what the answer is about).

    In csv and jsonl the rows of several tables carry their title as `section`. Notes go to stderr there.
    """
    single = not isinstance(tables, Sequence)
    every: list[Table] = [tables] if single else list(tables)  # type: ignore[list-item, arg-type]
    if format_ == "table":
        from catchgraph.cli.render import print_answer

        print_answer(every, head, titled=not single)
        return
    for table in every:
        if table.note:
            tell(f"{table.title}: {table.note}")
    writer = {"csv": _csv, "json": _json, "jsonl": _jsonl}[format_]
    writer(every, head, single)


def _json(tables: list[Table], head: Mapping[str, Any] | None, single: bool) -> None:
    rows = {table.title: [plain(row) for row in table.dicts()] for table in tables}
    if head is not None:
        answer: Any = {**plain(dict(head)), "sections": rows}
    else:
        answer = next(iter(rows.values())) if single else rows
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def _jsonl(tables: list[Table], head: Mapping[str, Any] | None, single: bool) -> None:
    for table in _with_head(tables, head):
        for row in table.dicts():
            section = {} if single else {"section": table.title}
            click.echo(json.dumps(section | plain(row), ensure_ascii=False))


def _csv(tables: list[Table], head: Mapping[str, Any] | None, single: bool) -> None:
    every = _with_head(tables, head)
    columns = list(dict.fromkeys(column for table in every for column in table.columns))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    # Who wrote a query named its columns.
    headings = [_whole(cell(column)) for column in columns]
    writer.writerow(headings if single else ["section", *headings])
    for table in every:
        for row in table.dicts():
            values = [_whole(cell(row.get(column))) for column in columns]
            writer.writerow(values if single else [_whole(cell(table.title)), *values])


def _whole(value: Any) -> Any:
    """Python's writer does not quote a carriage return, at which a spreadsheet begins a row; it quotes a line break."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def _with_head(tables: list[Table], head: Mapping[str, Any] | None) -> list[Table]:
    if head is None:
        return tables
    from catchgraph.analyse.table import Table

    facts = {key: value for key, value in head.items() if key != "properties"} | dict(head.get("properties", {}))
    given = [(key, value) for key, value in facts.items() if value not in (None, "", [])]
    return [Table("Properties", ("property", "value"), given), *tables]

"""Steps are declared: each says what it makes and reads, and the order follows."""

from __future__ import annotations

import re

import pytest

from catchgraph.derive.declared import VIEWS
from catchgraph.derive.plan import plan
from catchgraph.derive.steps import Step, needs, ordered, rendered
from catchgraph.model.schema import NODES, RELATIONSHIPS

from ..tables import database

#: A table or view in a statement.
_NAMED = re.compile(r'(?:FROM|JOIN) \(?(?:FROM )?(?:(read|resolve|derived)\.)?"?(\w+)"?')


def test_every_table_is_made_once_and_what_is_read_is_loaded_or_made_before():
    with database() as connection:
        tables = connection.execute("SELECT schema_name || '.' || table_name FROM duckdb_tables()").fetchall()
    known = {name for (name,) in tables if not name.startswith("derived.")} | {"changed", *VIEWS}
    for step in plan():
        assert needs(step) <= known, step.table
        assert not known & set(step.makes)
        known |= set(step.makes)
    made = {step.kind.table for step in plan() if step.kind}
    assert made == {kind.table for kind in (*NODES, *RELATIONSHIPS)} - {"finding", "case", "about", "rests_on"}


@pytest.mark.parametrize("step", [step for step in plan() if step.sql], ids=lambda step: step.table)
def test_a_statement_reads_what_its_step_says(step):
    """Names without a schema are those of the statement itself, unless they are made or views."""
    sql = re.sub(r"--.*", "", step.statement(only=True))
    made = {table for each in plan() for table in each.makes} | {"changed", *VIEWS}
    named = {f"{schema}.{table}" if schema else table for schema, table in _NAMED.findall(sql)}
    found = {name for name in named if "." in name or name in made}
    # What was touched, and what moved, is behind the tables from which it follows.
    kept = set(step.reads) if not step.touches else set(step.reads) & found
    # What entities were is what the last run left of them.
    before = {"derived.mention"} if step.table == "touched_core" else set()
    # Which tables it drops: what is made of them comes before.
    after = {"derived.traces_to", "derived.chain"} if step.table == "derived.way_end" else set()
    assert found - {f"touched_{step.by}"} - before == kept - after


def step(makes: str, *reads: str) -> Step:
    return Step(makes=(makes,), reads=reads)


def test_a_step_follows_what_it_reads_and_else_stays_where_it_was_declared():
    assert [each.table for each in ordered([step("c", "b"), step("d"), step("b", "a"), step("a", "read.file")])] == [
        "d", "a", "b", "c",
    ]  # fmt: skip


def test_steps_in_a_circle_or_of_one_table_are_refused():
    with pytest.raises(ValueError, match="wait for one another: a, b"):
        ordered([step("a", "b"), step("b", "a")])
    with pytest.raises(ValueError, match="two steps make a"):
        ordered([step("a"), step("a")])


def test_a_note_takes_up_what_was_touched_or_is_nothing():
    sql = "FROM read.gap r /* only record: r.id */ JOIN read.file f USING (file_id)"
    assert rendered(sql, only=False) == "FROM read.gap r JOIN read.file f USING (file_id)"
    assert rendered(sql, only=True) == (
        "FROM read.gap r SEMI JOIN touched_record AS touched ON touched.id = r.id JOIN read.file f USING (file_id)"
    )

"""Steps of balances: parts of each kind, their sums, what these are of and what they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.case.filled import filled
from catchgraph.derive.forms import form_all
from catchgraph.derive.steps import Step, statement
from catchgraph.model.schema import node, relationship

if TYPE_CHECKING:
    import duckdb

#: Kind of balance, a statement of `sql/balances` → tables all of which have rows where there is any.
KINDS: dict[str, tuple[str, ...]] = {
    "aggregate": ("derived.harvest_report",),
    "certificate": ("derived.component",),
    "capacity": ("derived.registration", "derived.took_part_in"),
    "consignment": ("derived.consignment",),
    "facility": ("derived.facility",),
    "glaze": ("derived.goods",),
    "hold": ("derived.landing", "derived.took_part_in"),
    "landing": ("derived.component",),
    "lot": ("derived.lot",),
    "storage": ("derived.storage_document",),
    "yield": ("derived.processing_statement",),
}
#: What the statements of kinds read.
_READ = tuple(
    f"derived.{name}"
    for name in (
        "caught_by",
        *("line", "head", "form", "goods", "made_from", "consignment", "part_of", "facility", "vessel", "names"),
        *("operated_by", "exported_by", "imported_by", "consigned_to", "took_part_in", "describes", "registration"),
        *("processing_statement", "storage_document", "harvest_report", "traceability_event", "lot", "entry"),
        *("draw", "component", "cut_paper", "paper_line", "catch_certificate"),
        *("export_declaration", "import_declaration", "landing", "transshipment", "fishing", "port_call"),
    )
)
#: Computed nodes → the column that holds what each is of.
SUBJECTS = {"Balance": "subject", "Chain": "goods"}


_SUBJECTS = tuple({"table": node(label).table, "label": label, "subject": column} for label, column in SUBJECTS.items())


def part_all(connection: duckdb.DuckDBPyConnection, step: Step, _only: bool) -> None:
    """The step: parts of every kind of balance as one table, which `balance` sums."""
    there = filled(connection, sorted({table for tables in KINDS.values() for table in tables}))
    connection.execute(f"CREATE OR REPLACE TEMP TABLE used AS {statement('balances/used')}")
    connection.execute(f"DELETE FROM {step.table}")  # noqa: S608 - declared
    for name, tables in KINDS.items():
        if there.issuperset(tables):
            parts = statement(f"balances/{name}")
            connection.execute(
                f"""INSERT INTO {step.table} BY NAME
                    SELECT 'balance:' || substr(md5(key), 1, 16) AS balance, * EXCLUDE (key)
                    FROM ({parts}) ORDER BY key, side, goods"""  # noqa: S608 - declared
            )


#: In the order in which they build on each other.
BALANCES: tuple[Step, ...] = (
    Step(
        makes=("derived.form",), run=form_all,
        reads=("derived.goods", "derived.processing_statement", "derived.made_from"),
    ),
    Step(makes=("derived.balance_part",), reads=_READ, run=part_all),
    Step(
        makes=("derived.balance",), reads=("derived.balance_part", "derived.goods"), rests=("read.goods",),
        sql="balances/balance", kind=node("Balance"),
    ),
    Step(
        makes=("derived.of",), reads=tuple(f"derived.{each['table']}" for each in _SUBJECTS), rests=("read.goods",),
        sql="balances/of", fills=_SUBJECTS, kind=relationship("OF"),
    ),
    Step(
        makes=("derived.counts",), reads=("derived.balance", "derived.balance_part", "derived.goods"),
        rests=("read.goods",), sql="balances/counts", kind=relationship("COUNTS"),
    ),
)  # fmt: skip

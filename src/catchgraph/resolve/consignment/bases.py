"""What joins records, basis by basis; what one has joined the next leaves alone: tables `attach` and `candidate`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.case.filled import filled
from catchgraph.resolve.consignment.facts import given, make, statement
from catchgraph.resolve.consignment.joined import hang_together
from catchgraph.resolve.consignment.weighed import score
from catchgraph.resolve.core.weights import Weights

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Rule:
    """How pairs of a table (node, to_node, score) are chosen from: from a score on, with a margin.

    `mutual`: with a margin also of what is chosen to the next record that fits it. `why`: said of what is not chosen.
    """

    basis: str
    pairs: str
    link_at: float
    apart: float
    sure: float
    why: str
    mutual: bool = False

    @property
    def levels(self) -> str:
        """The table that has the levels of these pairs."""
        return "weighed" if self.mutual else self.pairs


#: What served to join, of the levels of a pair: it is not judged in the consignment.
_SERVED = """list_filter([{first}, CASE WHEN seller = 2 THEN 'seller' END, CASE WHEN buyer > 1 THEN 'buyer' END,
    CASE WHEN day > 1 THEN 'day' END, CASE WHEN code > 1 THEN 'code' END, CASE WHEN weight > 1 THEN 'weight' END,
    CASE WHEN vessel = 2 THEN 'vessel' END, CASE WHEN container = 2 THEN 'container' END], lambda x: x IS NOT NULL)"""

#: How much more (log-odds) the best must score than the next, of the houses of one master or bills with one container;
#: and where parties and goods alone speak.
APART, FAR_APART = 1.0, 2.0
#: What is said of a join by a master's number or a container, and at most of one by parties and goods.
SURE, LIKELY = 0.95, 0.8
#: Candidates of one record that are kept.
SHOWN = 5


def begin(connection: duckdb.DuckDBPyConnection) -> None:
    """Make both tables, empty."""
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE attach (
            node VARCHAR, to_node VARCHAR, basis VARCHAR, joined_by VARCHAR[], score DOUBLE, confidence DOUBLE)"""
    )
    connection.execute("CREATE OR REPLACE TEMP TABLE joined_of (joins BIGINT, said HUGEINT)")
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE candidate (
            node VARCHAR, to_node VARCHAR, basis VARCHAR, score DOUBLE, why VARCHAR)"""
    )


def by_number(connection: duckdb.DuckDBPyConnection) -> None:
    """Bases `bill number` and `entry cited`."""
    _attach(connection, "joins", "bill number", "bill number", "true")
    hang_together(connection)
    _attach(connection, "follows", "bill number", "bill number", "fits = 1")
    connection.execute(
        """INSERT INTO candidate SELECT node, bill, 'bill number', NULL,
            CASE WHEN fits > 1 THEN 'the number ' || cited || ' is that of ' || fits || ' bills'
                 ELSE 'it cites bills of several consignments' END
        FROM numbered ANTI JOIN attach USING (node)"""
    )
    hang_together(connection)
    _attach(connection, "entries", "entry cited", "entry number", "fits = 1")


def _attach(connection: duckdb.DuckDBPyConnection, name: str, basis: str, joined_by: str, where: str) -> None:
    connection.execute(
        f"""INSERT INTO attach SELECT node, to_node, $basis, [$joined_by], NULL, confidence
        FROM ({statement(name)}) WHERE {where}""",  # noqa: S608 (fixed statements)
        given(statement(name)) | {"basis": basis, "joined_by": joined_by},
    )


def by_master(connection: duckdb.DuckDBPyConnection, weights: Weights) -> None:
    """Basis `master number`: the house that fits, with a margin."""
    make(connection, "mastered")
    if not filled(connection, ("temp.mastered",)):
        return
    score(connection, "scored", "mastered", weights)
    rule = Rule("master number", "scored", weights.link_at, APART, SURE, "it cites the master of several")
    _choose(connection, rule)


def by_container(connection: duckdb.DuckDBPyConnection, weights: Weights) -> None:
    """Basis `container`: the bill of that container and voyage; of several the one that fits, with a margin."""
    if not filled(connection, ("temp.container",)):
        return
    score(connection, "scored", "container", weights)
    # Whoever has the container in that time and a party or heading in common fits.
    _choose(connection, Rule("container", "scored", -100.0, APART, SURE, "several bills have its container"))


def by_goods(connection: duckdb.DuckDBPyConnection, weights: Weights) -> None:
    """Basis `parties and goods`: entries to bills, then declarations to what stands; the best of one another."""
    if not filled(connection, ("resolve.part_pair",)):
        return
    for kind in ("entry", "export_declaration"):
        hang_together(connection)
        make(connection, "free", statement("free").replace("$kind", f"'{kind}'"))
        rule = Rule("parties and goods", "free", weights.link_at, FAR_APART, LIKELY, "several fit as well", mutual=True)
        _choose(connection, rule)


def _choose(connection: duckdb.DuckDBPyConnection, rule: Rule) -> None:
    """Attach what one fits best by far; what may be of several stays a candidate of each."""
    hang_together(connection)
    make_best = statement("best").format(pairs=rule.pairs)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE best AS {make_best}", {"link_at": rule.link_at})
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE chosen AS SELECT * FROM best ANTI JOIN {"crowded" if rule.mutual else "nobody"}
        USING (node) WHERE coalesce(apart >= $apart, true) AND (NOT $mutual OR coalesce(rival >= $apart, true))""",  # noqa: S608 (fixed names)
        {"apart": rule.apart, "mutual": rule.mutual},
    )
    connection.execute(
        f"""INSERT INTO attach SELECT node, to_node, $basis, {_SERVED.format(first=f"'{rule.basis}'")}, c.score,
            CASE WHEN $mutual THEN round($sure / (1 + exp(-c.score)), 4) ELSE $sure END
        FROM chosen c JOIN {rule.levels} w USING (node, to_node)""",  # noqa: S608 (fixed names)
        {"basis": rule.basis, "sure": rule.sure, "mutual": rule.mutual},
    )
    connection.execute(
        f"""INSERT INTO candidate SELECT p.node, p.to_node, $basis, p.score,
            CASE WHEN b.apart < $apart THEN $why ELSE 'another record fits it as well' END
        FROM {rule.pairs} p JOIN best b USING (node) ANTI JOIN chosen c ON c.node = p.node
        ANTI JOIN candidate k ON k.node = p.node AND k.to_node = p.to_node
        WHERE p.score >= b.score - $apart
        QUALIFY row_number() OVER (PARTITION BY p.node ORDER BY p.score DESC, p.to_node) <= $shown""",  # noqa: S608 (fixed names)
        {"basis": rule.basis, "apart": rule.apart, "why": rule.why, "shown": SHOWN},
    )

"""How long does it take to follow every line of trade back to its catches, and with how much memory?

python bench/trade/closure.py [--lots 7200] [--entries 200000] [--deep 5]

Two shapes of links, made at once in the case's tables:
- *lots*: so many export lines, each made from a lot of its own; each lot from ten others, of 10,000 of its level, four
  levels deep, the last of which fishing events caught. Merged, that is up to 10,000 catches a line, 72 million in all;
- *chains*: so many entry lines, each made from its export line's certificate or statement, through `deep` links of one
  to three papers each.
"""

from __future__ import annotations

import argparse
import resource
import time
from multiprocessing import get_context

import duckdb

from catchgraph.case.tables import statements
from catchgraph.derive.closure import CLOSURE
from catchgraph.derive.declared import declare
from catchgraph.derive.diff import fill

#: Lines of goods, of a record each.
_GOODS = """INSERT INTO derived.goods BY NAME
    SELECT 'goods:' || id AS id, id AS name, ['d'] AS datasets, record, stage, kg AS net_kg, kg AS live_low_kg,
           kg AS live_high_kg, CASE WHEN stage = 'catch' THEN 'SVH' END AS source
    FROM ({query})"""
_LINKS = """INSERT INTO derived.made_from BY NAME
    SELECT 'made_from:' || a || '-' || b AS id, 'goods:' || a AS source,
           'Goods' AS source_label, 'goods:' || b AS target, 'Goods' AS target_label, ['d'] AS datasets, basis,
           1.0 AS confidence, true AS verified, true AS certain
    FROM ({query})"""
_LINES = """INSERT INTO derived.line BY NAME
    SELECT 'goods:' || id AS id, record, side, 'product' AS stage, 'goods:' || id AS canonical, true AS counts
    FROM ({query})"""


def lots(connection: duckdb.DuckDBPyConnection, many: int, _: int) -> None:
    """Ten inputs of 10,000 lots a level, four levels deep."""
    told = f"SELECT 'x' || n AS id, 'export_declaration:' || n AS record, {{rest}} FROM range({many}) t (n)"
    connection.execute(_GOODS.format(query=told.format(rest="'product' AS stage, 1000.0 AS kg")))
    connection.execute(_LINES.format(query=told.format(rest="'export' AS side")))
    for level in range(5):
        size = many if level == 0 else 10_000
        stage = "catch" if level == 4 else "product"
        connection.execute(
            _GOODS.format(
                query=f"""SELECT 'l{level}.' || n AS id, 'lot:{level}.' || n AS record, '{stage}' AS stage, 2000.0 AS kg
                          FROM range({size}) t (n)"""
            )
        )
        before = f"SELECT 'x' || n AS a, 'l0.' || n AS b, 'shipping event' AS basis FROM range({many}) t (n)"
        if level:
            of = many if level == 1 else 10_000
            before = f"""SELECT DISTINCT 'l{level - 1}.' || n AS a, 'l{level}.' || (n * 7919 + i * 1009) % 10000 AS b,
                         'transformation' AS basis FROM range({of}) t (n), range(10) u (i)"""
        connection.execute(_LINKS.format(query=before))


def chains(connection: duckdb.DuckDBPyConnection, many: int, deep: int) -> None:
    """Entry lines whose ways are `deep` links long, of one to three papers each."""
    told = f"SELECT 'e' || n AS id, 'entry:' || n AS record, {{rest}} FROM range({many}) t (n)"
    connection.execute(_GOODS.format(query=told.format(rest="'product' AS stage, 1000.0 AS kg")))
    connection.execute(_LINES.format(query=told.format(rest="'entry' AS side")))
    papers = max(1, many // 2)
    for level in range(1, deep + 1):
        stage = "catch" if level == deep else "product"
        connection.execute(
            _GOODS.format(
                query=f"""SELECT 'p{level}.' || n AS id, 'processing_statement:{level}.' || n AS record,
                          '{stage}' AS stage, 3000.0 AS kg FROM range({papers}) t (n)"""
            )
        )
        before, of = ("e", many) if level == 1 else (f"p{level - 1}.", papers)
        connection.execute(
            _LINKS.format(
                query=f"""SELECT DISTINCT '{before}' || n AS a, 'p{level}.' || (n + i * 31) % {papers} AS b,
                          'document cited' AS basis FROM range({of}) t (n), range(1 + n % 3) u (i)"""
            )
        )


def _measured(shape: str, many: int, deep: int) -> None:
    connection = duckdb.connect(config={"threads": 2})
    connection.execute("SET enable_progress_bar = false")
    for one in statements():
        connection.execute(one)
    declare(connection)
    {"lots": lots, "chains": chains}[shape](connection, many, deep)
    [(links,)] = connection.execute("SELECT count(*) FROM derived.made_from").fetchall()
    before = resource.getrusage(resource.RUSAGE_SELF)
    begun = time.perf_counter()
    for step in CLOSURE:
        if step.run:
            step.run(connection, step, False)
        else:
            fill(connection, step)
    seconds = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_SELF)
    reached, shown, ways, stopped = (
        connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]
        for table in ("way_reached", "derived.traces_to", "derived.chain", "derived.chain WHERE stopped")
    )
    print(
        f"{shape}: {links:,} links, {reached:,} lines reached, {shown:,} shown, {ways:,} chains of which "
        f"{stopped:,} stopped: {seconds:.1f} s, {after.ru_utime - before.ru_utime:.1f} s of processors, "
        f"{after.ru_maxrss / 1e6:.2f} GB"
    )


def main() -> None:
    """Print a line for each shape, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lots", type=int, default=7_200)
    parser.add_argument("--entries", type=int, default=200_000)
    parser.add_argument("--deep", type=int, default=5)
    given = parser.parse_args()
    for name, many in (("lots", given.lots), ("chains", given.entries)):
        if many:
            process = get_context("spawn").Process(target=_measured, args=(name, many, given.deep))
            process.start()
            process.join()
            if process.exitcode:
                raise SystemExit(process.exitcode)


if __name__ == "__main__":
    main()

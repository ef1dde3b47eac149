"""Do all draws on certificates fit? Seconds for one large component, and for all certificates of many declarations.

    python bench/trade/feasibility.py [--declarations 100000] [--seed 1] [--demands 20000]

The one component: draws that may rest on one to four certificates each, which share them; in all these have little more
than is drawn, so that nothing is plain. The many: certificates of one to a hundred vessels, each for one to twelve
declarations, of which one in ten cites a second one and says no weights; a fifth is drawn on through statements. One
certificate in a hundred is drawn on beyond what was landed; found and false ones are counted.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from catchgraph.case.tables import statements
from catchgraph.derive.draws.step import DRAWS
from catchgraph.derive.flow.fit import NONE, fit
from catchgraph.derive.flow.problem import Problem
from catchgraph.derive.flow.shares import shares

OVERUSED, BY_STATEMENT, SECOND = 0.01, 0.2, 0.1

Array = npt.NDArray[Any]


def one_component(demands: int, tight: float, seed: int) -> Problem:
    """Draws of 1 to 25 t on a fifth as many certificates, which have `tight` times as much in all."""
    rng = np.random.default_rng(seed)
    papers = demands // 5
    demand = rng.integers(1_000_000, 25_000_000, demands)
    draw = np.repeat(np.arange(demands), rng.integers(1, 5, demands))
    edges = np.unique(np.stack([draw, rng.integers(0, papers, len(draw))], axis=1), axis=0)
    load = np.bincount(edges[:, 1], demand[edges[:, 0]] / np.bincount(edges[:, 0])[edges[:, 0]], papers)
    capacity = (load * rng.uniform(0.8, 1.2, papers) * tight).astype(np.int64)
    return Problem(demand, capacity, edges[:, 0].copy(), edges[:, 1].copy())


def many(declarations: int, seed: int) -> tuple[duckdb.DuckDBPyConnection, Array]:
    """A case's derived tables with declarations, statements and certificates; numbers of those that are overused."""
    rng = np.random.default_rng(seed)
    uses = rng.integers(1, 13, declarations)
    certificates = int(np.searchsorted(np.cumsum(uses), declarations)) + 1
    of = np.repeat(np.arange(certificates), uses[:certificates])[:declarations]
    net = np.round(rng.uniform(500, 25_000, declarations))
    lines = np.where(
        rng.random(certificates) < 0.05, rng.integers(13, 101, certificates), rng.integers(1, 4, certificates)
    )
    over = np.flatnonzero(rng.random(certificates) < OVERUSED)
    drawn = np.bincount(of, net, certificates)
    landed = drawn * rng.uniform(1.0, 1.5, certificates)
    landed[over] = drawn[over] / rng.uniform(1.2, 2.0, len(over)) - 60
    # A second certificate, cited without weights, is never one that others exceed: it would excuse that.
    second = np.where(rng.random(declarations) < SECOND, rng.integers(0, certificates, declarations), of)
    second = np.where(np.isin(second, over) | np.isin(of, over), of, second)
    through = rng.random(certificates) < BY_STATEMENT
    return _filled(of, second, net, lines, landed, through), over


def _filled(
    of: Array, second: Array, net: Array, lines: Array, landed: Array, through: Array
) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for statement in statements():
        connection.execute(statement)
    catch_of = np.repeat(np.arange(len(lines)), lines)
    catch, at = _ids("goods:c", np.arange(len(catch_of))), np.searchsorted(catch_of, np.arange(len(lines)))
    kg = (landed / lines)[catch_of]
    export = np.arange(len(of))
    _lines(connection, "catch_certificate", catch, _ids("catch_certificate:", catch_of), "catch",
           {"landed_kg": kg, "verified_kg": kg, "presentation": np.full(len(kg), "WHL")})  # fmt: skip
    by_statement = through[of] & (second == of)
    for kind, prefix, which in (
        ("export_declaration", "goods:x", export),
        ("processing_statement", "goods:s", export[by_statement]),
    ):
        weights = {"net_kg": net[which], "live_low_kg": net[which]}
        if kind == "processing_statement":
            weights["used_kg"] = net[which]
        _lines(connection, kind, _ids(prefix, which), _ids(f"{kind}:", which), "product", weights)
    direct = export[~by_statement]
    _links(connection, _ids("goods:x", export[by_statement]), _ids("goods:s", export[by_statement]))
    two = direct[second[direct] != of[direct]]
    drawing = (
        (_ids("goods:x", direct), of[direct]), (_ids("goods:x", two), second[two]),
        (_ids("goods:s", export[by_statement]), of[by_statement]),
    )  # fmt: skip
    for source, certificate in drawing:
        many_lines = lines[certificate]
        first = np.repeat(at[certificate], many_lines)
        step = np.arange(len(first)) - np.repeat(np.cumsum(many_lines) - many_lines, many_lines)
        _links(connection, np.repeat(source, many_lines), catch[first + step])
    return connection


def _ids(prefix: str, numbers: Array) -> Array:
    return np.char.add(prefix, numbers.astype(str)).astype(object)


def _lines(
    connection: duckdb.DuckDBPyConnection, kind: str, line: Array, record: Array, stage: str, weights: dict[str, Array]
) -> None:
    side = "export" if kind == "export_declaration" else "paper"
    columns = {"id": line, "record": record, **weights}
    rows = pa.table({name: pa.array(values) for name, values in columns.items()})
    connection.register("rows", rows)
    connection.execute(f"INSERT INTO derived.goods BY NAME SELECT *, '{stage}' AS stage FROM rows")
    connection.execute(f"""INSERT INTO derived.line BY NAME SELECT id, record, '{kind}' AS kind, '{stage}' AS stage,
        '{side}' AS side, id AS canonical, true AS counts FROM rows""")
    connection.execute("INSERT INTO derived.head BY NAME SELECT id, id AS head, true AS certain FROM rows")
    connection.execute(f"""INSERT INTO derived.document BY NAME SELECT DISTINCT record AS id, '{kind}' AS kind,
        true AS counts FROM rows""")
    if kind != "catch_certificate":
        country = "'ECU' AS export_country, 'USA' AS destination" if side == "export" else "'ECU' AS country"
        connection.execute(f"INSERT INTO derived.{kind} BY NAME SELECT DISTINCT record AS id, {country} FROM rows")
    connection.unregister("rows")


def _links(connection: duckdb.DuckDBPyConnection, source: Array, target: Array) -> None:
    connection.register("rows", pa.table({"source": pa.array(source), "target": pa.array(target)}))
    connection.execute("""INSERT INTO derived.made_from BY NAME
        SELECT source, target, 'document cited' AS basis, true AS certain FROM rows""")
    connection.unregister("rows")


def judged(connection: duckdb.DuckDBPyConnection) -> None:
    """Do the step."""
    assert DRAWS.run
    DRAWS.run(connection, DRAWS, False)


def found(connection: duckdb.DuckDBPyConnection) -> Array:
    """Numbers of certificates in a cut."""
    query = "SELECT DISTINCT CAST(split_part(record, ':', 2) AS BIGINT) AS n FROM derived.cut_paper ORDER BY n"
    return np.asarray(connection.execute(query).fetchnumpy()["n"])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--declarations", type=int, default=100_000)
    parser.add_argument("--demands", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for tight in (0.95, 1.0, 1.05, 1.2):
        problem = one_component(given.demands, tight, given.seed)
        started = time.process_time()
        fits = fit(problem)
        shares(problem, fits)
        took = time.process_time() - started
        print(f"one component, {given.demands:,} draws, {tight} times their weight landed: {took:.1f} s, "
              f"{(fits.paper_cut != NONE).sum():,} papers cannot all be true")  # fmt: skip
    connection, over = many(given.declarations, given.seed)
    started, clock = time.process_time(), time.perf_counter()
    judged(connection)
    seconds = time.process_time() - started, time.perf_counter() - clock
    cut = found(connection)
    [(draws, components)] = connection.execute(
        "SELECT (SELECT count(DISTINCT id) FROM derived.draw), (SELECT count(*) FROM derived.component)"
    ).fetchall()
    print(f"{draws:,} draws, {components:,} components: {seconds[0]:.1f} processor seconds, {seconds[1]:.1f} s, "
          f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GB")  # fmt: skip
    print(
        f"overused: {len(over):,} planted, {np.isin(over, cut).sum():,} found, {(~np.isin(cut, over)).sum():,} others"
    )


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()

"""Bills, lines, entries, declarations and the papers behind them: seconds and GB a step, beside the aims for a million.

    python bench/trade_shape.py [--bills 100000] [--seed 1] [--folder FOLDER] [--only graph]
    python bench/trade_shape.py --folder FOLDER --only neo4j    # of a case that has its findings already

`trade/world.py`, `trade/papers.py` and `trade/lots.py` say what the invented world is like. Each step runs in a process
of its own, so that its memory is its own (that of a graph server included), after the files were written: bills, their
lines in a table of their own, entries and export declarations, each read by a layout beside the world's; the papers
behind these in plain columns, and events of lots; and as many certificates as declarations in files of JSON, one each.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa
    from world import World

    from catchgraph.case.case import CaseFolder

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "trade"), str(HERE / "resolution")]

#: Seconds for a million bills, their entries and declarations (`docs/architecture.md` has the machine).
AIMS = {"load": 400, "documents": 120, "resolve": 240, "derive": 120, "graph": 240, "detect": 200}
#: Seconds for one query there; one that takes ten minutes is stopped.
QUERY_AIM, STOPPED = 10.0, 600
#: A stable query names no more than this share of what it counts against, where nothing is planted.
OFTEN = 0.02
TABLES = ("bills", "lines", "entries", "declarations")
#: Tables in plain columns, by layouts that come along; the others have one beside the world.
PLAIN = ("register", "harvests", "certificates", "statements", "storage", "landings", "transshipments")
#: Papers that another administration shared, too.
COPIES = "copies"


def files(folder: Path, bills: int, seed: int) -> dict[str, Any]:
    """Write the files, and the truth of the papers as JSON; rows of each."""
    import paper_files
    import pyarrow.csv
    from lots import write_lots
    from papers import papers
    from world import world

    made = world(bills, seed)
    behind = papers(made, seed)
    tables = {
        "bills": made.bill.drop(["consignment"]),
        "lines": lines(made).drop(["consignment"]),
        "entries": citing(made.entry, behind.entered),
        "declarations": citing(made.declaration, behind.declared),
        **behind.tables,
    }
    for stem, table in tables.items():
        path = folder / (stem if stem == COPIES else "") / f"{stem}-2025-01-01.csv"
        path.parent.mkdir(exist_ok=True)
        pyarrow.csv.write_csv(table, path)
    ends = write_lots(folder / "lots", shipped(made, behind.lots), seed)
    truth = {
        "ends": truth_of(made.entry, behind.ends, ends), "over": sorted(behind.over), "near": sorted(behind.near),
    }  # fmt: skip
    (folder / "truth.json").write_text(json.dumps(truth), encoding="utf-8")
    (folder / "papers").mkdir(exist_ok=True)
    paper_files.documents(folder / "papers", made.declaration.num_rows, seed)
    (folder / "handling.toml").write_text('administration = "Invented Customs"\n', encoding="utf-8")
    (folder / COPIES / "handling.toml").write_text('administration = "Invented Fisheries"\n', encoding="utf-8")
    return {"rows": sum(table.num_rows for table in tables.values())}


def citing(records: pa.Table, cited: dict[str, Any]) -> pa.Table:
    """Records with what they cite, without the truth."""
    for name, numbers in cited.items():
        records = records.append_column(name, [numbers.tolist()])
    return records.drop(["consignment"])


def shipped(made: World, consignments: Any) -> list[tuple[int, str, float]]:
    """Of each of these consignments the bill and the kilograms."""
    import numpy as np

    bill = made.bill.select(["consignment", "scac", "number", "version"]).to_pylist()
    number = {row["consignment"]: row["scac"] + row["number"] for row in bill}
    net = dict(zip(*(made.line[name].to_pylist() for name in ("consignment", "net")), strict=True))
    return [(each, number[each], float(net[each] or 9_000)) for each in np.sort(consignments).tolist()]


def truth_of(entry: pa.Table, papers: dict[int, Any], lots: dict[int, set[str]]) -> dict[str, list[str]]:
    """Where the ways of each entry's line end."""
    rows = zip(entry["number"].to_pylist(), entry["consignment"].to_pylist(), strict=True)
    return {number: sorted({*papers[of], *lots.get(of, ())}) for number, of in rows}


def lines(made: World) -> pa.Table:
    """The lines of each version of each bill, under the bill's own key."""
    key = made.bill.select(["number", "scac", "kind", "version", "arrival", "consignment"])
    joined = made.line.join(key, "consignment", join_type="inner")
    return joined.sort_by([(name, "ascending") for name in ("consignment", "version", "line")])


def load(folder: Path, *_: int) -> dict[str, Any]:
    """Read the files into a new case."""
    from catchgraph import pipeline
    from catchgraph.case.case import open_case

    case = open_case(folder / "case", create=True)
    rows = 0
    for stem in (*TABLES, *PLAIN, COPIES, "lots"):
        layout = HERE / "trade" / f"{stem}.toml" if stem in TABLES else None
        path = folder / stem if stem in (COPIES, "lots") else folder / f"{stem}-2025-01-01.csv"
        rows += sum(report.rows for report in pipeline.load(case, [path], layout=layout))
    return {"rows": rows}


def documents(folder: Path, *_: int) -> dict[str, Any]:
    """Read the papers that are files of their own."""
    from catchgraph import pipeline
    from catchgraph.case.case import open_case

    return {"rows": sum(report.rows for report in pipeline.load(open_case(folder / "case"), [folder / "papers"]))}


def resolve(folder: Path, *_: int) -> dict[str, Any]:
    """Work out who is who."""
    from catchgraph import pipeline
    from catchgraph.case.case import open_case

    pipeline.resolve(open_case(folder / "case"))
    return {}


def derive(folder: Path, *_: int) -> dict[str, Any]:
    """Nodes and relationships."""
    from catchgraph.case.case import open_case
    from catchgraph.derive.derive import derive as derive_case

    derive_case(open_case(folder / "case"))
    return {}


def graph(folder: Path, *_: int) -> dict[str, Any]:
    """The embedded graph of the case."""
    from catchgraph.case.case import open_case
    from catchgraph.graph.projection import project
    from catchgraph.model.schema import NODES, RELATIONSHIPS

    case = open_case(folder / "case")
    with case.read() as connection:
        sizes = """SELECT sum(estimated_size) FROM duckdb_tables()
            WHERE schema_name = 'derived' AND table_name IN (SELECT unnest(?))"""
        row = connection.execute(sizes, [[kind.table for kind in (*NODES, *RELATIONSHIPS)]]).fetchone()
    project(case, None)
    return {"elements": row[0] if row else 0}


def detect(folder: Path, *_: int) -> dict[str, Any]:
    """Every query of the catalogue on the embedded graph: seconds of each, the server's processor seconds, findings."""
    from catchgraph.case.case import open_case

    return asked(open_case(folder / "case"), None)


def neo4j(folder: Path, *_: int) -> dict[str, Any]:
    """The same on a Neo4j server, and whether it finds the same."""
    from second_store import second_store

    return second_store(folder, asked)


def asked(case: CaseFolder, graph: str | None) -> dict[str, Any]:
    """Every query of the catalogue on a store that shows the case."""
    from catchgraph import pipeline

    said: list[tuple[str, float, float]] = []
    report = pipeline.detect(
        case, graph=graph, timeout_s=STOPPED,
        progress=lambda what: said.append((what, time.monotonic(), of_servers())),
    )  # fmt: skip
    times = [(when, busy) for what, when, busy in said if what.startswith(("looking for", "keeping"))]
    taken = ((end[0] - start[0], end[1] - start[1]) for start, end in pairwise(times))
    queries = [
        (one.typology, *spent, one.hits, one.denominator or 0, one.maturity)
        for one, spent in zip(report.results, taken, strict=True)
    ]
    return {"findings": len(report.findings), "queries": queries, "kept": time.monotonic() - times[-1][0]}


def of_servers() -> float:
    """Processor seconds that the servers started from here have used."""
    import psutil

    times = [child.cpu_times() for child in psutil.Process().children(recursive=True) if child.name() == "java"]
    return sum(spent.user + spent.system for spent in times)


USUAL = (files, load, documents, resolve, derive, graph, detect)
STEPS = {step.__name__: step for step in (*USUAL, neo4j)}


def once(step: str, folder: Path, bills: int, seed: int) -> dict[str, Any]:
    """One step here: what it says, seconds on the clock and of processors, GB with its servers."""
    from memory import peak_memory

    with peak_memory() as peak:
        began = time.monotonic()
        said = STEPS[step](folder, bills, seed)
        seconds = time.monotonic() - began
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {"seconds": seconds, "processor": sum(u.ru_utime + u.ru_stime for u in used), "gb": peak.gb, **said}


def line(step: str, found: dict[str, Any], bills: int) -> str:
    """A step's figures beside its part of the aim."""
    aim = f"  (aim ≤ {AIMS[step] * bills / 1e6:,.0f} s)" if step in AIMS else ""
    counts = [
        f"{found[what] / found['seconds']:,.0f} {what}/s"
        for what in ("rows", "elements", "findings")
        if found.get(what)
    ]
    took = f"{found['seconds']:8.1f} s {found['processor']:8.1f} processor s {found['gb']:6.2f} GB"
    told = [f"  {note}" for note in found.get("notes", ())]
    return "\n".join([f"{step:9} {took}  {', '.join(counts)}{aim}", *told, *queries(found)])


def queries(found: dict[str, Any]) -> list[str]:
    """A line for each query that was asked: whether it is above its aim, or fires too often to be stable."""
    told = []
    for typology, seconds, busy, hits, out_of, maturity in found.get("queries", ()):
        slow = "  above the aim" if min(seconds, busy or seconds) > QUERY_AIM else ""
        often = "  fires too often" if maturity == "stable" and hits > OFTEN * out_of else ""
        told.append(f"  {typology:42} {seconds:8.2f} s {busy:8.2f} processor s  {hits:7,} of {out_of:9,}{slow}{often}")
    return told + ([f"  {'findings kept and told to the graph':42} {found['kept']:8.2f} s"] if told else [])


def main() -> None:
    """Run the steps in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bills", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="keep files and case there")
    parser.add_argument("--only", nargs="*", choices=STEPS, help="steps; those before must have run in the folder")
    parser.add_argument("--once", choices=STEPS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.once:
        print(json.dumps(once(given.once, given.folder, given.bills, given.seed)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = given.folder or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        for step in given.only or [step.__name__ for step in USUAL]:
            arguments = [
                "--once",
                step,
                "--folder",
                str(folder),
                "--bills",
                str(given.bills),
                "--seed",
                str(given.seed),
            ]
            out = subprocess.check_output([sys.executable, __file__, *arguments], text=True)
            print(line(step, json.loads(out.splitlines()[-1]), given.bills), flush=True)


if __name__ == "__main__":
    main()

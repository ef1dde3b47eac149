"""Custody at size: seconds of its steps in `derive`, and whether ways end where they do and overuse is found.

    python bench/trade/custody.py [--bills 100000] [--seed 7] [--folder FOLDER] [--only derive judge more trace]

The world is that of `trade_shape.py`: files are made, loaded and resolved first. Then, each in a process of its own:
*derive* anew, with the seconds of each part of custody; *judge* against the truth; *more*, which loads one certificate
in a hundred and one entry in a hundred again under other numbers and derives by difference; *trace*, of some entries,
from a cold start. Seed 1 was used while this was written.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE), str(HERE.parent / "resolution")]

#: Step of custody, by the first table that it makes → the part it is counted in.
LINKS = ("document", "line", "same_goods", "head", "cited", "link", "closing", "cut_link", "made_from")
CLOSURE = ("way_reached", "traces_to", "chain", "way_end")
#: New records in `more`: one in so many.
HELD = 100


def derived(folder: Path, anew: bool) -> dict[str, float]:
    """Derive with a clock on each step of custody: seconds by part, and of all."""
    from catchgraph.case.case import open_case
    from catchgraph.derive import derive as module
    from catchgraph.derive.custody import CUSTODY
    from catchgraph.derive.steps import Step

    own = {step.table for step in CUSTODY}
    spent: dict[str, float] = {}

    def timed(do: Callable[..., Any]) -> Callable[..., Any]:
        def done(connection: Any, step: Step, *rest: Any) -> Any:
            began = time.perf_counter()
            result = do(connection, step, *rest)
            name = step.table.removeprefix("derived.")
            spent[name] = spent.get(name, 0) + time.perf_counter() - began
            return result

        return done

    steps = tuple(dataclasses.replace(s, run=timed(s.run)) if s.run else s for s in module.plan())
    module.plan = lambda: steps  # type: ignore[assignment]
    for name in ("fill", "replace"):
        setattr(module, name, timed(getattr(module, name)))
    began = time.perf_counter()
    module.derive(open_case(folder / "case"), anew=anew)
    whole = time.perf_counter() - began
    names = {name.removeprefix("derived.") for name in own}
    custody = {name: seconds for name, seconds in spent.items() if name in names}
    parts = {"links": LINKS, "closure": CLOSURE, "draws": ("draw",), "balances": ("account", "balance", "counts", "of")}
    found = {part: sum(custody.get(name, 0) for name in tables) for part, tables in parts.items()}
    found["others"] = sum(custody.values()) - sum(found.values())
    slow = sorted(spent.items(), key=lambda each: -each[1])[:12]
    print("  " + ", ".join(f"{name} {seconds:.1f}" for name, seconds in slow), flush=True)
    return {**found, "custody": sum(custody.values()), "derive": whole}


def derive(folder: Path) -> None:
    """Everything anew."""
    _say("anew", derived(folder, True))


def judge(folder: Path) -> None:
    """Compare with the truth."""
    from catchgraph.case.case import open_case

    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    with open_case(folder / "case").read() as connection:
        chains = dict(connection.execute(_CHAINS).fetchall())
        cut = {number for (number,) in connection.execute(_CUT).fetchall()}
        verdicts = connection.execute(_VERDICTS).fetchall()
    wrong: dict[tuple[Any, Any], int] = {}
    right = known = 0
    for number, ends in truth["ends"].items():
        if ends:
            known += 1
            told = sorted(chains.get(number, []))
            right += told == ends
            if told != ends:
                key = (", ".join(ends), ", ".join(told))
                wrong[key] = wrong.get(key, 0) + 1
    print(f"ends of entry lines: {known:,} known, {right / max(known, 1):.4f} right")
    for (ends, told), count in sorted(wrong.items(), key=lambda each: -each[1])[:12]:
        print(f"  {count:6,} {ends}  told: {told or 'nothing'}")
    silent = [number for number, ends in truth["ends"].items() if not ends]
    said = sum(set(chains.get(number, [])) - {"nothing loaded"} != set() for number in silent)
    print(f"entry lines without a paper: {len(silent):,}, of which {said:,} are said to come from somewhere")
    over, near = set(truth["over"]), set(truth["near"])
    print(f"overused: {len(over):,} planted, {len(over & cut):,} found, {len(cut - over):,} others; of {len(near):,} "
          f"drawn on for 98 % {len(near & cut):,} are said to be")  # fmt: skip
    print("  " + ", ".join(f"{verdict} {why or ''} {count:,}" for verdict, why, count in verdicts))


_CHAINS = """
    SELECT e.number, list_sort(list_distinct(flatten(list(c.ends)))) FROM derived.entry e
    JOIN derived.chain c ON c.record = e.id GROUP BY e.number"""
_CUT = """
    SELECT DISTINCT c.number FROM derived.cut_paper p JOIN derived.catch_certificate c ON c.id = p.record
    WHERE p.kind = 'certificate'"""
_VERDICTS = """
    SELECT verdict, why, count(*) FROM derived.component WHERE kind = 'certificate' GROUP BY ALL ORDER BY 3 DESC"""


def more(folder: Path) -> None:
    """Load one certificate in a hundred again, as others, with declarations that cite them, and derive what changed."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.csv as csv

    from catchgraph import pipeline
    from catchgraph.case.case import open_case

    case = open_case(folder / "case")
    options = csv.ConvertOptions(column_types={"number": pa.string(), "bill": pa.string(), "code": pa.string()})
    for stem, column, layout in (("certificates", "Certificate No.", None), ("entries", "number", "entries.toml")):
        table = csv.read_csv(folder / f"{stem}-2025-01-01.csv", convert_options=options)
        kept = table.filter(pa.array([n % HELD == 0 for n in range(table.num_rows)]))
        renamed = pc.replace_substring(kept[column], "ECU-2024" if layout is None else "ABC-0", "ECU-2025")
        if layout is None:
            kept = kept.set_column(kept.column_names.index(column), column, renamed)
        else:
            kept = kept.set_column(kept.column_names.index("bill"), "bill", pa.repeat("", kept.num_rows))
            kept = kept.set_column(
                kept.column_names.index(column), column, pc.replace_substring(kept[column], "ABC-", "ABD-")
            )
        path = folder / f"{stem}-2025-02-01.csv"
        csv.write_csv(kept, path)
        pipeline.load(case, [path], layout=HERE / layout if layout else None)
    pipeline.resolve(case)
    _say("1 % more", derived(folder, False))


def trace(folder: Path) -> None:
    """Trace entries from a cold start: seconds of the command."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    numbers = [number for number, ends in truth["ends"].items() if ends][:: max(1, len(truth["ends"]) // 5)][:5]
    for number in numbers:
        began = time.perf_counter()
        command = [sys.executable, "-m", "catchgraph", "--case", str(folder / "case"), "trace", number]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - began
        print(f"trace {number}: {seconds:.2f} s, {len(done.stdout.splitlines())} lines{done.stderr[-200:]}")


def _say(what: str, found: dict[str, float]) -> None:
    parts = ", ".join(f"{part} {seconds:.1f}" for part, seconds in found.items())
    print(
        f"{what}: seconds of {parts}; {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GB", flush=True
    )


STEPS = {step.__name__: step for step in (derive, judge, more, trace)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bills", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--folder", type=Path, help="keep files and case there")
    parser.add_argument("--only", nargs="*", choices=STEPS, help="steps; those before must have run in the folder")
    parser.add_argument("--once", choices=STEPS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.once:
        STEPS[given.once](given.folder)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = given.folder or Path(name)
        if not (folder / "truth.json").exists():
            made = [str(HERE.parent / "trade_shape.py"), "--bills", str(given.bills), "--seed", str(given.seed)]
            only = ["--folder", str(folder), "--only", "files", "load", "documents", "resolve"]
            subprocess.run([sys.executable, *made, *only], check=True)
        for step in given.only or STEPS:
            subprocess.run([sys.executable, __file__, "--folder", str(folder), "--once", step], check=True)


if __name__ == "__main__":
    main()

"""Splink's predict timed: throughput_splink.py ROWS.csv WANTED SECONDS.json, in its environment.

Its model is trained before; about WANTED pairs come from a rule of its own: one flag, lengths close to one another.
"""

from __future__ import annotations

import json
import sys
import time

from vessels_splink import read, trained

NEAR = "l.flag = r.flag AND abs(l.length - r.length) <= {}"


def main() -> None:
    """Choose the rule, train, predict once, write pairs and seconds."""
    rows, wanted, out = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    connection = read(rows)
    rule = NEAR.format(_width(connection, wanted))
    linker = trained(connection, [rule], explained=True)
    began, before = time.perf_counter(), time.process_time()
    found = linker.inference.predict(threshold_match_weight=None)
    seconds, processor = time.perf_counter() - began, time.process_time() - before
    count = connection.execute(f"SELECT count(*) FROM {found.physical_name}").fetchall()[0][0]
    with open(out, "w") as file:
        json.dump({"pairs": count, "seconds": seconds, "processor": processor}, file)


def _width(connection: object, wanted: int) -> float:
    """Metres between lengths by which about as many pairs meet."""
    count = "SELECT count(*) FROM vessels l JOIN vessels r ON l.m < r.m AND " + NEAR
    width = 0.01
    while connection.execute(count.format(width)).fetchall()[0][0] < wanted:  # type: ignore[attr-defined]
        width *= 1.5
    return width


if __name__ == "__main__":
    main()

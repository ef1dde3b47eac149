"""nomenklatura's logic-v2 on pairs of vessels: vessels_logic.py ROWS.csv PAIRS.csv SCORES.csv, in its environment."""

from __future__ import annotations

import csv
import sys

from followthemoney import model
from nomenklatura.matching import LogicV2

PROPERTIES = {
    "name": "names",
    "previousName": "formers",
    "callSign": "call_signs",
    "registrationNumber": "registrations",
    "mmsi": "mmsis",
    "flag": "flags",
    "pastFlags": "former_flags",
    "tonnage": "tonnages",
    "buildDate": "years",
}


def main() -> None:
    """Read rows and pairs, score each pair, write left, right, score."""
    rows, pairs, out = sys.argv[1:]
    with open(rows, newline="", encoding="utf-8") as file:
        entities = {row["m"]: _entity(row) for row in csv.DictReader(file)}
    config = LogicV2.default_config()
    with open(pairs, newline="") as file, open(out, "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["left", "right", "score"])
        for row in csv.DictReader(file):
            result = LogicV2.compare(entities[row["left"]], entities[row["right"]], config)
            writer.writerow([row["left"], row["right"], result.score])


def _entity(row: dict[str, str]) -> object:
    entity = model.make_entity("Vessel")
    entity.id = f"vessel-{row['m']}"
    for name, column in PROPERTIES.items():
        for value in filter(None, row[column].split("|")):
            entity.add(name, value)
    return entity


if __name__ == "__main__":
    main()

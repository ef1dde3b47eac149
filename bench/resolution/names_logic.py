"""nomenklatura's logic-v2 on pairs of names: names_logic.py PAIRS.csv SCORES.csv, in its environment."""

from __future__ import annotations

import csv
import sys

from followthemoney import model
from nomenklatura.matching import LogicV2


def main() -> None:
    """Read schema, name1, name2; score each pair."""
    pairs, out = sys.argv[1:]
    config = LogicV2.default_config()
    with open(pairs, newline="", encoding="utf-8") as file, open(out, "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["score"])
        for at, row in enumerate(csv.DictReader(file)):
            # It remembers the names of an id: each side of each pair needs one of its own.
            sides = [_entity(row["schema"], f"{at}-{side}", row[f"name{side}"]) for side in (1, 2)]
            writer.writerow([LogicV2.compare(*sides, config).score])


def _entity(schema: str, id_: str, name: str) -> object:
    entity = model.make_entity(schema)
    entity.id = id_
    entity.add("name", name)
    return entity


if __name__ == "__main__":
    main()

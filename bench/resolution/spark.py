"""Are pairs and scores the same on Spark as on one machine, and what does it cost?

    python bench/resolution/spark.py --records 20000 --master local[2] --json figures.json

Invented companies (company_generator.py). Seconds are from mentions to clusters, Spark already started; its second
run is taken, as the first one in a process waits for Java to compile. Needs the extra `spark` and a Java 17.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from company_generator import companies
from company_mentions import mentions_of

from catchgraph.resolve.party.run import Parties, resolve_parties
from catchgraph.resolve.spark.parties import PART, spark_parties
from catchgraph.resolve.spark.session import spark_session

VESSELS = pd.DataFrame({"mention_id": pd.Series(dtype=object), "cluster": pd.Series(dtype=np.int64)})


def differences(one: Parties, other: Parties) -> dict[str, int]:
    """Rows that only one of two results has: of pairs with their scores, and of members with their clusters."""
    found = {}
    for name, columns in (("pairs", ["left", "right", "score", "decided"]), ("members", ["mention_id", "cluster"])):
        left, right = (getattr(each, name)[columns] for each in (one, other))
        found[name] = int((left.merge(right, how="outer", indicator=True)["_merge"] != "both").sum())
    return found


def measure(records: int, seed: int, master: str, part: int) -> dict[str, Any]:
    """Figures of one round."""
    mentions = mentions_of(companies(records, seed))
    spelt = mentions["keys"].map(lambda keys: "|".join(sorted(keys))) + "/" + mentions["address_key"].fillna("")
    mentions["alike"] = pd.util.hash_array(spelt.to_numpy(dtype=object))
    began = time.perf_counter()
    local = resolve_parties(mentions, VESSELS, [], keep=True)
    seconds = {"local, s": round(time.perf_counter() - began, 1)}
    began = time.perf_counter()
    with spark_session(master) as session:
        seconds["start of Spark, s"] = round(time.perf_counter() - began, 1)
        for name in ("Spark, first run, s", "Spark, s"):
            began = time.perf_counter()
            found = spark_parties(session, mentions, VESSELS, [], keep=True, part=part)
            seconds[name] = round(time.perf_counter() - began, 1)
    compared = next(value for item, value, _ in local.report if item == "compared pairs")
    return {
        "records": records,
        "compared pairs": compared,
        "kept pairs": len(local.pairs),
        **seconds,
        "rows that differ": differences(local, found),
        "reports equal": local.report == found.report,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--master", default="local[2]")
    parser.add_argument("--part", type=int, default=PART, help="records of one part")
    parser.add_argument("--json", type=Path, default=Path("spark.json"), help="where the figures go")
    given = parser.parse_args()
    figures = measure(given.records, given.seed, given.master, given.part)
    for name, value in figures.items():
        print(f"{name:24} {value}")
    given.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

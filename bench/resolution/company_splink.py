"""Splink on the same cleaned columns and the same candidates, in its own environment:

    company_splink.py FOLDER

Reads FOLDER/cleaned.parquet (a row a node; `keys`: the keys by which the engine compares), writes FOLDER/splink.json
and FOLDER/splink-<probability>.parquet (node, cluster). Comparisons, term frequencies, random sampling for u and
expectation-maximisation for m as its documentation advises; clusters at the probabilities its tutorials use and others.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

#: Of its tutorials, then others from which the best is chosen by oracle.
USUAL = 0.95
OTHERS = (0.5, 0.9, 0.99, 0.999, 0.9999)


def main() -> None:
    """Train, predict, cluster."""
    folder = Path(sys.argv[1])
    began = time.perf_counter()
    connection = duckdb.connect()
    connection.read_parquet(str(folder / "cleaned.parquet")).create("companies")
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.97, 0.92, 0.85]).configure(term_frequency_adjustments=True),
            *(cl.ExactMatch(column) for column in ("number", "trade", "form", "country", "tax", "phone")),
            cl.ExactMatch("house"),
            cl.JaroWinklerAtThresholds("street", [0.92]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("town").configure(term_frequency_adjustments=True),
            cl.ExactMatch("post_code"),
        ],
        blocking_rules_to_generate_predictions=[block_on("keys", arrays_to_explode=["keys"])],
    )
    linker = Linker(DuckDBAPI(connection).register("companies"), settings)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("tax"), block_on("name", "trade", "town"), block_on("phone")], recall=0.6
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=7)
    for rule in (block_on("name", "country"), block_on("street", "house")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    trained = time.perf_counter()
    found = linker.inference.predict(threshold_match_probability=0.05)
    predicted = time.perf_counter()
    seconds = {"train": trained - began, "candidates and scores": predicted - trained}
    for probability in (USUAL, *OTHERS):
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
            found, threshold_match_probability=probability
        )
        if probability == USUAL:
            seconds["clusters"] = time.perf_counter() - predicted
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        table = connection.table(clusters.physical_name).project("unique_id AS node, cluster_id AS cluster")
        table.write_parquet(str(folder / f"splink-{probability}.parquet"))
    report = {"seconds": {what: round(value, 2) for what, value in seconds.items()}, "peak_gb": round(peak, 2)}
    (folder / "splink.json").write_text(json.dumps({**report, "usual": USUAL, "others": OTHERS}))


if __name__ == "__main__":
    main()

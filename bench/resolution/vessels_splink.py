"""Splink on cleaned columns of vessels, unsupervised: vessels_splink.py ROWS.csv SCORES.csv, in its environment.

Its own blocking and expectation-maximisation; comparisons and term frequencies as its documentation advises.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

BLOCKS = (
    block_on("stem", "number"),
    block_on("call_sign"),
    block_on("registration"),
    block_on("stem", "flag"),
    block_on("length", "tonnage"),
    "l.former = r.name",
    "l.name = r.former",
)


def read(rows: str) -> duckdb.DuckDBPyConnection:
    """The cleaned columns as a table `vessels`, blanks as nulls."""
    connection = duckdb.connect()
    connection.execute(
        """CREATE TABLE vessels AS SELECT CAST(m AS BIGINT) AS m, source, nullif(name, '') AS name,
        nullif(stem, '') AS stem, nullif(number, '') AS number, nullif(call_sign, '') AS call_sign,
        nullif(registration, '') AS registration, nullif(flag, '') AS flag,
        TRY_CAST(length AS DOUBLE) AS length, TRY_CAST(tonnage AS DOUBLE) AS tonnage,
        nullif(built, '') AS built, nullif(party, '') AS party, nullif(former, '') AS former
        FROM read_csv(?, header = true, all_varchar = true)""",
        [rows],
    )
    return connection


def trained(
    connection: duckdb.DuckDBPyConnection, blocks: Sequence[object] = BLOCKS, *, explained: bool = False
) -> Linker:
    """A linker whose model is trained without labels; `explained`: predictions keep the weight of each comparison."""
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="m",
        retain_intermediate_calculation_columns=explained,
        comparisons=[
            cl.JaroWinklerAtThresholds("stem", [0.95, 0.88]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("number"),
            cl.ExactMatch("call_sign"),
            cl.ExactMatch("registration"),
            cl.ExactMatch("flag").configure(term_frequency_adjustments=True),
            cl.CustomComparison(output_column_name="length", comparison_levels=_near("length")),
            cl.CustomComparison(output_column_name="tonnage", comparison_levels=_near("tonnage")),
            cl.ExactMatch("built"),
            cl.JaroWinklerAtThresholds("party", [0.92]).configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=list(blocks),
    )
    linker = Linker(DuckDBAPI(connection).register("vessels"), settings)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("call_sign"), block_on("stem", "number", "flag")], recall=0.9
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=7)
    for rule in (block_on("stem", "number"), block_on("call_sign"), block_on("length", "tonnage")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    return linker


def main() -> None:
    """Read rows, train, predict, write left, right, score."""
    rows, out = sys.argv[1:]
    records = trained(read(rows)).inference.predict(threshold_match_weight=-10).as_record_list()
    with open(out, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["left", "right", "score"])
        for row in records:
            low, high = sorted((int(row["m_l"]), int(row["m_r"])))
            writer.writerow([low, high, row["match_weight"]])


def _near(column: str) -> list[dict[str, object]]:
    apart = f"abs({column}_l - {column}_r) / greatest({column}_l, {column}_r, 0.1)"
    return [
        {
            "sql_condition": f"{column}_l IS NULL OR {column}_r IS NULL",
            "is_null_level": True,
            "label_for_charts": "null",
        },
        {"sql_condition": f"{apart} <= 0.012", "label_for_charts": "equal"},
        {"sql_condition": f"{apart} <= 0.06", "label_for_charts": "near"},
        {"sql_condition": "ELSE", "label_for_charts": "else"},
    ]


if __name__ == "__main__":
    main()

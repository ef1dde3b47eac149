"""Weights of parties and goods, learnt from records that numbers join: the number itself is hidden."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from catchgraph.case.case import CaseFolder
from catchgraph.errors import UsageError
from catchgraph.resolve.consignment.bases import begin, by_number
from catchgraph.resolve.consignment.facts import fact_query, make, numbers, papers
from catchgraph.resolve.consignment.judged import rulings
from catchgraph.resolve.consignment.levels import FIELDS, LEVELS
from catchgraph.resolve.consignment.weighed import MET, meet, score
from catchgraph.resolve.core.weights import Weights
from catchgraph.resolve.learn.from_case import FEWEST, Trained
from catchgraph.resolve.learn.logistic import fit

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

#: Set, not learnt, and why.
FIXED: Mapping[str, tuple[str, Mapping[str, float]]] = {
    "container": (
        "Fixed: what names a bill names its container, too, so that nothing else would be learnt; and a container "
        "that is\nmeant decides by itself (basis `container`).",
        {"differ": -6.0, "same": 3.0},
    ),
}
#: Levels that must not speak for a pair; the others of what is in common must not speak against it.
AGAINST = frozenset({"differ", "far", "before", "unusual voyage"})
FREE = frozenset({"export and bill", "export and entry", "near", "usual voyage", "same day", "next days"})
RIDGE = 1.0


def train_consignments(case: CaseFolder) -> Trained:
    """Learn from the pairs that share parties and days, where a number says which of them are one.

    Raises `UsageError` where the case holds fewer than `FEWEST` pairs of one consignment or of two.
    """
    with case.read() as connection:
        rows = labelled(connection)
        datasets = connection.execute(
            """SELECT DISTINCT dataset FROM read.bill WHERE dataset IS NOT NULL
            UNION SELECT dataset FROM read.entry WHERE dataset IS NOT NULL ORDER BY ALL"""
        ).fetchall()
    right, wrong = (int(rows["n"][rows["y"] == same].sum()) for same in (True, False))
    if min(right, wrong) < FEWEST:
        raise UsageError(
            f"{right} pairs are known to be one, {wrong} to be two: too few to learn from",
            hint=f"It takes {FEWEST} of each: entries and export declarations that cite bills by number.",
        )
    weights = learn(rows)
    about = "\n".join(
        [
            "Additive log-odds that two records tell of one consignment. Levels: resolve/consignment/levels.py.",
            f"Written by `catchgraph train consignment` from {right + wrong:,} pairs that share parties and days"
            f" ({right:,} of one consignment),",
            "of records that cite a bill by its number and carrier (the label; not compared).",
            f"Datasets: {', '.join(name for (name,) in datasets)}.",
        ]
    )
    return Trained(weights, _text(weights, about), about, None)


def labelled(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Levels of pairs (a column a field), `y` (whether a number joins them) and `n` (how many there are)."""
    fact_query(connection, only=False)
    make(connection, "fact", "FROM new_fact")
    make(connection, "carrier")
    papers(connection)
    rulings(connection, ())
    numbers(connection)
    meet(connection, only=False)
    make(connection, "met", MET)
    score(connection, "weighed", "met", Weights(0.0, 0.0, 0.0, {field: {} for field in FIELDS}))
    begin(connection)
    by_number(connection)
    fields = ", ".join(f'p."{field}"' for field in FIELDS)
    return connection.execute(
        f"""WITH known AS (SELECT node, to_node FROM attach WHERE basis = 'bill number' AND confidence = 1)
        SELECT {fields}, k.node IS NOT NULL AS y, count(*) AS n
        FROM weighed p SEMI JOIN known ON known.node = p.node
        LEFT JOIN known k ON k.node = p.node AND k.to_node = p.to_node
        GROUP BY ALL ORDER BY ALL"""  # noqa: S608 (declared fields)
    ).df()


def learn(rows: pd.DataFrame) -> Weights:
    """Weights from `labelled` rows."""
    columns, names, signs = [np.ones(len(rows))], [("", "intercept")], [0]
    for field, levels in LEVELS.items():
        for code, level in list(enumerate(levels))[1:]:
            if field not in FIXED:
                columns.append((rows[field].to_numpy() == code).astype(float))
                names.append((field, level))
                signs.append(0 if level in FREE else -1 if level in AGAINST else 1)
    label, weight = rows["y"].to_numpy(float), rows["n"].to_numpy(float)
    found = fit(np.column_stack(columns), label, weight, np.zeros(len(rows)), signs, RIDGE)
    learnt = dict(zip(names, (np.round(found, 2) + 0.0).tolist(), strict=True))
    fields = {
        field: {level: known.get(level, 0.0) for level in levels}
        for field, levels in LEVELS.items()
        for known in (
            FIXED[field][1] if field in FIXED else {at: worth for (of, at), worth in learnt.items() if of == field},
        )
    }
    return Weights(learnt["", "intercept"], 0.0, 0.0, fields)


def _text(weights: Weights, about: str) -> str:
    text = "".join(f"# {line}\n" for line in about.split("\n"))
    text += f"\nintercept = {weights.intercept}\n# Even odds; the best must also be far from the next (bases.py).\n"
    text += f"link_at = {weights.link_at}\nkeep_at = {weights.keep_at}\n"
    for field, levels in weights.fields.items():
        reason = FIXED[field][0] if field in FIXED else ""
        text += "\n" + "".join(f"# {line}\n" for line in reason.split("\n") if line)
        text += f"[weights.{field}]\n" + "".join(
            f"{level if level.isalpha() else chr(34) + level + chr(34)} = {weight}\n"
            for level, weight in levels.items()
        )
    return text

"""What the case holds about the nodes that findings name, joined in the case: names, datasets and days.

A finding is a number here: its place in the order in which the findings were found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.detect.finding import Found
from catchgraph.errors import CaseNotReady
from catchgraph.model.schema import label_of, node

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

#: Datasets of the records it rests on, and of the entities it names what came under terms of its own; where all came
#: under the same terms there are none such.
_DATASETS = """
    WITH term AS (
        FROM (SELECT id AS dataset, dense_rank() OVER (ORDER BY handling) AS terms FROM read.dataset)
        QUALIFY max(terms) OVER () > 1
    ), said AS (
        SELECT n, rests, unnest(datasets) AS dataset FROM tie JOIN fact ON fact.id = tie.target
    ), known AS (
        SELECT DISTINCT n, terms FROM said JOIN term USING (dataset) WHERE rests
    ), named AS (
        SELECT n, dataset FROM said WHERE rests
        UNION SELECT n, dataset FROM said JOIN term USING (dataset) ANTI JOIN known USING (n, terms) WHERE NOT rests
    )
    SELECT n, list(dataset ORDER BY dataset) AS datasets FROM named GROUP BY n
"""
#: First day of the events, else the last day of the records, at 00:00; the names of what it is about.
_OF_FINDINGS = f"""
    WITH told AS ({_DATASETS}), dated AS (
        SELECT n, coalesce(min(day) FILTER (event), max(day)) AS day FROM tie JOIN fact ON fact.id = tie.target
        WHERE rests GROUP BY n
    ), called AS (
        SELECT n, string_agg(name, ', ' ORDER BY place) AS names FROM tie JOIN fact ON fact.id = tie.target
        WHERE NOT rests GROUP BY n
    )
    SELECT coalesce(datasets, []) AS datasets, CAST(date_trunc('day', day) AS TIMESTAMP) AS day, coalesce(names, '')
    FROM (SELECT unnest(range($findings)) AS n) LEFT JOIN told USING (n) LEFT JOIN dated USING (n)
    LEFT JOIN called USING (n) ORDER BY n
"""  # noqa: S608 - constants only


@dataclass(frozen=True, slots=True)
class Facts:
    """By the place of a finding: its `datasets`, its `day` and the `names` of what it is about; `of`: the datasets of
    each record and event that one rests on, by id.
    """

    datasets: list[list[str]]
    days: list[dt.datetime | None]
    names: list[str]
    of: dict[str, list[str]]


def facts(connection: duckdb.DuckDBPyConnection, findings: Sequence[Found]) -> Facts:
    """What the case holds of what the findings name. Raises `CaseNotReady` where it lacks one of them."""
    if not findings:
        return Facts([], [], [], {})
    ties = _ties(findings)
    connection.register("tie", ties)
    _join(connection, sorted({label for label in ties.column("label").unique().to_pylist() if label}))
    rows = connection.execute(_OF_FINDINGS, {"findings": len(findings)}).fetchall()
    records = "SELECT id, datasets FROM fact SEMI JOIN (FROM tie WHERE rests) AS on_it ON on_it.target = id"
    of = dict(connection.execute(records).fetchall())
    connection.execute("DROP TABLE temp.fact")
    connection.unregister("tie")
    datasets, days, names = (list(column) for column in zip(*rows, strict=True))
    return Facts(datasets, days, names, of)


def _ties(findings: Sequence[Found]) -> pa.Table:
    """A row for each thing that a finding is about or rests on (`rests`), in their order (`place`)."""
    import pyarrow as pa

    about = [(n, id_) for n, item in enumerate(findings) for _, id_ in item.about]
    rests = [(n, id_) for n, item in enumerate(findings) for id_ in item.rests_on]
    targets = [id_ for _, id_ in (*about, *rests)]
    return pa.table(
        {
            "n": pa.array([n for n, _ in (*about, *rests)], pa.int64()),
            "place": pa.array(range(len(targets)), pa.int64()),
            "rests": pa.array([False] * len(about) + [True] * len(rests), pa.bool_()),
            "target": pa.array(targets, pa.string()),
            "label": pa.array([label_of(id_) for id_ in targets], pa.string()),
        }
    )


def _join(connection: duckdb.DuckDBPyConnection, labels: Sequence[str]) -> None:
    """The temporary table `fact`: a row for each thing that is named."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE fact (id VARCHAR, name VARCHAR, datasets VARCHAR[], day TIMESTAMP, event BOOLEAN)"
    )
    for label in labels:
        kind = node(label)
        connection.execute(
            f"""INSERT INTO fact
                SELECT id, name, coalesce(datasets, []), CAST({kind.tells.day} AS TIMESTAMP), $event
                FROM derived."{kind.table}" SEMI JOIN (FROM tie WHERE label = $label) AS named
                  ON named.target = id""",  # noqa: S608 - declared in the model
            {"event": kind.layer == "event", "label": label},
        )
    lacking = "SELECT target FROM tie ANTI JOIN fact ON fact.id = tie.target ORDER BY label, target LIMIT 1"
    if missing := connection.execute(lacking).fetchone():
        raise CaseNotReady(
            f"the graph shows {missing[0]}, which this case does not hold",
            hint="The graph was built from another state of the case. Run: catchgraph build",
        )

"""On the public files no stable query names more than two in a hundred of what it counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from catchgraph import pipeline
from catchgraph.case.case import open_case
from catchgraph.detect.report import DetectReport

#: Public registers, IUU list, its history, and events: no public file of trade names what all of these patterns ask.
FILES = (
    *(
        f"registers/{name}_vessels_2025-08-26.csv"
        for name in ("CCSBT", "FFA", "IATTC", "IOTC", "NAFO", "NEAFC", "WCPFC")
    ),
    "registers/PNA_TUNA_2025-09-08.csv",
    "iuu/IUUList-20251108.csv",
    "iuu/iuu_history_sample_3_vessels.json",
    *(f"events/miller2018-{name}.csv" for name in ("encounters", "carriers")),
    *(f"events/gfw-{name}.json.gz" for name in ("encounters_2023", "encounters_2024", "loitering_2024")),
    "events/gfw-port_visits_2024.json.gz",
)
MOST = 0.02


@pytest.fixture(scope="module")
def report(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> DetectReport:
    case = open_case(tmp_path_factory.mktemp("public") / "case", create=True)
    pipeline.load(case, [shared_data / name for name in FILES])
    pipeline.resolve(case)
    pipeline.build(case)
    return pipeline.detect(case, timeout_s=600, params={"limit": "1000000"})


@pytest.mark.slow
def test_no_stable_query_names_more_than_two_in_a_hundred(report: DetectReport) -> None:
    stable = [line for line in report.results if line.maturity == "stable"]
    asked = [line for line in stable if line.denominator]
    assert len(asked) > 15
    often = [
        (line.typology, line.hits, line.denominator) for line in asked if line.hits > MOST * (line.denominator or 0)
    ]
    assert often == []

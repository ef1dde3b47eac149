"""The public files of Global Fishing Watch, loaded once. Counts worked out from the JSON itself, by other means."""

import pytest

from catchgraph.case.case import open_case
from catchgraph.derive.derive import derive
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve


@pytest.fixture(scope="module")
def real(shared_data, tmp_path_factory):
    case = open_case(tmp_path_factory.mktemp("gfw") / "case", create=True)
    events = shared_data / "events"
    reports = load(case, [*sorted(events.glob("gfw-*.json.gz")), *sorted((events / "gfw-api").glob("*.json"))])
    resolve(case)
    derive(case)
    return case, {report.file: report for report in reports}


@pytest.fixture
def ask(real):
    def query(sql):
        with real[0].read() as connection:
            return connection.execute(sql).fetchall()

    return query


def test_every_object_is_loaded_or_rejected(real):
    counts = {name: (report.rows, report.loaded, report.rejected) for name, report in real[1].items()}
    assert counts == {
        "gfw-encounters_2023.json.gz": (14888, 14888, 0),
        "gfw-encounters_2024.json.gz": (9444, 9444, 0),
        "gfw-loitering_2024.json.gz": (12500, 6704, 5796),
        "gfw-port_visits_2024.json.gz": (11239, 11239, 0),
        "event_item.json": (1, 1, 0),
        "event_stats_item.json": (1, 0, 1),
        "vessel_insight_item.json": (1, 0, 1),
        "vessel_item.json": (1, 1, 0),
    }


def test_only_gear_is_rejected_of_loitering(ask):
    # Of the rejects of a file the first thousand are kept; all are counted.
    assert ask("SELECT DISTINCT reason FROM read.reject JOIN read.file USING (file_id) WHERE name LIKE 'gfw-%'") == [
        ("gear, no vessel",)
    ]
    assert ask("SELECT sum(rejected) FROM read.file WHERE name LIKE 'gfw-%'") == [(5796,)]


def test_24332_objects_are_12163_meetings_of_two_vessels_each(ask):
    assert ask("SELECT count(*) FROM read.encounter") == [(24332,)]
    assert ask("SELECT count(*), sum(len(records)) FROM derived.encounter") == [(12163, 24332)]
    assert ask("SELECT len(records), count(*) FROM derived.encounter GROUP BY 1 ORDER BY 1") == [
        *((1, 1), (2, 12158), (3, 1), (4, 3))
    ]
    assert ask(
        """SELECT n, count(*) FROM (SELECT count(*) AS n FROM derived.took_part_in WHERE target_label = 'Encounter'
        GROUP BY target) GROUP BY 1"""
    ) == [(2, 12163)]


def test_high_seas_where_the_files_say_so(ask):
    assert ask("SELECT high_seas, count(*) FROM derived.encounter GROUP BY 1 ORDER BY 1") == [("no", 12158), ("yes", 5)]
    assert ask("SELECT count(*) FROM derived.loitering WHERE high_seas = 'yes'") == ask(
        "SELECT count(*) FROM derived.loitering WHERE eezs = []"
    )


def test_no_vessel_swallows_others(ask):
    """One station under several names stays several vessels unless the names are one."""
    assert ask("SELECT max(n) FROM (SELECT count(*) AS n FROM resolve.member GROUP BY entity_id)") == [(6,)]
    assert ask("SELECT name, len(mmsis) FROM derived.vessel WHERE len(mmsis) > 1") == [("FRIO FORWIN", 5)]

"""A new noun is one dataclass: every answer, page and export tells it without a line of code elsewhere."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..conftest import ROOT

pytestmark = pytest.mark.early


@pytest.fixture(scope="module")
def told(tmp_path_factory, embedded_runtime):
    """What every answer says of the nouns that `made_up.py` declares."""
    script = str(Path(__file__).with_name("made_up.py"))
    run = subprocess.run(
        [sys.executable, script, str(tmp_path_factory.mktemp("made-up")), "--graph"],
        capture_output=True, text=True, check=False, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_a_vessel_shows_the_record_and_the_events(told):
    shown = told["show TESTHALSEN"]
    [sighting] = shown["Sightings"]
    assert (sighting["patrol"], sighting["catch"], sighting["record"]) == ("CUTTER NINE", "cod", "sighting:1")
    assert [row["duration_h"] for row in shown["Exchanges of signals"]] == [0.5, 1.25]


def test_a_record_and_an_event_show_what_they_say_and_whom_they_mean(told):
    sighting, ties, terms = told["show sighting:1"].values()
    assert [row["terms"] for row in terms] == ["releasable to: public"]
    assert {"property": "patrol", "value": "CUTTER NINE"} in sighting
    assert [(row["relationship"], row["name"]) for row in ties] == [("DESCRIBES", "TESTHALSEN")]
    _, ties, _ = told["show signalling:1"].values()
    assert {(row["relationship"], row["name"]) for row in ties} == {
        ("AT", "Skerry Light"), ("TOOK_PART_IN", "TESTHALSEN"),
    }  # fmt: skip


def test_an_entity_is_found_by_name_and_shows_who_was_there(told):
    shown = told["show Skerry Light"]
    [vessel] = shown["Vessels"]
    assert (vessel["name"], vessel["calls"]) == ("TESTHALSEN", 2)
    assert [row["event"] for row in shown["Exchanges of signals"]] == ["signalling:1", "signalling:2"]


def test_timelines_say_each_in_its_own_words(told):
    vessel = told["timeline TESTHALSEN"]
    assert ["sighting", "sighted by CUTTER NINE, cod on deck", "sighting:1"] in vessel
    assert ["signalling", "signals to Skerry Light, 0.5 h", "signalling:1"] in vessel
    assert [line[1] for line in told["timeline Skerry Light"]] == ["TESTHALSEN, 0.5 h", "TESTHALSEN, 1.2 h"]
    assert told["timeline --kind"] == ["sighting"]
    assert told["since"] == ["sighting", "signalling", "signalling"]


def test_neighbours_paths_and_networks_know_them(told):
    assert told["expand"] == [
        ["Lighthouse", "Skerry Light"], ["Sighting", "TESTHALSEN"], ["Signalling", "Signals"],
        ["Signalling", "Signals"], ["Vessel", "TESTHALSEN"],
    ]  # fmt: skip
    assert [id_.partition(":")[0] for id_ in told["link"]] == ["vessel", "signalling", "lighthouse"]
    assert sorted(told["rank"]) == ["Lighthouse", "Vessel"]


def test_what_the_case_holds_of_them_is_counted_by_month(told):
    dataset = "neafc-register@2025-06-30"
    assert [tuple(row.values()) for row in told["records"]] == [
        ("Sighting", dataset, "2024-03", 1, None), ("Signalling", dataset, "2024-03", 2, None),
    ]  # fmt: skip
    assert [(row["kind"], row["from"], row["to"]) for row in told["covered"]] == [
        ("Sighting", "2024-03-05", "2024-03-05"), ("Signalling", "2024-03-05", "2024-03-05"),
    ]  # fmt: skip


def test_pictures_draw_them(told):
    assert "shape=house" in told["expand-TESTHALSEN.dot"].replace('"', "")
    for ending in ("dot", "mmd", "graphml", "gexf"):
        assert "Skerry Light" in told[f"expand-TESTHALSEN.{ending}"], ending
    spots = json.loads(told["expand-TESTHALSEN.geojson"])["features"]
    assert {spot["id"] for spot in spots if spot["geometry"]["type"] == "Point"} >= {"signalling:1", "lighthouse:1"}
    page = told["expand-TESTHALSEN.html"]
    assert "k-Lighthouse l-entity" in page and "k-Sighting l-record" in page and "k-Signalling l-event" in page  # noqa: PT018
    assert "sighted by CUTTER NINE, cod on deck" in told["timeline-TESTHALSEN.html"]
    assert "TESTHALSEN, 0.5 h" in told["timeline-Skerry.html"]


def test_a_query_asks_them_and_its_finding_leads_to_the_record(told):
    assert (told["findings"], told["denominator"]) == (1, 1)
    assert told["finding"] == "low: TESTHALSEN was sighted by CUTTER NINE"
    assert told["finding's day"] == "2024-03-05 06:00:00"
    assert told["evidence"][-1] == "Sighting sighting:1: neafc-register-2025-06-30.csv, line 2 (record 1)"


def test_the_page_of_the_model_describes_them(told):
    assert "### Lighthouse" in told["docs"]
    assert "- `(Sighting)-[:DESCRIBES]->(Vessel)`" in told["docs"]
    assert "- `(Signalling)-[:AT]->(Lighthouse)`" in told["docs"]
    assert "- `(Finding)-[:RESTS_ON]->(Signalling)`" in told["docs"]

"""Vessels that a source names by an id of its own, in events of one file or several."""

import json

import pandas as pd
import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load
from catchgraph.resolve.mentions import compared_parties, participants, party_mentions, vessel_mentions
from catchgraph.resolve.run import resolve

from .cases import case_with, party

MMSI = "412999201"


@pytest.fixture
def case(tmp_path):
    return open_case(tmp_path / "case", create=True)


def fishing(number, vessel, day="2023-05-09"):
    return {"id": number, "type": "fishing", "start": f"{day}T01:00:00Z", "end": f"{day}T05:00:00Z", "vessel": vessel}


def vessel(number, name, ssvid=MMSI):
    return {"id": number, "name": name, "ssvid": ssvid, "flag": "CHN", "type": "fishing"}


@pytest.fixture
def loaded(case, tmp_path):
    def load_files(**files):
        for name, objects in files.items():
            path = tmp_path / f"{name}.json"
            path.write_text(json.dumps(objects))
            load(case, [path])

    return load_files


def test_the_rows_of_one_mention_are_one_from_the_first_day_to_the_last(case, loaded):
    boat = vessel("x", "HAI FENG 27")
    named = {"id": "x", "ssvid": MMSI, "shipname": "HAI FENG 27", "callsign": "BZTX9", "imo": "9074729"}
    loaded(
        a=[fishing("1", boat, "2023-03-01")],
        b=[fishing("2", boat, "2023-09-01")],
        c=[{"selfReportedInfo": [{**named, "transmissionDateFrom": "2023-04-01T00:00:00Z"}]}],
    )
    with case.read() as connection:
        [row] = vessel_mentions(connection).to_dict("records")
        [same] = vessel_mentions(connection, [row["mention_id"]]).to_dict("records")
    assert (row["imo"], list(row["call_signs"])) == ("9074729", ["BZTX9"])
    assert (str(row["mmsi_first"]), str(row["mmsi_last"])) == ("2023-03-01 01:00:00", "2023-09-01 05:00:00")
    assert same["imo"] == row["imo"]


def test_two_vessels_of_one_event_are_two_parties(case, loaded):
    met = {**fishing("1", vessel("x", "A", None)), "type": "encounter", "encounter": {"vessel": vessel("y", "B", None)}}
    loaded(a=[met])
    with case.read() as connection:
        assert len(participants(connection)) == 2


def test_one_number_under_a_hundred_names_is_a_hundred_vessels(case, loaded):
    names = [f"{a}{b}LO" for a in ("BA", "DE", "FI", "GO", "HU", "JA", "KE", "LI", "MO", "NU") for b in "BDFGHJKLMN"]
    loaded(a=[fishing(str(n), vessel(f"v{n}", name)) for n, name in enumerate(names)])
    report = resolve(case)
    assert (report.mentions, report.entities["vessel"]) == (100, 100)
    assert any(note.startswith("key: MMSI: ") for note in report.notes)
    with case.read() as connection:
        assert connection.execute("SELECT count(*), count(DISTINCT entity_id) FROM resolve.participant").fetchall() == [
            (100, 100)
        ]


def test_one_number_and_one_name_under_two_ids_is_one_vessel(case, loaded):
    loaded(a=[fishing("1", vessel("x", "HAI FENG 27")), fishing("2", vessel("y", "HAI FENG 27"), "2023-06-01")])
    assert resolve(case).entities["vessel"] == 1


def test_one_number_under_sisters_names_is_two_vessels(case, loaded):
    loaded(a=[fishing("1", vessel("x", "HAI FENG 27")), fishing("2", vessel("y", "HAI FENG 28"))])
    assert resolve(case).entities["vessel"] == 2


def test_an_unnamed_station_is_not_every_vessel_that_had_its_number(case, loaded):
    boats = [vessel("x", None), vessel("y", "HAI FENG 27"), vessel("z", "BELUGA 12")]
    loaded(a=[fishing(str(n), boat) for n, boat in enumerate(boats)])
    assert resolve(case).entities["vessel"] == 3


def test_the_same_event_in_two_files_has_one_participant(case, loaded):
    boat = vessel("x", "HAI FENG 27")
    loaded(a=[fishing("1", boat)], b=[fishing("1", boat), fishing("2", boat)])
    resolve(case)
    with case.read() as connection:
        assert connection.execute("SELECT count(*) FROM resolve.participant").fetchone() == (2,)


def test_what_is_compared_is_what_the_mentions_say_and_equal_statements_share_it(tmp_path):
    rows = [
        party("1", "REEF FOODS LTD", role="shipper", address="12 Quay Street, Suva"),
        party("2", "REEF FOODS LTD", role="shipper", address="12 Quay Street, Suva"),
        party("3", "REEF FOODS LTD", role="shipper", numbers=["tax: 482913377"]),
        # One mention in two roles: the row that names what it owns speaks, the evidence is of both.
        party("4", "TIDE LTD", role="operator"),
        party("4", "TIDE LTD", role="charterer", asset_mention_id="mention:v"),
    ]
    with case_with(tmp_path / "case", parties=rows).write() as connection:
        every, compared = party_mentions(connection), compared_parties(connection)
    columns = [name for name in compared.columns if name != "says"]
    pd.testing.assert_frame_equal(compared[columns], every[columns], check_dtype=False)
    assert compared["says"].nunique() == 3
    assert compared["says"][0] == compared["says"][1]
    assert compared["keys"][0] is compared["keys"][1]
    assert compared["asset_mention_id"][3] == "mention:v"

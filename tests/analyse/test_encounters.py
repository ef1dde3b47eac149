"""Many encounters: all of them for programs, and with a limit the first by day and the number of all."""

import datetime as dt
import json

import pytest

import catchgraph
from catchgraph.analyse.show import show
from catchgraph.case.case import open_case

from .world import finish, put, relate, vessel


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    case = open_case(tmp_path_factory.mktemp("many") / "case", create=True)
    with case.write() as connection:
        vessel(connection, "vessel:1", "ONE")
        put(connection, "derived.port", id="port:1", name="Port Nowhere")
        for number in range(1, 13):
            event, call = f"encounter:{number:02}", f"port_call:{number:02}"
            day = dt.datetime(2017, 1, 13 - number)
            said = {"source": "S", "start": day, "day": day, "records": ["a.csv"]}
            put(connection, "derived.encounter", id=event, name=event, **said)
            put(connection, "derived.port_call", id=call, name=call, **said)
            for id_ in (event, call):
                relate(connection, "TOOK_PART_IN", "vessel:1", id_, role="carrier", record=id_)
            relate(connection, "AT", call, "port:1", record=call)
        finish(connection)
    return case


def test_all_of_them_are_in_the_answer(case):
    table = show(case, "ONE").section("Encounters")
    assert table.column("event") == [f"encounter:{number:02}" for number in range(12, 0, -1)]
    assert (table.note, table.column("with")) == ("", [[]] * 12)
    assert len(catchgraph.show(case, "ONE").section("Encounters").frame()) == 12
    assert len(show(case, "Port Nowhere").section("Port calls")) == 12


def test_the_first_by_day_and_the_number_of_all(case):
    table = catchgraph.show(case, "ONE", limit=10).section("Encounters")
    assert table.column("event")[:2] == ["encounter:12", "encounter:11"]
    assert len(table) == 10
    assert table.note == "12 apparent encounters in all; the first 10 by day"
    calls = show(case, "Port Nowhere", limit=3).section("Port calls")
    assert (len(calls), calls.note) == (3, "12 port calls in all; the first 3 by day")
    assert show(case, "ONE", limit=12).section("Encounters").note == ""


@pytest.fixture
def asked(case):
    from click.testing import CliRunner

    from catchgraph.cli import main

    return lambda *args: CliRunner().invoke(main, ["--case", str(case.path), "show", *args])


def test_people_get_the_first_ten_with_a_word_and_all_on_request(asked):
    some = asked("ONE")
    assert some.stdout.count("encounter:") == 10
    assert "12 apparent encounters in all; the first 10 by day" in some.stdout
    assert "All of them: catchgraph show vessel:1 --all" in some.stderr
    every = asked("ONE", "--all")
    assert every.stdout.count("encounter:") == 12
    assert "in all" not in every.stdout + every.stderr
    assert asked("ONE", "--limit", "2").stdout.count("encounter:") == 2
    assert asked("ONE", "--limit", "2", "--all").exit_code == 2


def test_programs_get_all_and_fewer_with_a_word(asked):
    assert len(json.loads(asked("ONE", "--format", "json").stdout)["sections"]["Encounters"]) == 12
    assert asked("ONE", "--format", "csv").stdout.count("encounter:") == 12
    few = asked("ONE", "--format", "json", "--limit", "3")
    assert len(json.loads(few.stdout)["sections"]["Encounters"]) == 3
    assert "Encounters: 12 apparent encounters in all; the first 3 by day" in few.stderr

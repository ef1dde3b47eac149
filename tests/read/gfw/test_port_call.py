import pytest

from catchgraph.derive.derive import derive
from catchgraph.model.ids import make_id
from catchgraph.resolve.run import resolve

from .samples import port_visit


def test_a_port_call_is_at_the_port_in_between(case, loaded, rows):
    loaded(port_visit(), port_visit(id="e6", position={"lat": -4.325, "lon": 71.5}))
    assert rows(
        """SELECT DISTINCT name, port_id, port, port_flag, at_dock, visit_confidence, duration_h FROM read.port_call"""
    ) == [
        (
            *("Port call 2023-05-09, 412999201", make_id("port", "mus-portlouis"), "PORT LOUIS", "MUS", True),
            *("4", 88.9),
        )
    ]
    resolve(case)
    derive(case)
    assert rows("SELECT id, name, flag, latitude, longitude FROM derived.port") == [
        (make_id("port", "mus-portlouis"), "PORT LOUIS", "MUS", -4.225, 71.5)
    ]
    assert rows("SELECT count(DISTINCT source), count(DISTINCT target) FROM derived.at") == [(2, 1)]


def test_without_one_in_between_it_is_at_the_first(loaded, rows):
    loaded(port_visit(port_visit__intermediateAnchorage=None))
    assert rows("SELECT port, at_dock FROM read.port_call") == [("ROADS", False)]


@pytest.mark.parametrize("key", ["portVisit", "port"])
def test_its_part_may_have_another_key(loaded, rows, key):
    event = port_visit(type="PORT_VISIT")
    loaded({**{k: v for k, v in event.items() if k != "port_visit"}, key: event["port_visit"]})
    assert rows("SELECT port, visit_confidence FROM read.port_call") == [("PORT LOUIS", "4")]


def test_a_visit_of_no_named_place_stays_an_event(loaded, rows):
    loaded(port_visit(port_visit={"confidence": 3}))
    assert rows("SELECT port_id, port, port_flag, at_dock, visit_confidence, duration_h FROM read.port_call") == [
        (None, None, None, None, "3", 6.5)
    ]

import datetime as dt

import pytest

from catchgraph.derive.derive import derive
from catchgraph.resolve.run import resolve

from .samples import answer


def test_an_owner_owns_the_hull_that_had_the_number_it_is_stated_for(case, loaded, rows):
    loaded(answer())
    resolve(case)
    derive(case)
    assert rows(
        """SELECT c.names, c.countries, o.kind, o.since, o.until, v.imo FROM derived.owns AS o
        JOIN derived.company AS c ON c.id = o.source JOIN derived.vessel AS v ON v.id = o.target"""
    ) == [
        (
            *(["OCEAN DAWN SHIPPING LTD"], ["CYP"], "as stated", dt.datetime(2013, 5, 15), dt.datetime(2019, 2, 1)),
            "9074729",
        )
    ]


@pytest.mark.parametrize("ssvid", ["412999201", None, "1"])
def test_an_owner_under_another_number_is_not_attached(loaded, rows, ssvid):
    [owner] = answer()["registryOwners"]
    report = loaded(answer(registryOwners=[{**owner, "ssvid": ssvid}]))
    assert rows("SELECT count(*) FROM read.party_mention") == [(0,)]
    assert [(column, reason) for column, reason, _ in report.flags] == [
        ("registryOwners.ssvid", "owner under a MMSI that no identity of this answer has: not attached")
    ]


def test_a_number_of_two_hulls_decides_nothing(loaded, rows):
    first, before = answer()["registryInfo"]
    loaded(answer(registryInfo=[first, before, {**before, "id": "hull-2"}]))
    assert rows("SELECT count(*) FROM read.party_mention") == [(0,)]


@pytest.mark.parametrize("owners", [None, "x", [None], [{"name": ""}], [{"name": 5.5, "ssvid": "210999301"}]])
def test_nobody_is_no_owner(loaded, rows, owners):
    loaded(answer(registryOwners=owners))
    assert rows("SELECT count(*) FROM read.party_mention") == [(0,)]

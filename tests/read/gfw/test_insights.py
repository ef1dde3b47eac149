from catchgraph.read.gfw.insights import is_insight, summary

INSIGHT = {
    "period": {"startDate": "2020-01-01", "endDate": "2025-03-03"},
    "gap": {"periodSelectedCounters": {"events": 4, "eventsGapOff": 3}},
    "coverage": {"percentage": 96.08},
    "vesselIdentity": {"iuuVesselList": {"totalTimesListed": 1}},
}


def test_an_insight_names_no_vessel_and_says_what_to_do(loaded):
    report = loaded(INSIGHT, {"period": None, "gap": []})
    assert (report.layout, report.loaded) == ("gfw-insights", 0)
    assert "load the vessel's events" in report.rejects[0].reason
    assert report.rejects[0].value == (
        "2020-01-01 – 2025-03-03, 4 gap events, 3 of them AIS off, 1 times on an IUU list, 96.08 % coverage"
    )


def test_what_is_not_counted_is_not_said():
    assert summary({"period": {"startDate": "2020-01-01", "endDate": "2020-02-01"}, "gap": 5}) == (
        "2020-01-01 – 2020-02-01"
    )


def test_an_insight_is_told_by_its_keys():
    assert is_insight(INSIGHT)
    assert not is_insight({"period": "2020"})

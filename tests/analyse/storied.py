"""A case of one vessel about which much is known.

GREY PETREL   identities of 1992 and May 1992; three editions of a register, the last gone by 2023; one event of each
              kind in March 2022, an encounter with PARTNER among them; a measure; a finding on the encounter
GREY SHAG     a history: OLDEST until 1992, SHAG from 1992 to February 2006 in two records, GREY SHAG since February
              2006; its call sign all along, its flag not from 2005 to 2006
Petrel Ltd    its owner in every edition; the call was at Port Nowhere
"""

import datetime as dt

from catchgraph.case.case import open_case

from .world import finish, put, relate, vessel


def day(text):
    """A day or time from its ISO form."""
    return dt.datetime.fromisoformat(text)


def build_storied(path):
    """The case described above."""
    case = open_case(path, create=True)
    with case.write() as con:
        vessel(con, "vessel:1", "GREY PETREL")
        vessel(con, "vessel:2", "PARTNER")
        vessel(con, "vessel:3", "GREY SHAG")
        put(con, "derived.company", id="company:1", name="Petrel Ltd", names=["Petrel Ltd"], datasets=[])
        put(con, "derived.port", id="port:1", name="Port Nowhere", flag="MUS", datasets=[])
        _identities(con)
        _history(con)
        _register(con)
        _events(con)
        put(con, "derived.measure", id="measure:1", name="Sanction", authority="An office", kind="Asset freeze",
            program="P-1", since=day("2021-06-01"), records=["measures.csv, line 2 (record 1)"])  # fmt: skip
        relate(con, "TARGETS", "measure:1", "vessel:1", record="measure:1")
        put(con, "derived.finding", id="finding:1", name="Apparent meeting", typology="t.x", severity="high",
            status="dismissed")  # fmt: skip
        relate(con, "ABOUT", "finding:1", "vessel:1", role="vessel")
        relate(con, "RESTS_ON", "finding:1", "encounter:1")
        relate(con, "RESTS_ON", "finding:1", "registration:2022")
        finish(con)
    return case


def _identities(con):
    for number, name, since, precision in (
        (1, "SECOND NAME", "1992-05-01", "month"),
        (2, "FIRST", "1992-01-01", "year"),
    ):
        put(con, "derived.identity", id=f"identity:{number}", name=name, source="History", since=day(since),
            since_precision=precision, until=day(since), until_precision=precision, imo_status="blank",
            records=[f"history.csv, line {number + 1} (record {number})"])  # fmt: skip
        relate(con, "DESCRIBES", f"identity:{number}", "vessel:1", record=f"identity:{number}")


def _history(con):
    for number, name, flag, since, until, former in (
        (1, "OLDEST", None, None, ("1992-12-31", "year"), []),
        (2, "SHAG", "JPN", ("1992-01-01", "year"), ("2004-12-31", "year"), []),
        (3, "SHAG", None, ("2004-01-01", "year"), ("2006-02-28", "month"), []),
        (4, "GREY SHAG", "JPN", ("2006-02-01", "month"), None, ["BETWEEN"]),
    ):
        since, until = since or (None, None), until or (None, None)
        put(con, "derived.identity", id=f"identity:shag{number}", name=name, flag=flag, source="History",
            call_sign="C5J", since=since[0], since_precision=since[1], until=until[0], until_precision=until[1],
            imo_status="blank", previous_names=former,
            records=[f"shag.csv, line {number + 1} (record {number})"])  # fmt: skip
        relate(con, "DESCRIBES", f"identity:shag{number}", "vessel:3", record=f"identity:shag{number}")


def _register(con):
    for year, name, gone in (
        (2020, "GREY PETREL", None),
        (2021, "GREY PETREL", None),
        (2022, "WHITE PETREL", "2023-06-30"),
    ):
        id_ = f"registration:{year}"
        put(con, "derived.registration", id=id_, name=name, register="IOTC", edition=day(f"{year}-06-30"),
            since=day("2020-01-01"), until=day("2024-12-31"), imo_status="blank", gone_by=gone,
            previous_names=["OLD PETREL"] if year == 2022 else [], previous_flags=[],
            records=[f"register-{year}.csv, line 2 (record 1)"])  # fmt: skip
        relate(con, "DESCRIBES", id_, "vessel:1", record=id_)
        relate(con, "OWNS", "company:1", "vessel:1", kind="registered" if year < 2022 else "beneficial", record=id_)


def _events(con):
    for number, label, start, more in (
        (1, "encounter", "2022-03-01 06:00", {"duration_h": 6.5, "latitude": 1.5, "longitude": 70.0}),
        (2, "loitering", "2022-03-02 06:00", {"duration_h": 9, "average_distance_from_shore_km": 81.6}),
        (3, "gap", "2022-03-03 06:00", {"duration_h": 30.25, "distance_km": 1204, "intentional": "yes"}),
        (4, "port_call", "2022-03-05 06:00", {"port": "Port Nowhere", "port_flag": "MUS", "port_id": "port:1"}),
        (5, "fishing", "2022-03-04 06:00", {"duration_h": 3}),
    ):
        put(con, f"derived.{label}", id=f"{label}:{number}", name=label, source="S", start=day(start),
            day=day(start[:10]), records=[f"events.csv, line {number} (record {number})"], **more)  # fmt: skip
        relate(con, "TOOK_PART_IN", "vessel:1", f"{label}:{number}", role="carrier", record=f"{label}:{number}")
    relate(con, "TOOK_PART_IN", "vessel:2", "encounter:1", role="fishing vessel", record="encounter:1")
    relate(con, "AT", "port_call:4", "port:1", record="port_call:4")

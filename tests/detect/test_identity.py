"""Queries of identity over small graphs made by hand: positives, and twins that differ in one fact.

Expected rows were worked out from the typology, not copied from a run.
"""

from __future__ import annotations

from typing import Any

import pytest

from catchgraph.detect.catalogue import catalogue, select
from catchgraph.detect.look import Look
from catchgraph.detect.report import NOT_COVERED, NOT_LOADED, NOTHING
from catchgraph.detect.values import bind
from catchgraph.graph.store import Store

from .test_queries import ask, columns
from .world import World, day

ONE_YEAR = {"since": day("2024-01-01"), "until": day("2024-12-31")}
#: IMO numbers whose check digits are right: 9×7+0×6+7×5+4×4+7×3+2×2 = 139; 9×7+1×6+2×5+3×4+4×3+5×2 = 113.
IMO_A, IMO_B = {"imo": "9074729", "imo_status": "valid"}, {"imo": "9123453", "imo_status": "valid"}


def two(world: World, key: str, one: dict[str, Any], other: dict[str, Any], *, hulls: int = 2, **both: Any) -> None:
    """Two registrations of two registers, of two vessels unless `hulls` is 1."""
    first = world.vessel(key)
    second = world.vessel(f"{key}-other") if hulls == 2 else first
    world.registration(f"{key}-1", first, "FFA", **both | {"name_key": "SABLE", "name": "SABLE"} | one)
    world.registration(f"{key}-2", second, "WCPFC", **both | {"name_key": "CURRENT 7", "name": "CURRENT 7"} | other)


def mmsis(world: World, key: str, mmsi: str) -> None:
    """One finding of `one-mmsi-many-hulls`."""
    two(world, key, IMO_A, IMO_B, mmsi=mmsi)


def test_one_mmsi_many_hulls(store: Store) -> None:
    world = World()
    mmsis(world, "imo", "412000001")
    marks = (
        {"call_sign": "BXZ921", "registration_number": "CT999"},
        {"call_sign": "YJZQ9", "registration_number": "V9"},
    )
    two(world, "marks", *marks, mmsi="412000002")
    listed = world.vessel("listed")
    world.listing("now", listed, "IOTC", "2020-01-01", None)
    world.broadcast("ais", listed, "412000003", "2025-01-01", "2025-12-31", name_key="NIGHT", imo="9074729")
    world.registration("ais-row", world.vessel("ais"), "FFA", mmsi="412000003", **IMO_B)
    two(world, "twin-name", IMO_A, IMO_B | {"name_key": "SABLE"}, mmsi="412000004")
    two(world, "twin-cut", IMO_A, IMO_B | {"name_key": "SABLEMERIDIAN"}, mmsi="412000005")
    two(world, "twin-days", IMO_A | ONE_YEAR, IMO_B, mmsi="412000006")
    two(world, "twin-imo", IMO_A, {}, mmsi="412000007")
    two(world, "twin-one-imo", IMO_A, IMO_A, mmsi="412000008")
    two(world, "twin-renamed", marks[0], marks[1] | {"previous_name_keys": ("SABLE",)}, mmsi="412000009")
    two(world, "twin-no-day", IMO_A | {"edition": None}, IMO_B, mmsi="412000010")
    two(world, "twin-one-hull", {}, {}, hulls=1, mmsi="412000011")
    world.registration("alone", world.vessel("alone"), mmsi="412000012", **IMO_A)
    rows = ask(store, world, "identity.one-mmsi-many-hulls")
    assert columns(rows, "mmsi", "vessel", "other", "listed", "records") == [
        ("412000001", "vessel:imo", "vessel:imo-other", False, ["registration:imo-1", "registration:imo-2"]),
        ("412000002", "vessel:marks", "vessel:marks-other", False, ["registration:marks-1", "registration:marks-2"]),
        ("412000003", "vessel:ais", listed, True, ["broadcast:ais", "registration:ais-row"]),
    ]
    assert rows[0]["differences"] == ["SABLE, IMO 9074729 (FFA) and CURRENT 7, IMO 9123453 (WCPFC)"]
    assert rows[2]["differences"] == ["AIS, IMO 9074729 (AIS) and AIS-ROW, IMO 9123453 (FFA)"]


def test_shared_call_sign(store: Store) -> None:
    world = World()
    two(world, "imo", IMO_A, IMO_B, call_sign="3ZQX1")
    numbers = ({"registration_number": "R1"}, {"registration_number": "R2"})
    two(world, "numbers", *numbers, call_sign="3ZQX2")
    world.listing("now", "vessel:numbers", "IOTC", "2020-01-01", None)
    two(world, "one-entity", IMO_A, IMO_B, hulls=1, call_sign="3ZQX3")
    two(world, "twin-successor", IMO_A, IMO_B | {"name_key": "SABLE"}, call_sign="3ZQX4")
    two(world, "twin-renamed", IMO_A, IMO_B | {"previous_name_keys": ("SABLE",)}, call_sign="3ZQX5")
    two(world, "twin-one-hull", *numbers, hulls=1, call_sign="3ZQX6")
    two(world, "twin-one-imo", IMO_A | numbers[0], IMO_A | numbers[1], call_sign="3ZQX7")
    two(world, "twin-number", numbers[0], numbers[0], call_sign="3ZQX8")
    two(world, "twin-days", IMO_A | ONE_YEAR, IMO_B, call_sign="3ZQX9")
    for n in range(11):
        world.registration(f"filler-{n}", world.vessel(f"filler-{n}"), call_sign="XXXX1", registration_number=f"F{n}")
    rows = ask(store, world, "identity.shared-call-sign")
    assert columns(rows, "call_sign", "vessel", "other", "listed", "records") == [
        ("3ZQX1", "vessel:imo", "vessel:imo-other", False, ["registration:imo-1", "registration:imo-2"]),
        ("3ZQX2", "vessel:numbers", "vessel:numbers-other", True, ["registration:numbers-1", "registration:numbers-2"]),
        ("3ZQX3", "vessel:one-entity", None, False, ["registration:one-entity-1", "registration:one-entity-2"]),
    ]
    assert rows[1]["differences"] == ["SABLE, R1 (FFA) and CURRENT 7, R2 (WCPFC)"]


def test_mmsi_flag_mismatch(store: Store) -> None:
    """477 is Hong Kong's, 255 Madeira's, 273 Russia's, 352 Panama's: as `normalise.mmsi` reads them."""
    world = World()

    def row(key: str, flag: str, mmsi: str, mmsi_flag: str, **given: Any) -> str:
        vessel = world.vessel(key)
        world.registration(key, vessel, "FFA", flag=flag, mmsi=mmsi, mmsi_flag=mmsi_flag, **given)
        return vessel

    plain = row("plain", "KIR", "352000001", "PAN")
    listed = row("listed", "KIR", "352000002", "PAN", edition=None, since=day("2024-02-03"), until=day("2024-09-01"))
    world.listing("then", listed, "IOTC", "2020-01-01", "2024-03-01")
    aired = world.vessel("aired")
    world.broadcast("aired", aired, "273000003", "2016-05-01", "2016-05-31", flag="UKR", mmsi_flag="RUS")
    old = row("old-flag", "KIR", "352000004", "PAN")
    world.broadcast("long-ago", old, "352000004", "2023-01-01", "2024-06-29", flag="PAN", mmsi_flag="PAN")
    row("twin-equal", "PAN", "352000005", "PAN")
    row("twin-hong-kong", "CHN", "477000006", "HKG")
    row("twin-madeira", "PRT", "255000007", "PRT")
    row("twin-overseas", "FRA", "540000008", "NCL")
    row("twin-two-territories", "ANT", "306000009", "CUW")
    row("twin-previous", "KIR", "352000010", "PAN", previous_flags=("JPN", "PAN"))
    reflagged = row("twin-reflagged", "KIR", "352000011", "PAN")
    world.broadcast("just-before", reflagged, "352000011", "2023-01-01", "2024-06-30", flag="PAN", mmsi_flag="PAN")
    world.registration("twin-no-flag", world.vessel("twin-no-flag"), mmsi="352000012", mmsi_flag="PAN")
    rows = ask(store, world, "identity.mmsi-flag-mismatch")
    assert columns(rows, "vessel", "flag", "mmsi_flag", "day", "sources", "listed", "records") == [
        (aired, "UKR", "RUS", "2016-05-01", ["AIS"], False, ["broadcast:aired"]),
        (listed, "KIR", "PAN", "2024-02-03", ["FFA"], True, ["registration:listed"]),
        (old, "KIR", "PAN", "2025-06-30", ["FFA"], False, ["registration:old-flag"]),
        (plain, "KIR", "PAN", "2025-06-30", ["FFA"], False, ["registration:plain"]),
    ]


def history(world: World, key: str, *segments: tuple[str, str, str | None, str | None], **given: Any) -> str:
    """A vessel with (name, flag, since, until) one after the other."""
    vessel = world.vessel(key)
    for n, (name, flag, since, until) in enumerate(segments):
        world.identity(f"{key}-{n}", vessel, since, until, name=name, name_key=name, flag=flag, **given)
    return vessel


BEFORE, AFTER = ("SHONAN 3", "JPN", None, "2002-09-01"), ("AROWANA 8", "BLZ", "2002-09-01", None)


def test_renamed_and_reflagged(store: Store) -> None:
    world = World()
    both = history(world, "both", BEFORE, AFTER)
    apart = history(
        world, "apart", BEFORE,
        ("AROWANA 8", "JPN", "2002-09-01", "2003-08-31"), ("AROWANA 8", "BLZ", "2003-08-31", None),
    )  # fmt: skip
    history(
        world, "twin-apart", BEFORE,
        ("AROWANA 8", "JPN", "2002-09-01", "2003-09-02"), ("AROWANA 8", "BLZ", "2003-09-02", None),
    )  # fmt: skip
    history(world, "twin-name", BEFORE, ("SHONAN 3", "BLZ", "2002-09-01", None))
    history(world, "twin-flag", BEFORE, ("AROWANA 8", "JPN", "2002-09-01", None))
    history(world, "twin-cut-short", BEFORE, ("SHONAN", "BLZ", "2002-09-01", None))
    history(world, "twin-territory", ("A", "FRA", None, "2010-01-01"), ("B", "PYF", "2010-01-01", None))
    history(world, "twin-long", BEFORE, ("AROWANA 8", "BLZ", "2003-09-02", None))
    history(world, "twin-undated", BEFORE, ("AROWANA 8", "BLZ", None, None))
    history(world, "twin-same-days", ("A", "PAN", "2002-01-01", "2010-01-01"), ("B", "BLZ", "2001-01-01", "2009-12-31"))
    still = history(world, "twin-still", BEFORE, AFTER)
    world.identity("still", still, "2001-01-01", "2004-01-01", name="SHONAN 3", name_key="SHONAN 3", flag="JPN")
    already = history(world, "twin-already", BEFORE, AFTER)
    world.identity("already", already, "2001-01-01", "2002-01-01", name="AROWANA 8", name_key="AROWANA 8", flag="BLZ")
    rows = ask(store, world, "identity.renamed-and-reflagged")
    shown = (
        "vessel",
        "former_name",
        "former_flag",
        "new_name",
        "new_flag",
        "from_day",
        "to_day",
        "severity",
        "records",
    )
    assert columns(rows, *shown) == [
        (apart, "SHONAN 3", "JPN", "AROWANA 8", "BLZ", "2002-09-01", "2003-08-31", "low",
         ["identity:apart-0", "identity:apart-1", "identity:apart-2"]),
        (both, "SHONAN 3", "JPN", "AROWANA 8", "BLZ", "2002-09-01", "2002-09-01", "low",
         ["identity:both-0", "identity:both-1"]),
    ]  # fmt: skip


def test_what_was_near_a_new_name_and_flag_raises_its_severity(store: Store) -> None:
    """A listing or an encounter within twelve months of it: one step each."""
    world = World()
    for key in ("a-both", "b-listing", "c-encounter", "d-twin"):
        history(world, key, BEFORE, AFTER)
    world.listing("a", "vessel:a-both", "IOTC", "2003-09-01", None)
    world.listing("b", "vessel:b-listing", "IOTC", "2000-01-01", "2001-09-01")
    world.encounter("a", "2003-09-01", "vessel:a-both", "vessel:c-encounter")
    world.listing("d", "vessel:d-twin", "IOTC", "2003-09-02", None)
    world.encounter("d", "2001-08-31", "vessel:d-twin", None)
    rows = ask(store, world, "identity.renamed-and-reflagged")
    assert columns(rows, "vessel", "listings", "encounters", "severity") == [
        ("vessel:a-both", 1, 1, "high"),
        ("vessel:b-listing", 1, 0, "medium"),
        ("vessel:c-encounter", 0, 1, "medium"),
        ("vessel:d-twin", 0, 0, "low"),
    ]
    assert rows[0]["records"] == ["identity:a-both-0", "identity:a-both-1", "listing:a", "encounter:a"]


def test_new_names_and_flags_of_registers_and_transmitters(store: Store) -> None:
    world = World()

    def row(key: str, vessel: str, register: str, name: str, flag: str, **given: Any) -> None:
        world.registration(key, vessel, register, name=name, name_key=name, flag=flag, **given)

    editions = world.vessel("editions")
    row("old", editions, "IOTC", "SABLE", "TWN", edition=day("2024-08-01"), since=day("2020-01-01"))
    row("new", editions, "IOTC", "MERIDIAN", "VUT", edition=day("2025-07-01"), since=day("2020-01-01"))
    lapsed = world.vessel("lapsed")
    row("lapsed", lapsed, "WCPFC", "SABLE", "TWN", since=day("2020-01-01"), until=day("2024-05-31"))
    row("began", lapsed, "IOTC", "MERIDIAN", "VUT", since=day("2025-01-01"))
    aired = world.vessel("aired")
    world.broadcast("one", aired, "416000001", "2014-01-01", "2015-03-01", name="SABLE", name_key="SABLE", flag="TWN")
    world.broadcast("two", aired, "576000001", "2015-09-01", "2016-01-01", name="NEW", name_key="NEW", flag="VUT")
    # A day known to the month may be any of it.
    months = world.vessel("months")
    world.identity("one", months, "2006-02-09", "2014-11-30", until_precision="month", name_key="JETMARK 8", flag="PHL")
    world.identity("two", months, "2014-11-01", "2021-05-07", since_precision="month", name_key="MAXIMUS", flag="VCT")
    registers = world.vessel("twin-registers")
    row("lag-1", registers, "WCPFC", "SABLE", "TWN", since=day("2020-01-01"), edition=day("2025-05-01"))
    row("lag-2", registers, "IOTC", "MERIDIAN", "VUT")
    years = world.vessel("twin-years")
    row("years-1", years, "IOTC", "SABLE", "TWN", edition=day("2023-01-01"))
    row("years-2", years, "IOTC", "MERIDIAN", "VUT", edition=day("2024-01-02"))
    rows = ask(store, world, "identity.renamed-and-reflagged")
    assert columns(rows, "vessel", "from_day", "to_day", "records") == [
        (aired, "2015-03-01", "2015-09-01", ["broadcast:one", "broadcast:two"]),
        (editions, "2024-08-01", "2025-07-01", ["registration:old", "registration:new"]),
        (lapsed, "2024-05-31", "2025-01-01", ["registration:lapsed", "registration:began"]),
        (months, "2014-10-30", "2014-11-01", ["identity:one", "identity:two"]),
    ]


def flags(*segments: tuple[str, str | None, str | None]) -> list[tuple[str, str, str | None, str | None]]:
    return [("LUCAS", flag, since, until) for flag, since, until in segments]


def hopping(world: World, key: str) -> str:
    """The history of flags of a real vessel, from 2002 to 2006: JPN, BLZ, VUT, MNG, PHL."""
    spans = [("JPN", None, "2002-09-01"), ("BLZ", "2002-09-01", "2002-12-01"), ("VUT", "2002-12-01", "2005-05-01"),
             ("MNG", "2005-05-01", "2006-02-09"), ("PHL", "2006-02-09", "2014-11-01")]  # fmt: skip
    return history(world, key, *flags(*spans))


def test_flag_hopping(store: Store) -> None:
    world = World()
    real = hopping(world, "real")
    edge = history(
        world, "edge", *flags(("A", None, "2010-01-01"), ("B", "2010-01-01", "2012-01-01"), ("C", "2015-01-01", None))
    )
    world.listing("then", edge, "IOTC", "2014-01-01", "2014-12-31")
    history(
        world, "twin-six-years",
        *flags(("A", None, "2010-01-01"), ("B", "2010-01-01", "2012-01-01"), ("C", "2015-01-02", None)),
    )  # fmt: skip
    history(world, "twin-two", *flags(("A", None, "2010-01-01"), ("B", "2010-01-01", None)))
    history(
        world, "twin-back",
        *flags(("A", None, "2010-01-01"), ("B", "2010-01-01", "2011-01-01"), ("A", "2011-01-01", None)),
    )  # fmt: skip
    history(
        world, "twin-territories",
        *flags(("FRA", None, "2010-01-01"), ("PYF", "2010-01-01", "2011-01-01"), ("VUT", "2011-01-01", None)),
    )  # fmt: skip
    lag = world.vessel("twin-lag")
    for register, flag in (("IOTC", "PAN"), ("WCPFC", "VUT"), ("FFA", "KIR")):
        world.registration(f"lag-{register}", lag, register, flag=flag, since=day("2024-01-01"))
    undated = world.vessel("twin-undated")
    world.registration("undated", undated, flag="PAN", previous_flags=("KIR", "VUT"))
    rows = ask(store, world, "identity.flag-hopping")
    assert columns(rows, "vessel", "flags", "states", "from_day", "to_day", "listed") == [
        (edge, ["A", "B", "C"], 3, "2010-01-01", "2015-01-01", True),
        (real, ["JPN", "BLZ", "VUT", "MNG", "PHL"], 5, "2002-09-01", "2006-02-09", False),
    ]
    assert rows[0]["records"] == ["identity:edge-0", "identity:edge-1", "identity:edge-2"]


def test_imo_invalid_of_a_history(store: Store) -> None:
    world = World()
    wrong = history(world, "wrong", BEFORE, imo_written="8474409", imo_status="invalid")
    world.listing("then", wrong, "IOTC", "2002-01-01", "2003-01-01")
    history(world, "right", BEFORE, imo="9074729", imo_written="9074729", imo_status="valid")
    aired = world.vessel("aired")
    world.broadcast("aired", aired, "416000001", "2014-01-01", "2015-03-01", imo_written="1", imo_status="invalid")
    rows = ask(store, world, "identity.imo-invalid")
    assert columns(rows, "vessel", "register", "imo_written", "listed", "records") == [
        (wrong, "history", "8474409", True, ["identity:wrong-0"])
    ]


def test_two_hulls_of_a_history_and_a_register(store: Store) -> None:
    world = World()
    marks = {"call_sign": "JIRA", "registration_number": "SO11068", "imo": "9074729"}
    hull = history(world, "hull", ("FUKUKYU 7", "JPN", "2024-01-01", "2025-12-31"), **marks)
    world.registration(
        "row", hull, imo="9074729", name_key="TIJARA", call_sign="5ZAC1", registration_number="101259"
    )  # fmt: skip
    twin = history(world, "twin", ("FUKUKYU 7", "JPN", "2024-01-01", "2025-12-31"), **marks | {"imo": "9123453"})
    world.registration(
        "twin", twin, imo="9123453", name_key="TIJARA", call_sign="5ZAC1", registration_number="101259",
        previous_names=("FUKUKYU 7",), previous_name_keys=("FUKUKYU 7",),
    )  # fmt: skip
    rows = ask(store, world, "identity.two-hulls-one-imo")
    assert columns(rows, "imo", "vessel", "records") == [("9074729", hull, ["identity:hull-0", "registration:row"])]
    assert rows[0]["differences"] == ["FUKUKYU 7, JIRA, SO11068 (history) and ROW, 5ZAC1, 101259 (IOTC)"]


@pytest.mark.parametrize("state", [NOT_LOADED, NOT_COVERED, NOTHING])
def test_not_loaded_not_covered_and_nothing_found_are_three_answers(store: Store, state: str) -> None:
    """Encounters alone; records without a day; records that have one and nothing to report."""
    world = World()
    vessel = world.vessel("v")
    world.encounter("e", "2016-01-01", vessel, None)
    if state != NOT_LOADED:
        world.listing("l", world.vessel("listed"), "IOTC", "2020-01-01", None)
        said = {"mmsi": "352000001", "mmsi_flag": "PAN", "flag": "PAN", "call_sign": "3ZQX1", "name_key": "V"} | IMO_A
        for n, edition in enumerate(("2024-01-01", "2025-06-30")):
            world.registration(f"row-{n}", vessel, edition=day(edition) if state == NOTHING else None, **said)
    world.write(store)
    look = Look(store, 60)
    for query in select(catalogue(), ["identity"]):
        found = look.answer(query, bind(query, {})).result.state
        assert found == (state if query.covers or state == NOT_LOADED else NOTHING), query.id

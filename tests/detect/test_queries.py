"""Each query on each store over small graphs made by hand: positives, and twins that differ in one fact.

Expected rows were worked out from the typology, not copied from a run.
"""

from __future__ import annotations

from typing import Any

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.values import bind
from catchgraph.graph.store import Store

from .world import World, day

BY_LIST = {"confidence": 0.7, "basis": "MMSI on a list without dates; holder that day not stated"}


def ask(store: Store, world: World, id_: str, **params: str) -> list[dict[str, Any]]:
    world.write(store)
    query = catalogue()[id_]
    return store.read(query.cypher, bind(query, params)).dicts()


def columns(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def test_listed_vessel_encounter_by_day(store: Store) -> None:
    world = World()
    listed, other = world.vessel("listed"), world.vessel("other")
    world.listing("one", listed, "IOTC", "2016-05-10", "2018-06-30")
    world.encounter("first", "2016-05-10", other, listed)
    world.encounter("last", "2018-06-30", other, listed)
    world.encounter("twin-before", "2016-05-09", other, listed)
    world.encounter("twin-after", "2018-07-01", other, listed)
    third = world.vessel("third")
    world.encounter("twin-party", "2016-05-10", other, third)
    rows = ask(store, world, "transshipment.listed-vessel-encounter")
    certain = "in force that day"
    assert columns(rows, "vessel", "partner", "event", "role", "day", "certainty", "records") == [
        (listed, other, "encounter:first", "carrier", day("2016-05-10"), certain, ["encounter:first", "listing:one"]),
        (listed, other, "encounter:last", "carrier", day("2018-06-30"), certain, ["encounter:last", "listing:one"]),
    ]
    assert rows[0]["periods"] == ["IOTC 2016-05-10 – 2018-06-30"]
    assert (rows[0]["vessel_name"], rows[0]["partner_name"]) == ("LISTED", "OTHER")
    assert ask(store, World(), "transshipment.listed-vessel-encounter", since="2018-06-30") == rows[1:]
    assert ask(store, World(), "transshipment.listed-vessel-encounter", limit="1") == rows[:1]


def test_listed_vessel_encounter_says_how_precise_the_dates_are(store: Store) -> None:
    world = World()
    listed, other = world.vessel("listed"), world.vessel("other")
    world.listing(
        "months", listed, "SPRFMO", "2016-01-01", "2018-12-31",
        since_latest=day("2016-01-31"), since_precision="month",
        until_earliest=day("2018-01-01"), until_precision="year",
        period="2016-01 – 2018 (start known to the month, end known to the year)", names=("KALAN-2",),
        link={"confidence": 0.8, "basis": "MMSI"},
    )  # fmt: skip
    for key, when in (("a", "2015-12-31"), ("b", "2016-01-30"), ("c", "2016-01-31"), ("d", "2018-01-01"),
                      ("e", "2018-01-02"), ("f", "2018-12-31"), ("g", "2019-01-01")):  # fmt: skip
        world.encounter(key, when, listed, other, **BY_LIST)
    rows = ask(store, world, "transshipment.listed-vessel-encounter")
    assert columns(rows, "event", "certainty") == [
        ("encounter:b", "may have been in force that day, start known to the month"),
        ("encounter:c", "in force that day"),
        ("encounter:d", "in force that day"),
        ("encounter:e", "may have been in force that day, end known to the year"),
        ("encounter:f", "may have been in force that day, end known to the year"),
    ]
    said = {
        "confidence": 0.7, "basis": BY_LIST["basis"], "listing_confidence": 0.8, "listing_basis": "MMSI",
        "listed_names": ["KALAN-2"], "role": "fishing vessel",
        "periods": ["SPRFMO 2016-01 – 2018 (start known to the month, end known to the year)"],
    }  # fmt: skip
    assert {name: rows[0][name] for name in said} == said


def test_listed_vessel_encounter_of_listings_without_an_end(store: Store) -> None:
    """An open listing is known to the list's edition; one whose end is unknown only may have been in force."""
    world = World()
    open_, unknown, undated, other = (world.vessel(key) for key in ("open", "unknown", "undated", "other"))
    world.listing("open", open_, "ICCAT", "2016-01-01", None)
    world.listing(
        "unknown", unknown, "ICCAT", "2016-01-01", "2025-07-01",
        until_precision="unknown", until_earliest=day("2016-01-01"), in_force=False,
    )  # fmt: skip
    world.listing("undated", undated, "ICCAT", "2016-01-01", None, edition=None)
    for vessel in (open_, unknown, undated):
        world.encounter(vessel[7:], "2017-05-05", vessel, other)
    world.encounter("after-the-edition", "2025-07-02", open_, other)
    rows = ask(store, world, "transshipment.listed-vessel-encounter")
    assert columns(rows, "event", "certainty") == [
        ("encounter:open", "in force that day"),
        ("encounter:unknown", "may have been in force that day, end unknown"),
    ]


def test_listed_vessel_encounter_of_several_listings(store: Store) -> None:
    """One row with every listing that was in force, and none that was not; either party may be the listed one."""
    world = World()
    one, two = world.vessel("one"), world.vessel("two")
    world.listing("c", one, "SEAFO", "2016-09-01", None, names=("TIDE 7", "ТАЙД"))
    world.listing("b", one, "IOTC", "2017-05-22", None, names=("TIDE 7", "TIDE SEVEN"))
    world.listing("a", one, "GFCM", "2017-06-12", None)
    world.listing("d", two, "NEAFC", "2017-01-01", "2017-12-31")
    world.encounter("both", "2017-06-11", one, two)
    world.encounter("alone", "2017-06-11", one, None)
    rows = ask(store, world, "transshipment.listed-vessel-encounter")
    periods = ["IOTC 2017-05-22 –", "SEAFO 2016-09-01 –"]
    assert columns(rows, "vessel", "partner", "event", "periods", "listed_names", "records") == [
        (one, None, "encounter:alone", periods, ["TIDE 7", "TIDE SEVEN", "ТАЙД"],
         ["encounter:alone", "listing:b", "listing:c"]),
        (one, two, "encounter:both", periods, ["TIDE 7", "TIDE SEVEN", "ТАЙД"],
         ["encounter:both", "listing:b", "listing:c"]),
        (two, one, "encounter:both", ["NEAFC 2017-01-01 – 2017-12-31"], ["D"], ["encounter:both", "listing:d"]),
    ]  # fmt: skip
    assert rows[0]["partner_name"] == "a vessel without a usable MMSI"


def test_later_listed(store: Store) -> None:
    world = World()
    later, again, unsure, open_, other = (world.vessel(k) for k in ("later", "again", "unsure", "open", "other"))
    world.listing("later", later, "ICCAT", "2018-06-06", "2021-03-05")
    world.listing("later-too", later, "IOTC", "2018-05-01", None)
    world.listing("ended", again, "CCAMLR", "2006-11-03", "2008-11-07")
    world.listing("again", again, "CCAMLR", "2019-01-01", None)
    world.listing(
        "month", unsure, "SPRFMO", "2014-03-01", None, since_latest=day("2014-03-31"), since_precision="month"
    )
    world.listing("no-start", open_, "IATTC", None, "2013-01-01")
    world.listing("with-start", open_, "IOTC", "2019-01-01", None)
    for vessel in (later, again, unsure, open_):
        world.encounter(vessel[7:], "2014-03-17", other, vessel)
    world.encounter("twin-day", "2018-05-01", other, later)
    world.encounter("day-before", "2018-04-30", other, later)
    rows = ask(store, world, "transshipment.later-listed")
    records = ["listing:later", "listing:later-too"]
    assert columns(rows, "vessel", "partner", "event", "day", "first_listed", "records") == [
        (
            later,
            other,
            "encounter:day-before",
            day("2018-04-30"),
            day("2018-05-01"),
            ["encounter:day-before", *records],
        ),
        (later, other, "encounter:later", day("2014-03-17"), day("2018-05-01"), ["encounter:later", *records]),
    ]
    assert rows[0]["periods"] == ["ICCAT 2018-06-06 – 2021-03-05", "IOTC 2018-05-01 –"]


def test_the_name_transmitted_that_day(store: Store) -> None:
    """The broadcast of the event's MMSI that covers it, and no other, is shown and part of the evidence."""
    world = World()
    olive, other = world.vessel("olive", name="OLIVE CURRENT"), world.vessel("other")
    world.listing("now", olive, "IOTC", "2017-06-01", "2019-03-14")
    world.broadcast("pearl current", olive, "352999106", "2016-02-01", "2017-12-30")
    world.broadcast("olive current", olive, "671999107", "2018-01-15", "2018-06-30")
    world.broadcast("same days, another mmsi", olive, "671999108", "2016-02-01", "2018-06-30")
    world.encounter("earlier", "2017-05-31", other, olive, carrier_mmsi="352999106")
    world.encounter("pearl", "2017-08-20", other, olive, carrier_mmsi="352999106")
    world.encounter("olive", "2018-03-10", other, olive, carrier_mmsi="671999107")
    rows = ask(store, world, "transshipment.listed-vessel-encounter")
    assert columns(rows, "event", "called", "transmitted_names", "records") == [
        ("encounter:olive", "OLIVE CURRENT", ["OLIVE CURRENT"],
         ["encounter:olive", "listing:now", "broadcast:olive current"]),
        ("encounter:pearl", "OLIVE CURRENT, transmitting as PEARL CURRENT", ["PEARL CURRENT"],
         ["encounter:pearl", "listing:now", "broadcast:pearl current"]),
    ]  # fmt: skip
    rows = ask(store, World(), "transshipment.later-listed")
    assert columns(rows, "event", "called", "transmitted_names", "records") == [
        ("encounter:earlier", "OLIVE CURRENT, transmitting as PEARL CURRENT", ["PEARL CURRENT"],
         ["encounter:earlier", "listing:now", "broadcast:pearl current"]),
    ]  # fmt: skip


def test_listed_under_other_name(store: Store) -> None:
    world = World()
    hulls = ("other-name", "same-name", "second-row", "delisted", "too-late", "no-edition", "no-name", "rfmo-name")
    other, same, second, delisted, late, undated, nameless, rfmo = (world.vessel(key) for key in hulls)
    for key, vessel in zip(hulls, (other, same, second, delisted, late, undated, nameless, rfmo), strict=True):
        given: dict[str, Any] = {"names": ("SUBA PATHUM 03",), "name_keys": ("SUBAPATHUM3",)}
        given |= {"delisted": {"in_force": False}, "rfmo-name": {"rfmo_names": ("RFMO-NAME",)}}.get(key, {})
        until = "2024-01-01" if key == "delisted" else None
        world.listing(
            f"listing-{key}", vessel, "IOTC", "2025-07-01" if key == "too-late" else "2020-01-01", until, **given
        )
    world.registration("other-name", other, flag="LKA", name_key="IMULA892KLT")
    world.registration("same-name", same, name_key="SUBAPATHUM3")
    world.listing("second-listing", second, "ICCAT", "2021-01-01", None, names=("SECOND",), name_keys=("SECONDROW",))
    world.registration("second-row", second, name_key="SECONDROW")
    world.registration("delisted", delisted)
    world.registration("too-late", late)
    world.registration("no-edition", undated, edition=None)
    world.registration("no-name", nameless, name_key=None)
    world.registration("rfmo-name", rfmo, name_key="RFMONAME", register="WCPFC")
    rows = ask(store, world, "identity.listed-under-other-name")
    assert columns(rows, "vessel", "name", "register", "listed_names", "rfmo_names", "records") == [
        (other, "OTHER-NAME", "IOTC", ["SUBA PATHUM 03"], [],
         ["registration:other-name", "listing:listing-other-name"]),
        (rfmo, "RFMO-NAME", "WCPFC", ["SUBA PATHUM 03"], ["RFMO-NAME"],
         ["registration:rfmo-name", "listing:listing-rfmo-name"]),
    ]  # fmt: skip
    assert (rows[0]["flag"], rows[0]["numbers"], rows[0]["periods"]) == ("LKA", ["other-name"], ["IOTC 2020-01-01 –"])


def test_imo_invalid(store: Store) -> None:
    world = World()
    wrong, listed, right, blank = (world.vessel(key) for key in ("wrong", "listed", "right", "blank"))
    world.registration("wrong", wrong, imo_written="8474409", imo_status="invalid")
    world.registration("wrong-too", wrong, imo_written="8474409", imo_status="invalid")
    world.registration("listed", listed, "WCPFC", imo_written="8523932", imo_status="invalid")
    world.registration("right", right, imo="9074729", imo_written="9074729", imo_status="valid")
    world.registration("blank", blank, imo_written="PENDING", imo_status="blank")
    world.listing("one", listed, "IOTC", "2025-06-30", None)
    world.listing("ended", wrong, "IOTC", "2020-01-01", "2025-06-29")
    rows = ask(store, world, "identity.imo-invalid")
    assert columns(rows, "vessel", "register", "imo_written", "numbers", "listed", "records") == [
        (listed, "WCPFC", "8523932", ["listed"], True, ["registration:listed"]),
        (wrong, "IOTC", "8474409", ["wrong", "wrong-too"], False, ["registration:wrong", "registration:wrong-too"]),
    ]


def test_imo_invalid_is_listed_on_the_first_and_on_the_last_day_of_a_listing(store: Store) -> None:
    """The register is of 2025-06-30. A listing in force is known to hold until the edition of its list."""
    world = World()
    dated = {"edition": day("2025-06-30"), "imo_written": "8474409", "imo_status": "invalid"}
    for key, since, until, edition in (
        ("first", "2025-06-30", None, "2025-07-01"),
        ("last", "2020-01-01", "2025-06-30", "2025-07-01"),
        ("edition", "2020-01-01", None, "2025-06-30"),
        ("twin-before", "2025-07-01", None, "2025-07-01"),
        ("twin-after", "2020-01-01", "2025-06-29", "2025-07-01"),
        ("twin-edition", "2020-01-01", None, "2025-06-29"),
    ):
        vessel = world.vessel(key)
        world.registration(key, vessel, **dated)
        world.listing(key, vessel, "IOTC", since, until, edition=day(edition))
    rows = ask(store, world, "identity.imo-invalid")
    assert [row["vessel"] for row in rows if row["listed"]] == ["vessel:edition", "vessel:first", "vessel:last"]
    assert [row["vessel"] for row in rows if not row["listed"]] == [
        "vessel:twin-after", "vessel:twin-before", "vessel:twin-edition",
    ]  # fmt: skip


A = {"length_m": 61.5, "length_kind": "LOA", "tonnage": 715.0, "tonnage_kind": "GT"}
B = {"length_m": 45.0, "length_kind": "LOA", "tonnage": 402.0, "tonnage_kind": "GT"}
NAMED_A = {"name_key": "AMARANTH21", "call_sign": "BXZ921", "registration_number": "CT999"}
NAMED_B = {"name_key": "SOREL", "call_sign": "YJZQ9", "registration_number": "V99"}
DATED = {"since": day("2025-01-01"), "until": day("2025-12-31")}


def two_hulls(world: World, key: str, one: dict[str, Any], other: dict[str, Any]) -> str:
    """Two registrations under one IMO number, of two registers."""
    vessel = world.vessel(key)
    world.registration(f"{key}-1", vessel, "IOTC", imo=key, imo_status="valid", **one)
    world.registration(f"{key}-2", vessel, "WCPFC", imo=key, imo_status="valid", **other)
    return vessel


def test_two_hulls_one_imo(store: Store) -> None:
    world = World()
    two_hulls(world, "measures", A, B)
    two_hulls(world, "names", NAMED_A, NAMED_B)
    two_hulls(world, "dated", A | DATED, B)
    two_hulls(world, "twin-tonnage", A, B | {"tonnage": 715.0})
    two_hulls(world, "twin-ten-per-cent", A | {"length_m": 50.0}, B)
    two_hulls(world, "twin-length-kind", A, B | {"length_kind": "registered"})
    two_hulls(world, "twin-tonnage-kind", A, B | {"tonnage_kind": "GRT"})
    two_hulls(world, "twin-days", A | {"since": day("2021-01-01"), "until": day("2025-06-29")}, B)
    two_hulls(world, "twin-no-day", A, B | {"edition": None})
    two_hulls(world, "twin-call-sign", NAMED_A, NAMED_B | {"call_sign": "BXZ921"})
    two_hulls(world, "twin-unknown-call-sign", NAMED_A, NAMED_B | {"call_sign": None})
    two_hulls(world, "twin-renamed", NAMED_A, NAMED_B | {"previous_name_keys": ("OTHER", "AMARANTH21")})
    listed = world.vessel("listed")
    world.listing("listed", listed, "IOTC", "2025-01-01", None)
    apart = two_hulls(world, "apart", A, {})
    world.registration("apart-3", listed, "FFA", imo="apart", imo_status="valid", **B)
    rows = ask(store, world, "identity.two-hulls-one-imo")
    assert columns(rows, "imo", "vessel", "other", "listed", "records") == [
        ("apart", apart, listed, True, ["registration:apart-1", "registration:apart-3"]),
        ("dated", "vessel:dated", None, False, ["registration:dated-1", "registration:dated-2"]),
        ("measures", "vessel:measures", None, False, ["registration:measures-1", "registration:measures-2"]),
        ("names", "vessel:names", None, False, ["registration:names-1", "registration:names-2"]),
    ]
    assert rows[2]["differences"] == ["LOA 61.5 m, GT 715.0 (IOTC) and 45.0 m, 402.0 (WCPFC)"]
    assert rows[3]["differences"] == ["NAMES-1, BXZ921, CT999 (IOTC) and NAMES-2, YJZQ9, V99 (WCPFC)"]


def test_common_beneficial_owner(store: Store) -> None:
    world = World()
    listed, fleet, delisted = world.vessel("listed"), world.vessel("fleet"), world.vessel("delisted")
    on_list = world.listing("now", listed, "IOTC", "2020-01-01", None)
    before = world.listing("before", delisted, "IOTC", "2020-01-01", "2021-01-01")
    row = world.registration("row", fleet)
    owner, operator, registered, gone = (world.company(key, key.upper()) for key in ("a", "b", "c", "d"))
    person = world.person("e", "BTPP JAYASOORIYA")
    world.owns(owner, listed, "as stated", on_list)
    world.operates(owner, listed, "as stated", on_list, confidence=0.9)
    world.operates(operator, listed, "as stated", on_list)
    for company in (owner, operator, gone, person):
        world.owns(company, fleet, "beneficial", row, since=day("2025-01-01"), until=day("2025-12-31"))
    world.owns(registered, fleet, "registered", row)
    world.owns(registered, listed, "as stated", on_list)
    world.owns(gone, delisted, "as stated", before)
    world.owns(person, listed, "as stated", on_list)
    world.owns(owner, listed, "beneficial", world.registration("its-own", listed))
    rows = ask(store, world, "ownership.common-beneficial-owner")
    assert columns(rows, "owner", "vessel", "listed_vessel", "roles", "confidence", "records") == [
        (owner, fleet, listed, ["operator", "owner"], 0.9, ["registration:row", "listing:now"]),
        (operator, fleet, listed, ["operator"], 1.0, ["registration:row", "listing:now"]),
    ]
    assert (rows[0]["since"], rows[0]["until"]) == (day("2025-01-01"), day("2025-12-31"))

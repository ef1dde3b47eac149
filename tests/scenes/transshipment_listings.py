"""Scenes of transhipment and lists of vessels: who was listed that day, or later, as far as dates tell."""

from __future__ import annotations

from ..detect.world import World, day
from .scene import Family

SCENES = Family("transshipment_listings")
BY_LIST = {"confidence": 0.7, "basis": "MMSI on a list without dates; holder that day not stated"}


@SCENES
def listed_vessel_encounter_by_day(world: World) -> None:
    listed, other = world.vessel("listed"), world.vessel("other")
    world.listing("one", listed, "IOTC", "2016-05-10", "2018-06-30")
    world.encounter("first", "2016-05-10", other, listed)
    world.encounter("last", "2018-06-30", other, listed)
    world.encounter("twin-before", "2016-05-09", other, listed)
    world.encounter("twin-after", "2018-07-01", other, listed)
    third = world.vessel("third")
    world.encounter("twin-party", "2016-05-10", other, third)


@SCENES
def listed_vessel_encounter_says_how_precise_the_dates_are(world: World) -> None:
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


@SCENES
def listed_vessel_encounter_of_listings_without_an_end(world: World) -> None:
    """An open listing is known to the list's edition; one whose end is unknown only may have been in force."""
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


@SCENES
def listed_vessel_encounter_of_several_listings(world: World) -> None:
    """One row with every listing that was in force, and none that was not; either party may be the listed one."""
    one, two = world.vessel("one"), world.vessel("two")
    world.listing("c", one, "SEAFO", "2016-09-01", None, names=("TIDE 7", "ТАЙД"))
    world.listing("b", one, "IOTC", "2017-05-22", None, names=("TIDE 7", "TIDE SEVEN"))
    world.listing("a", one, "GFCM", "2017-06-12", None)
    world.listing("d", two, "NEAFC", "2017-01-01", "2017-12-31")
    world.encounter("both", "2017-06-11", one, two)
    world.encounter("alone", "2017-06-11", one, None)


@SCENES
def later_listed(world: World) -> None:
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


@SCENES
def hulls_in_doubt(world: World) -> None:
    """A list matched by the name alone, before and after it began; and by a number, too, which leaves no doubt."""
    other, by_name = world.vessel("other"), {"confidence": 0.8, "basis": "name and flag"}
    for key in ("named", "both", "later"):
        hull = world.vessel(key)
        world.listing(key, hull, "IOTC", "2018-01-01" if key == "later" else "2016-01-01", "2018-12-31", link=by_name)
        world.encounter(key, "2017-05-05", other, hull)
    world.listing("both-too", "vessel:both", "ICCAT", "2016-01-01", "2018-12-31", link={"basis": "IMO number"})


@SCENES
def the_name_transmitted_that_day(world: World) -> None:
    """The broadcast of the event's MMSI that covers it, and no other, is shown and part of the evidence."""
    olive, other = world.vessel("olive", name="OLIVE CURRENT"), world.vessel("other")
    world.listing("now", olive, "IOTC", "2017-06-01", "2019-03-14")
    world.broadcast("pearl current", olive, "352999106", "2016-02-01", "2017-12-30")
    world.broadcast("olive current", olive, "671999107", "2018-01-15", "2018-06-30")
    world.broadcast("same days, another mmsi", olive, "671999108", "2016-02-01", "2018-06-30")
    world.encounter("earlier", "2017-05-31", other, olive, carrier_mmsi="352999106")
    world.encounter("pearl", "2017-08-20", other, olive, carrier_mmsi="352999106")
    world.encounter("olive", "2018-03-10", other, olive, carrier_mmsi="671999107")


@SCENES
def listed_vessel_encounter_under_a_measure(world: World) -> None:
    """Days as the measure has them: from its first, to its last, its source's edition, or open."""
    other = world.vessel("other")
    for key, since, until, edition, when in (
        ("first", "2016-05-10", "2018-06-30", None, "2016-05-10"),
        ("last", "2016-05-10", "2018-06-30", None, "2018-06-30"),
        ("open", "2016-05-10", None, None, "2024-01-01"),
        ("edition", None, None, "2022-12-09", "2022-12-09"),
        ("twin-before", "2016-05-10", "2018-06-30", None, "2016-05-09"),
        ("twin-after", "2016-05-10", "2018-06-30", None, "2018-07-01"),
        ("twin-past-edition", "2016-05-10", None, "2022-12-09", "2022-12-10"),
        ("twin-before-edition", None, None, "2022-12-09", "2022-12-08"),
        ("twin-reversed", "2018-06-30", "2016-05-10", None, "2017-01-01"),
    ):
        vessel = world.vessel(key)
        world.measure(key, vessel, since, until, edition=day(edition))
        world.encounter(key, when, other, vessel)
    world.listing("first", "vessel:first", "IOTC", "2016-01-01", "2016-12-31")

"""Scenes of identities one after the other: new names and flags, and what histories say of numbers."""

from __future__ import annotations

from typing import Any

from ..detect.world import World, day
from .scene import Family

SCENES = Family("identity_history")


def history(world: World, key: str, *segments: tuple[str, str, str | None, str | None], **given: Any) -> str:
    """A vessel with (name, flag, since, until) one after the other."""
    vessel = world.vessel(key)
    for n, (name, flag, since, until) in enumerate(segments):
        world.identity(f"{key}-{n}", vessel, since, until, name=name, name_key=name, flag=flag, **given)
    return vessel


BEFORE, AFTER = ("SHONAN 3", "JPN", None, "2002-09-01"), ("AROWANA 8", "BLZ", "2002-09-01", None)


def flags(*segments: tuple[str, str | None, str | None]) -> list[tuple[str, str, str | None, str | None]]:
    return [("LUCAS", flag, since, until) for flag, since, until in segments]


def hopping(world: World, key: str) -> str:
    """The history of flags of a real vessel, from 2002 to 2006: JPN, BLZ, VUT, MNG, PHL."""
    spans = [("JPN", None, "2002-09-01"), ("BLZ", "2002-09-01", "2002-12-01"), ("VUT", "2002-12-01", "2005-05-01"),
             ("MNG", "2005-05-01", "2006-02-09"), ("PHL", "2006-02-09", "2014-11-01")]  # fmt: skip
    return history(world, key, *flags(*spans))


@SCENES
def renamed_and_reflagged(world: World) -> None:
    history(world, "both", BEFORE, AFTER)
    history(
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


@SCENES
def a_vessel_of_many_names(world: World) -> None:
    """The listing is near the first two changes and the third."""
    vessel = history(
        world, "many", BEFORE, ("AROWANA 8", "BLZ", "2002-09-01", "2003-03-01"),
        ("MERIDIAN", "VUT", "2003-03-01", "2005-01-01"), ("SABLE", "PAN", "2005-01-01", None),
    )  # fmt: skip
    world.listing("many", vessel, "IOTC", "2003-01-01", "2004-06-01")


@SCENES
def what_was_near_a_new_name_and_flag_raises_its_severity(world: World) -> None:
    """A listing, a measure or an encounter with a vessel listed that day, within twelve months of it; the one that c
    meets is listed, the one that it meets is not.
    """
    for key in ("a-both", "b-listing", "c-encounter", "d-twin", "e-measure", "f-twin"):
        history(world, key, BEFORE, AFTER)
    world.listing("a", "vessel:a-both", "IOTC", "2003-09-01", None)
    world.listing("b", "vessel:b-listing", "IOTC", "2000-01-01", "2001-09-01")
    world.encounter("a", "2003-09-01", "vessel:a-both", "vessel:c-encounter")
    world.listing("d", "vessel:d-twin", "IOTC", "2003-09-02", None)
    world.encounter("d", "2001-08-31", "vessel:d-twin", None)
    world.measure("e", "vessel:e-measure", "2003-09-01", None)
    world.measure("f", "vessel:f-twin", "2003-09-02", None)
    world.encounter("f", "2003-08-01", "vessel:f-twin", "vessel:d-twin")


@SCENES
def new_names_and_flags_of_registers_and_transmitters(world: World) -> None:

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


@SCENES
def flag_hopping(world: World) -> None:
    hopping(world, "real")
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


@SCENES
def imo_invalid_of_a_history(world: World) -> None:
    wrong = history(world, "wrong", BEFORE, imo_written="8474409", imo_status="invalid")
    world.listing("then", wrong, "IOTC", "2002-01-01", "2003-01-01")
    history(world, "right", BEFORE, imo="9074729", imo_written="9074729", imo_status="valid")
    aired = world.vessel("aired")
    world.broadcast("aired", aired, "416000001", "2014-01-01", "2015-03-01", imo_written="1", imo_status="invalid")


@SCENES
def two_hulls_of_a_history_and_a_register(world: World) -> None:
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

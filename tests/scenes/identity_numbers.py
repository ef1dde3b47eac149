"""Scenes of identity numbers: two hulls under one of them, wrong ones, flags that they do not fit, other names."""

from __future__ import annotations

from typing import Any

from ..detect.world import World, day
from .scene import Family

SCENES = Family("identity_numbers")
#: Ends on the day of the edition of the other register, and so on a day that both vouch for.
TO_THAT_DAY = {"since": day("2025-01-01"), "until": day("2025-06-30")}
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


#: Typologies of a number that belongs to one hull, and the property that holds it.
SHARED = {
    "identity.one-mmsi-many-hulls": "mmsi",
    "identity.shared-call-sign": "call_sign",
    "identity.two-hulls-one-imo": "imo",
}


def holders(world: World, column: str, count: int) -> None:
    """So many hulls that differ in all else and share the one number."""
    for n in range(count):
        marks = {"call_sign": f"3Z{column}{n}", "registration_number": f"R{n:02}", "name": f"GULL {n:02}"}
        facts = marks | {"name_key": f"GULL {n:02}", column: f"shared {column}"}
        world.registration(f"{column}-{n:02}", world.vessel(f"{column}-{n:02}"), "FFA", **facts)


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


@SCENES
def listed_under_other_name(world: World) -> None:
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


@SCENES
def imo_invalid(world: World) -> None:
    wrong, listed, right, blank = (world.vessel(key) for key in ("wrong", "listed", "right", "blank"))
    world.registration("wrong", wrong, imo_written="8474409", imo_status="invalid")
    world.registration("wrong-too", wrong, imo_written="8474409", imo_status="invalid")
    world.registration("listed", listed, "WCPFC", imo_written="8523932", imo_status="invalid")
    world.registration("right", right, imo="9074729", imo_written="9074729", imo_status="valid")
    world.registration("blank", blank, imo_written="PENDING", imo_status="blank")
    world.registration("twin-six", right, imo_written="847440", imo_status="invalid")
    world.registration("twin-eight", right, imo_written="84744090", imo_status="invalid")
    world.listing("one", listed, "IOTC", "2025-06-30", None)
    world.listing("ended", wrong, "IOTC", "2020-01-01", "2025-06-29")


@SCENES
def imo_invalid_is_listed_on_the_first_and_on_the_last_day_of_a_listing(world: World) -> None:
    """The register is of 2025-06-30. A listing in force is known to hold until the edition of its list."""
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


@SCENES
def two_hulls_one_imo(world: World) -> None:
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
    two_hulls(world, "apart", A, {})
    world.registration("apart-3", listed, "FFA", imo="apart", imo_status="valid", **B)


@SCENES
def one_mmsi_many_hulls(world: World) -> None:
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


@SCENES
def shared_call_sign(world: World) -> None:
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


@SCENES
def mmsi_flag_mismatch(world: World) -> None:
    """477 is Hong Kong's, 255 Madeira's, 273 Russia's, 352 Panama's: as `normalise.mmsi` reads them. A row without days
    speaks for 2025, the year of its edition: thirty days before it are grace.
    """

    def row(key: str, flag: str, mmsi: str, mmsi_flag: str, **given: Any) -> str:
        vessel = world.vessel(key)
        world.registration(key, vessel, "FFA", flag=flag, mmsi=mmsi, mmsi_flag=mmsi_flag, **given)
        return vessel

    row("plain", "KIR", "352000001", "PAN")
    listed = row("listed", "KIR", "352000002", "PAN", edition=None, since=day("2024-02-03"), until=day("2024-09-01"))
    world.listing("then", listed, "IOTC", "2020-01-01", "2024-03-01")
    aired = world.vessel("aired")
    world.broadcast("aired", aired, "273000003", "2016-05-01", "2016-05-31", flag="UKR", mmsi_flag="RUS")
    old = row("old-flag", "KIR", "352000004", "PAN")
    world.broadcast("long-ago", old, "352000004", "2023-01-01", "2024-12-01", flag="PAN", mmsi_flag="PAN")
    row("twin-equal", "PAN", "352000005", "PAN")
    row("twin-hong-kong", "CHN", "477000006", "HKG")
    row("twin-madeira", "PRT", "255000007", "PRT")
    row("twin-overseas", "FRA", "540000008", "NCL")
    row("twin-two-territories", "ANT", "306000009", "CUW")
    row("twin-previous", "KIR", "352000010", "PAN", previous_flags=("JPN", "PAN"))
    reflagged = row("twin-reflagged", "KIR", "352000011", "PAN")
    world.broadcast("just-before", reflagged, "352000011", "2023-01-01", "2024-12-02", flag="PAN", mmsi_flag="PAN")
    world.registration("twin-no-flag", world.vessel("twin-no-flag"), mmsi="352000012", mmsi_flag="PAN")


@SCENES
def numbers_that_two_hulls_have_for_a_day(world: World) -> None:
    """The last day of one is the only day of the other; once it is the first of the pair, once the second."""
    for key, one, other in (("one", TO_THAT_DAY, {}), ("other", {}, TO_THAT_DAY)):
        two(world, f"mmsi-{key}", IMO_A | one, IMO_B | other, mmsi=f"41200000{len(key)}")
        two(world, f"sign-{key}", IMO_A | one, IMO_B | other, call_sign=f"3ZQ{key}")


@SCENES
def call_sign_of_ten_names(world: World) -> None:
    """All of the names but one are one hull's: of eleven, too, two hulls and no filler."""
    for key, names in (("ten", 10), ("eleven", 11)):
        hull = world.vessel(f"{key}-nine")
        for n in range(names - 1):
            world.registration(f"{key}-{n}", hull, "FFA", call_sign=key, registration_number="R1", name_key=f"N{n} A")
        world.registration(f"{key}-odd", world.vessel(f"{key}-odd"), "FFA", call_sign=key, registration_number="R2")


@SCENES
def three_hulls_share_a_number(world: World) -> None:
    for column in SHARED.values():
        holders(world, column, 3)


@SCENES
def six_hulls_share_a_number(world: World) -> None:
    for column in SHARED.values():
        holders(world, column, 6)


@SCENES
def sixty_hulls_share_a_number(world: World) -> None:
    """One of them is listed."""
    for column in SHARED.values():
        holders(world, column, 60)
        world.listing(f"{column}-now", f"vessel:{column}-07", "IOTC", "2020-01-01", None)


@SCENES
def many_hulls_held_a_number_one_after_the_other(world: World) -> None:
    """A year each."""
    for column in SHARED.values():
        for year in range(2000, 2015):
            marks = {"call_sign": f"3Z{column}{year}", "registration_number": f"R{year}", column: f"shared {column}"}
            days = {"since": day(f"{year}-01-01"), "until": day(f"{year}-12-31")}
            facts = {"name": f"GULL {year}", "name_key": f"GULL {year}"} | marks | days
            world.registration(f"{column}-{year}", world.vessel(f"{column}-{year}"), "FFA", **facts)

"""Scenes of transhipment and what registers say. Rules and bodies are those of `reference`."""

from __future__ import annotations

from typing import Any

from catchgraph.model.events import Encounter

from ..detect.world import World, day
from .scene import Family

SCENES = Family("transshipment_registers")
HIGH_SEAS = {"rfmos": ("WCPFC",), "high_seas": "yes"}


def pair(world: World, key: str, when: str, *, fishing: dict[str, Any], carrier: dict[str, Any], **event: Any) -> str:
    """A fishing vessel and a carrier, each with what it has, in one encounter on the high seas of the WCPFC."""
    parties = []
    for role, given in (("fishing vessel", fishing), ("carrier", carrier)):
        side = f"{key}-{role[:7]}"
        registered = {"register": "WCPFC", **given}
        vessel = world.vessel(side, imo=side, call_signs=("A",))
        parties.append((vessel, registered.pop("role", role)))
        if registered.pop("there", True):
            world.registration(side, vessel, **registered)
    return world.event(Encounter, key, when, *parties, **{**HIGH_SEAS, "mmsis": ("1", "2"), **event})


def allowed(word: str | None, **given: Any) -> dict[str, Any]:
    return {"high_seas_transshipment": word, **given}


SEINER = {"gear_group": "purse seine"}
LONGLINER = {"gear_group": "longline", "register": "FFA"}
IN = {"gear_group": "carrier"}


@SCENES
def high_seas_not_allowed(world: World) -> None:
    """A registration is of an edition of 2025-06-30: without dates it covers 2025."""
    yes = allowed("yes")
    pair(world, "edition", "2025-03-01", fishing=allowed("no", flag="JPN"), carrier=yes)
    dated = {"since": day("2023-04-01"), "until": day("2024-12-31")}
    pair(world, "dated", "2024-12-31", fishing=yes, carrier=allowed("no", **dated))
    pair(world, "twin-before", "2023-03-31", fishing=yes, carrier=allowed("no", **dated))
    pair(world, "twin-after", "2025-01-01", fishing=yes, carrier=allowed("no", **dated))
    pair(world, "twin-other-year", "2017-03-01", fishing=allowed("no"), carrier=yes)
    pair(world, "twin-blank", "2025-03-01", fishing=allowed(None), carrier=yes)
    pair(world, "twin-zone", "2025-03-01", fishing=allowed("no"), carrier=yes, high_seas="no")
    pair(world, "twin-not-said", "2025-03-01", fishing=allowed("no"), carrier=yes, high_seas=None)
    pair(world, "twin-elsewhere", "2025-03-01", fishing=allowed("no"), carrier=yes, rfmos=("IOTC", "ACAP"))
    pair(world, "twin-no-carrier", "2025-03-01", fishing=allowed("no"), carrier=yes | {"role": "fishing vessel"})
    twice = world.nodes["vessel:twin-blank-fishing"].id
    world.registration("twice-no", twice, "WCPFC", **allowed("no"))
    world.registration("twice-yes", twice, "WCPFC", **allowed("yes"))
    tanker, carrier = world.vessel("tanker"), world.vessel("its-carrier")
    world.registration("its-carrier", carrier, "WCPFC", **allowed("no"))
    world.event(Encounter, "twin-tanker", "2025-03-01", (tanker, "bunker vessel"), (carrier, "carrier"), **HIGH_SEAS)
    world.listing("listed", "vessel:edition-carrier", "IOTC", "2025-03-01", None)


@SCENES
def gear_banned_at_sea(world: World) -> None:
    """WCPFC: purse seiners may not, except some of three flags; the register's own column counts."""
    cases: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
        "plain": ({"flag": "KOR"}, {}),
        "named-no": ({"flag": "PHL", "purse_seine_transshipment": "no"}, {"high_seas": "no"}),
        "exempt-on-the-high-seas": ({"flag": "NZL"}, {}),
        "iotc": ({}, {"rfmos": ("ACAP", "IOTC"), "high_seas": None}),
        "ten-km": ({}, {"distance_from_port_km": 10.0}),
        "twin-exempt": ({"flag": "PHL"}, {"high_seas": "no"}),
        "twin-allowed": ({"flag": "KOR", "purse_seine_transshipment": "yes"}, {}),
        "twin-gear": ({"gear_group": "longline"}, {}),
        "twin-unknown-gear": ({"gear_group": None}, {}),
        "twin-port": ({}, {"distance_from_port_km": 9.9}),
        "twin-shore": ({}, {"distance_from_shore_km": 22.0}),
        "twin-body": ({}, {"rfmos": ("NPFC",)}),
        "twin-no-edition": ({"edition": None}, {}),
    }
    for key, (fishing, event) in cases.items():
        pair(world, key, "2025-03-01", fishing=SEINER | fishing, carrier={"there": False}, **event)
    pair(world, "twin-year", "2012-03-01", fishing=SEINER, carrier={"there": False})
    pair(world, "twin-before-the-rule", "2008-06-30", fishing=SEINER | {"edition": day("2008-06-30")},
         carrier={"there": False}, rfmos=("IOTC",))  # fmt: skip
    world.registration("second-gear", "vessel:twin-gear-fishing", "WCPFC", **SEINER)


@SCENES
def rules_that_followed_one_another(world: World) -> None:
    """ICCAT: Recommendation 16-15 took the place of 12-06 on 2017-06-12."""
    for key, when in (("last-day", "2017-06-11"), ("first-day", "2017-06-12")):
        pair(world, key, when, fishing=SEINER | {"edition": day("2017-12-31")}, carrier={"there": False},
             rfmos=("ICCAT",))  # fmt: skip

"""Transhipment and what registers say: positives, and twins that differ in one fact.

Expected rows were worked out from the typology, not copied from a run. Rules and bodies are those of `reference`.
"""

from __future__ import annotations

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.look import Look
from catchgraph.detect.parameters import bind
from catchgraph.detect.report import NOT_COVERED, NOT_LOADED
from catchgraph.graph.store import Store
from catchgraph.model.events import Encounter

from ..scenes import transshipment_registers
from ..scenes.scene import Asked
from ..scenes.transshipment_registers import HIGH_SEAS, IN, LONGLINER, pair
from .test_queries import ask, columns
from .world import World, day


def test_high_seas_not_allowed(asked: Asked) -> None:
    """A registration is of an edition of 2025-06-30: without dates it covers 2025."""
    rows = asked(transshipment_registers.high_seas_not_allowed, "transshipment.high-seas-not-allowed")
    assert columns(rows, "vessel", "partner", "event", "role", "register", "listed", "records") == [
        ("vessel:dated-carrier", "vessel:dated-fishing", "encounter:dated", "carrier", "WCPFC", False,
         ["encounter:dated", "registration:dated-carrier"]),
        ("vessel:edition-fishing", "vessel:edition-carrier", "encounter:edition", "fishing vessel", "WCPFC", True,
         ["encounter:edition", "registration:edition-fishing"]),
    ]  # fmt: skip
    assert (rows[1]["flag"], rows[1]["numbers"]) == ("JPN", ["edition-fishing"])
    assert "listing:listed"


def test_gear_banned_at_sea(asked: Asked) -> None:
    """WCPFC: purse seiners may not, except some of three flags; the register's own column counts."""
    rows = asked(transshipment_registers.gear_banned_at_sea, "transshipment.gear-banned-at-sea")
    assert columns(rows, "event", "rfmo", "gear") == [
        ("encounter:exempt-on-the-high-seas", "WCPFC", "purse seine"),
        ("encounter:iotc", "IOTC", "purse seine"),
        ("encounter:named-no", "WCPFC", "purse seine"),
        ("encounter:plain", "WCPFC", "purse seine"),
        ("encounter:ten-km", "WCPFC", "purse seine"),
    ]
    assert columns(rows, "vessel", "partner", "records")[3] == (
        "vessel:plain-fishing", "vessel:plain-carrier", ["encounter:plain", "registration:plain-fishing"],
    )  # fmt: skip
    assert [len(row["rules"]) for row in rows] == [1, 1, 1, 2, 2]


def test_a_rule_counts_from_its_first_to_its_last_day(asked: Asked) -> None:
    rows = asked(transshipment_registers.rules_that_followed_one_another, "transshipment.gear-banned-at-sea")
    assert columns(rows, "event", "rules") == [
        ("encounter:first-day", ["Rec. 16-15, par. 1"]),
        ("encounter:last-day", ["Rec. 12-06, par. 1"]),
    ]


def test_authorisation_not_found(store: Store) -> None:
    """Each case's longliner is in FFA's register, which authorises nothing on the high seas but states its gear."""
    world = World()
    elsewhere = IN | {"register": "IOTC"}
    world.registration("filler", world.vessel("filler"), "WCPFC", edition=day("2025-06-30"))
    pair(world, "both", "2025-03-01", fishing=LONGLINER, carrier={"there": False})
    pair(world, "carrier", "2025-03-01", fishing=LONGLINER | {"register": "WCPFC"}, carrier=elsewhere)
    pair(
        world,
        "ended",
        "2025-03-01",
        fishing=LONGLINER | {"register": "WCPFC"},
        carrier=IN | {"until": day("2025-02-28")},
    )
    by_register = LONGLINER | {"register": "WCPFC"}
    # The edition of that day no longer has it.
    pair(world, "gone", "2025-03-01", fishing=by_register, carrier=IN | {"gone_by": day("2025-03-01")})
    pair(world, "twin-gone-later", "2025-03-01", fishing=by_register, carrier=IN | {"gone_by": day("2025-03-02")})
    pair(world, "twin-last-day", "2025-03-01", fishing=by_register, carrier=IN | {"until": day("2025-03-01")})
    pair(world, "twin-listed", "2025-03-01", fishing=LONGLINER | {"register": "WCPFC"}, carrier=IN)
    pair(
        world,
        "twin-later",
        "2025-03-01",
        fishing=LONGLINER | {"register": "WCPFC"},
        carrier=IN | {"since": day("2025-06-01")},
    )
    pair(world, "twin-overlap", "2025-03-01", fishing=LONGLINER | {"register": "IATTC"}, carrier=IN,
         rfmos=("IATTC", "WCPFC"))  # fmt: skip
    pair(world, "twin-zone", "2025-03-01", fishing=LONGLINER, carrier={"there": False}, high_seas="no")
    pair(world, "twin-year", "2017-03-01", fishing=LONGLINER, carrier={"there": False})
    pair(world, "twin-gear", "2025-03-01", fishing=LONGLINER | {"gear_group": "jig"}, carrier={"there": False})
    pair(world, "twin-bodies", "2025-03-01", fishing=LONGLINER, carrier={"there": False}, rfmos=("ACAP", "SEAFDEC"))
    pair(world, "twin-not-loaded", "2025-03-01", fishing=LONGLINER, carrier={"there": False}, rfmos=("ICCAT",))
    pair(world, "twin-one-species", "2025-03-01", fishing=LONGLINER, carrier={"there": False}, rfmos=("CCSBT",))
    pair(world, "unknown-gear", "2025-03-01", fishing={"there": False}, carrier={"there": False})
    found = {"link": {"authorisations": ("WCPFC: found",)}}
    pair(world, "twin-source", "2025-03-01", fishing=LONGLINER, carrier={"there": False}, **found)
    nobody = world.vessel("nobody")
    world.event(
        Encounter, "twin-nobody", "2025-03-01", ("vessel:both-fishing", "vessel"), (nobody, "carrier"), **HIGH_SEAS
    )
    rows = ask(store, world, "transshipment.authorisation-not-found")
    assert columns(rows, "vessel", "partner", "event", "role", "searched", "not_searched", "gears") == [
        ("vessel:both-carrier", "vessel:both-fishing", "encounter:both", "carrier", ["WCPFC"], [], ["longline"]),
        ("vessel:both-fishing", "vessel:both-carrier", "encounter:both", "fishing vessel", ["WCPFC"], [], ["longline"]),
        ("vessel:carrier-carrier", "vessel:carrier-fishing", "encounter:carrier", "carrier",
         ["WCPFC"], [], ["longline"]),
        ("vessel:ended-carrier", "vessel:ended-fishing", "encounter:ended", "carrier", ["WCPFC"], [], ["longline"]),
        ("vessel:gone-carrier", "vessel:gone-fishing", "encounter:gone", "carrier", ["WCPFC"], [], ["longline"]),
    ]  # fmt: skip
    rows = ask(store, World(), "transshipment.authorisation-not-found", unknown_gear="true")
    assert [row["vessel"] for row in rows if row["event"] == "encounter:unknown-gear"] == [
        "vessel:unknown-gear-carrier",
        "vessel:unknown-gear-fishing",
    ]
    query = catalogue()["transshipment.authorisation-not-found"]
    result = Look(store, 30).answer(query, bind(query, {})).result
    # Of 18 encounters one is in a zone, one where no body keeps a register; 2017, ICCAT and CCSBT are not covered.
    assert (result.denominator, result.note) == (16, "The dates of the data loaded cover 13 of 16.")


def test_an_edition_covers_the_days_its_rows_lie_around(store: Store) -> None:
    """From the day on which nine rows of ten are valid, to the day on which one of ten has ended."""
    world = World()
    for number in range(10):
        since = "2025-05-05" if number == 9 else "2024-07-01"
        until = "2026-12-31" if number else "2025-12-31"
        world.registration(f"row{number}", world.vessel(f"v{number}"), "WCPFC", since=day(since), until=day(until))
    for when in ("2024-06-30", "2024-07-01", "2025-01-01", "2026-12-31", "2027-01-01"):
        pair(world, when, when, fishing=LONGLINER, carrier={"there": False})
    rows = ask(store, world, "transshipment.authorisation-not-found")
    days = sorted({row["event"].removeprefix("encounter:") for row in rows})
    # To the day on which the first tenth of the rows ends.
    assert days == ["2024-07-01", "2025-01-01"]


def test_not_covered_and_not_loaded_are_not_nothing_found(store: Store) -> None:
    world = World()
    pair(world, "old", "2012-03-01", fishing=LONGLINER, carrier=IN)
    world.write(store)
    query = catalogue()["transshipment.authorisation-not-found"]
    result = Look(store, 30).answer(query, bind(query, {})).result
    assert (result.state, result.denominator) == (NOT_COVERED, 1)
    query = catalogue()["transshipment.dark-partner"]
    result = Look(store, 30).answer(query, bind(query, {})).result
    assert result.state == NOT_LOADED
    assert result.note.startswith("No Loitering is loaded")

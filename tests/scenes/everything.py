"""A world of at least two rows for each query of the catalogue."""

from __future__ import annotations

from ..detect.world import World, day
from . import documents_papers, documents_trade
from .balance import iced, small_ones, stored, trip, working
from .identity_documents import named, renamed
from .identity_history import AFTER, BEFORE, history, hopping
from .identity_numbers import A, B, mmsis, two, two_hulls
from .ownership import UNLIKE, crowd, delisted, firm, listed
from .plausible import area, calls, code, days, price
from .transshipment_listings import BY_LIST
from .transshipment_registers import SEINER, allowed, pair
from .transshipment_tracks import call, carriers, drift, gap
from .transshipment_trade import handed, import_of_a_catch, programme, refused, seen, twice, undeclared


def everything() -> World:
    """At least two rows for each query of the catalogue."""
    world = World()
    programme(world, "2024-02-01", "2024-06-15")
    for key in ("x", "y"):
        transhipments(world, key)
        imports(world, key)
        identities(world, key)
        holders(world, key)
        balances(world, key)
        papers(world, key)
        documents(world, key)
        named(world, f"{key}-by-an-old-name", renamed(world, f"{key}-renamed"), "OLD", "2025-06-01")
        bad, later, other = world.vessel(f"{key}1"), world.vessel(f"{key}2"), world.vessel(f"{key}3")
        on_list = world.listing(f"{key}1", bad, "IOTC", "2016-01-01", None)
        world.listing(f"{key}2", later, "ICCAT", "2018-01-01", None)
        world.listing(f"{key}3", later, "IOTC", "2018-01-01", "2019-01-01")
        world.encounter(f"{key}1", "2017-01-01", bad, later)
        world.encounter(f"{key}2", "2017-01-02", other, bad, **BY_LIST)
        row = world.registration(f"{key}other", bad, imo_written="8474409", imo_status="invalid")
        two_hulls(world, f"{key}-hulls", A, B)
        owner = world.company(key, key.upper())
        world.owns(owner, bad, "as stated", on_list)
        world.owns(owner, other, "beneficial", row)
    return world


def transhipments(world: World, key: str) -> None:
    """One row for each query of transhipment but those of listings."""
    pair(world, f"{key}-word", "2024-02-03", fishing=allowed("no", edition=day("2024-06-30")), carrier={"there": False})
    pair(world, f"{key}-gear", "2025-03-01", fishing=SEINER, carrier={"there": False})
    drift(world, f"{key}-drift", port={})
    gap(world, f"{key}-gap", "2024-05-09T00:00", "2024-05-11T00:00")
    carriers(world, f"{key}-carriers")
    call(world, f"{key}-call")


def imports(world: World, key: str) -> None:
    """One row for each query of transhipment that leads to trade."""
    import_of_a_catch(world, f"{key}-import")
    handed(world, f"{key}-handed")
    refused(world, f"{key}-refused")
    undeclared(world, f"{key}-undeclared")
    twice(world, f"{key}-twice", {}, {"product_kg": 30000.0})
    seen(world, f"{key}-seen", ("2024-03-10T08:00", 2.0), ("2024-03-10T10:00", -2.0))


def identities(world: World, key: str) -> None:
    """One row for each query of identity but those of numbers and listings."""
    mmsis(world, f"{key}-mmsi", f"41200000{ord(key) % 10}")
    signs = ({"registration_number": f"{key}1"}, {"registration_number": f"{key}2"})
    two(world, f"{key}-sign", *signs, call_sign=f"3ZQ{key.upper()}1")
    aired = world.vessel(f"{key}-aired")
    world.broadcast(f"{key}-aired", aired, "273000003", "2016-05-01", "2016-05-31", flag="UKR", mmsi_flag="RUS")
    history(world, f"{key}-both", BEFORE, AFTER)
    hopping(world, f"{key}-hopping")


def holders(world: World, key: str) -> None:
    """One row for each query of ownership but that of beneficial owners."""
    address = f"12 {key.upper()} STREET"
    crowd(world, f"{key}-hub", UNLIKE, address)
    owner = listed(world, f"{key}-tied", address_keys=(address,))
    world.owns(firm(world, f"{key}-parent"), owner, "registered", f"registration:{key}-parent-row")
    delisted(world, f"{key}-once")


def balances(world: World, key: str) -> None:
    """One row for each query of mass balance."""
    for name, make in (("plant", working), ("trip", trip), ("store", stored), ("small", small_ones), ("iced", iced)):
        make(world, f"{key}-{name}", 1_000.0, 2_000.0)


def papers(world: World, key: str) -> None:
    """One row for each query of papers that cannot be as they say."""
    for name, make in (("days", days), ("code", code), ("area", area), ("price", price), ("calls", calls)):
        make(world, f"{key}-{name}")


def documents(world: World, key: str) -> None:
    """One row for each query of documents."""
    documents_papers.overused(world, f"{key}-overused", 10_000, 20_000)
    documents_papers.harvested(world, f"{key}-harvested", 10_000, 9_000, 8_000)
    documents_papers.two_stories(world, f"{key}-stories")
    documents_papers.dead(world, f"{key}-dead", "void", None)
    documents_trade.other_vessel(world, f"{key}-carrier")
    documents_trade.other_species(world, f"{key}-species")
    month = f"2024-0{1 + ord(key) % 2}"
    for place in range(4):
        documents_papers.entered(world, f"{key}-report-{place}", f"{month}-10", "0303420020", "YFT", reported=place < 3)

"""Events of lots behind invented bills, as files of EPCIS 2.0, with the truth.

Forty bills share a plant's world: lots of one to four levels, twelve a level, each made from one to ten of the level
before; the first level was caught by a vessel, harvested at a farm with feed of its own, caught by nobody that is
named, or made of nothing that is told. A shipping event names the bill and the lot that went under it. What is made of
a lot takes an equal part of it each time, and together no more than there is.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

BILLS, LEVEL, EVENTS_A_FILE = 40, 12, 5_000
#: Of each lot that is not shipped itself.
KG = 9_000
#: How a first lot came to be → where its way ends, and how many of ten.
FIRST = {"fishing": "sea", "farm": "farm", "nobody": "broken at harvest", "nothing": "broken at processing"}
SHARES = (0.6, 0.2, 0.1, 0.1)

Array = np.ndarray[Any, Any]
Event = dict[str, Any]


def write_lots(folder: Path, bills: list[tuple[int, str, float]], seed: int) -> dict[int, set[str]]:
    """Write the events of bills (consignment, number with carrier's code, kg); where each consignment's ways end."""
    rng = np.random.default_rng(seed + 5)
    ends: dict[int, set[str]] = {}
    events: list[Event] = []
    for plant, at in enumerate(range(0, len(bills), BILLS)):
        events += _parted(list(_plant(rng, plant, bills[at : at + BILLS], ends)))
    folder.mkdir(exist_ok=True)
    for number, at in enumerate(range(0, len(events), EVENTS_A_FILE)):
        document = {
            "@context": ["https://ref.gs1.org/standards/epcis/epcis-context.jsonld"], "type": "EPCISDocument",
            "schemaVersion": "2.0", "creationDate": "2025-01-10T12:00:00Z",
            "epcisBody": {"eventList": events[at : at + EVENTS_A_FILE]},
        }  # fmt: skip
        (folder / f"lots-{number:03d}.json").write_text(json.dumps(document), encoding="utf-8")
    return ends


def _plant(
    rng: np.random.Generator, plant: int, bills: list[tuple[int, str, float]], ends: dict[int, set[str]]
) -> Iterator[Event]:
    depth = int(rng.integers(1, 5))
    mixed = rng.random() < 0.5
    one = str(rng.choice(list(FIRST), p=SHARES))
    before: dict[str, set[str]] = {}
    for place in range(LEVEL):
        how = str(rng.choice(list(FIRST), p=SHARES)) if mixed else one
        lot = f"{plant}-0-{place}"
        before[lot] = {FIRST[how]}
        yield from _begun(lot, how, int(rng.integers(0, 20_000)))
    for level in range(1, depth):
        made = {}
        for place in range(LEVEL):
            lot, of = f"{plant}-{level}-{place}", _some(rng, before)
            made[lot] = {end for each in of for end in before[each]}
            yield _made(lot, of, 40 + level, KG)
        before = made
    for consignment, number, kg in bills:
        lot, of = f"{plant}-x-{consignment}", _some(rng, before)
        ends[consignment] = {end for each in of for end in before[each]}
        yield _made(lot, of, 50, kg)
        yield {
            **_event("ObjectEvent", lot, "shipping", 55), "action": "OBSERVE", "quantityList": [_quantity(lot, kg)],
            "bizTransactionList": [{"type": "bol", "bizTransaction": f"urn:epcglobal:cbv:bt:9521299000017:{number}"}],
        }  # fmt: skip


def _parted(events: list[Event]) -> list[Event]:
    """The events of a plant, each lot that goes into others in as many equal parts, in whole kilograms."""
    taken = [one for event in events for one in event.get("inputQuantityList", [])]
    times = Counter(one["epcClass"] for one in taken)
    for one in taken:
        one["quantity"] //= times[one["epcClass"]]
    return events


def _some(rng: np.random.Generator, lots: dict[str, set[str]]) -> list[str]:
    return sorted(rng.choice(list(lots), int(rng.integers(1, 11)), replace=False).tolist())


def _begun(lot: str, how: str, boat: int) -> Iterator[Event]:
    if how == "nothing":
        return
    if how == "farm":
        feed = f"{lot}-feed"
        yield {
            **_event("ObjectEvent", feed, "commissioning", 1), "action": "ADD",
            "quantityList": [_quantity(feed, KG)],
        }  # fmt: skip
        yield {
            **_event("TransformationEvent", lot, "urn:gdst:bizStep:farmHarvest", 30),
            "inputQuantityList": [_quantity(feed, KG)], "outputQuantityList": [_quantity(lot, KG)],
            "ilmd": {"cbvmda:productionMethodForFishAndSeafoodCode": "AQUACULTURE"},
        }  # fmt: skip
        return
    ilmd: Event = {"cbvmda:harvestStartDate": "2024-01-20", "cbvmda:harvestEndDate": "2024-01-29"}
    if how == "fishing":
        boat_says = {"cbvmda:vesselName": f"PESCA {boat:05d}", "cbvmda:vesselFlagState": "EC"}
        ilmd["cbvmda:vesselCatchInformationList"] = {"cbvmda:vesselCatchInformation": [boat_says]}
    yield {
        **_event("ObjectEvent", lot, "urn:gdst:bizStep:fishingEvent", 30), "action": "ADD",
        "quantityList": [_quantity(lot, KG)], "ilmd": ilmd,
    }  # fmt: skip


def _made(lot: str, of: list[str], day: int, kg: float) -> Event:
    return {
        **_event("TransformationEvent", lot, "commissioning", day),
        "inputQuantityList": [_quantity(each, KG) for each in of], "outputQuantityList": [_quantity(lot, kg)],
    }  # fmt: skip


def _event(kind: str, lot: str, step: str, day: int) -> Event:
    at = np.datetime64("2024-01-01") + day
    return {
        "type": kind, "eventTime": f"{at}T08:00:00Z", "eventTimeZoneOffset": "+00:00",
        "eventID": f"urn:event:{step.rsplit(':', 1)[-1]}:{lot}", "bizStep": step,
    }  # fmt: skip


def _quantity(lot: str, kg: float) -> Event:
    return {"epcClass": f"urn:gdst:bench.example:product:lot:class:fish.{lot}", "quantity": kg, "uom": "KGM"}

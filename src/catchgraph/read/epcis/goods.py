"""What an event says of the goods that it makes: where, when and how they were caught, farmed or produced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from catchgraph.normalise.catch_area import eez, fao_areas
from catchgraph.read.document.form import Written
from catchgraph.read.epcis.activity import gear, vessels
from catchgraph.read.epcis.amounts import Amount
from catchgraph.read.epcis.lots import PRODUCTION
from catchgraph.read.epcis.tree import bare_name, text, texts

#: What brings fish out of the water: its lines are catches, and vessels are named for them.
_HARVESTS = frozenset({"fishing", "farm harvest"})
_PRODUCED = "productionMethodForFishAndSeafoodCode"


@dataclass(frozen=True, slots=True)
class Told:
    """Texts and values of the lines that an event makes; `of_line`: whether they are catches."""

    texts: dict[str, Written | Sequence[Written]] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    of_line: bool = False


def told(event: Any, what: str, happened: dt.datetime | None, found: Sequence[Amount]) -> Told:
    """What the event says of all that comes out of it."""
    ilmd = event.get("ilmd", {})
    caught = vessels(event)
    produced = text(ilmd, _PRODUCED).upper()
    plain = {
        "origin": "countryOfOrigin",
        "lot": "lotNumber",
        "form": "preservationTechnique",
    }
    out: dict[str, Written | Sequence[Written]] = {
        name: Written(text(ilmd, key), key) for name, key in plain.items() if text(ilmd, key)
    }
    values: dict[str, Any] = {}
    harvest = what in _HARVESTS and any(one.stage == "product" for one in found)
    if harvest:
        out |= _days(event, happened)
        areas = [each for boat in caught for each in texts(boat, "catchArea")]
        zones = [each for boat in caught for each in texts(boat, "economicZone")]
        gears = [each for boat in caught for each in texts(boat, "fishingGearTypeCode")]
        values |= {
            "areas": tuple(dict.fromkeys(code for each in areas for code in _areas(each))),
            "zones": tuple(dict.fromkeys(eez(each) or bare_name(each) for each in zones)),
            "gear": gear(gears[0]) if gears else None,
        }
    if what in ("fishing", "farm harvest", "hatching") or produced in PRODUCTION:
        production = PRODUCTION.get(produced) or ("wild" if what == "fishing" else "farmed")
        values |= {"production": production, "production_basis": "stated" if produced in PRODUCTION else "event"}
    return Told(out, values, harvest)


def _areas(written: str) -> list[str]:
    return fao_areas(bare_name(written)) or [bare_name(written)]


def _days(event: Any, happened: dt.datetime | None) -> dict[str, Written]:
    """First and last day of the catch or harvest: as stated, else that of the event."""
    first = text(event, "ilmd/harvestStartDate", "harvestStartDate")
    last = text(event, "ilmd/harvestEndDate", "harvestEndDate")
    day = happened.date().isoformat() if happened else ""
    return {
        "caught_since": Written(first or day, "harvestStartDate" if first else "eventTime"),
        "caught_until": Written(last or first or day, "harvestEndDate" if last else "eventTime"),
    }

"""Catches of an activity as lines of goods: live weight, and product weight of each way in which it was processed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from catchgraph.read.document.elements import Place, each, text, written
from catchgraph.read.document.form import Line, Written
from catchgraph.read.flux import place
from catchgraph.read.flux.codes import FLOWS, WEIGHTS, words
from catchgraph.read.format import Said

CATCH = "SpecifiedFACatch"
SPECIES, LIVE, FLOW, MEANS = "SpeciesCode", "WeightMeasure", "TypeCode", "WeighingMeansCode"
PROCESS, FACTOR = "AppliedAAPProcess", "ConversionFactorNumeric"
PRODUCT = "ResultAAPProduct/WeightMeasure"
PACKAGES, PACKED_IN = "ResultAAPProduct/PackagingUnitQuantity", "ResultAAPProduct/PackagingTypeCode"
PRODUCT_MEANS = "ResultAAPProduct/WeighingMeansCode"
WHERE = "SpecifiedFLUXLocation"
#: Code list of a process → property.
_PROCESSES = {"FISH_PRESENTATION": "presentation", "FISH_PRESERVATION": "state"}
HEAVIER = "product weighs more than the live weight that it is said to be of"


@dataclass(frozen=True, slots=True)
class Shared:
    """What all catches of one activity have in common: gear, days, places."""

    texts: Mapping[str, Written | Sequence[Written]] = field(default_factory=dict)
    areas: tuple[str, ...] = ()
    waters: Mapping[str, Sequence[Written]] = field(default_factory=dict)


def lines(activity: Any, part: str, shared: Shared, row: int, said: Said, place_of: Place) -> Iterator[Line]:
    """The lines of an activity: one for each catch, and where it was processed in several ways one for each."""
    for within, catch in each(activity, CATCH, part, place_of):
        found = [process for _, process in each(catch, PROCESS)]
        if len(found) < 2:
            yield _line(catch, found[0] if found else None, within, shared, row, said)
            continue
        for number, process in enumerate(found, 1):
            yield _line(catch, process, f"{within}.{PROCESS}[{number}]", shared, row, said, alone=False)


def _line(catch: Any, process: Any, part: str, shared: Shared, row: int, said: Said, *, alone: bool = True) -> Line:
    where = place.locations(catch, WHERE)
    live = written(catch, LIVE, f"{LIVE}/@unitCode", CATCH)
    flow = text(catch, FLOW)
    texts: dict[str, Written | Sequence[Written]] = {
        **shared.texts,
        **_waters(where, shared),
        "species": written(catch, SPECIES, within=CATCH),
        **(_product(process) if process is not None else {}),
    }
    if alone:
        texts |= {"live_low_kg": live, "live_high_kg": live}
        _weigh(live, texts.get("net_kg"), part, row, said)
    means = text(catch, MEANS) or (text(process, PRODUCT_MEANS) if process is not None else "")
    values: dict[str, Any] = {
        "areas": place.areas(where) or shared.areas,
        "flow": FLOWS.get(flow, words(flow)) or None,
        "live_basis": "stated" if alone and live.text else None,
        "weight_kind": WEIGHTS.get(means),
    }
    return Line(key=(part,), part=part, stage="catch", texts=texts, values=_told(values))


def _told(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Without what is not said, which may follow from other properties."""
    return {name: value for name, value in values.items() if value}


def _waters(where: Sequence[Any], shared: Shared) -> Mapping[str, Sequence[Written]]:
    """In whose waters it was caught: as the catch says, else as the activity does."""
    own = place.waters(where, f"{CATCH}/{WHERE}", "zones")
    return {
        name: found if any(one.text for one in found) else shared.waters.get(name, ()) for name, found in own.items()
    }


def _product(process: Any) -> dict[str, Written]:
    codes = {text(one, "./@listID"): text(one, ".") for _, one in each(process, "TypeCode")}
    within = f"{CATCH}/{PROCESS}"
    found = {name: Written(codes[kind], f"{within}/TypeCode") for kind, name in _PROCESSES.items() if kind in codes}
    return {
        **found,
        "net_kg": written(process, PRODUCT, f"{PRODUCT}/@unitCode", within),
        "factor": written(process, FACTOR, within=within),
        "packages": written(process, PACKAGES, within=within),
        "package_kind": written(process, PACKED_IN, within=within),
    }


def _weigh(live: Written, product: Written | Sequence[Written] | None, part: str, row: int, said: Said) -> None:
    """Say where a product weighs more than its fish, both in one unit."""
    if not isinstance(product, Written) or live.beside != product.beside:
        return
    try:
        heavier = float(product.text) > float(live.text) > 0
    except ValueError:
        return
    if heavier:
        said.note(row, f"{CATCH}/{PROCESS}/{PRODUCT}", product.text, HEAVIER, part)

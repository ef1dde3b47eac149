"""What follows from the cleaned properties of one record: worked out in one place for tables and documents.

A derivation says what it takes and what it makes, so that tables work it out once per distinct combination of values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from catchgraph.read.clean import bills, certificates, documents, goods, voyages

Values = Mapping[str, Any]
#: What a derivation made of the values that it took.
Known = dict[tuple[Any, ...], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Derivation:
    """From the properties `takes` (None where missing) to those of `makes`, for the nouns of `labels`.

    What a record states itself stands; but what `over` makes replaces it.
    """

    labels: frozenset[str]
    takes: tuple[str, ...]
    makes: tuple[str, ...]
    work: Callable[..., tuple[Any, ...]]
    over: bool = False


_BILL, _GOODS = frozenset({"Bill"}), frozenset({"Goods"})
_LADEN = frozenset({"Bill", "ExportDeclaration", "ImportDeclaration"})

#: What vessels report, and what papers tell of events.
_IN_PORT = frozenset({"TransshipmentDeclaration", "LandingDeclaration"})
_REPORTS = _IN_PORT | {"ActivityReport"}
_CALLS = frozenset({"PortCall", "Transshipment", "Landing"})
_TOLD = _CALLS | {"Fishing", "Processing"}

_CATCH = frozenset({"CatchCertificate"})
_PLAIN_CERTIFICATES = (("ProcessingStatement", "processing-statement"), ("StorageDocument", "storage-document"))
_CERTIFICATES = _CATCH | {label for label, _ in _PLAIN_CERTIFICATES}
_OTHERS = ("replaces", "replaced_by")

DERIVATIONS: tuple[Derivation, ...] = (
    Derivation(_BILL, ("number", "master", "house", "sub_house", "kind"), ("number", "master", "kind"),
               bills.numbers, over=True),
    Derivation(_BILL, ("mode",), ("containerised",), bills.containerised),
    Derivation(_LADEN, ("lading_port",), ("lading_locode", "lading_country"), bills.port),
    Derivation(_LADEN, ("unlading_port",), ("unlading_locode",), bills.port_code),
    *(
        Derivation(frozenset({label}), each.takes, ("document",), each.key)
        for label, each in documents.PAPERS.items()
    ),
    Derivation(frozenset({"Paper"}), ("kind", "replaces", "country"), ("replaces",), documents.replaced, over=True),
    *(
        Derivation(frozenset({label}), (name, "country"), (name,), certificates.other(kind), over=True)
        for label, kind in _PLAIN_CERTIFICATES
        for name in _OTHERS
    ),
    *(
        Derivation(_CATCH, ("scheme", name, "country"), (name,), certificates.other_certificate, over=True)
        for name in _OTHERS
    ),
    *(
        Derivation(frozenset({label}), ("catch_number", "country"), ("catch_document",), certificates.other(kind))
        for label, kind in (*_PLAIN_CERTIFICATES, ("CatchCertificate", "catch-certificate"))
    ),
    Derivation(_CERTIFICATES, ("status", "replaced_by"), ("status",), certificates.state, over=True),
    Derivation(frozenset({"Measure"}), ("authority", "number", "kind", "target_as_written"), ("name",),
               documents.measure_name),
    Derivation(_IN_PORT | _CALLS, ("port", "port_flag"), ("port_locode", "port_flag"), voyages.port),
    Derivation(frozenset({"TransshipmentDeclaration", "Transshipment"}), ("port", "latitude", "areas"), ("kind",),
               voyages.kind),
    Derivation(_REPORTS | _TOLD, ("areas",), ("fao_areas",), voyages.major_areas),
    Derivation(_CALLS, ("port", "port_flag"), ("port_id", "port", "port_flag"), voyages.place, over=True),
    Derivation(_TOLD, ("start",), ("day",), voyages.day),
    Derivation(_TOLD, ("start", "end"), ("duration_h",), voyages.hours),
    Derivation(frozenset({"ContainerEvent"}), ("place",), ("locode", "country"), bills.port),
    Derivation(_GOODS, ("hs", "description"), ("hs6",), goods.hs6),
    Derivation(_GOODS, ("species", "species_basis", "species_group", "species_named", "scientific_name", "description",
                        "hs", "hs_country"), ("species", "species_basis", "species_group", "species_named"),
               goods.species, over=True),
    Derivation(_GOODS, ("production", "source", "form", "description", "hs", "hs_country"),
               ("state", "presentation", "production", "production_basis"), goods.product),
    Derivation(_GOODS, ("species", "species_group"), ("commodity",), goods.commodity),
    Derivation(_GOODS, ("hs", "hs_country", "state", "presentation", "form", "description"), ("work", "operations"),
               goods.work),
    Derivation(_GOODS, ("verified_kg", "estimated_kg", "weight_kind"), ("landed_kg", "weight_kind"),
               certificates.landed),
    Derivation(_GOODS, ("net_kg", "landed_kg", "species", "state", "presentation", "hs", "form", "description"),
               ("live_low_kg", "live_high_kg", "live_basis"), goods.live),
)  # fmt: skip


@cache
def derivations(label: str) -> tuple[Derivation, ...]:
    """Those of a noun, in the order in which they build on each other."""
    return tuple(each for each in DERIVATIONS if label in each.labels)


def enrich(label: str, values: Values, known: Known | None = None) -> dict[str, Any]:
    """The cleaned properties of one record, and what follows from them. `values` may lack any property.

    `known` keeps what was worked out: who enriches many records hands the same one each time.
    """
    found = dict(values)
    for place, each in enumerate(derivations(label)):
        taken = tuple(map(found.get, each.takes))
        made = _made(each, (label, place, *taken), taken, {} if known is None else known)
        for name, value in zip(each.makes, made, strict=True):
            if each.over or found.get(name) is None:
                found[name] = value
    return found


def _made(derivation: Derivation, key: tuple[Any, ...], taken: tuple[Any, ...], known: Known) -> tuple[Any, ...]:
    if key not in known:
        known[key] = derivation.work(*taken)
    return known[key]

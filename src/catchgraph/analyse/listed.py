"""Listed vessels, as the lists alone describe them: what a screening compares with."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from catchgraph.normalise.call_sign import call_sign
from catchgraph.normalise.name_forms import forms_of
from catchgraph.normalise.registration import registration_number
from catchgraph.normalise.vessel_name import vessel_name

if TYPE_CHECKING:
    import duckdb

_QUERY = """
    SELECT coalesce(l.target, r.id), r.name, r.rfmo, r.period, r.in_force AND r.gone_by IS NULL AS in_force,
           list_concat(coalesce(r.names, []), coalesce(r.rfmo_names, [])),
           list_concat([r.imo], coalesce(r.other_imos, [])), r.mmsis, r.call_signs,
           r.registration_numbers, r.flag, r.id, r.records,
           (r.since, r.since_precision, r.in_force,
            CASE WHEN NOT r.in_force AND r.until_precision <> 'unknown' THEN r.until END) AS days, r.edition
    FROM derived.listing r LEFT JOIN derived.lists_vessel l ON l.source = r.id
    ORDER BY in_force DESC NULLS LAST, r.since, r.rfmo, r.id
"""

_BEARERS = """
    SELECT r.name_key, count(DISTINCT d.target) AS bearers
    FROM derived.registration r JOIN derived.describes d ON d.source = r.id
    WHERE r.name_key IN (SELECT unnest($keys))
    GROUP BY r.name_key HAVING bearers > 1
"""
_STATES = {True: "in force", None: "unclear", False: "ended"}


@dataclass(frozen=True)
class Listed:
    """One listed vessel: the union of its listings. `names`: key → as written; `standing`: who lists it, in short;
    `bearers`: key → how many vessels of the registers in the case are called so, where it is more than one.

    `in_force` is None where none is known to be and of one it cannot be told.
    """

    vessel: str
    name: str
    in_force: bool | None
    listings: tuple[str, ...]
    names: dict[str, str]
    imos: frozenset[str]
    mmsis: frozenset[str]
    call_signs: frozenset[str]
    registrations: frozenset[str]
    flags: frozenset[str]
    records: tuple[str, ...]
    where: tuple[str, ...]
    standing: str = ""
    bearers: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def forms(self) -> dict[str, str]:
        """Every form of its names → the name as written."""
        return forms_of(self.names.values())

    def facts(self) -> set[str]:
        """Everything that another vessel may have in common with it, each with its kind."""
        kinds = {"name": self.forms, "imo": self.imos, "mmsi": self.mmsis, "call": self.call_signs}
        return {f"{kind} {value}" for kind, values in kinds.items() for value in values} | {
            f"registration {value}" for value in self.registrations
        }


def listed_vessels(connection: duckdb.DuckDBPyConnection) -> list[Listed]:
    """Every vessel of the lists, listed or delisted."""
    groups: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in connection.execute(_QUERY).fetchall():
        groups[row[0]].append(row[1:])
    listed = [_listed(vessel, rows) for vessel, rows in groups.items()]
    keys = sorted({key for vessel in listed for key in vessel.names})
    bearers: dict[str, int] = dict(connection.execute(_BEARERS, {"keys": keys}).fetchall())
    return [replace(one, bearers={key: bearers[key] for key in one.names if key in bearers}) for one in listed]


def _listed(vessel: str, rows: list[tuple[Any, ...]]) -> Listed:
    names, rfmos, periods, in_force, spelt, imos, mmsis, signs, numbers, flags, ids, where, days, editions = zip(
        *rows, strict=True
    )
    written = [name for cell in spelt for name in cell]
    return Listed(
        vessel=vessel,
        name=next((name for name in (*names, *written) if name), vessel),
        in_force=_in_force(rfmos, days, in_force),
        listings=_listings(rfmos, periods, days, editions),
        names={parsed.key: name for name in reversed(written) if (parsed := vessel_name(name))},
        imos=frozenset(filter(None, _flat(imos))),
        mmsis=frozenset(_flat(mmsis)),
        call_signs=frozenset(filter(None, map(call_sign, _flat(signs)))),
        registrations=frozenset(filter(None, map(registration_number, _flat(numbers)))),
        flags=frozenset(filter(None, flags)),
        records=tuple(ids),
        where=tuple(sorted(set(_flat(where)))),
        standing=_standing(rfmos, in_force),
    )


def _in_force(rfmos: Sequence[str], days: Sequence[Any], told: Sequence[bool | None]) -> bool | None:
    """Whether any listing is; an edition in which that cannot be told overrides none in which it can."""
    if any(told):
        return True
    known = {(rfmo, span[0]) for rfmo, span, each in zip(rfmos, days, told, strict=True) if each is not None}
    unclear = any(
        each is None and (rfmo, span[0]) not in known for rfmo, span, each in zip(rfmos, days, told, strict=True)
    )
    return None if unclear else False


def _standing(rfmos: Sequence[str], in_force: Sequence[bool | None]) -> str:
    """`in force: IOTC, ICCAT; ended: NEAFC`; an organisation counts by the strongest of its listings."""
    told: dict[str, str] = {}
    for state in (True, None, False):
        for rfmo in (rfmo for rfmo, each in zip(rfmos, in_force, strict=True) if each is state):
            told.setdefault(rfmo, _STATES[state])
    parts = (", ".join(rfmo for rfmo, said in told.items() if said == state) for state in _STATES.values())
    return "; ".join(f"{state}: {names}" for state, names in zip(_STATES.values(), parts, strict=True) if names)


def _listings(
    rfmos: Sequence[str], periods: Sequence[str], days: Sequence[Any], editions: Sequence[dt.datetime | None]
) -> tuple[str, ...]:
    """Each listing once, as the latest source tells it that says its day: a list and a history may both give it."""
    told: dict[tuple[str, str], tuple[dt.datetime, str]] = {}
    for rfmo, period, span, edition in zip(rfmos, periods, days, editions, strict=True):
        said = (edition or dt.datetime.min, f"{rfmo} {period}")
        key = (rfmo, repr(span))
        if key not in told or said[0] > told[key][0]:
            told[key] = said
    return tuple(text for _, text in told.values())


def _flat(cells: tuple[list[str] | None, ...]) -> list[str]:
    return [value for cell in cells for value in cell or ()]

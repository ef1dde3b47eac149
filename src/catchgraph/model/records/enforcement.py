"""Record nodes: what authorities ordered or found: listings, measures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from catchgraph.model.nodes import Record
from catchgraph.model.properties import prop
from catchgraph.model.tells import Dated, Fact, Section, Spell, Tells


@dataclass(frozen=True, kw_only=True)
class Listing(Record):
    """One RFMO's interval on one row of an IUU list."""

    TELLS = Tells(
        order=20,
        evidence=10,
        authority=1,
        says=("{rfmo}: listed as {name}", "{in_force}", "{reason}"),
        words={"in_force": {True: "in force", None: "in force or not: cannot be told"}},
        day="since",
        section=Section(
            columns=(
                *("rfmo", "name", "period", "in_force", "since", "until", "reason", "flag", "edition", "gone_by"),
            ),
            hidden=("since", "until", "flag", "edition"),
            by="r.since, r.rfmo, r.id",
        ),
        link="LISTS_VESSEL",
        of=("Vessel",),
        facts=(
            Fact("name", "names", many=True),
            Fact("name with an RFMO", "rfmo_names", many=True, told=False),
            Fact("flag", "flag"),
            Fact("IMO number", "imo"),
            Fact("call sign", "call_signs", many=True),
            Fact("MMSI", "mmsis", many=True),
            Fact("registration number", "registration_numbers", many=True),
        ),
        # The first day of a listing is no day of its names: a list gives former ones, too.
        dated=Dated(source="'IUU list'", first="edition", edited="true"),
        spells=(
            Spell(
                kind="listing",
                since="since",
                until="until",
                precision="coalesce(since_precision, 'day')",
                until_precision="coalesce(until_precision, 'day')",
                decided=True,
            ),
            Spell(
                kind="edition",
                says=("{rfmo} listing: no longer on this edition",),
                since="gone_by",
                until="gone_by",
                where="gone_by IS NOT NULL",
                ends=True,
            ),
        ),
        # The days of a listing are no days of ownership.
        holds=("NULL", "NULL", "edition"),
        # A listing without an end is known to be in force up to its list's edition; without either it covers no day.
        covers=(
            "CASE WHEN coalesce(until, edition) IS NOT NULL THEN since END",
            "CASE WHEN since IS NOT NULL THEN coalesce(until, edition) END",
        ),
        found_by=("name_keys", "other_imos"),
    )

    rfmo: str = prop("Organisation that listed the vessel")
    names: tuple[str, ...] = prop("Every name the list gives in its name column", default=())
    name_keys: tuple[str, ...] = prop("Keys of `names` as `normalise.vessel_name` gives them", default=())
    rfmo_names: tuple[str, ...] = prop("Names under which an RFMO lists it; they identify, too", default=())
    imo: str | None = prop("IMO ship number, only if its check digit is right", default=None)
    other_imos: tuple[str, ...] = prop(
        "Further valid IMO numbers that stand in its place; a hull has one, so one of them is another hull's",
        default=(),
    )
    mmsis: tuple[str, ...] = prop("MMSI, without dates", default=())
    call_signs: tuple[str, ...] = prop("Call signs", default=())
    registration_numbers: tuple[str, ...] = prop("National registration numbers", default=())
    flag: str | None = prop("Flag state, ISO 3166 alpha-3", default=None)
    vessel_type: str | None = prop("Type of vessel, as written", default=None)
    gear: str | None = prop("Gear, as written", default=None)
    lengths_m: tuple[float, ...] = prop("Lengths in metres, of no stated kind", default=(), graph=False)
    tonnages: tuple[float, ...] = prop("Tonnages", default=(), graph=False)
    built: tuple[int, ...] = prop("Years of build", default=())
    since: dt.datetime | None = prop("Earliest day on which the listing can have begun", default=None)
    since_latest: dt.datetime | None = prop("Latest day on which it can have begun", default=None)
    since_precision: str | None = prop("`year`, `month` or `day`", default=None)
    until: dt.datetime | None = prop(
        "Latest day on which the listing can have been in force; nothing while it is in force", default=None
    )
    until_earliest: dt.datetime | None = prop("Earliest day on which it can have ended", default=None)
    until_precision: str | None = prop(
        "`year`, `month`, `day`; `unknown` where the interval is open and the row delisted (ended at latest by the "
        "edition), or whether it is cannot be told",
        default=None,
    )
    in_force: bool | None = prop(
        "In force at the list's edition; nothing where that cannot be told: `period` says why", default=None
    )
    period: str = prop("The interval in words, with its precision")
    reason: str | None = prop("Reason, as written", default=None)
    edition: dt.datetime | None = prop("Day of the list's edition, where known", default=None)
    covers_since: dt.datetime | None = prop("First day of those on which it is known to be in force", default=None)
    covers_until: dt.datetime | None = prop(
        "Last day of those on which it is known to be in force: its end, else the list's edition", default=None
    )
    gone_by: dt.datetime | None = prop(
        "Day of the next loaded edition of this list, where that edition no longer has the listing", default=None
    )


@dataclass(frozen=True, kw_only=True)
class Measure(Record):
    """A sanction, import bar, duty order or release order on a vessel, company or person, with its days."""

    TELLS = Tells(
        order=50,
        evidence=20,
        says=(("{authority}: {kind}", "{authority}: {name}", "{kind}", "{name}"), "{program}", "{reason}"),
        day="coalesce(since, edition)",
        section=Section(
            columns=("authority", "kind", "program", "name", "reason", "since", "until", "edition"),
            hidden=("name", "edition"),
            by="r.since NULLS FIRST, r.authority, r.id",
        ),
        link="TARGETS",
        of=("Vessel", "Company", "Person"),
        spells=(
            Spell(
                kind="measure",
                since="coalesce(since, CASE WHEN until IS NULL THEN edition END)",
                until="until",
                decided=True,
            ),
        ),
    )

    authority: str | None = prop("Who imposed it", default=None)
    program: str | None = prop("Programme or legal basis, as written", default=None)
    kind: str | None = prop("Kind of measure, as written", default=None)
    reason: str | None = prop("Reason, as written", default=None)
    since: dt.datetime | None = prop("First day", default=None)
    until: dt.datetime | None = prop("Last day; nothing where it is open", default=None)
    edition: dt.datetime | None = prop("Day of the source's edition, where known", default=None)

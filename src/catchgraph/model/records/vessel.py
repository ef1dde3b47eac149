"""Record nodes: what a register, a list or a transmission says about one vessel."""

from __future__ import annotations

import datetime as dt

from catchgraph.model.nodes import Record
from catchgraph.model.properties import noun, prop
from catchgraph.model.tells import Dated, Fact, Section, Spell, Tells

_IMO = "CASE imo_status WHEN 'blank' THEN NULL ELSE coalesce(imo, imo_written) END"
_INVALID = "CASE imo_status WHEN 'invalid' THEN ' (invalid)' ELSE '' END"

#: What a record gives that names one vessel in a column each.
_SPOKEN = (
    Fact("name", "name"),
    Fact("flag", "flag"),
    Fact("IMO number", _IMO, doubt=_INVALID),
    Fact("call sign", "call_sign"),
    Fact("MMSI", "mmsi"),
)
#: What a record gives that is kept on land: earlier names and flags, too.
_KEPT = (
    *_SPOKEN,
    Fact("name", "previous_names", many=True, former=True),
    Fact("flag", "previous_flags", many=True, former=True),
    Fact("registration number", "registration_number"),
)


@noun
class Registration(Record):
    """A register's line on a vessel."""

    TELLS = Tells(
        decided=(
            (
                "the register's own entry for those days, asked of the body or flag State that keeps it",
                "whose numbers and name these are",
            ),
        ),
        order=10,
        evidence=30,
        authority=0,
        day="edition",
        section=Section(
            columns=(
                *("register", "number", "name", "flag", "imo_written", "imo_status", "call_sign"),
                *("registration_number", "vessel_type", "since", "until", "area", "high_seas_transshipment"),
                *("edition", "gone_by"),
            ),
            hidden=(
                *("imo_status", "imo_written", "call_sign", "registration_number", "vessel_type", "area"),
                *("high_seas_transshipment", "edition"),
            ),
            by="r.register, r.edition, r.number, r.id",
        ),
        link="DESCRIBES",
        of=("Vessel",),
        facts=_KEPT,
        # A register's names are of its edition.
        dated=Dated(source="register || ' register'", first="coalesce(edition, since)", edited="true"),
        spells=(
            Spell(
                kind="authorisation",
                says=(
                    *("{register}: authorised as {name}", "flag {flag}", "{area}"),
                    "high seas transshipment: {high_seas_transshipment}",
                ),
                since="since",
                until="until",
                where="since IS NOT NULL OR until IS NOT NULL",
            ),
            Spell(
                kind="edition",
                says=("{register} register: no longer on this edition",),
                since="gone_by",
                until="gone_by",
                where="gone_by IS NOT NULL",
                ends=True,
            ),
        ),
        holds=("since", "until", "edition"),
        # What an authorisation leaves open is open within the year of its register's edition only.
        covers=(
            "coalesce(since, date_trunc('year', edition))",
            """CASE WHEN since IS NOT NULL AND until IS NOT NULL THEN until
               WHEN edition IS NOT NULL
               THEN least(until, date_trunc('year', edition) + INTERVAL 1 YEAR - INTERVAL 1 DAY) END""",
        ),
        found_by=("number", "name_key", "other_imos"),
    )

    register: str = prop("Organisation that keeps the register, e.g. `IOTC`")
    number: str | None = prop("The register's own number of the vessel", default=None)
    other_numbers: tuple[str, ...] = prop(
        "Numbers that other registers gave the vessel, as this one states them, e.g. `WCPFC 9949`", default=()
    )
    name_key: str | None = prop("Key of the name as `normalise.vessel_name` gives it", default=None)
    previous_names: tuple[str, ...] = prop("Earlier names, as written", default=())
    previous_name_keys: tuple[str, ...] = prop("Keys of `previous_names`", default=())
    flag: str | None = prop("Flag state, ISO 3166 alpha-3", default=None)
    previous_flags: tuple[str, ...] = prop("Earlier flag states, ISO 3166 alpha-3", default=())
    imo: str | None = prop("IMO ship number, only if its check digit is right", default=None)
    other_imos: tuple[str, ...] = prop(
        "Further valid IMO numbers that stand in its place; a hull has one, so one of them is another hull's",
        default=(),
    )
    imo_written: str | None = prop("IMO ship number as written", default=None)
    imo_status: str = prop(
        "`valid`, `invalid` (a wrong check digit), `unusable` (not seven digits) or `blank`", default="blank"
    )
    mmsi: str | None = prop("MMSI of a ship station", default=None)
    mmsi_flag: str | None = prop(
        "Flag state that the first three digits of `mmsi` stand for, ISO 3166 alpha-3", default=None
    )
    call_sign: str | None = prop("International radio call sign", default=None)
    registration_number: str | None = prop("National registration number, letters and digits", default=None)
    vessel_type: str | None = prop("Type of vessel, as written", default=None)
    gear: str | None = prop("Gear, as written", default=None)
    gear_group: str | None = prop(
        "`purse seine`, `longline`, `carrier`, …: what the type of vessel, else the gear, stands for "
        "(`normalise.gear`)",
        default=None,
    )
    port: str | None = prop("Port of registry, as written", default=None)
    length_m: float | None = prop("Length in metres", default=None)
    length_kind: str | None = prop("`LOA`, `registered` or `LBP` (between perpendiculars)", default=None)
    tonnage: float | None = prop("Tonnage", default=None)
    tonnage_kind: str | None = prop("`GT` or `GRT`", default=None)
    built: int | None = prop("Year of build", default=None)
    since: dt.datetime | None = prop("First day of the authorisation", default=None)
    until: dt.datetime | None = prop("Last day of the authorisation", default=None)
    area: str | None = prop("Area of the authorisation, as written", default=None)
    species: str | None = prop("Species of the authorisation, as written", default=None)
    high_seas_transshipment: str | None = prop(
        "Authorised to tranship on the high seas: `yes`, `no`, or nothing where the register says nothing",
        default=None,
    )
    purse_seine_transshipment: str | None = prop(
        "Purse seiner authorised to tranship at sea: `yes`, `no`, or nothing where the register says nothing",
        default=None,
    )
    edition: dt.datetime | None = prop("Day of the register's edition, where known", default=None)
    covers_since: dt.datetime | None = prop(
        "First day for which it speaks: that of the authorisation, else of the year of its edition", default=None
    )
    covers_until: dt.datetime | None = prop(
        "Last day for which it speaks: that of the authorisation, else of the year of its edition", default=None
    )
    gone_by: dt.datetime | None = prop(
        "Day of the next loaded edition of this register, where that edition no longer has the vessel", default=None
    )


@noun
class Broadcast(Record):
    """An identity that a vessel transmitted over AIS. It says nothing about an authorisation."""

    TELLS = Tells(
        decided=(("the licence of the radio station, asked of the flag State", "who held the MMSI on that day"),),
        order=30,
        evidence=50,
        day="first",
        section=Section(
            columns=("mmsi", "name", "call_sign", "flag", "imo_written", "first", "last"),
            hidden=("imo_written",),
            by="r.first, r.mmsi, r.id",
        ),
        link="DESCRIBES",
        of=("Vessel",),
        facts=_SPOKEN,
        dated=Dated(
            source="'transmitted'",
            first="first",
            last="last",
            precision="'time'",
            until_precision="'time'",
            held=("first", "last"),
        ),
    )

    number: str | None = prop("The source's own id of the vessel", default=None)
    name_key: str | None = prop("Key of the name as `normalise.vessel_name` gives it", default=None)
    vessel_type: str | None = prop("Type of vessel, as the source concludes", default=None)
    mmsi: str | None = prop("MMSI of a ship station", default=None)
    mmsi_flag: str | None = prop(
        "Flag state that the first three digits of `mmsi` stand for, ISO 3166 alpha-3", default=None
    )
    call_sign: str | None = prop("Call sign transmitted", default=None)
    flag: str | None = prop("Flag state, ISO 3166 alpha-3", default=None)
    imo: str | None = prop("IMO ship number, only if its check digit is right", default=None)
    imo_written: str | None = prop("IMO ship number as transmitted", default=None)
    imo_status: str = prop(
        "`valid`, `invalid` (a wrong check digit), `unusable` (not seven digits) or `blank`", default="blank"
    )
    first: dt.datetime | None = prop("First transmission (UTC)", default=None)
    last: dt.datetime | None = prop("Last transmission (UTC)", default=None)


@noun
class Identity(Record):
    """What a source that is no register calls a vessel, company or person, from one day to another.

    From identity histories, registry extracts of event data and FollowTheMoney entities. It says nothing about an
    authorisation.
    """

    TELLS = Tells(
        decided=(
            (
                "the certificate of registry, or the closure of the entry, of the flag State",
                "which name, flag and number held on that day",
            ),
        ),
        order=40,
        evidence=40,
        authority=2,
        plural="identities",
        day="coalesce(since, edition)",
        section=Section(
            columns=(
                *("source", "number", "name", "flag", "imo_written", "other_names", "previous_names"),
                *("since", "until", "edition"),
            ),
            hidden=("imo_written", "previous_names", "edition"),
            by="r.since NULLS FIRST, r.source, r.id",
        ),
        link="DESCRIBES",
        of=("Vessel", "Company", "Person"),
        facts=(
            *_KEPT,
            Fact("name", "other_names", many=True),
            Fact("flag", "other_flags", many=True),
            Fact("call sign", "other_call_signs", many=True),
        ),
        dated=Dated(
            source="source",
            first="CASE WHEN since IS NULL AND until IS NULL THEN edition ELSE since END",
            last="until",
            precision="coalesce(since_precision, 'day')",
            until_precision="coalesce(until_precision, 'day')",
            edited="since IS NULL AND until IS NULL",
            former="CASE WHEN edition IS NULL THEN coalesce(since_precision, 'day') ELSE 'day' END",
            held=("since", "until"),
        ),
        holds=("since", "until", "edition"),
    )

    source: str = prop("Who says so")
    number: str | None = prop("The source's own id of the entity", default=None)
    name_key: str | None = prop("Key of a vessel's name as `normalise.vessel_name` gives it", default=None)
    other_names: tuple[str, ...] = prop("Further names of the same days, as written", default=())
    previous_names: tuple[str, ...] = prop("Earlier names, as written", default=())
    flag: str | None = prop("Flag state or country, ISO 3166 alpha-3", default=None)
    other_flags: tuple[str, ...] = prop("Further flag states of the same days, ISO 3166 alpha-3", default=())
    previous_flags: tuple[str, ...] = prop("Earlier flag states, ISO 3166 alpha-3", default=())
    imo: str | None = prop("IMO ship number, only if its check digit is right", default=None)
    other_imos: tuple[str, ...] = prop(
        "Further valid IMO numbers that stand in its place; a hull has one, so one of them is another hull's",
        default=(),
    )
    imo_written: str | None = prop("IMO ship number as written", default=None)
    imo_status: str = prop(
        "`valid`, `invalid` (a wrong check digit), `unusable` (not seven digits) or `blank`", default="blank"
    )
    mmsi: str | None = prop("MMSI of a ship station", default=None)
    mmsi_flag: str | None = prop(
        "Flag state that the first three digits of `mmsi` stand for, ISO 3166 alpha-3", default=None
    )
    call_sign: str | None = prop("International radio call sign", default=None)
    other_call_signs: tuple[str, ...] = prop("Further call signs of the same days", default=())
    registration_number: str | None = prop("Registration number, letters and digits", default=None)
    vessel_type: str | None = prop("Type of vessel, as written", default=None)
    gear: str | None = prop("Gear, as written", default=None)
    length_m: float | None = prop("Length in metres", default=None)
    tonnage: float | None = prop("Tonnage", default=None)
    built: int | None = prop("Year of build", default=None)
    owners: tuple[str, ...] = prop("Owners that the source names for these days, as written", default=(), graph=False)
    since: dt.datetime | None = prop("First day for which the source says so", default=None)
    since_precision: str | None = prop("`year`, `month` or `day`", default=None)
    until: dt.datetime | None = prop("Last day for which the source says so; nothing where it is open", default=None)
    until_precision: str | None = prop("`year`, `month` or `day`", default=None)
    edition: dt.datetime | None = prop("Day of the source's edition, where known", default=None)

"""Record nodes: what authorities ordered, permitted or found: listings, measures, refusals, outcomes, analyses."""

from __future__ import annotations

import datetime as dt

from catchgraph.model.nodes import Record
from catchgraph.model.properties import noun, prop
from catchgraph.model.tells import Dated, Fact, Section, Spell, Tells


@noun
class Listing(Record):
    """One RFMO's interval on one row of an IUU list."""

    TELLS = Tells(
        decided=(
            (
                "the list's file on the vessel: photographs, IMO number, the day of each decision",
                "whether it is this hull, and since when",
            ),
        ),
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
    vessel_status: str | None = prop(
        "What became of the vessel by the list's edition, as written: `In Service/Commission`, `Broken Up`, …",
        default=None,
    )
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


@noun
class Measure(Record):
    """A sanction, import bar, duty order or release order on a vessel, company or person, with its days."""

    TELLS = Tells(
        decided=(("the order itself with its annex", "whom and which days it binds"),),
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
        general=True,
        spells=(
            Spell(
                kind="measure",
                since="coalesce(since, CASE WHEN until IS NULL THEN edition END)",
                until="until",
                decided=True,
            ),
        ),
        # Without a first day it is known of from its source's edition on. One without an end is known to be in force up
        # to the edition; where no edition is known either, it stands until somebody says otherwise.
        covers=("coalesce(since, edition)", "coalesce(until, edition, TIMESTAMP '2199-12-31')"),
    )

    authority: str | None = prop("Who imposed it", default=None)
    program: str | None = prop("Programme or legal basis, as written", default=None)
    kind: str | None = prop("Kind of measure, as written", default=None)
    reason: str | None = prop("Reason, as written", default=None)
    since: dt.datetime | None = prop("First day", default=None)
    until: dt.datetime | None = prop("Last day; nothing where it is open", default=None)
    edition: dt.datetime | None = prop("Day of the source's edition, where known", default=None)
    covers_since: dt.datetime | None = prop("First day of those on which it is known to be in force", default=None)
    covers_until: dt.datetime | None = prop(
        "Last day of those on which it is known to be in force: its end, else the edition; 2199-12-31 where it is open "
        "and no edition is known",
        default=None,
    )
    number: str | None = prop("Number of the order, e.g. `A-560-842`", default=None)
    document: str | None = prop("Key of the document: `measure` and the number", default=None)
    effect: str | None = prop("What it does, e.g. `import bar`, `duty`, `withhold release`", default=None)
    target: str | None = prop(
        "What it is aimed at: `vessel`, `company`, `facility`, `fishery`, `flag`, `waters`, `goods`", default=None
    )
    target_as_written: str | None = prop("Whom or what it names, as written", default=None)
    fishery: str | None = prop("Fishery, as written", default=None)
    flags: tuple[str, ...] = prop("Flag states, ISO 3166 alpha-3", default=())
    waters: tuple[str, ...] = prop("Waters, as written", default=())
    origins: tuple[str, ...] = prop("Countries of origin or production, ISO 3166 alpha-3", default=())
    hs: tuple[str, ...] = prop("Commodity codes in digits; a shorter one means all that begin so", default=())
    species: tuple[str, ...] = prop("Species, ASFIS codes", default=())
    rate: float | None = prop("Rate of duty in per cent of the value", default=None)
    gaps: tuple[str, ...] = prop("Periods without effect, as `2024-07-30 to 2024-12-16`", default=())
    scope: str | None = prop("Scope in words", default=None, graph=False)
    source: str | None = prop("Where it is published, as written", default=None, graph=False)


@noun
class Refusal(Record):
    """A line of an import that an authority refused."""

    TELLS = Tells(
        decided=(("the examination's report", "what was found in the goods"),),
        order=110,
        says=("refused: entry {entry}", "line {entry_line}", "{charges}"),
        day="refused",
        numbers=("entry",),
        names=("manufacturer", "importer"),
        lines=True,
        gathered=True,
    )

    authority: str | None = prop("Who refused it, e.g. `FDA`", default=None)
    entry: str | None = prop("Entry number, as written", default=None)
    entry_line: str | None = prop("Line of the entry, as written", default=None)
    check_digit: str | None = prop("`right` or `wrong`: of the entry number", default=None)
    document: str | None = prop("Key of the document: `refusal`, the entry and its line", default=None)
    refused: dt.datetime | None = prop("Day of the refusal", default=None)
    district: str | None = prop("District, as written", default=None)
    product_code: str | None = prop("The authority's product code", default=None)
    charges: tuple[str, ...] = prop("Charges, as coded", default=())
    sampled: bool | None = prop("Whether the authority analysed a sample", default=None)
    sampled_privately: bool | None = prop("Whether a private laboratory did", default=None)
    firm_number: str | None = prop(
        "Establishment number (FEI) of the manufacturer, as written; one that a spreadsheet rounded is no identity",
        default=None,
    )
    firm_number_usable: bool | None = prop("Whether the establishment number identifies", default=None)


@noun
class Outcome(Record):
    """What came of a check: exam, audit, seizure, port inspection, or that nothing was found."""

    TELLS = Tells(
        decided=(("the report of the inspection", "what was found, and what followed"),),
        order=120,
        says=(("{kind} {number}", "{kind}"), "{result}", "{typologies}"),
        day="done",
        names=("subject", "importer", "exporter", "manufacturer"),
        gathered=True,
    )

    kind: str = prop("Kind of check: `exam`, `audit`, `seizure`, `port inspection`, …")
    number: str | None = prop("Number of the case, as written", default=None)
    document: str | None = prop("Key of the document: `outcome` and the number", default=None)
    done: dt.datetime | None = prop("Day of the result", default=None)
    checked: str | None = prop("What was looked at, as written", default=None)
    typologies: tuple[str, ...] = prop("Ids of typologies that the check could decide", default=())
    result: str | None = prop("Result: `nothing found`, `found`, `denied entry`, `use denied`, or as written",
                              default=None)  # fmt: skip
    assessed: float | None = prop("Amount assessed, in `currency`", default=None)
    collected: float | None = prop("Amount collected, in `currency`", default=None)
    currency: str | None = prop("Currency, ISO 4217", default=None)
    place: str | None = prop("Port or place, as written", default=None)
    authority: str | None = prop("Who checked", default=None)


@noun
class Analysis(Record):
    """A result of a laboratory or a scale: species by DNA, residues, net weight."""

    TELLS = Tells(
        decided=(("the laboratory's report on the sample", "of what and of which goods it was taken"),),
        order=130,
        plural="analyses",
        says=(("{kind} {number}", "{kind}"), "{found}", "declared {declared}"),
        day="analysed",
        names=("subject", "importer", "manufacturer"),
        gathered=True,
    )

    kind: str = prop("`DNA`, `residues`, `net weight`, or as written")
    number: str | None = prop("Number of the report, as written", default=None)
    document: str | None = prop("Key of the document: `analysis` and the number", default=None)
    analysed: dt.datetime | None = prop("Day of the result", default=None)
    sample: str | None = prop("Sample, as written", default=None)
    laboratory: str | None = prop("Laboratory, as written", default=None)
    declared: str | None = prop("What was declared, as written", default=None)
    found: str | None = prop("What was found, as written", default=None)
    declared_species: str | None = prop("Species declared, ASFIS code", default=None)
    found_species: tuple[str, ...] = prop("Species found, ASFIS codes", default=())
    declared_kg: float | None = prop("Net weight declared, in kilograms", default=None)
    found_kg: float | None = prop("Net weight found, in kilograms", default=None)


@noun
class Permit(Record):
    """A permit, licence, bond or quota that somebody holds from one day to another."""

    TELLS = Tells(
        decided=(("the permit as its authority holds it", "whether it stood on that day, and for what"),),
        order=140,
        says=("{kind} {number}", "{status}", "{amount:,.0f} {unit}"),
        day="since",
        names=("holder",),
        gathered=True,
    )

    kind: str = prop("`IFTP`, `licence`, `bond`, `quota`, or as written")
    number: str | None = prop("Number, as written", default=None)
    document: str | None = prop("Key of the document: `permit` and the number", default=None)
    status: str | None = prop("Status, as written", default=None)
    issued_by: str | None = prop("Who issued it, as written", default=None)
    country: str | None = prop("Country of issue, ISO 3166 alpha-3", default=None)
    since: dt.datetime | None = prop("First day", default=None)
    until: dt.datetime | None = prop("Last day; nothing where it is open", default=None)
    species: tuple[str, ...] = prop("Species, ASFIS codes", default=())
    areas: tuple[str, ...] = prop("Areas, as written", default=())
    amount: float | None = prop("Amount of a bond or quota, in `unit`", default=None)
    unit: str | None = prop("Unit of `amount`: a currency or a weight, as written", default=None)

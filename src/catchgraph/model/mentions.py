"""Mentions: whom one record names (a vessel, company or person), who took part in an event, what it cites.

Written by readers, compared by `resolve`. Tables of the case and schemas of what readers write follow from these.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from catchgraph.model.properties import prop


@dataclass(frozen=True, kw_only=True)
class VesselMention:
    """A vessel as one record names it."""

    mention_id: str = prop("Identity; rows of a source that names a vessel by an id of its own share it")
    record_kind: str = prop(
        "Kind of its record: `registration`, `listing`, `broadcast`, `identity`", default="identity"
    )
    name: str | None = prop("Name, as written", default=None)
    names: tuple[str, ...] = prop("Every name of the same days", default=())
    former_names: tuple[str, ...] = prop("Earlier names", default=())
    imo: str | None = prop("IMO ship number, only if its check digit is right", default=None)
    mmsis: tuple[str, ...] = prop("MMSIs of ship stations", default=())
    mmsi_first: dt.datetime | None = prop("First transmission under the MMSI (UTC)", default=None)
    mmsi_last: dt.datetime | None = prop("Last transmission under the MMSI (UTC)", default=None)
    call_signs: tuple[str, ...] = prop("Call signs", default=())
    registration_numbers: tuple[str, ...] = prop("National registration numbers, letters and digits", default=())
    register_numbers: tuple[str, ...] = prop("Numbers that registers gave it, e.g. `WCPFC 9949`", default=())
    flags: tuple[str, ...] = prop("Flag states, ISO 3166 alpha-3", default=())
    former_flags: tuple[str, ...] = prop("Earlier flag states, ISO 3166 alpha-3", default=())
    lengths_m: tuple[float, ...] = prop("Lengths in metres", default=())
    length_kind: str | None = prop("`LOA`, `registered` or `LBP`", default=None)
    tonnages: tuple[float, ...] = prop("Tonnages", default=())
    tonnage_kind: str | None = prop("`GT` or `GRT`", default=None)
    built: tuple[int, ...] = prop("Years of build", default=())
    vessel_type: str | None = prop("Type of vessel, as written", default=None)
    parties: tuple[str, ...] = prop("Names without legal form of the parties that the record names", default=())


@dataclass(frozen=True, kw_only=True)
class PartyMention:
    """A company or person in one role of a record, or as its own record describes it."""

    mention_id: str = prop("Identity")
    record_id: str | None = prop("Id of the record that names it", default=None)
    line_id: str | None = prop("Id of the line of goods that it is named for, where it is named for one", default=None)
    asset_mention_id: str | None = prop("Mention of the vessel or company that the record is about", default=None)
    role: str = prop("A role of `model.roles`, or `described`")
    signs: tuple[str, ...] = prop(
        "What in its names, its address and its source speaks for a company or a person (`model.kinds`)", default=()
    )
    name: str = prop("First spelling, as written")
    spellings: tuple[str, ...] = prop("Every spelling", default=())
    keys: tuple[str, ...] = prop("Spellings in ASCII capitals, as `normalise.party` gives them", default=())
    stems: tuple[str, ...] = prop("Keys without legal form", default=())
    address: str | None = prop("Address, as written", default=None)
    address_key: str | None = prop("Key of the address as `normalise.address` gives it", default=None)
    address_precise: bool = prop("Whether the address has a street or box", default=False)
    country: str | None = prop("Country, ISO 3166 alpha-3", default=None)
    numbers: tuple[str, ...] = prop("Numbers of a company, as `kind: number`", default=())
    percentage: float | None = prop("Share in per cent, 0 to 100", default=None)
    since: dt.datetime | None = prop("First day", default=None)
    until: dt.datetime | None = prop("Last day; nothing where it is open", default=None)


@dataclass(frozen=True, kw_only=True)
class SameParty:
    """A record says that a party in one role is that in another: `SAME AS CONSIGNEE` in the field of whom to notify."""

    record_id: str = prop("Id of the record that says so")
    role: str = prop("The role in which nobody is named, one of `model.roles`")
    same_as: str = prop("The role of the same record whose party is meant")
    as_written: str = prop("What stands there, as written")


@dataclass(frozen=True, kw_only=True)
class Participant:
    """A vessel that took part in an event, known by its MMSI that day, by the source's own mention of it, or as the
    hull that its paper names."""

    event_id: str = prop("Id of the event")
    event_label: str = prop("Label of the event")
    role: str = prop(
        "`fishing vessel`, `carrier`, `bunker vessel`, `support vessel` or `vessel`; in papers `donor`, `receiver`, "
        "`processing vessel`"
    )
    mmsi: str | None = prop("MMSI under which it took part", default=None)
    mention_id: str | None = prop("Mention by which the source itself names it", default=None)
    named_id: str | None = prop("Naming of it in the paper that tells the event (`NamedVessel`)", default=None)
    start: dt.datetime | None = prop("Start of the event (UTC)", default=None)
    authorisations: tuple[str, ...] = prop("Authorisations that the source found or did not find", default=())


@dataclass(frozen=True, kw_only=True)
class Revision:
    """What a later report says of an earlier one, which may be loaded already, come yet, or never."""

    record_id: str = prop("Id of the record that says so")
    report: str = prop("Key of the report that it is about (`report` of records and events)")
    number: str | None = prop("Its number, as written", default=None)
    says: str = prop("What became of that one: `replaced`, `deleted` or `cancelled`")


@dataclass(frozen=True, kw_only=True)
class NamedVessel:
    """A vessel as a document names it: to be tied to the hull that bore that name or number on that day.

    It never makes entities one: the name of a container ship on a thousand bills says nothing of who she is.
    """

    named_id: str = prop("Identity of this naming")
    record_id: str = prop("Id of the record that names it")
    line_id: str | None = prop("Id of the line of goods that it is named for, where it is named for one", default=None)
    role: str = prop("`carrier`, `catching vessel`, `receiving vessel`, `donor`, `processing vessel` or `vessel`")
    day: dt.datetime | None = prop("Day of which the record speaks", default=None)
    name: str | None = prop("Name, as written", default=None)
    name_key: str | None = prop("Key of the name as `normalise.vessel_name` gives it", default=None)
    flag: str | None = prop("Flag state, ISO 3166 alpha-3", default=None)
    imo: str | None = prop("IMO ship number, only if its check digit is right", default=None)
    number_written: str | None = prop("Number that is given for it, as written", default=None)
    mmsi: str | None = prop("MMSI of a ship station", default=None)
    call_sign: str | None = prop("International radio call sign", default=None)
    registration_number: str | None = prop("Registration number, letters and digits", default=None)
    licence: str | None = prop("Licence or authorisation that is stated, as written", default=None)
    register_number: str | None = prop("Number in a fleet register (of the EU: CFR), letters and digits", default=None)


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A document that a record, or one line of it, cites.

    What a paper says of its own draw on the document stands here, by document: `kg` is what it takes (a processing
    statement the weight before processing, a storage document the weight that leaves), `made_kg` what became of that,
    `landed_kg` what the document is said to cover in all. A later paper that gives another `landed_kg` is a mismatch.
    """

    record_id: str = prop("Id of the record that cites it")
    line_id: str | None = prop("Id of the line of goods that cites it, where one line does", default=None)
    kind: str = prop("Kind of document: `bill`, `entry`, `catch-certificate`, … (`normalise.document`)")
    number: str = prop("Number, as written")
    document: str | None = prop("Key of the document, as the record that is a copy of it has it", default=None)
    loose: str | None = prop("Key without separators: finds candidates only", default=None)
    country: str | None = prop("Country of issue, ISO 3166 alpha-3", default=None)
    cited_line: str | None = prop("Line of the document, as written", default=None)
    day: dt.datetime | None = prop("Day of the document, where stated", default=None)
    kg: float | None = prop("Weight that is drawn on it, in kilograms, where stated", default=None)
    made_kg: float | None = prop("Weight of what was made of that, in kilograms, where stated", default=None)
    landed_kg: float | None = prop(
        "Weight that it covers in all, in kilograms, as the record that cites it says: of a certificate the landed one",
        default=None,
    )


#: Table of `read` → what a row of it is.
MENTIONS: dict[str, type] = {
    "vessel_mention": VesselMention,
    "party_mention": PartyMention,
    "same_party": SameParty,
    "participant": Participant,
    "named_vessel": NamedVessel,
    "revision": Revision,
    "citation": Citation,
}

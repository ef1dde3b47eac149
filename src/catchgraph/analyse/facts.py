"""What each kind of record says of who a vessel, company or person is: one declaration for every answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A column of a temporary table that `vessel.gather` fills. All are SQL of our own.

    `many` says that `value` is a list, `former` that it was so at some time before; `doubt` is a text to put behind it.
    """

    table: str
    kind: str
    value: str
    many: bool = False
    former: bool = False
    doubt: str = "''"


_IMO = "CASE imo_status WHEN 'blank' THEN NULL ELSE coalesce(imo, imo_written) END"
_INVALID = "CASE imo_status WHEN 'invalid' THEN ' (invalid)' ELSE '' END"


def _spoken(table: str) -> tuple[Fact, ...]:
    """What a record gives that names one vessel in a column each."""
    return (
        Fact(table, "name", "name"),
        Fact(table, "flag", "flag"),
        Fact(table, "IMO number", _IMO, doubt=_INVALID),
        Fact(table, "call sign", "call_sign"),
        Fact(table, "MMSI", "mmsi"),
    )


def _kept(table: str) -> tuple[Fact, ...]:
    """What a record gives that is kept on land: earlier names and flags, too."""
    return (
        *_spoken(table),
        Fact(table, "name", "previous_names", many=True, former=True),
        Fact(table, "flag", "previous_flags", many=True, former=True),
        Fact(table, "registration number", "registration_number"),
    )


FACTS = (
    *_kept("registration"),
    *_kept("identity"),
    Fact("identity", "name", "other_names", many=True),
    Fact("identity", "flag", "other_flags", many=True),
    Fact("identity", "call sign", "other_call_signs", many=True),
    *_spoken("broadcast"),
    Fact("listing", "name", "names", many=True),
    Fact("listing", "flag", "flag"),
    Fact("listing", "IMO number", "imo"),
    Fact("listing", "call sign", "call_signs", many=True),
    Fact("listing", "MMSI", "mmsis", many=True),
    Fact("listing", "registration number", "registration_numbers", many=True),
)

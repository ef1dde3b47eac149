"""What a layout says: how a file of one publisher is recognised and which column holds what.

A layout is a TOML file; these dataclasses are its shape. `parse` builds and checks them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from catchgraph.read.layouts.papers import CitationColumns, Joined, Line, VesselColumns

#: Properties a layout may give a column for, by the kind of its records.
PROPERTIES: dict[str, tuple[str, ...]] = {
    "register": (
        "register",
        "number",
        "name",
        "previous_names",
        "flag",
        "previous_flags",
        "imo",
        "mmsi",
        "call_sign",
        "registration_number",
        "vessel_type",
        "gear",
        "port",
        "built",
        "since",
        "until",
        "area",
        "species",
        "high_seas_transshipment",
        "purse_seine_transshipment",
    ),
    "iuu-list": (
        "currently_listed",
        "names",
        "rfmo_names",
        "former_names",
        "imo",
        "mmsis",
        "call_signs",
        "registration_numbers",
        "flag",
        "vessel_type",
        "vessel_status",
        "gear",
        "built",
    ),
    "events": (
        "fishing_mmsi",
        "carrier_mmsi",
        "start",
        "end",
        "latitude",
        "longitude",
        "duration_h",
        "median_distance_km",
        "median_speed_kn",
    ),
    "identities": ("name", "mmsi", "call_sign", "flag", "imo", "first", "last"),
    # Those of the noun that a layout names as its `record` (`read.given`).
    "records": (),
}

#: Properties without which no row of that kind can be read.
NEEDED: dict[str, tuple[str, ...]] = {
    "register": ("name",),
    "iuu-list": ("names", "currently_listed"),
    "events": ("fishing_mmsi", "carrier_mmsi", "start"),
    "identities": ("mmsi", "name"),
    "records": (),
}

#: Properties whose words a `[values]` table turns into ours, with the words it may turn them into.
CLOSED_VALUES: dict[str, frozenset[str]] = {
    "high_seas_transshipment": frozenset({"yes", "no"}),
    "purse_seine_transshipment": frozenset({"yes", "no"}),
    "currently_listed": frozenset({"yes", "no"}),
}

#: Properties that a record may collect from several rows, as text.
COLLECTED = ("species", "area", "gear")
#: Lines a header may have.
LONGEST_HEADER = 3
KINDS = tuple(PROPERTIES)
DATE_ORDERS = ("ymd", "dmy", "mdy", "dMy")
LENGTH_UNITS = ("m", "ft")
LENGTH_KINDS = ("LOA", "registered", "LBP")
TONNAGE_KINDS = ("GT", "GRT")


@dataclass(frozen=True, slots=True)
class Recognise:
    """Columns that are all there in a file of this layout."""

    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notation:
    """How the values are written.

    `several` separates several values in one cell. An empty `delimiter` means: whichever fits the header.
    With `iso2_flag` the column of flags holds ISO 3166 alpha-2 codes only: NA is Namibia there, not "not available".
    `header_line` is the line where the header begins, 0 for wherever the layout's columns are found below title lines;
    a header of several `header_lines` has the words of all of them as the names of its columns, and a file
    with none has `column 1`, `column 2` and so on. Of papers: the unit of weights and the currency of amounts that have
    none beside them, the country (ISO3) of whose tariff commodity codes are, and that whose documents it holds.
    """

    dates: str = "ymd"
    delimiter: str = ""
    encodings: tuple[str, ...] = ("utf-8", "cp1252")
    decimal_comma: bool = False
    iso2_flag: bool = False
    several: tuple[str, ...] = (";",)
    header_line: int = 0
    header_lines: int = 1
    weight_unit: str = ""
    currency: str = ""
    hs_country: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """Columns that tell one record from another; without any, the content of the row does.

    Rows that differ in the columns of `collect` only are one record: it has the values of all of them. Layouts of one
    `family` tell parts of the same records: ids begin with it and the file's year, and not with layout and edition;
    that of them which has a row for each is `first`: what others tell of no record of it is said.
    `last`: of rows of one record that contradict each other the last counts, not the first. `least`, `greatest`:
    properties of which the least or greatest of all rows counts, and none contradicts another.
    """

    columns: tuple[str, ...] = ()
    collect: tuple[str, ...] = ()
    family: str = ""
    first: bool = False
    last: bool = False
    least: tuple[str, ...] = ()
    greatest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SizeColumn:
    """A column of lengths or tonnages, with its unit and kind: constant or from a column.

    `kinds` and `units` turn the words of those columns into ours; a kind that is said to be unknown turns into "".
    `prefixes` are words before the number in the cell itself that tell the kind (`OA 27`).
    """

    column: str
    unit: str = ""
    unit_column: str = ""
    units: dict[str, str] = field(default_factory=dict)
    kind: str = ""
    kind_column: str = ""
    kinds: dict[str, str] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Party:
    """Columns that name an owner, operator or charterer, or a party of a paper.

    `separators` part several parties in one cell. With `spellings`, a cell also holds several spellings of one party
    separated by ", " (a comma before Ltd, S.A. or PT separates nothing).
    Of a paper: `lines` are those of the address, which overflow into each other; `qualifiers` the columns that say what
    kind of number each of `phones` is; `numbers` the columns of numbers by their kinds (`customs number`: what the
    customs of the layout's country know it by); `spelled` further columns of its name, each another spelling;
    `else_address` a column that counts where that of the address is blank; with `whole` the cell of the
    name holds the address, too; with `line` it is a party of the line, with `catch` of the (first) catch. The role
    `subject` of a record that is about somebody (`Tells.link`) mentions whom it is about.
    """

    role: str
    name: str
    address: str = ""
    country: str = ""
    since: str = ""
    until: str = ""
    spellings: bool = False
    separators: tuple[str, ...] = (";",)
    lines: tuple[str, ...] = ()
    city: str = ""
    state: str = ""
    postcode: str = ""
    contact: str = ""
    phones: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    numbers: dict[str, str] = field(default_factory=dict)
    spelled: tuple[str, ...] = ()
    else_address: str = ""
    whole: bool = False
    line: bool = False
    catch: bool = False

    def references(self) -> list[str]:
        """Every column, as it names them."""
        place = [self.address, self.else_address, *self.lines, self.city, self.state, self.postcode, self.country]
        called = [self.contact, *self.phones, *self.qualifiers, *self.numbers.values()]
        return [self.name, *self.spelled, *place, *called, self.since, self.until]


@dataclass(frozen=True, slots=True)
class Interval:
    """The column of an organisation with "from - to", and the column of its reason.

    Without `rfmo` each cell of the column names the organisations that list the vessel, and no dates are known.
    """

    rfmo: str
    column: str
    reason: str = ""


class _Referring(Protocol):
    def references(self) -> list[str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A layout. `hash` is of the TOML's content, so that a changed layout reads a file anew.

    `origin`: whose records they are, one of `model.handling.ORIGINS`; its kind says so where the file does not.
    `numbers` are columns with the number that another register gave the vessel, by that register's organisation.
    `constants` state a property for the whole file that no column gives, e.g. the flag of a national register.
    `extract` takes what the first group of a regular expression matches, everywhere in a cell; a cell where it
    matches nowhere stays as it is.
    Of kind `records`: `record` is the label of the noun; `units` the column of the unit, currency or qualifier of a
    property; `fallbacks` further columns of a property, of which the first that is filled counts, of a list all;
    `joined` columns of ours that are put together of several; `not_needed` says why nothing of such a file is read;
    `plain`: a form of ours to export into, which the docs tell.
    """

    id: str
    kind: str
    publisher: str
    organisation: str
    title: str
    says: str
    origin: str
    recognise: Recognise
    columns: dict[str, str] = field(default_factory=dict)
    format: Notation = Notation()
    key: Key = Key()
    numbers: dict[str, str] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    extract: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    blanks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lengths: tuple[SizeColumn, ...] = ()
    tonnages: tuple[SizeColumn, ...] = ()
    parties: tuple[Party, ...] = ()
    intervals: tuple[Interval, ...] = ()
    record: str = ""
    units: dict[str, str] = field(default_factory=dict)
    fallbacks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    joined: dict[str, Joined] = field(default_factory=dict)
    vessels: tuple[VesselColumns, ...] = ()
    line: Line = field(default_factory=Line)
    catches: tuple[Line, ...] = ()
    citations: tuple[CitationColumns, ...] = ()
    not_needed: str = ""
    plain: bool = False
    hash: str = ""
    source: str = ""

    def required(self) -> tuple[str, ...]:
        """Columns without which no row can be read or told from another."""
        needed = (self.columns[name] for name in NEEDED[self.kind])
        return tuple(dict.fromkeys((*self.keyed(), *needed)))

    def keyed(self) -> tuple[str, ...]:
        """The columns of the file that tell one record from another."""
        return self._of_file(self.key.columns)

    def _of_file(self, names: Iterable[str]) -> tuple[str, ...]:
        """Columns of the file: of those put together, their parts; each once."""
        parts = (part for name in names for part in (self.joined[name].columns if name in self.joined else (name,)))
        return tuple(dict.fromkeys(name for name in parts if name))

    def references(self) -> tuple[str, ...]:
        """Every column of the file that the layout takes, once, as it names them."""
        found = [*self.key.columns, *self.key.collect, *self.columns.values(), *self.numbers.values()]
        for size in (*self.lengths, *self.tonnages):
            found += [size.column, size.unit_column, size.kind_column]
        told: tuple[_Referring, ...] = (*self.parties, *self.vessels, self.line, *self.catches, *self.citations)
        for each in told:
            found += each.references()
        found += [*self.units.values(), *(column for columns in self.fallbacks.values() for column in columns)]
        for interval in self.intervals:
            found += [interval.column, interval.reason]
        return self._of_file(found)

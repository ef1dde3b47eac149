"""A layout from its TOML file, checked word by word."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from catchgraph.errors import LayoutError
from catchgraph.model import roles
from catchgraph.model.handling import ORIGINS, origin_of
from catchgraph.model.ids import digest
from catchgraph.read.given import given
from catchgraph.read.layouts.build import TomlPlace, build, one_of
from catchgraph.read.layouts.check_papers import check_papers
from catchgraph.read.layouts.model import (
    CLOSED_VALUES,
    COLLECTED,
    DATE_ORDERS,
    KINDS,
    LENGTH_KINDS,
    LENGTH_UNITS,
    LONGEST_HEADER,
    NEEDED,
    PROPERTIES,
    TONNAGE_KINDS,
    Layout,
    SizeColumn,
)

_BY_PROPERTY = ("columns", "constants", "extract", "values", "blanks", "units", "fallbacks")


def parse_layout(text: str, source: str) -> Layout:
    """The layout a TOML text declares. Raises `LayoutError` naming `source` and the key that is wrong."""
    place = TomlPlace(source, LayoutError)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LayoutError(
            f"{source}: not a TOML file: {error}",
            hint=f"Compare with a layout that comes along, in {Path(__file__).parent}.",
        ) from error
    for reserved in ("hash", "source"):
        if reserved in data:
            place.at(reserved).fail("unknown key")
    origin = {"origin": origin_of(str(data.get("kind", "")))}
    layout = build(Layout, {**origin, **data, "hash": digest([text]), "source": source}, place)
    _check(layout, place)
    return layout


def read_layout(path: Path) -> Layout:
    """The layout in a user's file. Raises `LayoutError` also where it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LayoutError(f"cannot read the layout {path}: {error.strerror}", hint="Check --layout.") from error
    except UnicodeDecodeError as error:
        raise LayoutError(f"{path}: a layout is a TOML file in UTF-8", hint="Check --layout.") from error
    return parse_layout(text, str(path))


def _check(layout: Layout, place: TomlPlace) -> None:
    one_of(layout.kind, KINDS, place.at("kind"))
    one_of(layout.origin, ORIGINS, place.at("origin"))
    one_of(layout.format.dates, DATE_ORDERS, place.at("format.dates"))
    if not layout.id or "@" in layout.id or layout.id != layout.id.strip():
        place.at("id").fail("must be a short name without '@', such as \"iotc-register\"")
    if not layout.recognise.columns:
        place.at("recognise.columns").fail("must name at least one column")
    if layout.kind == "records":
        check_papers(layout, place)
    else:
        _check_no_paper(layout, place)
    known = given(layout.record) if layout.kind == "records" else PROPERTIES[layout.kind]
    for table in _BY_PROPERTY:
        for key in getattr(layout, table):
            one_of(
                key, known, place.at(table), f"{key!r} is no property of {layout.record or 'kind ' + repr(layout.kind)}"
            )
    for key in NEEDED[layout.kind]:
        if key not in layout.columns:
            place.at("columns").fail(f"a layout of kind {layout.kind!r} must give the column of {key!r}")
    for key, allowed in CLOSED_VALUES.items():
        for word in layout.values.get(key, {}).values():
            one_of(word, sorted(allowed), place.at(f"values.{key}"))
    _check_format(layout, place)
    _check_cells(layout, place)
    _check_sizes(layout, place)
    _check_parties(layout, place)
    _check_intervals(layout, place)


def _check_no_paper(layout: Layout, place: TomlPlace) -> None:
    for name in (
        "record",
        "units",
        "fallbacks",
        "joined",
        "vessels",
        "line",
        "catches",
        "citations",
        "not_needed",
        "plain",
    ):
        if getattr(layout, name):
            place.at(name).fail(f"only a layout of kind 'records' has it, not one of kind {layout.kind!r}")


def _check_format(layout: Layout, place: TomlPlace) -> None:
    if len(layout.format.delimiter) > 1:
        place.at("format.delimiter").fail("must be one character, or empty for whichever fits the header")
    if any(not separator for separator in layout.format.several):
        place.at("format.several").fail("a separator must not be empty")
    if layout.format.header_line < 0:
        place.at("format.header_line").fail("must be a line's number, or 0 for wherever the header is found")
    if not 0 <= layout.format.header_lines <= LONGEST_HEADER:
        place.at("format.header_lines").fail(f"must be 0 (no header) to {LONGEST_HEADER}")
    for name in layout.format.encodings:
        try:
            "".encode(name)
        except LookupError:
            place.at("format.encodings").fail(f"{name!r} is no encoding Python knows")


def _check_cells(layout: Layout, place: TomlPlace) -> None:
    if layout.numbers and layout.kind != "register":
        place.at("numbers").fail(f"a layout of kind {layout.kind!r} has no numbers of other registers")
    for key in layout.constants:
        if key in layout.columns:
            place.at(f"constants.{key}").fail("the same property has a column; give one of the two")
    for key, pattern in layout.extract.items():
        try:
            groups = re.compile(pattern).groups
        except re.error as error:
            place.at(f"extract.{key}").fail(f"not a regular expression: {error}")
        if groups != 1:
            place.at(f"extract.{key}").fail("must have one group in brackets: what is taken of the cell")
    taken = {layout.columns.get(name) for name in COLLECTED}
    for column in layout.key.collect:
        if column not in taken:
            place.at("key.collect").fail(f"{column!r} is not the column of {' or '.join(COLLECTED)}")


def _check_sizes(layout: Layout, place: TomlPlace) -> None:
    for number, size in enumerate(layout.lengths, 1):
        at = place.at(f"lengths.#{number}")
        _size(size, LENGTH_KINDS, at)
        if bool(size.unit) == bool(size.unit_column):
            at.fail("needs either `unit` or `unit_column`")
        for unit in filter(None, (size.unit, *size.units.values())):
            one_of(unit, LENGTH_UNITS, at.at("unit"))
    for number, size in enumerate(layout.tonnages, 1):
        at = place.at(f"tonnages.#{number}")
        _size(size, TONNAGE_KINDS, at)
        if size.unit or size.unit_column or size.units:
            at.fail("a tonnage has no unit")


def _size(size: SizeColumn, kinds: tuple[str, ...], place: TomlPlace) -> None:
    if size.kind and size.kind_column:
        place.fail("needs `kind` or `kind_column`, not both")
    if size.prefixes and (size.kind or size.kind_column):
        place.fail("needs `prefixes` or a kind, not both")
    for kind in filter(None, (size.kind, *size.kinds.values(), *size.prefixes.values())):
        one_of(kind, kinds, place.at("kind"))


def _check_parties(layout: Layout, place: TomlPlace) -> None:
    if layout.kind == "records":
        return
    if layout.parties and layout.kind not in ("register", "iuu-list"):
        place.at("parties").fail(f"a layout of kind {layout.kind!r} names no parties")
    for number, party in enumerate(layout.parties, 1):
        at = place.at(f"parties.#{number}")
        one_of(party.role, roles.HOLDERS, at.at("role"))
        if any(not separator for separator in party.separators):
            at.at("separators").fail("a separator must not be empty")


def _check_intervals(layout: Layout, place: TomlPlace) -> None:
    if (layout.kind == "iuu-list") != bool(layout.intervals):
        place.at("intervals").fail(
            "an IUU list needs the column of at least one organisation"
            if layout.kind == "iuu-list"
            else f"a layout of kind {layout.kind!r} has no intervals"
        )

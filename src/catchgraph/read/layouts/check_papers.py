"""Checks of a layout whose rows are papers: the words of the model in the right places."""

from __future__ import annotations

import re

from catchgraph.model.roles import VESSEL_ROLES
from catchgraph.model.schema import node
from catchgraph.normalise.document import KINDS
from catchgraph.normalise.goods.weight import kg_per
from catchgraph.read.given import PAPERS, given
from catchgraph.read.layouts.build import TomlPlace, one_of
from catchgraph.read.layouts.model import Layout, Party
from catchgraph.read.layouts.papers import SUBJECT, VESSEL_COLUMNS, CitationColumns, Line, VesselColumns
from catchgraph.reference.countries import country

STAGES = ("product", "catch", "input")
_CURRENCY = re.compile(r"[A-Z]{3}")


def check_papers(layout: Layout, place: TomlPlace) -> None:
    """Raise the error of `place` for whatever a layout of kind `records` says that the model has no place for."""
    one_of(layout.record, PAPERS, place.at("record"), f"{layout.record!r} is no label of a record" if layout.record else
           "a layout of kind 'records' must say which record its rows tell of")  # fmt: skip
    tells = node(layout.record).tells
    roles = (SUBJECT,) if tells.link else tells.names
    vessel_roles = (SUBJECT,) if tells.link else tuple(role.name for role in VESSEL_ROLES)
    _check_notation(layout, place.at("format"))
    for number, party in enumerate(layout.parties, 1):
        at = place.at(f"parties.#{number}")
        one_of(party.role, roles, at.at("role"), f"{party.role!r} is no role of {layout.record}")
        _check_line_of(layout, party, at)
        if party.qualifiers and len(party.qualifiers) != len(party.phones):
            at.at("qualifiers").fail("must name one column for each of `phones`")
    for number, vessel in enumerate(layout.vessels, 1):
        at = place.at(f"vessels.#{number}")
        one_of(vessel.role, vessel_roles, at.at("role"))
        _check_line_of(layout, vessel, at)
        if not any(getattr(vessel, name) for name in VESSEL_COLUMNS):
            at.fail(f"needs the column of at least one of {', '.join(VESSEL_COLUMNS)}")
    for number, citation in enumerate(layout.citations, 1):
        at = place.at(f"citations.#{number}")
        one_of(citation.kind, KINDS, at.at("kind"))
        _check_line_of(layout, citation, at)
    for name, line in (("line", layout.line), *((f"catches.#{n}", each) for n, each in enumerate(layout.catches, 1))):
        _check_line(layout, line, place.at(name))
    _check_told(layout, place)
    for name, joined in layout.joined.items():
        for column in (*joined.years, *filter(None, (joined.needs,))):
            one_of(column, joined.columns, place.at(f"joined.{name}"), f"{column!r} is none of its columns")
    for table in ("least", "greatest"):
        for name in getattr(layout.key, table):
            one_of(name, layout.columns, place.at(f"key.{table}"), f"{name!r} has no column")


def _check_told(layout: Layout, place: TomlPlace) -> None:
    told = (layout.columns, layout.parties, layout.vessels, layout.line, layout.catches, layout.citations)
    if bool(layout.not_needed) == any(map(bool, told)):
        place.fail("needs something to read: [columns], [[parties]], [line], …, or `not_needed`")
    if layout.catches and not layout.line:
        place.at("catches").fail("a catch belongs to a line: [line] is missing")
    for name in _needed(layout.record):
        if layout.columns and name not in layout.columns and name not in layout.constants:
            place.at("columns").fail(f"{layout.record} needs {name!r}: give its column, or say it in [constants]")


def _needed(label: str) -> list[str]:
    """Properties without which a noun is none."""
    own = [each for each in node(label).properties if each.required and not each.type.startswith("list")]
    return [each.name for each in own if each.name in given(label) and each.name != "name"]


def _check_line_of(layout: Layout, told: Party | VesselColumns | CitationColumns, place: TomlPlace) -> None:
    if told.line and not layout.line:
        place.at("line").fail("the layout has no [line] that it could belong to")
    if told.catch and not layout.catches:
        place.at("catch").fail("the layout has no [[catches]] that it could belong to")
    if told.line and told.catch:
        place.at("catch").fail("it belongs to the line or to the catch, not to both")


def _check_line(layout: Layout, line: Line, place: TomlPlace) -> None:
    if line and not node(layout.record).tells.lines:
        place.fail(f"{layout.record} has no lines of goods")
    known = given("Goods")
    for table in ("columns", "constants", "units", "fallbacks", "values"):
        for key in getattr(line, table):
            one_of(key, known, place.at(table), f"{key!r} is no property of Goods")
    for name in line.sums:
        one_of(name, line.columns, place.at("sums"))
    one_of(line.stage, STAGES, place.at("stage"))


def _check_notation(layout: Layout, place: TomlPlace) -> None:
    form = layout.format
    if form.weight_unit and kg_per(form.weight_unit) is None:
        place.at("weight_unit").fail(f"{form.weight_unit!r} is no unit of weight", "Write kg, lb, t, …")
    if form.currency and not _CURRENCY.fullmatch(form.currency):
        place.at("currency").fail(f"{form.currency!r} is no currency", "Write its ISO 4217 code, as USD.")
    for name in ("hs_country", "country"):
        code = getattr(form, name)
        if code and country(code) is None:
            place.at(name).fail(f"{code!r} is no country", "Write its ISO 3166 code of three letters, as USA.")

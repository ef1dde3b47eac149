"""Ports: the UN/LOCODE that a code or a name with its country means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from catchgraph.reference.countries import country as country_of
from catchgraph.reference.countries import iso3_by_iso2
from catchgraph.reference.tables import read_table

from .cell import bare
from .flag import flag
from .text import fold, is_blank

_LONGEST = 120
_SCHEDULE = re.compile(r"(\d{4,5})(?:\s*[,:/-]\s*(.+))?")
_CODE = re.compile(r"[A-Z]{2}[ -]?[A-Z2-9]{3}")
_NOT_ALNUM = re.compile(r"[^A-Z0-9]+")
_PARTS = re.compile(r"[,;]")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_AROUND = re.compile(
    r"^(?:PORT OF|PUERTO DE|PORT DE|PORTO DE|PORT|PUERTO|PORTO|PTO|PT) |"
    r" (?:HARBOR|HARBOUR|SEAPORT|PORT|TERMINAL|PT|GANG|KO)$"
)
_SAINT = re.compile(r"^(?:ST|STE) ")
_USA = "USA"
#: Territories with codes of their own that ports of the United States write as a state.
_TERRITORIES = {"PR": "PRI", "VI": "VIR", "GU": "GUM", "AS": "ASM"}
STATE_NOT_COMPARED = "the state was not compared"
NO_COUNTRY = "found by its name alone"
COUNTRY_LAST = "the letters of the country stood last"


@dataclass(frozen=True, slots=True)
class Port:
    """A port as a record names it: UN/LOCODE (None where it is not known), name, country (ISO3), US schedule code.

    `schedule`: Schedule D (four digits, US) or K (five, foreign), '' where none is written. `doubt`: '' where nothing
    is.
    """

    code: str | None
    name: str
    country: str | None
    schedule: str = ""
    doubt: str = ""


@lru_cache(maxsize=4096)
def port(value: str, country: str = "") -> Port | None:
    """The port that a cell names: `EC GYE`, `Puerto Bolivar,Ecuador`, `Port Hueneme, California`, `3001, SEATTLE, WA`.

    `country` (ISO3) is that of a column of its own. A name is looked up in its country, else anywhere if one port
    alone has it (with a doubt); of places in the United States that share a name the state decides. What is not found
    keeps its name and country; a blank is None. Sources: UN/LOCODE, function 1 (`reference/ports.csv`,
    `port_aliases.csv`), Schedule D (`us_ports.csv`); Schedule K codes are kept as written.
    """
    text = bare(value)
    if is_blank(text) or len(text) > _LONGEST:
        return None
    scheduled = _SCHEDULE.fullmatch(text)
    if scheduled:
        return _scheduled(scheduled[1], scheduled[2] or "", country)
    return _by_code(text, country) or _by_name(text, country)


def _scheduled(schedule: str, rest: str, country: str) -> Port | None:
    known = _schedule_d().get(schedule)
    if known:
        code, name = known
        return Port(code, rest or name, iso3_by_iso2().get(code[:2]), schedule)
    found = _by_name(rest, country) if rest else Port(None, "", country or None)
    return Port(found.code, found.name, found.country, schedule, found.doubt)


def _by_code(text: str, country: str) -> Port | None:
    if not _CODE.fullmatch(text):
        return None
    code = text[:2] + text[-3:]
    if len(text) == 5 and (_codes_of(text, country) or (not country and _places().get(text))):
        # PAITA is a port of Peru, not a place in Panama.
        return None
    for one, doubt in ((code, ""), (text[-2:] + text[:3], COUNTRY_LAST)):
        known = _names().get(one)
        if known:
            return Port(known[0], known[1], iso3_by_iso2().get(one[:2]), "", doubt)
    return None


def _by_name(text: str, country: str) -> Port:
    name, _, last = text.rpartition(",")
    if name:
        state = _states().get(_key(last))
        if state and country in ("", _USA, _TERRITORIES.get(state)):
            found = _in_state(name.strip(), state)
            if found.code or not _country(last):
                return found
        named = _country(last)
        if named:
            return _in_country(name.strip(), named)
    if country:
        return _in_country(text, country)
    codes = {code for key in _keys(text) for code in _places().get(key, ())}
    if len(codes) == 1:
        code = codes.pop()
        return Port(code, text, iso3_by_iso2().get(code[:2]), "", NO_COUNTRY)
    return Port(None, text, None)


def _in_state(name: str, state: str) -> Port:
    keys = list(_keys(name))
    iso3 = _TERRITORIES.get(state, _USA)
    for key in keys:
        code = _us_ports().get((key, state))
        if code:
            return Port(code, name, iso3)
    codes = _codes_of(name, iso3)
    shared = any(key == other for key in keys for other, _ in _us_ports())
    if len(codes) == 1 and not shared:
        return Port(codes[0], name, iso3, "", "" if iso3 != _USA else STATE_NOT_COMPARED)
    return Port(None, name, iso3)


def _in_country(name: str, country: str) -> Port:
    codes = _codes_of(name, country)
    return Port(codes[0] if len(codes) == 1 else None, name, country)


def _codes_of(name: str, country: str) -> tuple[str, ...]:
    """Codes of the ports of a country that a name may mean, by the first of its forms that any has."""
    known = country_of(country)
    if known is None:
        return ()
    for key in _keys(name):
        codes = tuple(code for code in _places().get(key, ()) if code[:2] == known.iso2)
        if codes:
            return codes
    return ()


def _country(text: str) -> str | None:
    """`Ecuador`, `China (Mainland)`, `China (Taiwan)`, `South Korea`."""
    return flag(text) or flag(_BRACKETS.sub("", text))


def _key(text: str) -> str:
    return _NOT_ALNUM.sub("", fold(text).upper())


def _keys(name: str) -> Iterator[str]:
    """The forms of a name to look up: as it is, without what stands around it, what a bracket or comma parts."""
    plain = " ".join(filter(None, _NOT_ALNUM.split(fold(name).upper())))
    yield plain.replace(" ", "")
    saint = _SAINT.sub("SAINT ", plain)
    if saint != plain:
        yield saint.replace(" ", "")
    bare_name = _AROUND.sub("", plain).strip()
    if bare_name and bare_name != plain:
        yield bare_name.replace(" ", "")
    parts = [_BRACKETS.sub("", name), *_BRACKETS.findall(name), *_PARTS.split(name)[:1], *name.split("/")[:1]]
    for part in dict.fromkeys(map(_key, parts)):
        if part and part != plain.replace(" ", ""):
            yield part


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """Codes by form of a name; a form that is a whole name counts for more than a part of one."""
    whole: dict[str, dict[str, None]] = {}
    part: dict[str, dict[str, None]] = {}
    rows = [row for row in read_table("port_aliases") if not _CODE.fullmatch(row["name"])]
    aliases = {(row["code"][:2], _key(row["name"])): row["code"] for row in rows}
    for row in read_table("ports"):
        for name in row["name"].split("|"):
            first, *others = _keys(name)
            whole.setdefault(first, {})[row["code"]] = None
            for other in others:
                part.setdefault(other, {})[row["code"]] = None
    for form, codes in part.items():
        lands = {code[:2] for code in whole.get(form, ())}
        whole.setdefault(form, {}).update({code: None for code in codes if code[:2] not in lands})
    for (land, form), code in aliases.items():
        elsewhere = (other for other in whole.get(form, ()) if other[:2] != land)
        whole[form] = dict.fromkeys((*elsewhere, code))
    return {form: tuple(sorted(codes)) for form, codes in whole.items()}


@cache
def _names() -> dict[str, tuple[str, str]]:
    """Code and first name by code; another code for the same place leads to it."""
    names = {row["code"]: (row["code"], row["name"].split("|")[0]) for row in read_table("ports")}
    others = {row["name"]: names[row["code"]] for row in read_table("port_aliases") if _CODE.fullmatch(row["name"])}
    ours = {row["code"]: (row["code"], row["name"]) for row in read_table("us_ports") if row["code"] not in names}
    return {**others, **names, **ours}


@cache
def _us_ports() -> dict[tuple[str, str], str]:
    return {(_key(row["name"]), row["state"]): row["code"] for row in read_table("us_ports")}


@cache
def _schedule_d() -> dict[str, tuple[str, str]]:
    """Code and name by Schedule D."""
    rows = (row for row in read_table("us_ports") if row["schedule_d"])
    return {row["schedule_d"]: (row["code"], f"{row['name']}, {row['state']}") for row in rows}


@cache
def _states() -> dict[str, str]:
    """Postal code by code, name and abbreviation of a state."""
    return {
        _key(name): row["code"]
        for row in read_table("us_states")
        for name in (row["code"], row["name"], *row["written"].split("|"))
        if name
    }

"""Entities of a file by their ids: the texts of their properties, fragments of one entity together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from catchgraph.model.dates import PartialDate
from catchgraph.normalise.dates import parse_date
from catchgraph.normalise.text import clean_text, is_blank
from catchgraph.read.format import Said
from catchgraph.read.ftm.schemata import PARTIES, PROPERTIES, READ, REFERENCES, STATES

#: Characters a value may have; reasons of sanctions may be as long as any cell, names are not.
LONGEST_NAME = 500
_LONG = frozenset({"reason", "provisions", "program"})
_NO_DATE = "no possible date: expected 2014, 2014-11 or 2014-11-25"


@dataclass(slots=True)
class FtmEntity:
    """An entity: the place of its first object in the file, and its properties' texts, each once and in their order.

    `named`: its first name as the file has it, also where it is blank or too long to be taken. `also` are the places of
    further objects of the same id.
    """

    row: int
    id: str
    schema: str
    texts: dict[str, list[str]]
    named: str = ""
    also: list[int] = field(default_factory=list)

    def all(self, *names: str) -> list[str]:
        """The texts of properties, each once."""
        return list(dict.fromkeys(text for name in names for text in self.texts.get(name, ())))

    def first(self, *names: str) -> str | None:
        """The first text of the first property that has any."""
        return next(iter(self.all(*names)), None)

    def dates(self, said: Said, *names: str) -> list[PartialDate]:
        """The dates of the first property that has any, earliest first; what is no date is noted."""
        for name in names:
            found = [date for text in self.all(name) if (date := _date(text))]
            for text in self.all(name):
                if _date(text) is None:
                    said.note(self.row, name, text, _NO_DATE)
            if found:
                return sorted(found)
        return []

    def interval(self, said: Said, *starts: str) -> tuple[PartialDate | None, PartialDate | None]:
        """First and last day; days in the wrong order are none."""
        since = next(iter(self.dates(said, *starts)), None)
        until = next(reversed(self.dates(said, "endDate")), None)
        if since and until and until.last < since.first:
            said.note(self.row, "endDate", f"{since} - {until}", "ends before it begins: kept undated")
            return None, None
        return since, until


def entities_of(objects: Iterable[Mapping[str, Any]], said: Said) -> tuple[dict[str, FtmEntity], int]:
    """The entities of a file by id, and the number of its objects; what is none, or of no schema read, is refused."""
    found: dict[str, FtmEntity] = {}
    strange: dict[str, list[int]] = {}
    count = 0
    for row, value in enumerate(objects):
        count += 1
        schema, id_ = value.get("schema"), value.get("id")
        if not isinstance(id_, str) or is_blank(id_):
            said.refuse(row, "id", id_, "no id: nothing can refer to it")
        elif not isinstance(schema, str) or not isinstance(value.get("properties"), dict):
            said.refuse(row, "schema", schema, "no entity: expected schema and properties")
        elif schema not in READ:
            strange.setdefault(schema, []).append(row)
        else:
            given = value["properties"]
            _add(found, FtmEntity(row, id_, schema, _texts(row, schema, given, said), _named(given.get("name"))), said)
    for schema, rows in strange.items():
        for row in rows:
            said.refuse(row, "schema", schema, f"{schema} is not read ({len(rows):,} of them in this file)")
    return found, count


def elsewhere(
    entities: Iterable[FtmEntity], own: Collection[str], beside: Iterable[Mapping[str, Any]]
) -> dict[str, FtmEntity]:
    """Those of `beside` that entities refer to and the file (`own` ids) has not, and the addresses of these."""
    wanted = {id_ for entity in entities for id_ in entity.all(*REFERENCES)} - set(own)
    if not wanted:
        return {}
    there, _ = entities_of(beside, Said())
    found = {id_: there[id_] for id_ in sorted(wanted & there.keys())}
    places = {id_ for entity in found.values() for id_ in entity.all("addressEntity")}
    return found | {id_: there[id_] for id_ in sorted(places & there.keys())}


def _add(found: dict[str, FtmEntity], entity: FtmEntity, said: Said) -> None:
    """Add an entity, or what a further fragment says of one."""
    known = found.setdefault(entity.id, entity)
    if known is entity:
        return
    both = (known.schema, entity.schema)
    if known.schema != entity.schema and not all(schema in PARTIES for schema in both):
        said.refuse(entity.row, "schema", entity.schema, f"another entity of this id is a {known.schema}")
        return
    known.schema = max(both, key=lambda schema: PARTIES.get(schema, 0))
    known.also.append(entity.row)
    for name, texts in entity.texts.items():
        known.texts[name] = list(dict.fromkeys([*known.texts.get(name, ()), *texts]))


def _texts(row: int, schema: str, properties: Mapping[str, Any], said: Said) -> dict[str, list[str]]:
    """The texts of the properties that are taken of a schema; what is no text is noted."""
    found: dict[str, list[str]] = {}
    for name in PROPERTIES[schema]:
        given = properties.get(name)
        if given is None:
            continue
        texts = [_text(row, name, each, said) for each in (given if isinstance(given, list) else [given])]
        kept = list(dict.fromkeys(text for text in texts if text))
        if kept:
            found[name] = kept
    return found


def _text(row: int, name: str, value: object, said: Said) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        if value is not None:
            said.note(row, name, value, "no text where one is expected")
        return None
    text = clean_text(str(value))
    if name not in _LONG and len(text) > LONGEST_NAME:
        said.note(row, name, text, f"{len(text):,} characters: too long for what it is")
        return None
    # The code of Namibia, `na`, stands for a blank everywhere else.
    blank = not text if name in STATES else is_blank(text)
    return None if blank else text


def _named(value: object) -> str:
    """The first of the names given."""
    first = next(iter(value), "") if isinstance(value, list) else value
    return "" if first is None else str(first)


def _date(text: str) -> PartialDate | None:
    try:
        return parse_date(text, "ymd")
    except ValueError:
        return None

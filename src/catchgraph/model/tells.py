"""How a noun tells itself: what answers, pages, pictures and `derive` ask of each kind, so that none of them names it.

Texts are tuples of parts, joined with commas. A part is a template (`"{register}: authorised as {name}"`) over the
noun's properties, or several of which the first counts whose values are all there; a part that lacks a value is left
out. Where a field is said to be SQL, it is an expression over the noun's own columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any

#: A template, or several of which the first counts whose values are all there.
Part = str | tuple[str, ...]
Text = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a record says its subject was called or known by.

    `value` is SQL; `many` says that it is a list, `former` that it was so at some time before; `doubt` is SQL of a text
    to put behind it. A timeline leaves out what is not `told` there.
    """

    kind: str
    value: str
    many: bool = False
    former: bool = False
    doubt: str = "''"
    told: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Who says the facts of a record, and of which days they are. All are SQL.

    `edited`: whether `first` is only the day of an edition that says so; `former`: the precision of the day before
    which former facts held; `held`: the first and last day on which the facts themselves are said to hold.
    """

    source: str
    first: str
    last: str = "NULL"
    precision: str = "'day'"
    until_precision: str = "'day'"
    edited: str = "false"
    former: str = "'day'"
    held: tuple[str, str] = ("NULL", "NULL")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A line of a timeline that a record gives: from `since` to `until` (SQL), under its kind. It says what the record
    says, or something of its own.

    `where` (SQL): which records give it. `decided`: nobody looked on the days between, only the first and the last are
    known. `ends`: it is over on that day, unlike what goes on until a source says otherwise.
    """

    kind: str
    since: str
    until: str
    says: Text = ()
    precision: str = "'day'"
    until_precision: str = "'day'"
    where: str = "true"
    decided: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event is: the label of the place; the properties with its id, its name as written and its flag."""

    label: str
    id: str
    name: str
    flag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of `show`: the properties that are its columns, those a terminal has no room for, their order (SQL)."""

    columns: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    by: str = "r.id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tells:
    """What a kind of node says of itself.

    Of every kind
    - `order`: its place among the kinds of its layer; `evidence`: that among the records of a finding, else `order`;
    - `plural`: several of it, in words; `apparent`: that a source concluded it, in a count;
    - `fill`, `shape`: its look in a picture; '' is that of its layer.

    Of records and events
    - `says`: what it says, in a line; `words`: property → value → how that value is said, others are not;
    - `day` (SQL): the day it is told of; `section`: its columns in `show`;
    - `link`, `of`: the relationship that ties it to whom it means, and the labels of those. Of an event: who takes
      part; `at`: the place where it is;
    - `numbers`: properties that are numbers of the paper, or of the one that it belongs to, by which it is found in any
      spelling;
    - `names`: the roles (`model.roles`) of companies and persons that it names; `lines`: whether it has lines of goods;
    - `reports`: labels of the events that it reports;
    - `general`: whether a record that is tied by `link` may be about nobody in particular: goods, waters, a flag;
    - `gathered`: whether rows of several tables may each tell a part of one;
    - `there`: what is said of an event at its place, `{who}` being who took part;
    - `facts`, `dated`, `spells`: what a timeline and `show` tell of a record's subject;
    - `holds`: first day, last day and edition (SQL) by which an ownership that the record states is dated;
    - `covers`: first and last day (SQL) of those for which it is known to hold, which queries ask as `covers_since` and
      `covers_until`;
    - `found_by`: properties by which its subject is found;
    - `authority`: whose name for its subject comes first, 0 before 1;
    - `decided`: records outside the case that what it says can be held against, each with what that would decide.

    Of entities
    - `identified`: its names, numbers and flags are dated facts that `show` and `history` tell;
    - `private`: stays out of reports, exports and shares by default;
    - `concluded`: the statement of `derive/sql/entities` that makes it from records; '' for what nothing makes.
    """

    order: int = 100
    evidence: int = 0
    plural: str = ""
    apparent: bool = False
    fill: str = ""
    shape: str = ""

    says: Text = ("{name}",)
    words: Mapping[str, Mapping[Any, str]] = field(default_factory=dict)
    day: str = "NULL"
    section: Section | None = None
    link: str = ""
    of: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ("number",)
    names: tuple[str, ...] = ()
    lines: bool = False
    reports: tuple[str, ...] = ()
    gathered: bool = False
    general: bool = False
    at: Place | None = None
    there: Text = ("{who}", "{duration_h:,.1f} h")
    facts: tuple[Fact, ...] = ()
    dated: Dated | None = None
    spells: tuple[Spell, ...] = ()
    holds: tuple[str, str, str] | None = None
    covers: tuple[str, str] | None = None
    found_by: tuple[str, ...] = ()
    authority: int = 3
    decided: tuple[tuple[str, str], ...] = ()

    identified: bool = False
    private: bool = False
    concluded: str = ""

    @property
    def named(self) -> frozenset[str]:
        """What `says` names: properties, or `others` for who else took part."""
        parts = [part for part in self.says for part in ((part,) if isinstance(part, str) else part)]
        return frozenset(name for part in parts for name in _names(part))

    def say(self, row: Mapping[str, Any], text: Text = ()) -> str:
        """`says` (or another text) of a row of properties; '' where no part has its values."""
        said = (self._part(part, row) for part in (text or self.says))
        return ", ".join(part for part in said if part)

    def _part(self, part: Part, row: Mapping[str, Any]) -> str:
        for template in (part,) if isinstance(part, str) else part:
            values = {name: self._value(name, row) for name in _names(template)}
            if all(value not in (None, "", []) for value in values.values()):
                return template.format(**values)
        return ""

    def _value(self, name: str, row: Mapping[str, Any]) -> Any:
        value = row.get(name)
        value = self.words[name].get(value) if name in self.words else value
        return ", ".join(map(str, value)) if isinstance(value, list | tuple) else value


def _names(template: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(template) if name]

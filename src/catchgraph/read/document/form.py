"""The document form: what JSON, XML and messages of papers are brought into, before anything is cleaned.

A document is one record of the model with its texts by property, whom it names, its lines and what it cites. Lines may
have lines of their own: the catches behind a product (`stage` is `catch`), what it was made from (`input`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from catchgraph.read.clean.party import PartyParts
from catchgraph.read.clean.vessel import VesselParts


@dataclass(frozen=True, slots=True)
class Written:
    """A text of a file: what the file calls it (`PG06 30-37`, `Item/Tarification/HScode`), and what stands beside it.

    `beside`: the unit of a weight, the currency of an amount, the qualifier of a number, where they stand apart.
    """

    text: str
    called: str = ""
    beside: str = ""


#: A text of a property, or several: of a property that is a list all count, of another the first that says anything.
Texts = Mapping[str, Written | Sequence[Written]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party in a role that the noun names (`Tells.names`); `part`: where in its object it stands."""

    role: str
    parts: PartyParts
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vessel:
    """A vessel in a role (`model.mentions.NamedVessel`)."""

    role: str
    parts: VesselParts
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A document that is cited: its kind (`normalise.document`) and number, and what is said of it.

    `weight` is what is drawn on it, `made` what became of that, `landed` what it covers in all.
    """

    kind: str
    number: Written
    country: str = ""
    line: str = ""
    day: Written | None = None
    weight: Written | None = None
    made: Written | None = None
    landed: Written | None = None
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """What documents and their lines have in common.

    `key` tells it from others of its dataset, a line from others of its document. `texts` are cleaned as properties;
    `values` are properties that are known as they are. `part`: where in its object it stands (`Item[3]`).
    """

    key: tuple[str, ...]
    texts: Texts = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    part: str = ""
    parties: Sequence[Party] = ()
    vessels: Sequence[Vessel] = ()
    citations: Sequence[Cited] = ()
    lines: Sequence[Line] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Says):
    """A line of goods (`model.goods.Goods`)."""

    stage: str = "product"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening(Says):
    """An event by its label, which a document reports: its lines are the document's, its vessels took part in it.

    One that says no `start` is none; its lines are the document's all the same.
    """

    label: str


@dataclass(frozen=True, slots=True)
class Revises:
    """An earlier report by its key (`Provenance.report`) and number, and what becomes of it (`mentions.Revision`)."""

    report: str
    number: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Says):
    """A record of the model by its label.

    `events`: what it reports; `revises`: earlier reports that it corrects or deletes.
    """

    label: str
    events: Sequence[Happening] = ()
    revises: Sequence[Revises] = ()

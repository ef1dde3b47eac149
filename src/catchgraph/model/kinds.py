"""Kinds of entity that `resolve` concludes from mentions, each declared once: its label, its mentions, its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one sign is worth: log-odds that an entity is of this kind, and why."""

    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class EntityKind:
    """A kind of entity.

    `label` is that of its nodes, in small letters the beginning of its ids. `mentions`: the table of what names it
    (`read.<mentions>_mention`); several kinds may share one, and are then compared in one space. `resolver`: which
    mechanism compares them. `weights`: its file in `resolve/weights`, or of `CATCHGRAPH_WEIGHTS`. `records`: from so
    many on it is looked at for its size.

    Of kinds that share their mentions an entity is of the one for which most speaks: `prior` (why:
    `default`), and `evidence` of each sign that any of its mentions gives (a sign counts once). `by_name`: whether a
    name alone may make mentions one. `apart`: its mentions are known as its own, and meet those of no other kind; a
    name and a country make them candidates.
    """

    label: str
    mentions: str
    resolver: str
    weights: str
    records: int
    prior: float = 0.0
    default: str = ""
    by_name: bool = True
    apart: bool = False
    evidence: Mapping[str, Evidence] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """What its ids begin with, before the colon; the word for it in answers."""
        return self.label.lower()

    @property
    def plural(self) -> str:
        """Several of it, in words."""
        return f"{self.prefix[:-1]}ies" if self.prefix.endswith("y") else f"{self.prefix}s"

    @property
    def table(self) -> str:
        """The table of its mentions."""
        return f"{self.mentions}_mention"


VESSEL = EntityKind("Vessel", mentions="vessel", resolver="vessel", weights="vessel.toml", records=100)

#: A company shows. So what speaks for one must outweigh the prior of a person, who would be shown.
COMPANY = EntityKind(
    "Company",
    mentions="party",
    resolver="party",
    weights="company.toml",
    records=300,
    evidence={
        "legal form": Evidence(25.0, "no private person bears one, also where a firm bears a person's name"),
        "business word": Evidence(15.0, "words of trade and authority stand in few names of persons"),
        "trade in its own script": Evidence(15.0, "the same, written in signs"),
        "said: company": Evidence(30.0, "its source says so"),
        "said: owned": Evidence(15.0, "a person is nobody's asset"),
        "number: imo company": Evidence(8.0, "given to companies; a person's counts less than its name"),
        "number: lei": Evidence(8.0, "given to legal entities"),
        "number: registration": Evidence(4.0, "of a register of companies, as a rule"),
        "number: ogrn": Evidence(6.0, "of the register of legal entities"),
        "number: uscc": Evidence(6.0, "of the register of legal entities"),
        "number: duns": Evidence(4.0, "given to businesses, sole traders among them"),
        "phrase": Evidence(4.0, "OF, THE and FOR join no names of persons"),
        "spells nothing": Evidence(4.0, "consonants alone are no name, and initials stand beside one"),
        "digits": Evidence(2.5, "numbers stand in names of firms and vessels"),
        "and": Evidence(1.5, "a firm of several, though two persons are joined so, too"),
        "many words": Evidence(1.0, "few persons are written with five names"),
        "office": Evidence(2.5, "an address of offices or works; some persons give their firm's"),
        "role: charterer": Evidence(2.0, "vessels are chartered by firms"),
        "role: operating company": Evidence(1.5, "the column asks for a company; many write a person there"),
        "role: manufacturer": Evidence(3.0, "goods of trade are made by firms"),
        "role: processor": Evidence(3.0, "an approved plant"),
        "role: store": Evidence(3.0, "an approved store"),
        "role: forwarder": Evidence(3.0, "a trade that firms have"),
        "handles goods: forwarder": Evidence(15.0, "the name says so, or is that of a known one: a trade of firms"),
        "handles goods: carrier": Evidence(15.0, "the same of who carries goods"),
        "role: exporter": Evidence(1.0, "goods of trade are exported by firms, and by fishers"),
        "role: shipper": Evidence(0.5, "firms ship, and so do who moves house"),
        "number: importer number": Evidence(3.0, "an employer's number (EIN); that of a person is not kept"),
        "role: operator": Evidence(0.5, "firms operate, and so do masters and owners"),
        "vessels: 3": Evidence(0.5, "three vessels or more; persons own a few"),
        "vessels: 10": Evidence(1.0, "ten or more, besides"),
    },
)

PERSON = EntityKind(
    "Person",
    mentions="party",
    resolver="party",
    weights="person.toml",
    records=30,
    prior=2.0,
    default="a person shown wrongly is harmed, a firm that is hidden is only missed",
    by_name=False,
    evidence={
        "said: person": Evidence(40.0, "its source says so"),
        "honorific": Evidence(6.0, "Mr, Haji, son of"),
        "given name": Evidence(4.0, "a name given to persons stands in it"),
        "family name": Evidence(2.0, "a name of families stands in it; firms bear them, too"),
        "family ending": Evidence(2.0, "a word ends like names of families"),
        "surname first": Evidence(4.0, "a comma between a family's name and given ones"),
        "syllables": Evidence(2.0, "two syllables with a hyphen, as given names of East Asia are written"),
        "initials": Evidence(2.5, "initials beside a name"),
        "few words": Evidence(0.5, "two to four words of letters, as most names of persons"),
        "dwelling": Evidence(1.5, "an address of homes"),
        "role: beneficial owner": Evidence(1.5, "in the end a private person owns"),
    },
)

#: A reader says which mentions are of a place (`read.clean.facility`): its company has mentions of its own.
OF_A_PLACE = "said: facility"
FACILITY = EntityKind(
    "Facility",
    mentions="party",
    resolver="party",
    weights="facility.toml",
    records=1000,
    by_name=False,
    apart=True,
    evidence={OF_A_PLACE: Evidence(200.0, "its role, or an establishment's number, says so")},
)

#: Kinds that share their mentions stand beside one another; where two have as much for them, the first is meant last.
KINDS: tuple[EntityKind, ...] = (VESSEL, COMPANY, PERSON, FACILITY)


def prefixes() -> tuple[str, ...]:
    """What ids of entities begin with."""
    return tuple(kind.prefix for kind in KINDS)


def kind_of(prefix: str) -> EntityKind:
    """The kind whose ids begin so. Raises `KeyError` where none do."""
    return {kind.prefix: kind for kind in KINDS}[prefix]


def sharing(mentions: str) -> tuple[EntityKind, ...]:
    """The kinds that share these mentions."""
    return tuple(kind for kind in KINDS if kind.mentions == mentions)


def spaces() -> tuple[tuple[str, str], ...]:
    """Mentions and the resolver that compares them, each once, in the order in which they are resolved."""
    return tuple(dict.fromkeys((kind.mentions, kind.resolver) for kind in KINDS))

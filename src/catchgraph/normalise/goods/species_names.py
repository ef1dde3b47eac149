"""The names by which descriptions call species: what each means, as phrases of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from catchgraph.reference.tables import read_table

from .phrases import Phrases, phrases_of, singular, tokens_of

SCIENTIFIC = "scientific name"
NAME = "name"
CODE = "code"

_NEI = re.compile(r"\bNEI\b")
_OTHER = re.compile(r"\(=?([^)]*)\)|=")
#: Heads of English names that customs writes first: `TUNA YELLOWFIN`, `SALMON, SOCKEYE`.
_HEADS = frozenset(
    {
        *("TUNA", "SALMON", "SHRIMP", "PRAWN", "CRAB", "POLLOCK", "HAKE", "SOLE", "HALIBUT", "TROUT", "HERRING"),
        *("MACKEREL", "SNAPPER", "GROUPER", "SQUID", "OCTOPUS", "LOBSTER", "SCALLOP", "MUSSEL", "OYSTER", "CLAM"),
        *("SHARK", "TOOTHFISH", "CATFISH", "TILAPIA", "SEABASS", "SEABREAM", "MARLIN", "FLOUNDER", "PERCH", "SARDINE"),
        *(
            "ANCHOVY",
            "BONITO",
            "CUTTLEFISH",
            "CARP",
            "EEL",
            "ATUN",
            "CAMARON",
            "MERLUZA",
            "CALAMAR",
            "PULPO",
            "ABALONE",
        ),
    }
)
#: Words of a species' name: genus and epithet.
_BINOMIAL = 2


@dataclass(frozen=True, slots=True)
class Species:
    """A species of ASFIS. `wide`: the code covers several (a genus, a family), as TUN and ANF do."""

    code: str
    scientific: str
    english: str
    group: str
    wide: bool


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means: a species and its group, a group alone, or nothing; and by which kind of name.

    `ordinary`: it is also a word for other things (`SOLE`), and counts only beside words of fish.
    """

    code: str | None
    group: str
    basis: str
    ordinary: bool = False


def all_species() -> Mapping[str, Species]:
    """Every species of ASFIS by its 3-alpha code."""
    return _species()


def names() -> Phrases[Meaning]:
    """Every name: those of trade first, then scientific ones, then the English ones of ASFIS."""
    return _names()


@cache
def _species() -> dict[str, Species]:
    return {
        row["code"]: Species(row["code"], row["scientific"], row["english"], row["group"], row["wide"] == "yes")
        for row in read_table("species")
    }


@cache
def _names() -> Phrases[Meaning]:
    return Phrases(phrases_of(_inverted(_every_name()), singular))


def _every_name() -> Iterator[tuple[str, Meaning]]:
    yield from _of_trade()
    yield from _scientific()
    yield from _english()


def _inverted(found: Iterator[tuple[str, Meaning]]) -> Iterator[tuple[str, Meaning]]:
    """Each name, and behind all of them those with their head first."""
    turned: list[tuple[str, Meaning]] = []
    for name, meaning in found:
        yield name, meaning
        *rest, head = name.split()
        if rest and (meaning.code or meaning.group) and singular(head) in _HEADS and meaning.basis == NAME:
            turned.append((f"{head} {' '.join(rest)}", meaning))
    yield from turned


def _of_trade() -> Iterator[tuple[str, Meaning]]:
    bases = {"la": SCIENTIFIC, "code": CODE}
    for row in read_table("species_names"):
        code = row["species"] or None
        group = all_species()[code].group if code else row["group"]
        yield row["name"], Meaning(code, group, bases.get(row["language"], NAME), row["ordinary"] == "yes")


def _scientific() -> Iterator[tuple[str, Meaning]]:
    """Binomials, with an abbreviated genus where that leaves one species; genera as groups."""
    short: dict[str, list[Species]] = {}
    genera: dict[str, set[str]] = {}
    for each in all_species().values():
        words = each.scientific.upper().split()
        if each.wide or len(words) != _BINOMIAL:
            continue
        yield each.scientific.upper(), Meaning(each.code, each.group, SCIENTIFIC)
        short.setdefault(f"{words[0][0]} {words[1]}", []).append(each)
        genera.setdefault(words[0], set()).add(each.group)
    for name, found in short.items():
        if len(found) == 1:
            yield name, Meaning(found[0].code, found[0].group, SCIENTIFIC)
    for genus, groups in genera.items():
        if len(groups) == 1 and (group := next(iter(groups))):
            for ending in ("SPP", "SP"):
                yield f"{genus} {ending}", Meaning(None, group, SCIENTIFIC)


def _english() -> Iterator[tuple[str, Meaning]]:
    """The English names of ASFIS of two words and more, `Alaska pollock (=walleye pollock)`: one is too common."""
    for each in all_species().values():
        english = each.english.upper()
        if each.wide or not english or _NEI.search(english):
            continue
        others = [name.strip() for match in _OTHER.finditer(english) for name in (match[1] or "").split("=")]
        for name in (_OTHER.sub(" ", english), *others):
            if len(tokens_of(name)) > 1:
                yield name, Meaning(each.code, each.group, NAME)

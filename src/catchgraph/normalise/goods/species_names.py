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

#: Names of what is not of one species: not elsewhere included, non compris ailleurs, no especificado en otra parte.
_NOT_ONE = re.compile(r"\b(?:NEI|NCA|NEP)\b")
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
#: Genera into which one of ASFIS was parted, as papers still write them. Penaeus: Perez Farfante and Kensley 1997;
#: put together again by Ma, Chan and Chu 2011.
_ALSO_CALLED = {
    "PENAEUS": ("LITOPENAEUS", "FARFANTEPENAEUS", "FENNEROPENAEUS", "MARSUPENAEUS", "MELICERTUS"),
    "MAGALLANA": ("CRASSOSTREA",),
}
#: Endings of English names of one word that are of fish only.
_FISHES = ("FISH", "FISHES")
#: Words of a species' name: genus and epithet.
_BINOMIAL = 2


@dataclass(frozen=True, slots=True)
class Species:
    """A species of ASFIS. `wide`: the code covers several (a genus, a family), as TUN and ANF do."""

    code: str
    scientific: str
    english: str
    french: str
    spanish: str
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
    """Every name: those of trade first, then scientific ones, then those of ASFIS in English, French and Spanish."""
    return _names()


@cache
def _species() -> dict[str, Species]:
    return {
        row["code"]: Species(
            row["code"],
            row["scientific"],
            row["english"],
            row["french"],
            row["spanish"],
            row["group"],
            row["wide"] == "yes",
        )
        for row in read_table("species")
    }


@cache
def _names() -> Phrases[Meaning]:
    return Phrases(phrases_of(_inverted(_every_name()), singular))


def _every_name() -> Iterator[tuple[str, Meaning]]:
    yield from _of_trade()
    yield from _scientific()
    yield from _asfis()


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
    """Binomials, with an abbreviated genus where that leaves one species; genera with `spp` as groups.

    A genus alone (`LOLIGO SQUID`, `DOSIDICUS`), where trade has a species of it, counts beside words of fish: as its
    species, where it has one only.
    """
    short: dict[str, list[Species]] = {}
    genera: dict[str, list[Species]] = {}
    for each in all_species().values():
        words = each.scientific.upper().split()
        if each.wide or len(words) != _BINOMIAL:
            continue
        yield each.scientific.upper(), Meaning(each.code, each.group, SCIENTIFIC)
        for genus in _ALSO_CALLED.get(words[0], ()):
            yield f"{genus} {words[1]}", Meaning(each.code, each.group, SCIENTIFIC)
        short.setdefault(f"{words[0][0]} {words[1]}", []).append(each)
        genera.setdefault(words[0], []).append(each)
    for name, found in short.items():
        if len(found) == 1:
            yield name, Meaning(found[0].code, found[0].group, SCIENTIFIC)
    traded = {all_species()[row["species"]].scientific.upper().split()[0] for row in _traded()}
    for genus, found in genera.items():
        groups = {each.group for each in found}
        group = next(iter(groups)) if len(groups) == 1 else ""
        if group:
            yield from ((f"{genus} {ending}", Meaning(None, group, SCIENTIFIC)) for ending in ("SPP", "SP"))
        code = found[0].code if len(found) == 1 else None
        if genus in traded and (code or group):
            yield genus, Meaning(code, group, SCIENTIFIC, ordinary=True)


def _traded() -> Iterator[Mapping[str, str]]:
    """Rows of names of trade that name a species."""
    return (row for row in read_table("species_names") if row["species"])


def _asfis() -> Iterator[tuple[str, Meaning]]:
    """The names of ASFIS of two words and more, `Alaska pollock (=walleye pollock)`, `Merluza negra`.

    One word is too common (`Permit`, `Comet`, `Plumas`), but for English ones such as `Milkfish`, beside words of
    fish. What is written with a hyphen is found joined, too (`Pikeperch`). A name of several species means their
    group, where they have one.
    """
    meant: dict[str, set[tuple[str, str]]] = {}
    for each in all_species().values():
        if not each.wide:
            for name in _called(each):
                meant.setdefault(name, set()).add((each.code, each.group))
    for name, species in meant.items():
        groups = {group for _, group in species}
        code = next(iter(species))[0] if len(species) == 1 else None
        if code or (groups != {""} and len(groups) == 1):
            yield name, Meaning(code, next(iter(groups)), NAME, ordinary=name.endswith(_FISHES) and " " not in name)


def _called(species: Species) -> Iterator[str]:
    """Its names of two words and more in capitals; English ones of one word where that is a fish's only."""
    for names_ in (species.english, species.french, species.spanish):
        written = names_.upper()
        if not written or _NOT_ONE.search(written):
            continue
        others = [name.strip() for match in _OTHER.finditer(written) for name in (match[1] or "").split("=")]
        for name in (_OTHER.sub(" ", written).strip(), *others):
            if len(tokens_of(name)) > 1:
                yield name
                if "-" in name:
                    yield name.replace("-", "")
            elif names_ == species.english and name.endswith(_FISHES):
                yield name

"""Which species goods are: ASFIS codes, from codes, scientific names and names inside a description."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from catchgraph.reference.tables import read_table

from ..cell import bare
from .hs import hs_says
from .phrases import BREAKS, LISTING, Found, singular, tokens_of
from .species_names import CODE, NAME, SCIENTIFIC, Meaning, all_species, names

TARIFF = "tariff code"
#: A word that denies the name right behind it, and words that deny all names of the list behind them.
_NOT = frozenset({"NOT", "NO", "NON", "WITHOUT", "SIN", "SANS", "SEM", "NI", "PAS"})
_EXCEPT = frozenset({"EXCEPT", "EXCLUDING", "EXCLUDE", "EXCL", "EXCEPTO", "EXCETO", "EXCLUIDO", "SAUF", "BUT"})
_THAN = {
    *(("OTHER", "THAN"), ("OTRO", "QUE"), ("AUTRE", "QUE"), ("EXCEPT", "FOR"), ("DISTINTO", "DE"), ("FREE", "OF")),
    ("NOT", "INCLUDING"),
}
#: Those of them that exclude a name some words further on, too: `EXCLUDING STRIPE-BELLIED BONITO`; not `BUT` and
#: `FREE OF` (`FREE OF PARASITES COD FILLETS`).
_EXCLUDES = _EXCEPT - {"BUT"}
_EXCLUDES_BY_TWO = _THAN - {("FREE", "OF")}
#: Words from what excludes a name up to it.
_FAR = 5
_EITHER = frozenset({"OR", "NOR", "AND", "O", "OU", "NI"})
_NOBODY: frozenset[str] = frozenset()
#: Words that may stand between a denial and its name.
_LITTLE = frozenset({"ANY", "THE", "A", "OF", "FROM", "CONTAINING", "CONTAIN", "INCLUDING", "FOR", "DE", "IS", "ARE"})
#: Words of fish: beside one of them a name is no other thing that is called so.
_OF_FISH = frozenset(
    {
        *(
            "FROZEN",
            "FRZ",
            "FRZN",
            "FZN",
            "FROZ",
            "IQF",
            "FRESH",
            "CHILLED",
            "FILLET",
            "FILET",
            "FILETE",
            "LOIN",
            "LOMO",
        ),
        *(
            "FISH",
            "SEAFOOD",
            "FLATFISH",
            "CONGELADO",
            "CONGELADA",
            "CONGELE",
            "SURGELE",
            "FRESCO",
            "FRAIS",
            "H&G",
            "HGT",
        ),
        *(
            "GUTTED",
            "WHOLE",
            "WR",
            "SKINLESS",
            "BONELESS",
            "SMOKED",
            "DRIED",
            "SALTED",
            "CANNED",
            "PREPARED",
            "PRESERVED",
            "WING",
            "LIVE",
            "MEAT",
            "ROE",
        ),
        *(
            "PESCADO",
            "POISSON",
            "PEIXE",
            "MARISCO",
            "ENTERO",
            "STEAK",
            "CLUSTER",
            "SECTION",
            "CLAW",
            "COOKED",
            "COCIDO",
            "COCIDA",
            "P&D",
            "PORTION",
            "TAIL",
            "HLSO",
            "HOSO",
            "PUD",
            "PBO",
        ),
    }
)
#: Groups that one animal is called by: skipjack is sold as bonito, rainbow trout as salmon.
_KIN = (
    frozenset({"tuna", "bonito"}),
    frozenset({"mackerel", "horse mackerel", "spanish mackerel"}),
    frozenset({"salmon", "trout"}),
    frozenset({"crab", "king crab"}),
    frozenset({"lobster", "spiny lobster", "slipper lobster", "Norway lobster", "langostino", "crawfish"}),
    frozenset({"shrimp", "Norway lobster"}),
    frozenset({"sea bass", "toothfish", "barramundi"}),
)


@dataclass(frozen=True, slots=True)
class SpeciesFound:
    """What is known of the species of goods.

    `code`: the ASFIS code of the one species, else None; `basis`: `code`, `scientific name`, `name` or `tariff code`,
    '' where there is neither; `group`: `tuna`, `shrimp`, … of all that is named, else None: a group is no species.
    `several`: the codes of the species named, sorted, where goods of more than one kind are. `wide`: the code covers
    several.
    """

    code: str | None = None
    basis: str = ""
    group: str | None = None
    several: tuple[str, ...] = ()
    wide: bool = False


@lru_cache(maxsize=4096)
def species(text: str) -> SpeciesFound:
    """The species that a description names: `FRZ YFT LOINS`, `CAMARON VANNAMEI`, `Gadus morhua`, `TUNA NOT SKIPJACK`.

    The longest name counts where one lies in another (`YELLOWFIN SOLE` is no tuna, `CRAB STICK` no crab). A name
    after `not`, `no`, `other than`, `excluding`, `sin`, … does not count, nor do those that follow it in a list. A
    word for other things, too (`SOLE`), counts beside words of fish only. A group (`TUNA`) beside a species of it
    says nothing more; beside a species of another kind the goods are mixed and none is given; a scientific name
    counts for more than the name of a group. Several species give `several`. Of codes only those count that are no
    words (`SKJ`): a column of codes is for `species_code`. Names: ASFIS in English, French, Spanish; trade usage
    (`reference/species_names.csv`, each with its source); plurals and words in turned order (`TUNA, YELLOWFIN`)
    count.
    """
    tokens = tokens_of(text, singular)
    meanings = [found.value for found in _affirmed(tokens) if found.value.code or found.value.group]
    if not meanings:
        return SpeciesFound()
    codes = sorted({meaning.code for meaning in meanings if meaning.code})
    scientific = sorted({meaning.code for meaning in meanings if meaning.code and meaning.basis == SCIENTIFIC})
    loose = {meaning.group for meaning in meanings if not meaning.code}
    if not codes:
        return SpeciesFound(None, NAME, _common(loose))
    known = all_species()
    named = {known[code].group for code in codes}
    bases = {meaning.basis for meaning in meanings if meaning.code}
    basis = next(each for each in (SCIENTIFIC, CODE, NAME) if each in bases)
    mixed = not scientific and any(not any(_kin(group, other) for other in named) for group in loose)
    group = _common(named | (loose if mixed else set()))
    if len(codes) > 1 or mixed:
        return SpeciesFound(None, basis, group, tuple(codes))
    return SpeciesFound(codes[0], basis, group, (), known[codes[0]].wide)


def species_code(value: str) -> SpeciesFound | None:
    """The species of a cell that holds an ASFIS code and nothing else: `YFT`, `yft`; None for what is no such code."""
    text = bare(value).upper()
    found = all_species().get(text) if len(text) == 3 else None
    return SpeciesFound(found.code, CODE, found.group or None, (), found.wide) if found else None


def as_one(code: str) -> str:
    """The code under which sums take a species: papers of one catch say MON and ANF, SQC and SQR; else itself.

    Source: aliases of the UK's own checks of certificates against landings (`reference/species_aliases.csv`).
    """
    return _aliases().get(code, code)


def scientific_name(value: str) -> SpeciesFound | None:
    """The species of a scientific name, also an older one: `Theragra chalcogramma` is ALK; None for other names."""
    found = species(value)
    return found if found.basis == SCIENTIFIC else None


def species_of(
    code: str = "",
    scientific: str = "",
    description: str = "",
    hs: str = "",
    country: str = "",
    day: date | None = None,
) -> SpeciesFound:
    """The species of a line from all that it says: its code first, then scientific name, description and tariff code.

    The tariff code (digits; `country`, `day`: whose and when) gives a species only where it covers one, and a group
    only where it covers one; what a description says of the group is kept beside it.
    """
    for found in (species_code(code) if code else None, scientific_name(scientific) if scientific else None):
        if found:
            return found
    said = species(description or scientific)
    if said.code or said.several or not hs:
        return said
    tariff = hs_says(hs, country, day)
    # Every king crab is a crab; no bonito of 1604.14 is a tuna.
    groups = tuple(group for group in tariff.groups if group != "king crab" or len(tariff.groups) == 1)
    group = groups[0] if len(groups) == 1 else None
    if len(tariff.species) == 1 and (said.group is None or _kin(said.group, group or "")):
        return SpeciesFound(tariff.species[0], TARIFF, group)
    return said if said.group else SpeciesFound(None, TARIFF if group else "", group)


@cache
def _aliases() -> dict[str, str]:
    return {row["code"]: row["as_one"] for row in read_table("species_aliases")}


def _affirmed(tokens: tuple[str, ...]) -> list[Found[Meaning]]:
    """The names that are not denied."""
    kept: list[Found[Meaning]] = []
    listed, end = _NOBODY, 0
    of_fish = not _OF_FISH.isdisjoint(tokens)
    for found in names().find(tokens):
        if found.value.ordinary and not of_fish:
            continue
        follows = bool(listed) and all(token in listed for token in tokens[end : found.start])
        listed, end = listed if follows else _denied(tokens, end, found.start), found.end
        if not listed:
            kept.append(found)
    return kept


def _denied(tokens: tuple[str, ...], since: int, at: int) -> frozenset[str]:
    """What may stand between the names of a list that words before its first name deny; empty where they do not.

    `NO SHRIMP, SQUID ONLY` denies the first; `OTHER THAN TUNA, SKIPJACK AND BONITO` all. Words that are no name
    may stand between what excludes and the name (`EXCLUDING STRIPE-BELLIED BONITO`), not between `no` and it.
    """
    for before in range(at - 1, max(at - 4, -1), -1):
        word = tokens[before]
        if word in _EXCEPT or (before and (tokens[before - 1], word) in _THAN):
            return LISTING
        if word in _NOT:
            return _EITHER
        if word not in _LITTLE and not _abbreviated(tokens, before):
            break
    return LISTING if _excluded(tokens[max(since, at - _FAR) : at]) else _NOBODY


def _excluded(words: tuple[str, ...]) -> bool:
    """Whether of the words before a name, back to a sign or the name before it, one excludes what follows."""
    for before in range(len(words) - 1, -1, -1):
        word = words[before]
        if word in _EXCLUDES or words[max(before - 1, 0) : before + 1] in _EXCLUDES_BY_TWO:
            return True
        if word in LISTING or (word in BREAKS and not _abbreviated(words, before)):
            return False
    return False


def _abbreviated(words: tuple[str, ...], at: int) -> bool:
    return words[at] == "." and words[at - 1] == "EXCL"


def _kin(one: str, other: str) -> bool:
    return one == other or any(one in kin and other in kin for kin in _KIN)


def _common(groups: set[str]) -> str | None:
    return next(iter(groups)) or None if len(groups) == 1 else None

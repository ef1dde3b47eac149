"""Is the species that a description names found? Invented descriptions in customs style, and real ones with labels.

    python bench/species.py [--data ../shared/data] [--seed 7] [--count 20000] [--aside 0.2] [--errors]

Invented: names of ASFIS (English, French, Spanish, scientific) and of trade, in sentences as bills, entries and
declarations write them; groups, lists, denials, and goods that only sound like fish. `--aside` takes a share of the
names out of the table before it is asked: what is found of those is what it does for names it does not have.
Described by hand: sentences made up before the engine was asked, with what each means.
Real, where the data is at hand: product names of NOAA's trade codes with the group of each, and the tariff's texts
of all other goods, of which none is fish. Neither was looked at before the first run.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import tomllib
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from catchgraph.normalise.goods import species_names
from catchgraph.normalise.goods.species import SpeciesFound, species
from catchgraph.normalise.goods.species_names import all_species
from catchgraph.reference.tables import read_table

STATES = ("FROZEN", "FRZ", "FZN", "FRESH", "CHILLED", "CONGELADO", "IQF FROZEN", "", "FRESH/CHILLED", "Q/F", "DRIED")
FORMS = (
    "FILLETS",
    "H&G",
    "HGT",
    "WHOLE ROUND",
    "WR",
    "LOINS",
    "STEAKS",
    "HLSO",
    "PUD",
    "P&D",
    "MEAT",
    "",
    "PBO",
    "CLUSTERS",
)
SIZES = ("16/20", "21-25", "U/10", "1-2 KG", "200/300 GR", "", "2-4 OZ", "30UP", "")
TAILS = (
    "PRODUCT OF {land}",
    "NET WEIGHT {n},000.00 KGS",
    "HS CODE: 03{m}.{m}",
    "TEMPERATURE -18 C",
    "PO NO {n}",
    "FREIGHT PREPAID",
    "LOT {n}",
    "REEFER CONTAINER SET AT -20 DEGREES",
    "PACKED IN 10 KG MASTER CARTONS",
    "TOTAL {n} CTNS ON {m} PALLETS",
    "COUNTRY OF ORIGIN: {land}",
    "",
)
LANDS = ("ECUADOR", "VIETNAM", "INDIA", "NORWAY", "CHINA", "THAILAND", "PERU", "INDONESIA", "CHILE", "ARGENTINA")
NO_FISH = (
    *("RUBBER SHOE SOLES", "OYSTER MUSHROOMS FRESH", "PLASTIC CLAMSHELL CONTAINERS", "ICE SKATES", "BASS GUITARS"),
    *("SHRIMP CRACKERS", "CRAB STICKS SURIMI SEAFOOD", "PRAWN FEED PELLETS", "EMPTY CANS FOR TUNA", "FISHING NETS"),
    *("COTTON T-SHIRTS", "AUTO PARTS", "CERAMIC TILES", "OYSTER SAUCE 510G", "ANCHOVY SAUCE", "WOODEN FURNITURE"),
    *("ROSES FRESH CUT", "BANANAS GREEN", "SHARK VACUUM CLEANERS", "SALMON PINK COTTON YARN", "CRAB TRAPS WIRE"),
    *("FROZEN FRENCH FRIES", "FROZEN CHICKEN WINGS", "PORK LOINS FROZEN", "BEEF TENDERLOIN STEAKS", "LOBSTER TRAPS"),
)
DENIALS = ("OTHER THAN", "NOT", "EXCLUDING", "EXCEPT", "EXCL.", "NO", "NOT INCLUDING", "SIN")
GENERIC = ("FROZEN FISH", "SEAFOOD", "FISH FILLETS", "PESCADO CONGELADO", "FROZEN FISH PRODUCTS")
#: What the labels of NOAA are: our group, or a species.
LABELS = tomllib.loads((Path(__file__).parent / "species_labels.toml").read_text("utf-8"))
#: No seafood in the tariff's texts of these chapters, nor in those of live animals and of meat.
FISH_CHAPTERS = {"01", "02", "03", "05", "15", "16", "23"}


@dataclass(frozen=True, slots=True)
class Told:
    """A description with its truth: the one species, or the group of it, or neither."""

    text: str
    code: str | None
    group: str | None
    kind: str


class Score:
    """Of what was said, how much is right (precision); of what is there, how much was said rightly (recall)."""

    def __init__(self) -> None:
        self.right = self.said = self.there = 0

    def add(self, said: str | None, true: str | None) -> bool:
        """Count one; whether it is right."""
        self.said += said is not None
        self.there += true is not None
        self.right += said is not None and said == true
        return said == true

    def __str__(self) -> str:
        precision = self.right / self.said if self.said else 1.0
        recall = self.right / self.there if self.there else 1.0
        return f"precision {precision:.4f}, recall {recall:.4f} ({self.there:,} there, {self.said:,} said)"


def pool(data: Path | None) -> dict[str, set[str]]:
    """Names by what each means (a code, or `=` and a group): those that mean one thing only."""
    means: dict[str, set[str]] = {}
    traded = {row["species"] for row in read_table("species_names") if row["species"]}
    known = species_names.all_species()
    for row in read_table("species_names"):
        if (row["species"] or row["group"]) and row["language"] != "code":
            means.setdefault(row["name"], set()).add(row["species"] or f"={row['group']}")
    for code in traded:
        means.setdefault(known[code].scientific.upper(), set()).add(code)
    if data:
        with (data / "reference/cl_asfis_species.csv").open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                for name in (row["name_en"], row["name_fr"], row["name_es"]):
                    if row["code"] in traded and len(name.split()) > 1 and not re.search(r"[(=]| NEI| NCA| NEP", name):
                        means.setdefault(name.upper(), set()).add(row["code"])
    return {name: meant for name, meant in means.items() if len(meant) == 1}


def sentence(dice: random.Random, *middle: str) -> str:
    """Words around what is named, as a bill has them."""
    parts = [f"{dice.randint(1, 2400)} {dice.choice(('CARTONS', 'CTNS', 'CASES', 'BAGS', 'MASTER CARTONS'))}", *middle]
    parts += dice.sample(TAILS, k=dice.randint(0, 3))
    text = " ".join(part for part in parts if part)
    return re.sub(r"\{(\w)\w*\}", lambda m: dice.choice(LANDS) if m[1] == "l" else str(dice.randint(10, 99)), text)


def product(dice: random.Random, name: str) -> str:
    """A name with state, form and size, in one of the orders that occur."""
    words = [dice.choice(STATES), name, dice.choice(FORMS), dice.choice(SIZES)]
    if dice.random() < 0.2:
        words = [name + ",", dice.choice(FORMS), dice.choice(STATES)]
    return " ".join(word for word in words if word)


def invented(dice: random.Random, names: dict[str, set[str]], count: int) -> Iterator[Told]:
    """Descriptions with their truth."""
    known = species_names.all_species()
    species_of = sorted(
        (name, next(iter(meant))) for name, meant in names.items() if not next(iter(meant)).startswith("=")
    )
    groups = sorted((name, next(iter(meant))[1:]) for name, meant in names.items() if next(iter(meant)).startswith("="))
    for _ in range(count):
        kind = dice.choices(("one", "group", "two", "denied", "none"), (60, 15, 8, 7, 10))[0]
        name, code = dice.choice(species_of)
        group_name, group = dice.choice(groups)
        if kind == "one":
            yield Told(sentence(dice, product(dice, name)), code, known[code].group or None, kind)
        elif kind == "group":
            yield Told(sentence(dice, product(dice, group_name)), None, group, kind)
        elif kind == "two":
            other, second = dice.choice(species_of)
            if second != code:
                yield Told(
                    sentence(dice, product(dice, name), dice.choice(("AND", "+", ",", "/")), other), None, None, kind
                )
        elif kind == "denied":
            text = f"{dice.choice(GENERIC)} {dice.choice(DENIALS)} {name}"
            yield Told(sentence(dice, text), None, None, kind)
        else:
            yield Told(sentence(dice, dice.choice(NO_FISH)), None, None, kind)


def measured(told: Iterator[Told], errors: Counter[str]) -> dict[str, Score]:
    """Scores of species and of groups (where the truth is one)."""
    scores = {"species": Score(), "groups": Score()}
    for each in told:
        found = species(each.text)
        if not scores["species"].add(found.code, each.code):
            errors[f"{each.kind}: {each.text} -> {found.code} {found.several}, true {each.code}"] += 1
        if each.kind != "two" and not scores["groups"].add(found.group, each.group):
            errors[f"{each.kind}: {each.text} -> group {found.group}, true {each.group}"] += 1
    return scores


def noaa(data: Path) -> Iterator[tuple[str, str]]:
    """Product names of NOAA's trade codes and the label of each, where `LABELS` has it and the name is of one kind."""
    sheet = zipfile.ZipFile(data / "reference/link_HTS_speciesgroup.xlsx").read("xl/worksheets/sheet1.xml").decode()
    for row in re.findall(r"<row.*?</row>", sheet, re.DOTALL)[1:]:
        cells = re.findall(r"<(?:t|v)[^>]*>([^<]*)<", row)
        if len(cells) == 3 and cells[0] in LABELS:
            yield cells[2].replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&"), LABELS[cells[0]]


def described() -> Iterator[Told]:
    """Descriptions that were made up by hand before the engine was asked (`species_described.csv`)."""
    with (Path(__file__).parent / "species_described.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            means = row["means"]
            code = means if means.isupper() else None
            group = means[1:] if means.startswith("=") else all_species()[code].group if code else ""
            yield Told(row["text"], code, group or None, "described" if means not in "?-" else "two")


def real(data: Path, show: Callable[[str], None]) -> None:
    """Print what is found of real texts."""
    kinds: Counter[str] = Counter()
    for text, label in noaa(data):
        found = species(text)
        verdict = judged(found, label)
        kinds[verdict] += 1
        if verdict != "right":
            show(f"{verdict}: {text} -> {found.code} {found.group} {found.several}, label {label}")
    print(f"NOAA product names, {kinds.total():,}: {', '.join(f'{kind} {n:,}' for kind, n in kinds.most_common())}")
    with (data / "reference/harmonized-system.csv").open(encoding="utf-8", newline="") as file:
        texts = [row["description"] for row in csv.DictReader(file) if row["hscode"][:2] not in FISH_CHAPTERS]
    wrong = [text for text in texts if species(text) != SpeciesFound()]
    for text in wrong:
        show(f"no fish: {text} -> {species(text)}")
    print(f"tariff texts of other goods, {len(texts):,}: {len(wrong)} said to be fish")


def judged(found: SpeciesFound, label: str) -> str:
    """`right`, `missed`, or `wrong` where something else is said; a species inside the label's group is right."""
    if label.isupper():
        return "right" if found.code == label else "missed" if found.code is None else "wrong"
    if found.group == label or (label == "crab" and found.group == "king crab"):
        return "right"
    return "missed" if found.group is None else "wrong"


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder with the public records")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--aside", type=float, default=0.2, help="share of names taken out of the table")
    parser.add_argument("--errors", action="store_true", help="print what is wrong")
    given = parser.parse_args()
    names, dice = pool(given.data), random.Random(given.seed)
    errors: Counter[str] = Counter()
    show: Callable[[str], None] = print if given.errors else lambda _: None
    for what, score in measured(invented(dice, names, given.count), errors).items():
        print(f"invented, {what}: {score}")
    for what, score in measured(described(), errors).items():
        print(f"described by hand, {what}: {score}")
    for error in sorted(errors):
        show(error)
    if given.data:
        real(given.data, show)
    aside = {name for name in sorted(names) if dice.random() < given.aside}
    rows = tuple(row for row in read_table("species_names") if row["name"] not in aside)
    without = {name: meant for name, meant in names.items() if name in aside}
    with patch.object(
        species_names, "read_table", lambda table: rows if table == "species_names" else read_table(table)
    ):
        species_names._names.cache_clear()
        species.cache_clear()
        unknown: Counter[str] = Counter()
        for what, score in measured(invented(dice, without, given.count // 4), unknown).items():
            print(f"invented, names put aside, {what}: {score}")
        for error in sorted(unknown):
            show(f"aside: {error}")


if __name__ == "__main__":
    main()

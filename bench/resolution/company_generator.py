"""Seeded invented companies: one row a record, 3 to 6 records an entity, with what really goes wrong in trade records.

    python bench/resolution/company_generator.py --records 100000 --seed 7 out.parquet

Of every hundred firms about 20 are sisters of another (the same distinguishing name, another number, trade or suffix;
often the same address and telephone) and 5 are namesakes (the same name, elsewhere). Records of one firm differ by
script, spelling of the legal form, trade word, typing errors, form of the address, and by what they leave out: a tax
number stands in 15 % of the records, a telephone in 25 % (15 % of them another line), no address in 15 % (1 % an
earlier one), no legal form in 10 %; 15 % of the firms state no trade in their name.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
from company_words import COMMON, CYRILLIC, LANDS, LATIN, SISTERS, TRADES, Land

SISTER, NAMESAKE = 0.20, 0.05
#: Of a firm whose name states no trade.
NONE = -1
#: Words of a name without its trade: drawn from these.
WORDS = (1, 2, 2, 2, 3)
COLUMNS = ("entity", "name", "address", "country", "phone", "tax_id")


@dataclass(frozen=True)
class Firm:
    """One invented company."""

    land: Land
    core: tuple[tuple[str, str], ...]
    number: int
    trade: int
    form: int
    suffix: str
    house: int
    unit: int
    street: str
    town: tuple[str, str]
    phone: str
    tax: str


def companies(records: int, seed: int) -> pd.DataFrame:
    """`records` rows (entity, name, address, country, phone, tax_id), in an order that tells nothing."""
    rng = random.Random(seed)
    firms: list[Firm] = []
    used: set[tuple[str, ...]] = set()
    rows: list[tuple[Any, ...]] = []
    while len(rows) < records:
        firm = _firm(rng, firms, used)
        firms.append(firm)
        rows += [(len(firms) - 1, *_record(rng, firm)) for _ in range(rng.randint(3, 6))]
    del rows[records:]
    rng.shuffle(rows)
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _firm(rng: random.Random, firms: list[Firm], used: set[tuple[str, ...]]) -> Firm:
    drawn = rng.random()
    if firms and drawn < SISTER:
        return _sister(rng, firms[rng.randrange(len(firms))], used)
    if firms and drawn < SISTER + NAMESAKE:
        like = firms[rng.randrange(len(firms))]
        abroad = [land for land in LANDS if not land.native]
        land = rng.choice(abroad) if rng.random() < 0.5 and not like.land.native else like.land
        like = replace(like, trade=rng.randrange(len(TRADES)))
        moved = _placed(rng, replace(like, land=land, form=rng.randrange(len(land.forms))))
        return replace(moved, tax=_digits(rng, 9))
    land = rng.choices(LANDS, [land.weight for land in LANDS])[0]
    while True:
        count = rng.choice(WORDS)
        core = tuple(_word(rng, land, more=count == 1) for _ in range(count))
        if len(core) == 1 and rng.random() < 0.25 and not land.native:
            core = (*core, (rng.choice(COMMON), ""))
        key = tuple(sorted(word for word, _ in core))
        if key not in used:
            used.add(key)
            break
    number = rng.randint(1, 30) if rng.random() < 0.04 else 0
    trade = rng.randrange(len(TRADES)) if rng.random() < 0.85 else NONE
    form = rng.randrange(len(land.forms))
    used.add((*key, str(number), str(trade), ""))
    blank = Firm(land, core, number, trade, form, "", 0, 0, "", land.towns[0], "", _digits(rng, 9))
    return _placed(rng, blank)


def _word(rng: random.Random, land: Land, *, more: bool = False) -> tuple[str, str]:
    """A word in Latin letters, and in the native script where there is one; `more` makes it a syllable longer."""
    syllables = land.syllables.split()
    count = rng.randint(*land.words) + more
    at = [rng.randrange(len(syllables)) for _ in range(count)]
    latin = [syllables[i] for i in at]
    spaced = land.code in {"CHN", "TWN", "SGP", "VNM"}
    word = (" " if spaced else "").join(latin)
    if land.native == "ru":
        return word, "".join(CYRILLIC.get(letter, letter) for letter in word)
    return word, "".join(land.native[i] for i in at) if land.native else ""


def _placed(rng: random.Random, firm: Firm) -> Firm:
    return replace(
        firm,
        house=rng.randint(1, 400),
        unit=rng.randint(1, 30),
        street=_word(rng, firm.land)[0] + rng.choice(("", "", " BARU", " NEW", " PORT")),
        town=rng.choice(firm.land.towns),
        phone=firm.land.dial + _digits(rng, 8),
    )


def _sister(rng: random.Random, firm: Firm, used: set[tuple[str, ...]]) -> Firm:
    while True:
        other = replace(_named_after(rng, firm), tax=_digits(rng, 9))
        key = (*sorted(word for word, _ in other.core), str(other.number), str(other.trade), other.suffix)
        if key not in used:
            used.add(key)
            break
    if rng.random() < 0.6:
        return other if rng.random() < 0.4 else replace(other, phone=firm.land.dial + _digits(rng, 8))
    return _placed(rng, other)


def _named_after(rng: random.Random, firm: Firm) -> Firm:
    drawn = rng.random()
    if drawn < 0.35:
        return replace(firm, number=firm.number + rng.randint(1, 9))
    if drawn < 0.70:
        return replace(firm, trade=(firm.trade + rng.randint(1, len(TRADES) - 1)) % len(TRADES))
    return replace(firm, suffix=rng.choice([word for word in SISTERS if word != firm.suffix]))


def _digits(rng: random.Random, count: int) -> str:
    return str(rng.randint(10 ** (count - 1), 10**count - 1))


def _record(rng: random.Random, firm: Firm) -> tuple[str, str, str, str, str]:
    tax = ""
    if rng.random() < 0.15:
        tax = firm.tax if rng.random() < 0.98 else _digits(rng, 9)
    if rng.random() < 0.01:
        tax = rng.choice(("0000000", "1234567", "999999999"))
    phone = _telephone(rng, firm) if rng.random() < 0.25 else ""
    if phone and rng.random() < 0.15:
        phone = phone[:-1] + str(rng.randint(0, 9))
    if rng.random() < 0.01:
        firm = replace(firm, house=firm.house + 1, street=firm.street[::-1])
    country = firm.land.code if rng.random() < 0.8 else ""
    return _name(rng, firm), _address(rng, firm) if rng.random() < 0.85 else "", country, phone, tax


def _name(rng: random.Random, firm: Firm) -> str:
    if firm.land.native and rng.random() < 0.25:
        return _native(rng, firm)
    trades = TRADES[firm.trade][0]
    if firm.land.code in {"ESP", "PRT", "ECU", "PER", "CHL", "MEX", "PAN"}:
        trades = LATIN[firm.trade]
    trade = "" if firm.trade == NONE or rng.random() < 0.05 else rng.choice(trades)
    words = [_typed(rng, word) if rng.random() < 0.12 else word for word, _ in firm.core]
    number = (f"NO. {firm.number}" if rng.random() < 0.3 else str(firm.number)) if firm.number else ""
    parts = [*words, number, trade, firm.suffix]
    if trades is not TRADES[firm.trade][0]:
        parts = [trade, *words, number, firm.suffix]
    name = " ".join(part for part in parts if part)
    if rng.random() < 0.9:
        form = rng.choice(firm.land.forms[firm.form % len(firm.land.forms)])
        name = (
            f"{form} {name}"
            if firm.land.form_first and rng.random() < 0.8
            else f"{name}{rng.choice((' ', ', ', ' '))}{form}"
        )
    return _dressed(rng, name)


def _dressed(rng: random.Random, name: str) -> str:
    drawn = rng.random()
    if drawn < 0.01:
        return f"EASTERN FORWARDERS O/B {name}"
    if drawn < 0.02:
        return f"M/S {name}"
    if drawn < 0.05:
        return name.replace(" ", "  ", 1)
    return name.title() if drawn < 0.35 else name


def _native(rng: random.Random, firm: Firm) -> str:
    column = 0 if firm.trade == NONE else {"CHN": 1, "TWN": 1, "JPN": 2, "KOR": 3, "RUS": 4}[firm.land.code]
    trade = str(TRADES[firm.trade][column]) if column else ""
    core = "".join(sign for _, sign in firm.core)
    number = str(firm.number) if firm.number else ""
    gap = " " if firm.land.native == "ru" else ""
    name = gap.join(part for part in (core, number, trade) if part) + (f" {firm.suffix}" if firm.suffix else "")
    forms = firm.land.native_form.split("|")
    return forms[firm.form if firm.form < len(forms) else 0].format(name) if rng.random() < 0.9 else name


def _typed(rng: random.Random, word: str) -> str:
    """One typing error: a letter lost, doubled, exchanged with its neighbour, or another."""
    at = rng.randrange(len(word))
    kind = rng.randrange(4)
    if kind == 0 and len(word) > 3:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + rng.choice("AEINRSTLO") + word[at + 1 :]


def _address(rng: random.Random, firm: Firm) -> str:
    town, pattern = firm.town
    if rng.random() < 0.08:
        return f"{town}, {firm.land.code}"
    street = firm.land.street.format(
        n=firm.house, m=firm.unit, s=_typed(rng, firm.street) if rng.random() < 0.08 else firm.street
    )
    for full, short in (("STREET", "ST."), ("ROAD", "RD"), ("AV.", "AVENIDA"), ("JL.", "JALAN"), ("CALLE", "C/")):
        if rng.random() < 0.5:
            street = street.replace(full, short)
    parts = [street, town]
    if rng.random() < 0.6:
        parts.append(_post_code(firm, pattern))
    if rng.random() < 0.4:
        parts.append(firm.land.code)
    text = (", " if rng.random() < 0.7 else " ").join(parts)
    return text.title() if rng.random() < 0.3 else text


def _post_code(firm: Firm, pattern: str) -> str:
    """The post code of a house: the same every time."""
    own = random.Random(f"{firm.street} {firm.house}")
    return "".join(
        str(own.randint(0, 9)) if sign == "#" else own.choice("ABDEFGH") if sign == "T" else sign for sign in pattern
    )


def _telephone(rng: random.Random, firm: Firm) -> str:
    local = firm.phone[len(firm.land.dial) :]
    style = rng.randrange(4)
    if style == 0:
        return f"+{firm.land.dial} {local[:4]} {local[4:]}"
    if style == 1:
        return f"00{firm.land.dial}-{local[:2]}-{local[2:]}"
    return f"({firm.land.dial}){local}" if style == 2 else f"+{firm.phone}"


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    companies(asked.records, asked.seed).to_parquet(asked.out, index=False)


if __name__ == "__main__":
    main()

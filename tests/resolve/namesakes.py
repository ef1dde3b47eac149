"""Invented parties of few words, so that most have a namesake, a sister firm or a misspelling beside them."""

from __future__ import annotations

import random
from typing import Any

import pandas as pd

from catchgraph.model.kinds import OF_A_PLACE

from .cases import IMO_A, IMO_B, frame_of, party, vessel

WORDS = ("SEIN", "PACIFIC", "AMEVID", "ZHOUSHAN", "NINGTAI", "PESQUERAS", "PESQUERIAS", "OCEANIC", "KAIHO", "VIGO")
ENDS = ("CO LTD", "LTD", "S.A.", "LLC", "", "FISHERY CO LTD", "SHIPPING LTD", "FISHERY 2 LTD")
PLACES = ("12 HARBOUR ROAD, WALU BAY, SUVA", "12 Harbour Road Walu Bay Suva", "77 QUAY STREET, APIA", "BERUWALA", None)
NUMBERS: tuple[list[str], ...] = ([], [], ["tax: 482913377"], ["phone: +679 330 4455"], ["tax: 990017744"])
PERSONS = ("PNP FERNANDO", "TSENG SHU FEN", "SHU FEN TSENG", "HSM FERNANDO")
HULLS = [vessel("v1", "ALBA 7", imo=IMO_A), vessel("v2", "ZEPHYR", imo=IMO_B), vessel("v3", "ALBA 7", imo=IMO_A)]


def invented(number: int, rng: random.Random) -> dict[str, Any]:
    """A party that is likely to be another's namesake, sister or misspelling."""
    person = rng.random() < 0.2
    name = rng.choice(PERSONS) if person else " ".join((*rng.sample(WORDS, rng.choice((1, 1, 2))), rng.choice(ENDS)))
    facts = {
        "numbers": rng.choice(NUMBERS),
        "country": rng.choice(("FJI", "WSM", None)),
        "asset_mention_id": rng.choice(("mention:v1", "mention:v2", None)),
    }
    row = party(f"{number:03}", name.strip(), address=rng.choice(PLACES), **facts)
    return row | {"signs": [OF_A_PLACE]} if number % 7 == 0 else row


def mentions_of(count: int, seed: int, common: int = 0) -> pd.DataFrame:
    """Invented parties as `resolve.mentions.party_mentions` gives them, `common` numbered firms of a short name."""
    rng = random.Random(seed)
    rows = [invented(number, rng) for number in range(count)]
    rows += [party(f"{count + at:03}", "MRS CORP", numbers=[f"tax: 48{at:06}"]) for at in range(common)]
    frame = frame_of(rows)
    spelt = frame["keys"].map(lambda keys: "|".join(sorted(keys))) + frame["address_key"].fillna("")
    return frame.assign(alike=pd.util.hash_array(spelt.to_numpy(dtype=object)))

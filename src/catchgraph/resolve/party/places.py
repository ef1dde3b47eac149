"""Addresses of companies and persons for comparison: each distinct one taken apart once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.normalise.address import has_street_or_box
from catchgraph.normalise.address_parts import AddressParts, address_parts
from catchgraph.normalise.parallel import each

Positions = npt.NDArray[np.intp]

#: Letters of an address that are compared.
LONGEST = 200

PARTS = ("number", "street", "town", "post_code", "country")


def places_of(mentions: pd.DataFrame) -> tuple[pd.DataFrame, Positions]:
    """address, number, street, town, post_code, country, precise of each distinct address; the row of each mention.

    Row 0 is no address. Each spelling of an address (its key) is taken apart by itself, so that what is said of a
    mention depends on no other.
    """
    key = mentions["address_key"].astype(object).where(mentions["address_key"].notna(), "").to_numpy(dtype=object)
    written = mentions["address"].astype(object).where(mentions["address"].notna(), "").to_numpy(dtype=object)
    keys, texts = pd.factorize(np.r_[[""], key]), pd.factorize(np.r_[[""], np.where(key == "", "", written)])
    place, both = pd.factorize(keys[0].astype(np.int64) * len(texts[1]) + texts[0])
    taken = each(take_apart, texts[1][both % len(texts[1])].tolist())
    frame = pd.DataFrame({"address": [text[:LONGEST] for text in keys[1][both // len(texts[1])]]}, dtype=object)
    for part in PARTS:
        frame[part] = pd.Series([getattr(found, part) for found, _ in taken], dtype=object)
    frame["precise"] = np.array([precise for _, precise in taken], dtype=bool)
    return frame, place[1:].astype(np.intp)


def take_apart(text: str) -> tuple[AddressParts, bool]:
    """Parts of an address, and whether it names a building or box."""
    return address_parts(text), has_street_or_box(text)

"""What companies and persons say as numbers, made once: equal where the texts are, -1 where there is none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Codes = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class PlaceCodes:
    """Of each place: its whole address and the parts of it. `text`, `street_text`: the address and the street as texts.

    `precise`: whether it names a building or box.
    """

    address: Codes
    number: Codes
    street: Codes
    town: Codes
    post_code: Codes
    precise: npt.NDArray[np.bool_]
    text: npt.NDArray[np.object_]
    street_text: npt.NDArray[np.object_]


def codes_of(texts: pd.Series) -> Codes:
    """A number for each different text; -1 for ''."""
    found, unique = pd.factorize(texts)
    number = np.arange(len(unique), dtype=np.int32)
    number[np.asarray(unique, dtype=object) == ""] = -1
    result: Codes = number[found]
    return result


def place_codes(places: pd.DataFrame) -> PlaceCodes:
    """Codes of `PartyFeatures.places`."""
    parts = {name: codes_of(places[name]) for name in ("address", "number", "street", "town", "post_code")}
    return PlaceCodes(
        **parts,
        precise=places["precise"].to_numpy(dtype=bool),
        text=places["address"].to_numpy(dtype=object),
        street_text=places["street"].to_numpy(dtype=object),
    )

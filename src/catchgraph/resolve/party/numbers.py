"""Identifiers and telephones of companies, without those that people type when they have none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.normalise.imo import company_imo
from catchgraph.normalise.phone import is_dummy_number, phone
from catchgraph.normalise.text import key
from catchgraph.resolve.core.lists import Lists, lists, long

PHONES = frozenset({"phone", "telephone", "tel", "mobile", "fax"})
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Numbers:
    """`identifiers`, `phones`: codes of each node; `texts`, `kind`: what a code means, and the kind of an identifier.

    `ignored`: m, number as written, of those that are none.
    """

    identifiers: Lists
    phones: Lists
    texts: npt.NDArray[np.object_]
    kind: npt.NDArray[np.int32]
    ignored: pd.DataFrame


def party_numbers(mentions: pd.DataFrame) -> Numbers:
    """Numbers of mentions: texts `kind: number` as in `read.party_mention.numbers`.

    A number counts where it is no dummy (0000000, 1234567), has four signs, and, as an IMO company number, its check
    digit is right.
    """
    count = len(mentions)
    given = mentions["numbers"] if "numbers" in mentions else pd.Series([None] * count, dtype=object)
    frame = long(given)
    codes, texts = pd.factorize(frame["value"])
    read = [_read(str(text)) for text in texts]
    good = np.array([value is not None for _, value in read], dtype=bool)
    is_phone = np.array([what in PHONES for what, _ in read], dtype=bool)
    values, meant = pd.factorize(
        np.array([f"{'phone' if what in PHONES else what}: {v}" for what, v in read], dtype=object)
    )
    kinds, _ = pd.factorize(np.array([what for what, _ in read], dtype=object))
    kind = np.zeros(len(read) + 1, dtype=np.int32)
    kind[values] = kinds
    m = frame["m"].to_numpy(np.intp)
    wanted, called = good[codes] & ~is_phone[codes], good[codes] & is_phone[codes]
    dummy = ~good[codes]
    return Numbers(
        _distinct(m[wanted], values[codes[wanted]], count),
        _distinct(m[called], values[codes[called]], count),
        np.asarray(meant, dtype=object),
        kind,
        pd.DataFrame({"m": m[dummy], "number": pd.Series(texts.to_numpy(dtype=object)[codes[dummy]], dtype=object)}),
    )


def _distinct(m: npt.NDArray[np.intp], values: npt.NDArray[np.intp], count: int) -> Lists:
    frame = pd.DataFrame({"m": m, "value": values}).drop_duplicates()
    return lists(frame["m"], frame["value"], count)


def _read(text: str) -> tuple[str, str | None]:
    what, _, written = text.partition(":")
    what = what.strip().lower()
    if what in PHONES:
        return what, phone(written)
    if what == "imo company":
        return what, company_imo(written)
    number = key(written)
    return what, None if len(number) < _SHORTEST or is_dummy_number(number) else number

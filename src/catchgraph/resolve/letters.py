"""Letters of texts as bits: how much two texts differ at least, without looking at them one by one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Masks = npt.NDArray[np.uint64]

#: Of each capital letter, how many of it are told apart: 26 letters of two bits each.
_COUNTED = 2
#: Texts up to this long are looked at together, as a rectangle of signs.
_RECTANGLE = 64


def letter_masks(texts: npt.NDArray[np.object_]) -> Masks:
    """Bits of each text: a capital letter occurs at least once, at least twice. Other signs have none."""
    masks = np.zeros(len(texts), dtype=np.uint64)
    size = np.array([len(text) for text in texts], dtype=np.intp)
    short = np.flatnonzero(size <= _RECTANGLE)
    signs = np.array(texts[short].tolist(), dtype=f"U{_RECTANGLE}").view(np.uint32).reshape(len(short), _RECTANGLE)
    for letter in range(26):
        count = np.zeros(len(texts), dtype=np.intp)
        count[short] = (signs == ord("A") + letter).sum(axis=1)
        for at in np.flatnonzero(size > _RECTANGLE):
            count[at] = texts[at].count(chr(ord("A") + letter))
        for times in range(_COUNTED):
            masks |= (count > times).astype(np.uint64) << np.uint64(_COUNTED * letter + times)
    return masks


def least_difference(a: Masks, b: Masks) -> npt.NDArray[np.int64]:
    """Letters that only one of two texts has, counted low: no fewer insertions and deletions make one the other."""
    return _bits(a ^ b)


def _bits(values: Masks) -> npt.NDArray[np.int64]:
    """How many bits are set, in parallel within each word (Warren, Hacker's Delight, 5-1)."""
    pairs = values - ((values >> np.uint64(1)) & np.uint64(0x5555555555555555))
    fours = (pairs & np.uint64(0x3333333333333333)) + ((pairs >> np.uint64(2)) & np.uint64(0x3333333333333333))
    eights = (fours + (fours >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    with np.errstate(over="ignore"):
        total = (eights * np.uint64(0x0101010101010101)) >> np.uint64(56)
    bits: npt.NDArray[np.int64] = total.astype(np.int64)
    return bits

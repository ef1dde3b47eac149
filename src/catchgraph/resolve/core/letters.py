"""Letters of texts as bits: how much two texts differ at least, without looking at them one by one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from catchgraph.resolve.core.text_codes import bytes_of

Masks = npt.NDArray[np.uint64]
Counts = npt.NDArray[np.integer]

#: Of each capital letter the bit that says it occurs; the next one says that it occurs twice.
_BIT: Masks = np.zeros(256, dtype=np.uint64)
_BIT[ord("A") : ord("Z") + 1] = np.uint64(1) << np.arange(0, 52, 2, dtype=np.uint64)


def letter_masks(texts: npt.NDArray[np.object_]) -> Masks:
    """Bits of each text: a capital letter occurs at least once, at least twice. Other signs have none."""
    masks = np.zeros(len(texts), dtype=np.uint64)
    for first, data, start in bytes_of(texts):
        size = np.diff(start)
        once, twice = np.zeros(len(size), dtype=np.uint64), np.zeros(len(size), dtype=np.uint64)
        # One sign of every text at a time; longer texts remain.
        for at in range(int(size.max(initial=0))):
            rows = np.flatnonzero(size > at)
            bit = _BIT[data[start[rows] + at]]
            twice[rows] |= once[rows] & bit
            once[rows] |= bit
        masks[first : first + len(size)] = once | twice << np.uint64(1)
    return masks


def least_difference(a: Masks, b: Masks) -> Counts:
    """Letters that only one of two texts has, counted low: no fewer insertions and deletions make one the other."""
    result: Counts = _bits(a ^ b)
    return result


def only_in(a: Masks, b: Masks) -> Counts:
    """Letters that the first of two texts has and the second has not, counted low."""
    result: Counts = _bits(a & ~b)
    return result


def _counted(values: Masks) -> npt.NDArray[np.int64]:
    """How many bits are set, in parallel within each word (Warren, Hacker's Delight, 5-1)."""
    pairs = values - ((values >> np.uint64(1)) & np.uint64(0x5555555555555555))
    fours = (pairs & np.uint64(0x3333333333333333)) + ((pairs >> np.uint64(2)) & np.uint64(0x3333333333333333))
    eights = (fours + (fours >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    with np.errstate(over="ignore"):
        total = (eights * np.uint64(0x0101010101010101)) >> np.uint64(56)
    bits: npt.NDArray[np.int64] = total.astype(np.int64)
    return bits


#: NumPy has it from version 2 on.
_bits = getattr(np, "bitwise_count", _counted)

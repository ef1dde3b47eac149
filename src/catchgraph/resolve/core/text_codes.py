"""Numbers of 64 bits that stand for texts, words or letters: whole arrays of bytes at a time, no text by itself.

They depend on the text alone and are the same in every run.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint64]
Objects = npt.NDArray[np.object_]

#: Texts that are looked at together: what is worked out for each of their bytes fits the processor's cache.
_TOGETHER = 20_000
_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
#: Of each letter from space to underscore a bit; other signs have none.
_FIRST, _LETTERS = 0x20, 64


def mixed(values: Codes) -> Codes:
    """Every bit of the result depends on every bit of the value (Stafford's variant 13 of the mixer of MurmurHash3)."""
    with np.errstate(over="ignore"):
        values = (values ^ (values >> np.uint64(30))) * _MIX
        values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    result: Codes = values ^ (values >> np.uint64(31))
    return result


def bytes_of(texts: Objects) -> Iterator[tuple[int, npt.NDArray[np.uint8], npt.NDArray[np.int64]]]:
    """Some texts at a time: the place of the first, their bytes, and where each text starts and the last one ends."""
    import pyarrow as pa

    for at in range(0, len(texts), _TOGETHER):
        array = pa.array(texts[at : at + _TOGETHER], pa.large_string())
        _, offsets, data = array.buffers()
        start = np.frombuffer(offsets, dtype=np.int64)[: len(array) + 1]
        yield at, np.frombuffer(data, dtype=np.uint8)[: start[-1]] if data else np.zeros(0, np.uint8), start


def hashed(texts: Objects) -> Codes:
    """A number for each text: a polynomial in its bytes, each of which stands for a number of its own."""
    result = np.zeros(len(texts), dtype=np.uint64)
    power: Codes = np.ones(1, dtype=np.uint64)
    for at, data, start in bytes_of(texts):
        size = np.diff(start)
        longest = int(size.max(initial=0))
        if longest > len(power):
            power = np.cumprod(np.r_[np.uint64(1), np.full(longest, _STEP)], dtype=np.uint64)
        place = np.arange(len(data)) - np.repeat(start[:-1], size)
        with np.errstate(over="ignore"):
            given = np.flatnonzero(size)
            sums = np.add.reduceat(_OF_BYTE[data] * power[place], start[given]) if len(given) else 0
            result[at + given] = sums
            result[at : at + len(size)] += size.astype(np.uint64)
    return mixed(result)


def letter_sets(texts: Objects) -> Codes:
    """A number for the letters that occur in each text, however often and in whatever order."""
    result = np.zeros(len(texts), dtype=np.uint64)
    strange = np.zeros(len(texts), dtype=bool)
    for at, data, start in bytes_of(texts):
        given = np.flatnonzero(np.diff(start))
        if len(given):
            result[at + given] = np.bitwise_or.reduceat(_BIT[data], start[given])
            strange[at + given] = np.bitwise_or.reduceat(_BIT[data] == 0, start[given])
    others = np.flatnonzero(strange)
    sets = ["".join(sorted(set(text))) for text in texts[others].tolist()]
    result[others] = hashed(np.array(sets, dtype=object))
    return result


def words_of(texts: Objects) -> tuple[npt.NDArray[np.intp], Codes, npt.NDArray[np.intp]]:
    """Number of words of each text; the code and the signs of each word, one text after another."""
    import pyarrow as pa
    import pyarrow.compute as pc

    lists = pc.utf8_split_whitespace(pa.array(texts, pa.large_string()))
    words = pc.list_flatten(lists).dictionary_encode()
    said = hashed(words.dictionary.to_numpy(zero_copy_only=False))
    size = pc.utf8_length(words.dictionary).to_numpy().astype(np.intp)
    parents, at = pc.list_parent_indices(lists).to_numpy(), words.indices.to_numpy()
    # Spaces at an end leave an empty word there.
    real = (size > 0)[at]
    at = at[real]
    return np.bincount(parents[real], minlength=len(texts)), said[at], size[at]


def cut(texts: Objects, start: int, stop: int | None = None) -> Objects:
    """`text[start:stop]` of each text."""
    import pyarrow as pa
    import pyarrow.compute as pc

    parts = pc.utf8_slice_codeunits(pa.array(texts, pa.large_string()), start, stop)
    result: Objects = parts.to_numpy(zero_copy_only=False)
    return result


def _bits() -> Codes:
    result = np.zeros(256, dtype=np.uint64)
    result[_FIRST : _FIRST + _LETTERS] = np.uint64(1) << np.arange(_LETTERS, dtype=np.uint64)
    return result


_OF_BYTE: Codes = mixed(np.arange(1, 257, dtype=np.uint64))
_BIT: Codes = _bits()

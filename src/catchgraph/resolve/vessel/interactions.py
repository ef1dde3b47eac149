"""Interactions: what several fields say together, beyond what each says alone."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from catchgraph.resolve.vessel import names, sizes

Levels = npt.NDArray[np.int8]

#: Levels of the other comparators that count here, in the order of their docstrings.
_EQUAL_SHORT = 2
_SAME_FLAG = 3
_BUILT_APART = 1
_FORMER_MATCH = 2


def together(levels: Mapping[str, Levels]) -> Levels:
    """What several fields say together, beyond what each says alone

    nothing: none of these
    name and short number: equal name, hull number and flag, and a short registration number in common
    name and dimensions: equal name and hull number, equal tonnage, and a length that fits
    former name and dimensions: former name of one side, name of the other; equal tonnage or, with another flag, length
    """
    same_name = (levels["name"] == names.EQUAL_STEM) & np.isin(levels["hull number"], [0, names.EQUAL_NUMBER])
    short = (levels["registration number"] == _EQUAL_SHORT) & (levels["flag"] == _SAME_FLAG)
    long, heavy, year = levels["length"], levels["tonnage"], levels["built"]
    fits = np.isin(long, [sizes.OTHER_KIND_LEVEL, sizes.EQUAL])
    sized = fits & (heavy == sizes.EQUAL)
    again = (levels["former name"] == _FORMER_MATCH) & (long > sizes.FAR) & (heavy > sizes.FAR) & (year != _BUILT_APART)
    again &= (heavy == sizes.EQUAL) | ((long == sizes.EQUAL) & (levels["flag"] != _SAME_FLAG))
    found = np.select([again, same_name & sized, same_name & short], [3, 2, 1], 0)
    return found.astype(np.int8)

"""What fields of two companies say together beyond what each says alone."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from catchgraph.resolve.party.similarity import EQUAL, FAR, LETTER, NEARLY, SPELT

Levels = npt.NDArray[np.int8]

_TRADE_MISSING = 0
_MISSING, _DIFFER, _ANOTHER_STREET = 0, 1, 2
_BUILDING = 6
#: Of telephones and identifiers.
_SHARED = 2


def party_together(levels: Mapping[str, Levels]) -> Levels:
    """Name, trade, address and numbers taken together.

    nothing: none of the combinations below
    a name misspelt, elsewhere: a word otherwise, and another address
    a trade more, one building: equal names at one building, of which one states a trade: sister firms, or left out
    far misspelt, one building: names that differ by some letters at one building: sister firms, or badly misspelt
    equal names, elsewhere: the same name at another address: namesakes, or moved
    far misspelt, nothing else: names that differ by some letters, and no address, telephone or number in common
    """
    name, trade, address = levels["name"], levels["trade"], levels["address"]
    misspelt = (name == NEARLY) | (name == LETTER) | (name == SPELT)
    silent = (address == _MISSING) & (levels["telephone"] != _SHARED) & (levels["identifier"] != _SHARED)
    building, elsewhere = address >= _BUILDING, (address == _DIFFER) | (address == _ANOTHER_STREET)
    conditions = [
        misspelt & elsewhere,
        (name == EQUAL) & (trade == _TRADE_MISSING) & building,
        (name == FAR) & building,
        (name == EQUAL) & elsewhere,
        ((name == FAR) | (name == NEARLY)) & silent,
    ]
    return np.select(conditions, [1, 2, 3, 4, 5], 0).astype(np.int8)

"""Whether the comma of a column's numbers is the decimal mark: what its values prove."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A mark before one or two digits, or before more than three, groups no thousands.
_COMMA = re.compile(r"[0-9],(?:[0-9]{1,2}|[0-9]{4,})(?![0-9.,])")
_POINT = re.compile(r"[0-9]\.(?:[0-9]{1,2}|[0-9]{4,})(?![0-9.,])")
_GROUPING = re.compile(r"(?<=[0-9])[.](?=[0-9]{3}(?![0-9]))")


def proves_comma(words: Iterable[str]) -> bool:
    """Whether at least one number has a decimal comma and none a decimal point: `38,80`, `1.234,5`."""
    comma = False
    for word in words:
        if _POINT.search(word):
            return False
        comma = comma or bool(_COMMA.search(word))
    return comma


def with_point(value: str) -> str:
    """A number whose decimal mark is the comma, with a point instead and without marks of thousands."""
    return _GROUPING.sub("", value).replace(",", ".")

"""Who carries, forwards or finances goods for others, as far as its name says so."""

from __future__ import annotations

from functools import cache
from typing import Literal

from catchgraph.reference.tables import read_table

from .stated_party import is_bank

Handler = Literal["", "forwarder", "carrier", "bank"]
#: Of a longer name the rest is not looked at.
_LONGEST = 400


def handler(stem: str) -> Handler:
    """Whether a name (without legal form, in ASCII capitals) is a forwarder's, a carrier's or a bank's; '' for others.

    Such a one stands as consignee on bills of goods that it does not buy: a carrier that owns no ships (NVOCC) issues
    bills of its own, a bank holds them as security. `reference/handler_words.csv`; the longest phrase counts, of two
    as long the first in it.
    """
    if is_bank(stem):
        return "bank"
    words = stem[:_LONGEST].split()
    phrases, longest = _phrases()
    for size in range(longest, 0, -1):
        for at in range(len(words) - size + 1):
            kind = phrases.get(tuple(words[at : at + size]))
            if kind:
                return kind
    return ""


@cache
def _phrases() -> tuple[dict[tuple[str, ...], Handler], int]:
    kinds: dict[str, Handler] = {"forwarder": "forwarder", "carrier": "carrier"}
    found = {tuple(row["phrase"].split()): kinds[row["kind"]] for row in read_table("handler_words")}
    return found, max(map(len, found))

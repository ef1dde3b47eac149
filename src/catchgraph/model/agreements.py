"""Through what a partner shares: agreements between administrations, and the channels that need none."""

from __future__ import annotations

from dataclasses import dataclass

from catchgraph.model.properties import prop

#: Kinds of channels. What binds one counterpart to us is an agreement; the others reach whoever takes part.
CHANNELS = (
    "CMAA",
    "19 USC 1628(c)",
    "WTO TFA Art. 12",
    "fisheries arrangement",
    "EU verification",
    "RFMO",
    "PSMA exchange",
    "MLAT",
)
#: In place of a counterpart: whoever takes part in the channel.
ANYBODY = "*"


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """An agreement or channel through which an administration passes information on; a row of `main.agreement`."""

    counterpart: str = prop("State, union, economy or administration; `*` for whoever takes part in the channel")
    channel: str = prop("Kind of channel: " + ", ".join(f"`{name}`" for name in CHANNELS))
    holder: str = prop("Who answers through it: `customs`, `fisheries authority`, …", default="")
    signed: str = prop("As precise as it is known: `2014`, `2000-06-20`", default="")
    in_force: str = prop("Since when it is in force, as precise as it is known", default="")
    source: str = prop("Where that is said", default="")
    unverified: bool = prop("Whether no dated source was found", default=False)

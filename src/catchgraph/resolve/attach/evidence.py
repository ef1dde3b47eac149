"""What speaks for a hull as the one that a document names: a level for each field, and what each level weighs.

Log-odds, added: the parts are the explanation. They are set by what the field is worth, not learnt. An IMO number is of
one hull for good. A call sign or a registration number is of one at a time, a name of as many as bear it. So a name
alone ties only whom a source says to have borne it that day, and nobody else near.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: What is known before any field is compared, of a hull that has one of them in common.
INTERCEPT = -3.0
#: From here on the best hull is tied.
LINK_AT = 0.45
#: By which it must be ahead of the next: less, and both stay candidates.
MARGIN = 2.5
#: By a name that more hulls bore than this, nobody is met but under the flag that is given.
CROWD = 8
#: By a number, a name and flag, or the beginning or end of a name that more have in common than this, nobody is met.
MOST = 300
#: Candidates of a naming that are kept, the best first.
KEPT = 5


@dataclass(frozen=True, slots=True)
class Level:
    """How far the document and the hull agree in a field: what it weighs, and how it is said ('' where it is not)."""

    weight: float
    says: str = ""
    ties: bool = False


#: Field → its levels, by number. `ties`: an identifier that is of one hull ties it, not a likeness.
FIELDS: Mapping[str, tuple[Level, ...]] = {
    "imo": (Level(0.0), Level(-20.0, "another IMO number"), Level(16.0, "IMO number", ties=True)),
    "call_sign": (Level(0.0), Level(-3.0, "another call sign"), Level(6.0, "call sign", ties=True)),
    "registration": (
        Level(0.0),
        Level(-3.0, "another registration number"),
        Level(6.0, "registration number", ties=True),
    ),
    "mmsi": (
        Level(0.0),
        Level(-2.0, "another MMSI"),
        Level(0.0, "MMSI of another time"),
        Level(5.0, "MMSI (without days)", ties=True),
        Level(7.0, "MMSI that day", ties=True),
    ),
    "name": (
        Level(0.0),
        Level(-4.0, "a name that no source gives it"),
        Level(-2.0, "a name that it bore at another time"),
        Level(1.5, "a name one letter from its own"),
        Level(2.0, "a former name"),
        Level(2.5, "its name (without days)"),
        Level(4.0, "its name that day"),
    ),
    "flag": (
        Level(0.0),
        Level(-4.0, "another flag"),
        Level(-2.0, "a flag of another time"),
        Level(0.5, "a former flag"),
        Level(1.5, "its flag (without days)"),
        Level(2.0, "its flag that day"),
    ),
    # Where some of the case bear it, others may, of which the case knows nothing.
    "shared": (
        Level(0.0),
        Level(-1.3, "a name that another vessel bore, too"),
        Level(-2.1, "a name that two others bore, too"),
        Level(-3.5, "a name that three others or more bore, too"),
    ),
    "kind": (Level(0.0), Level(-3.0, "a vessel of another kind"), Level(0.3)),
}

#: Number of the level `a name one letter from its own`.
MISSPELT = 3


def parameters() -> dict[str, list[float] | list[str] | list[bool]]:
    """Of each field its weights, words and what ties, by number of the level: `name_weights`, `name_says`, …"""
    found: dict[str, list[float] | list[str] | list[bool]] = {}
    for field, levels in FIELDS.items():
        found[f"{field}_weights"] = [level.weight for level in levels]
        found[f"{field}_says"] = [level.says for level in levels]
        found[f"{field}_ties"] = [level.ties for level in levels]
    return found

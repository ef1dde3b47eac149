"""What a company or person is to a vessel, company or record that names it: declared once.

A register's layout may give a column for a role, a link between entities names one by its words, and `derive` draws
the relationship.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AS_STATED = "as stated"


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a party.

    `relationship` is the type that `derive` draws, and `kind` what it calls it, where that type has kinds. It leads
    from the party to what the record is about (`end` is `asset`), or from the record to the party (`record`).
    `words` are those of a link's own type that mean this role.
    """

    name: str
    relationship: str
    kind: str | None = None
    end: Literal["asset", "record"] = "asset"
    words: tuple[str, ...] = ()


ROLES: tuple[Role, ...] = (
    Role("owner", "OWNS", "registered", words=("registered",)),
    Role("operator", "OPERATES", "operator"),
    Role("operating company", "OPERATES", "operating company"),
    Role("beneficial owner", "OWNS", "beneficial", words=("beneficial",)),
    Role("charterer", "OPERATES", "charterer"),
    Role("owner as stated", "OWNS", AS_STATED),
    Role("operator as stated", "OPERATES", AS_STATED),
)

NAMES = tuple(role.name for role in ROLES)
#: The role of a party that its own record describes and nothing else: no relationship follows.
DESCRIBED = "described"


def stated(relationship: str) -> str:
    """The role where a source says that somebody owns or operates something, and not how."""
    return next(role.name for role in ROLES if (role.relationship, role.kind) == (relationship, AS_STATED))


def role_in(words: str, relationship: str) -> str:
    """The role that the words of a link mean; the later one of two, which is the more particular."""
    drawn = [role for role in ROLES if role.relationship == relationship]
    meant = (role.name for role in reversed(drawn) if any(word in words for word in role.words))
    return next(meant, stated(relationship))

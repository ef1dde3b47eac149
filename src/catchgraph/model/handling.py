"""What may be done with a dataset, and what it covers: stated when it is loaded, kept with the dataset."""

from __future__ import annotations

from dataclasses import asdict, dataclass

#: Whose records a file holds: anybody may see them; our own administration's; those that a partner shared.
ORIGINS = ("public", "domestic", "partner")
#: Kinds of datasets whose records anybody may see, unless a layout says otherwise.
PUBLIC_KINDS = frozenset({"register", "iuu-list", "events", "identities"})

#: What records may be used for under an agreement (19 CFR 103.33; WCO Model Bilateral Agreement, use of information):
#: choosing what to look at; administrative proceedings; criminal proceedings; duties and taxes; passing on to others.
PURPOSES = ("targeting", "administrative", "criminal", "revenue", "onward")
#: Modes of transport (UNECE Recommendation 19).
MODES = ("sea", "rail", "road", "air", "mail", "inland water")


@dataclass(frozen=True, slots=True)
class Handling:
    """Handling of a dataset, as agreed with whoever shared it.

    Default deny: a dataset that is not public and has no statement is usable here and releasable to nobody.
    `permitted_purpose` are some of `PURPOSES`; none: nothing was stated. `retain_until` is an ISO day.
    """

    administration: str = ""
    agreement: str = ""
    request_reference: str = ""
    permitted_purpose: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    releasable_to: tuple[str, ...] = ()
    retain_until: str = ""
    classification: str = ""

    def as_dict(self) -> dict[str, object]:
        """Plain values, for the case's table."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a dataset covers: days (ISO, inclusive; empty where it is open), labels of records, modes of transport.

    No kinds, no modes: every one that it has. `complete`: whether it has every record of them; None: not stated.
    """

    first: str = ""
    last: str = ""
    kinds: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    complete: bool | None = None

    def as_dict(self) -> dict[str, object]:
        """Plain values under the names that a handling file gives them."""
        return {
            "from": self.first,
            "to": self.last,
            "kinds": list(self.kinds),
            "modes": list(self.modes),
            "complete": self.complete,
        }

    def stated(self) -> dict[str, object]:
        """`as_dict` without what was left open."""
        return {name: value for name, value in self.as_dict().items() if value is False or value}


#: Nothing was stated.
NO_COVERAGE = Coverage()
#: A public source: anybody may see it.
PUBLIC = Handling(releasable_to=("public",))


def origin_of(kind: str) -> str:
    """Whose the records of a kind are where no layout or format says so: a kind that is not public is a partner's."""
    return "public" if kind in PUBLIC_KINDS else "partner"


def default_handling(origin: str) -> Handling:
    """Handling where nothing was stated: public records are public, all others releasable to nobody."""
    return PUBLIC if origin == "public" else Handling()

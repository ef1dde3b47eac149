"""What may be done with a dataset, and what it covers: stated when it is loaded, kept with the dataset."""

from __future__ import annotations

from dataclasses import asdict, dataclass

#: Kinds of datasets whose records anybody may see.
PUBLIC_KINDS = frozenset({"register", "iuu-list", "events", "identities"})


@dataclass(frozen=True, slots=True)
class Handling:
    """Handling of a dataset, as agreed with whoever shared it.

    Default deny: a dataset of a non-public kind without a statement is usable here and releasable to nobody.
    """

    administration: str = ""
    agreement: str = ""
    request: str = ""
    purpose: str = ""
    caveats: tuple[str, ...] = ()
    releasable_to: tuple[str, ...] = ()
    retain_until: str = ""
    classification: str = ""

    def as_dict(self) -> dict[str, object]:
        """Plain values, for the case's table."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a dataset is complete for: days (ISO, inclusive; empty where it is open) and labels of records.

    No kinds: every kind that it has.
    """

    first: str = ""
    last: str = ""
    kinds: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Plain values under the names that a handling file gives them."""
        return {"from": self.first, "to": self.last, "kinds": list(self.kinds)}


#: Nothing was stated.
NO_COVERAGE = Coverage()
#: A public source: anybody may see it.
PUBLIC = Handling(releasable_to=("public",))


def default_handling(kind: str) -> Handling:
    """Handling where nothing was stated: public kinds are public, all others releasable to nobody."""
    return PUBLIC if kind in PUBLIC_KINDS else Handling()

"""Which files are one transaction, and which of them are read at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catchgraph.read.plan import Plan

#: Bytes of files that are one transaction, and written by one connection: others who read the case wait meanwhile.
TOGETHER = 8_000_000
#: Bytes of a document that is read together with others: all its objects are held at once.
SMALL = 100_000


@dataclass(frozen=True, slots=True)
class Unit:
    """Files that are read at once: many small documents of one format and origin, or one file of any kind."""

    plans: tuple[Plan, ...]

    @property
    def alone(self) -> bool:
        """Whether it is one file, which is read whole before it is written."""
        return len(self.plans) == 1 and not self.large

    @property
    def large(self) -> bool:
        """Whether it is a file that is written as it is read."""
        return self.plans[0].file.source.weight > TOGETHER

    @property
    def name(self) -> str:
        """What to call it while it is read."""
        first, last = (plan.file.source.name for plan in (self.plans[0], self.plans[-1]))
        return first if len(self.plans) == 1 else f"{len(self.plans):,} files, {first} to {last},"


def groups(plans: Sequence[Plan]) -> list[list[Unit]]:
    """The files of each transaction, taken together as they are read."""
    return [_units(group) for group in _by_size(plans)]


def _by_size(plans: Sequence[Plan]) -> Iterator[Sequence[Plan]]:
    start, size = 0, 0
    for number, plan in enumerate(plans):
        size += plan.file.source.weight
        if size > TOGETHER and number > start:
            yield plans[start:number]
            start, size = number, plan.file.source.weight
    if plans:
        yield plans[start:]


def _units(plans: Sequence[Plan]) -> list[Unit]:
    """In the order of the first file of each."""
    found: dict[object, list[Plan]] = {}
    for plan in plans:
        format_ = plan.file.format
        alone = format_ is None or not format_.apart or plan.file.source.weight > SMALL
        origin = plan.file.layout.id, plan.edition, plan.terms.handling.administration
        found.setdefault(plan.file_id if alone else origin, []).append(plan)
    return [Unit(tuple(each)) for each in found.values()]

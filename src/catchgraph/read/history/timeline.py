"""Cuts dated values into segments: the stretches of time in which nothing changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from catchgraph.model.dates import PartialDate


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value with its first and last date; without one it is open on that side. `part`: the entry that says it."""

    since: PartialDate | None
    until: PartialDate | None
    value: str
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of time, open where a date is missing, and what is valid in it: kind of value → values as written.

    Of several values of a kind at one time the one that began last comes first.
    """

    since: PartialDate | None
    until: PartialDate | None
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def segments(kinds: Mapping[str, Sequence[DatedValue]]) -> list[Segment]:
    """The segments of all kinds of values together, oldest first; stretches for which nothing is said are left out.

    A change happens on the first day that its date may mean. A value whose first and last date mean the same day or
    the same month has a segment of its own.
    """
    every = [dated for found in kinds.values() for dated in found]
    cuts = _cuts(every)
    ends: list[tuple[PartialDate | None, PartialDate | None]] = list(zip([None, *cuts], [*cuts, None], strict=True))
    found = [Segment(since, until, _valid(kinds, since, until)) for since, until in ends]
    found += [
        Segment(dated.since, dated.until, {kind: (dated.value,)})
        for kind, series in kinds.items()
        for dated in series
        if _is_moment(dated)
    ]
    merged = _merged([segment for segment in found if segment.values])
    return sorted(merged, key=_start)


def _cuts(every: Sequence[DatedValue]) -> list[PartialDate]:
    """Days on which something changes, each with the least precise date that means it."""
    days: dict[object, PartialDate] = {}
    for date in (date for dated in every for date in (dated.since, dated.until) if date):
        known = days.get(date.first)
        if known is None or date.last > known.last:
            days[date.first] = date
    return sorted(days.values())


def _is_moment(dated: DatedValue) -> bool:
    return bool(dated.since and dated.until and dated.since.first == dated.until.first)


def _valid(
    kinds: Mapping[str, Sequence[DatedValue]], since: PartialDate | None, until: PartialDate | None
) -> dict[str, tuple[str, ...]]:
    valid: dict[str, tuple[str, ...]] = {}
    for kind, series in kinds.items():
        found = [dated for dated in series if _covers(dated, since, until)]
        found.sort(key=lambda dated: (dated.since.first.toordinal() if dated.since else 0, dated.value), reverse=True)
        if found:
            valid[kind] = tuple(dict.fromkeys(dated.value for dated in found))
    return valid


def _covers(dated: DatedValue, since: PartialDate | None, until: PartialDate | None) -> bool:
    begun = dated.since is None or (since is not None and dated.since.first <= since.first)
    lasts = dated.until is None or (until is not None and until.first <= dated.until.first)
    return begun and lasts


def _merged(found: Sequence[Segment]) -> list[Segment]:
    """Neighbours in which everything stays the same are one."""
    merged: list[Segment] = []
    for segment in found:
        last = merged[-1] if merged else None
        if last and last.values == segment.values and last.until is not None and last.until == segment.since:
            merged[-1] = Segment(last.since, segment.until, last.values)
        else:
            merged.append(segment)
    return merged


def _start(segment: Segment) -> tuple[int, int]:
    return (
        segment.since.first.toordinal() if segment.since else 0,
        segment.until.first.toordinal() if segment.until else 10_000_000,
    )

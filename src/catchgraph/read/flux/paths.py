"""Every path of a message that is read, from its root on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catchgraph.read.flux import activity, catch, place, report, vessel

MESSAGE = "FLUXFAReportMessage"
#: In what times stand.
_MOMENT = "DateTime"


def taken() -> frozenset[str]:
    """The paths of texts that are read; those of masters are taken, too, whom only who asks for persons keeps."""
    head = [report.NUMBER, report.REFERS, report.PURPOSE, report.KIND, *_times(report.ACCEPTED)]
    found = [*head, *_under(report.SHIP, _vessel()), *_under(report.ACTIVITY, _activity())]
    return frozenset(f"{MESSAGE}/FAReportDocument/{path}" for path in found)


def _activity() -> Iterator[str]:
    yield from (activity.TYPE, activity.REASON, activity.DURATION, activity.TRIP)
    yield from _times(activity.OCCURRED, activity.START, activity.END)
    yield from _under(activity.WHERE, _place())
    yield from _under(activity.GEAR, ("TypeCode", "RoleCode"))
    yield from _under(activity.WITH, _vessel())
    yield from _under(activity.INNER, (activity.TYPE, *_times(activity.OCCURRED)))
    yield from _under(f"{activity.INNER}/{activity.WHERE}", _place())
    yield from _under(catch.CATCH, _catch())


def _catch() -> Iterator[str]:
    yield from (catch.SPECIES, catch.LIVE, catch.FLOW, catch.MEANS)
    product = (catch.FACTOR, catch.PRODUCT, catch.PRODUCT_MEANS, catch.PACKAGES, catch.PACKED_IN, "TypeCode")
    yield from _under(catch.PROCESS, product)
    yield from _under(catch.WHERE, _place())


def _place() -> tuple[str, ...]:
    return (place.KIND, place.ID, place.COUNTRY, place.RFMO, place.LATITUDE, place.LONGITUDE)


def _vessel() -> Iterator[str]:
    yield from (vessel.NUMBER, vessel.ROLE, vessel.FLAG, "Name")
    yield from _under(
        vessel.CONTACT, (vessel.ROLE, *vessel.PERSON, vessel.STREET, vessel.PLOT, vessel.CITY, vessel.AREA)
    )


def _times(*paths: str) -> list[str]:
    return [f"{path}/{_MOMENT}" for path in paths]


def _under(within: str, paths: Iterable[str]) -> list[str]:
    return [f"{within}/{path}" for path in paths]

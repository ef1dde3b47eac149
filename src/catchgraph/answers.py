"""Answers from the derived tables, as functions: what `catchgraph.verbs` offers of `catchgraph.analyse`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from catchgraph.analyse.balance import Balances
    from catchgraph.analyse.common import Common
    from catchgraph.analyse.communities import Communities
    from catchgraph.analyse.compare import Comparison
    from catchgraph.analyse.expand import Expansion
    from catchgraph.analyse.fleet import Fleet
    from catchgraph.analyse.link import Links
    from catchgraph.analyse.rank import Ranking
    from catchgraph.analyse.show import Shown
    from catchgraph.analyse.table import Table
    from catchgraph.analyse.timeline import Timeline
    from catchgraph.analyse.trace import Trace
    from catchgraph.analyse.trade import Trade
    from catchgraph.case.case import CaseFolder
    from catchgraph.report.formats import Drawn


def show(case: CaseFolder, name: str, *, limit: int | None = None) -> Shown:
    """Everything on a vessel, company, record, event, finding or loaded file: `section(title).frame()`.

    `limit`: at most so many events of a kind; their section then says how many there are.
    """
    from catchgraph.analyse.show import show as look

    return look(case, name, limit=limit)


def findings(
    case: CaseFolder,
    about: str | None = None,
    *,
    typologies: Iterable[str] = (),
    severities: Iterable[str] = (),
    statuses: Iterable[str] = (),
    forced: bool | None = None,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
    new_since: int | Literal["last"] | None = None,
) -> pd.DataFrame:
    """What was found, the most severe first: all, or what is about a vessel, company, consignment or record.

    `typologies`: ids or families. `new_since`: number of a run of detect, or "last": what that had not. Columns:
    severity, forced, typology, id, finding, day, status, …, about and rests_on (lists of ids), details (JSON).
    """
    from catchgraph.analyse.findings import Wanted
    from catchgraph.analyse.findings import findings as look

    wanted = Wanted(
        about=about, typologies=tuple(typologies), severities=tuple(severities), statuses=tuple(statuses),
        forced=forced, since=since, until=until, new_since=None if new_since is None else str(new_since),
    )  # fmt: skip
    return look(case, wanted)[0].frame()


def expand(
    case: CaseFolder,
    name: str,
    *,
    depth: int = 1,
    kinds: Iterable[str] | None = None,
    limit: int = 25,
    hub: int = 200,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
) -> Expansion:
    """Neighbours, one to ten steps away: `frame()`, `graph()` or `subgraph`."""
    from catchgraph.analyse.expand import expand as spread

    return spread(case, name, depth=depth, kinds=kinds, limit=limit, hub=hub, since=since, until=until)


def link(
    case: CaseFolder,
    start: str,
    end: str,
    *,
    k: int = 3,
    steps: int = 6,
    via: str | None = None,
    avoid: Iterable[str] = (),
    before: dt.datetime | None = None,
) -> Links:
    """The `k` best paths between two: `frame()`, `graph()` or `subgraph`."""
    from catchgraph.analyse.link import link as connect

    return connect(case, start, end, k=k, steps=steps, via=via, avoid=avoid, before=before)


def timeline(
    case: CaseFolder,
    name: str,
    *,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
    kinds: Iterable[str] | None = None,
    limit: int = 1000,
) -> Timeline:
    """Everything dated on a vessel, company, person or port: `entries` or `frame()`."""
    from catchgraph.analyse.timeline import timeline as follow

    return follow(case, name, since=since, until=until, kinds=kinds, limit=limit)


def compare(case: CaseFolder, first: str, second: str) -> Comparison:
    """Two vessels side by side: `facts`, `shared` and `meetings`, each a table with `frame()`."""
    from catchgraph.analyse.compare import compare as look

    return look(case, first, second)


def common(case: CaseFolder, names: Iterable[str], *, limit: int = 20) -> Common:
    """What several have in common: `rows.frame()` or `subgraph`."""
    from catchgraph.analyse.common import common as share

    return share(case, names, limit=limit)


def fleet(case: CaseFolder, owner: str) -> Fleet:
    """Vessels of an owner, now and formerly: `vessels.frame()`, `companies.frame()` or `subgraph`."""
    from catchgraph.analyse.fleet import fleet as look

    return look(case, owner)


def trace(
    case: CaseFolder, name: str, *, since: dt.datetime | None = None, depth: int = 12, limit: int | None = None
) -> Trace:
    """Goods back to the sea and forward to the consignee: `frame()` a row a link, `section(title)`, `graph()`.

    `name`: a line, record, consignment, lot, vessel, company, plant or meeting. `since`: only goods of that day or
    later; at most `depth` steps and `limit` lines to begin at and links each way. `summary`: in short, by shipment.
    """
    from catchgraph.analyse.trace import trace as follow

    return follow(case, name, since=since, depth=depth, limit=limit)


def trade(
    case: CaseFolder,
    company: str,
    *,
    hs: Iterable[str] = (),
    species: Iterable[str] = (),
    since: dt.datetime | None = None,
) -> Trade:
    """Who supplies a company and whom it supplies: `suppliers.frame()`, `customers.frame()` or `subgraph`.

    `hs`: only goods whose code begins with one of these; `species`: only of these ASFIS codes; `since`: only shipments
    of that day or later.
    """
    from catchgraph.analyse.trade import trade as look

    return look(case, company, hs=tuple(hs), species=tuple(species), since=since)


def balance(case: CaseFolder, subject: str, *, kind: str | None = None) -> Balances:
    """What came in and went out of a paper, plant, vessel, lot or consignment: `every.frame()` or `parts.frame()`.

    `every` has a row for each balance, what is over first; `parts` are those of the first. `kind`: only of this kind.
    """
    from catchgraph.analyse.balance import balance as weigh

    return weigh(case, subject, kind=kind)


def rank(
    case: CaseFolder,
    name: str | None = None,
    *,
    by: str = "degree",
    depth: int = 2,
    kinds: Iterable[str] | None = None,
    limit: int = 20,
) -> Ranking:
    """Who is central, around `name` or in the whole case: `rows.frame()` or `graph()`."""
    from catchgraph.analyse.rank import rank as weigh

    return weigh(case, name, by=by, depth=depth, kinds=kinds, limit=limit)


def communities(
    case: CaseFolder, name: str | None = None, *, depth: int = 2, kinds: Iterable[str] | None = None, least: int = 3
) -> Communities:
    """Groups tied to each other more than to others: `groups.frame()`, `members.frame()` or `graph()`."""
    from catchgraph.analyse.communities import communities as group

    return group(case, name, depth=depth, kinds=kinds, least=least)


def diff(case: CaseFolder, a: str, b: str) -> list[Table]:
    """What two loaded editions of one source (datasets or files) differ in: numbers, then added, removed, changed.

    `frame()` of each table is a DataFrame; a table without rows is left out.
    """
    from catchgraph.analyse.diff import diff as compare

    return compare(case, a, b)


def draw(
    case: CaseFolder, found: Expansion | Links | Timeline | Common | Fleet | Trade | Trace, *, persons: bool = False
) -> Drawn:
    """A picture of an answer, with notes: `save("x.html")`, `text("dot")`, `graph()`; a notebook shows it.

    Private persons stay out of it unless `persons`.
    """
    from catchgraph.exchange.picture import picture
    from catchgraph.report.formats import Drawn

    return Drawn(picture(case, found, persons=persons))

"""A vessel over time: its identities (name and flag) in order, and why each is the same hull as the one before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import standing
from catchgraph.case.places import place
from catchgraph.errors import UsageError
from catchgraph.normalise.vessel_name import vessel_name
from catchgraph.resolve import lookup
from catchgraph.resolve.explain.entity import Step, strongest_path

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Identity:
    """A name and flag under which records know the vessel.

    `first`, `last`: days (YYYY-MM-DD) that records give for it, '' where they give none; an edition's day counts as one
    on which a register knew it so. `mentions`: of these records, in the order of their days. `where`: their rows.
    """

    name: str
    flag: str
    first: str
    last: str
    mentions: tuple[str, ...]
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """From one identity to the next: `what` changed, and `evidence`: the links from a record of the one to a record of
    the other, such that the weakest is as strong as can be."""

    before: Identity
    after: Identity
    what: str
    evidence: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Identities, oldest first, those without a day before them; and the changes between each and the next."""

    id: str
    identities: tuple[Identity, ...]
    changes: tuple[Change, ...]


#: Name, flag, first and last day, and place of the records that mention a vessel.
_RECORDS = """
    SELECT mention_id, name, flag, coalesce(since, edition) AS first, coalesce(until, edition) AS last,
        file_id, record_no, line, part FROM read.registration
    UNION ALL SELECT mention_id, name, flag, since, coalesce(until, edition),
        file_id, record_no, line, part FROM read.listing
    UNION ALL SELECT mention_id, name, flag, first, last, file_id, record_no, line, part FROM read.broadcast
    UNION ALL SELECT mention_id, name, flag, coalesce(since, edition), coalesce(until, edition),
        file_id, record_no, line, part FROM read.identity"""


def chain(case: CaseFolder, entity: str) -> Chain:
    """The identities of a vessel. Follows merges. Raises `NotFound`, `UsageError` for what is no vessel."""
    with case.read() as connection:
        found = lookup.meant(connection, entity)
        if found.kind != "vessel":
            raise UsageError(f"{entity} is no vessel", hint="Only vessels are renamed and reflagged here.")
        identities = _identities(_rows(connection, found.mentions))
        judgements = standing(case, "judgement")
        changes = tuple(
            Change(
                before,
                after,
                _what(before, after),
                strongest_path(connection, "vessel", before.mentions[-1], after.mentions[0], judgements),
            )
            for before, after in pairwise(identities)
        )
    return Chain(found.id, identities, changes)


def _rows(connection: duckdb.DuckDBPyConnection, mentions: tuple[str, ...]) -> list[tuple[Any, ...]]:
    return connection.execute(
        f"""SELECT mention_id, coalesce(r.name, ''), coalesce(flag, ''), first, last,
            {place("f", "r")}
        FROM ({_RECORDS}) AS r JOIN read.file AS f USING (file_id)
        WHERE mention_id IN (SELECT unnest(?)) ORDER BY first NULLS FIRST, last NULLS FIRST, mention_id, 6""",  # noqa: S608
        [list(mentions)],
    ).fetchall()


def _identities(rows: Iterable[tuple[Any, ...]]) -> tuple[Identity, ...]:
    """Records of one name (spelling, prefix and place of the number aside) and flag are one identity.

    One that states no flag is of the identity of its name, where there is but one flag under that name.
    """
    rows = list(rows)
    flags: dict[str, set[str]] = {}
    for row in rows:
        flags.setdefault(_key(row[1]), set()).update({row[2]} - {""})
    groups: dict[tuple[str, str], list[tuple[Any, ...]]] = {}
    for row in rows:
        key = _key(row[1])
        only = next(iter(flags[key])) if len(flags[key]) == 1 else row[2]
        groups.setdefault((key, only), []).append(row)
    found = [_identity(flag, group) for (_, flag), group in groups.items()]
    return tuple(sorted(found, key=lambda one: (one.first, one.last, one.name, one.flag)))


def _identity(flag: str, group: list[tuple[Any, ...]]) -> Identity:
    firsts, lasts = ([row[at] for row in group if row[at] is not None] for at in (3, 4))
    return Identity(
        name=group[0][1],
        flag=flag,
        first=_day(min(firsts, default=None)),
        last=_day(max(lasts, default=None)),
        mentions=tuple(dict.fromkeys(row[0] for row in group)),
        where=tuple(row[5] for row in group),
    )


def _what(before: Identity, after: Identity) -> str:
    renamed, reflagged = (
        _key(before.name) != _key(after.name),
        before.flag != after.flag and bool(before.flag and after.flag),
    )
    # Where both are said to hold at once, nothing says that the one came after the other.
    at_once = bool(after.first) and after.first < before.last
    said = ("another name", "another flag") if at_once else ("renamed", "reflagged")
    words = [word for word, true in zip(said, (renamed, reflagged), strict=True) if true]
    return " and ".join(words) + " at the same time" * (at_once and bool(words)) or "flag not stated"


def _key(name: str) -> str:
    parsed = vessel_name(name)
    return parsed.key if parsed else name


def _day(value: dt.datetime | None) -> str:
    return value.strftime("%Y-%m-%d") if value else ""

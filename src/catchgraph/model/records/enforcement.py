"""Record nodes: what authorities ordered or found."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from catchgraph.model.nodes import Record
from catchgraph.model.properties import prop
from catchgraph.model.tells import Section, Spell, Tells


@dataclass(frozen=True, kw_only=True)
class Measure(Record):
    """A sanction, import bar, duty order or release order on a vessel, company or person, with its days."""

    TELLS = Tells(
        order=50,
        evidence=20,
        says=(("{authority}: {kind}", "{authority}: {name}", "{kind}", "{name}"), "{program}", "{reason}"),
        day="coalesce(since, edition)",
        section=Section(
            columns=("authority", "kind", "program", "name", "reason", "since", "until", "edition"),
            hidden=("name", "edition"),
            by="r.since NULLS FIRST, r.authority, r.id",
        ),
        link="TARGETS",
        of=("Vessel", "Company", "Person"),
        spells=(
            Spell(
                kind="measure",
                says=(("{authority}: {kind}", "{authority}: {name}", "{kind}", "{name}"), "{program}", "{reason}"),
                since="coalesce(since, CASE WHEN until IS NULL THEN edition END)",
                until="until",
                decided=True,
            ),
        ),
    )

    authority: str | None = prop("Who imposed it", default=None)
    program: str | None = prop("Programme or legal basis, as written", default=None)
    kind: str | None = prop("Kind of measure, as written", default=None)
    reason: str | None = prop("Reason, as written", default=None)
    since: dt.datetime | None = prop("First day", default=None)
    until: dt.datetime | None = prop("Last day; nothing where it is open", default=None)
    edition: dt.datetime | None = prop("Day of the source's edition, where known", default=None)

"""Whose a place is: the company or person whose mention stands beside that of the place."""

from __future__ import annotations

from ..tables import database, insert
from .small import ask

ROW = {"file_id": "file:1", "record_no": 1, "line": 2, "dataset": "refusals@2025", "role": "plant"}


def test_a_place_is_operated_by_whom_the_same_field_names():
    with database() as connection:
        for mention, entity in (("p", "facility:1"), ("c", "company:1"), ("q", "facility:2"), ("o", "company:2")):
            insert(
                connection, "derived.mention", id=mention, entity_id=entity, confidence=0.8, basis="name", verified=True
            )
        insert(connection, "read.party_mention", **ROW, mention_id="c", record_id="refusal:1", name="SEIN LTD")
        insert(connection, "read.party_mention", **ROW, mention_id="p", record_id="refusal:1", name="SEIN LTD",
               asset_mention_id="c")  # fmt: skip
        # A farm of which no company is named; an owner of a company.
        insert(connection, "read.party_mention", **ROW, mention_id="q", record_id="refusal:2", name="RIO LINDO 3")
        insert(connection, "read.party_mention", **ROW | {"role": "owner"}, mention_id="o", record_id="refusal:3",
               name="HOLD LTD", asset_mention_id="c")  # fmt: skip
        assert ask(connection, "edges/operated_by", "source, target, record, as_written, datasets, confidence") == [
            ("facility:1", "company:1", "refusal:1", "SEIN LTD", ["refusals@2025"], 0.8)
        ]

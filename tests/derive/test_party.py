"""Companies and persons of a few mentions written by hand."""

from __future__ import annotations

import pytest

from ..tables import database, insert
from .small import made


@pytest.mark.parametrize(("seats", "told"), [(2, 1), (10, 9), (11, 0)])
def test_up_to_ten_companies_at_one_street_say_who_else_is_there(seats, told):
    """More are a district, or an agent's door: to share it says nothing."""
    with database() as connection:
        for number in range(1, seats + 1):
            mention = f"m{number:02}"
            insert(connection, "resolve.member", mention_id=mention, entity_id=f"company:{number:02}", confidence=1.0)
            insert(connection, "read.party_mention", file_id="file:1", record_no=1, line=2, mention_id=mention,
                   name="SEIN LTD", address_key="1 QUAY", address_precise=True)  # fmt: skip
        found = dict(made(connection, "SELECT id, same_address FROM derived.company"))
    assert found["company:01"] == [f"company:{number:02} 1 QUAY" for number in range(2, told + 2)]


def test_a_company_handles_goods_where_most_of_its_names_say_so():
    names = {
        "company:1": (["handles goods: forwarder", "legal form"], ["handles goods: forwarder"], ["legal form"]),
        "company:2": (["handles goods: forwarder"], ["legal form"], []),
        "company:3": (["handles goods: bank"],),
    }
    with database() as connection:
        for entity, mentions in names.items():
            for number, signs in enumerate(mentions):
                mention = f"{entity} {number}"
                insert(connection, "resolve.member", mention_id=mention, entity_id=entity, confidence=1.0)
                insert(connection, "read.party_mention", file_id="file:1", record_no=1, line=2, mention_id=mention,
                       name=f"SEIN {number}", signs=signs)  # fmt: skip
        found = made(connection, "SELECT id, kind FROM derived.company ORDER BY id")
    assert found == [("company:1", "forwarder"), ("company:2", None), ("company:3", "bank")]

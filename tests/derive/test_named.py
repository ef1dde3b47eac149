"""A role is one line: a made-up one draws a made-up relationship, from the record to the party."""

from __future__ import annotations

from catchgraph.derive.declared import declare
from catchgraph.derive.diff import fill
from catchgraph.derive.plan import by_role, edge
from catchgraph.derive.steps import statement
from catchgraph.model.properties import noun, properties_of
from catchgraph.model.relationships import Relationship
from catchgraph.model.roles import ROLES, Role
from catchgraph.model.schema import HASH, RelType, create_table

from ..tables import database, insert

WITNESS = Role("witness", "WITNESSED_BY", end="record")
ROW = {"file_id": "file:1", "record_no": 1, "line": 2, "dataset": "permits@2025"}


@noun
class WitnessedBy(Relationship):
    """A record names a witness."""

    TYPE = "WITNESSED_BY"


def test_a_made_up_role_draws_its_relationship_and_no_other_one():
    kind = RelType(WitnessedBy, (*properties_of(WitnessedBy), HASH), (("Registration", "Company"),))
    with database() as connection:
        declare(connection)
        connection.execute(create_table(kind, "derived"))
        insert(
            connection, "derived.mention", id="p", entity_id="company:1", confidence=0.8, basis="name", verified=True
        )
        for role in ("witness", "owner"):
            insert(connection, "read.party_mention", **ROW, mention_id="p", record_id="registration:1", role=role,
                   signs=["legal form"], name="SEIN LTD")  # fmt: skip
        made = by_role((*ROLES, WITNESS))
        assert {"OWNS", "OPERATES", "WITNESSED_BY"} <= set(made)
        sql, given = made["WITNESSED_BY"]
        assert fill(connection, edge(kind, sql, ("derived.mention", "read.party_mention"), given=given)).rows == 1
        columns = (
            "source, source_label, target, target_label, datasets, record, as_written, confidence, basis, verified"
        )
        assert connection.execute(f"SELECT {columns} FROM derived.witnessed_by").fetchall() == [
            ("registration:1", "Registration", "company:1", "Company", ["permits@2025"], "registration:1", "SEIN LTD",
             0.8, "name", True)
        ]  # fmt: skip


def test_who_is_the_same_as_another_party_of_its_record_is_that_one():
    with database() as connection:
        insert(
            connection, "derived.mention", id="c", entity_id="company:1", confidence=0.8, basis="name", verified=True
        )
        for record in ("bill:1", "bill:2"):
            insert(connection, "read.party_mention", **ROW, mention_id="c", record_id=record, role="consignee",
                   name="SEIN LTD")  # fmt: skip
        insert(connection, "read.same_party", **ROW, record_id="bill:1", role="notify party", same_as="consignee",
               as_written="SAME AS CONSIGNEE")  # fmt: skip
        # Whom it means is named nowhere.
        insert(connection, "read.same_party", **ROW, record_id="bill:2", role="notify party", same_as="shipper",
               as_written="SAME AS SHIPPER")  # fmt: skip
        declare(connection)
        _, given = by_role(ROLES)["NOTIFIES"]
        sql = statement("edges/named")
        assert connection.execute(f"SELECT source, target, part, as_written FROM ({sql})", given).fetchall() == [
            ("bill:1", "company:1", "notify party", "SAME AS CONSIGNEE")
        ]

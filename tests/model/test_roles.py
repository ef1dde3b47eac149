"""Roles: which relationship each draws, and which one words mean."""

import pytest

from catchgraph.model.roles import DESCRIBED, HOLDERS, NAMES, PLACES, ROLES, role_in, stated
from catchgraph.model.schema import NODES, relationship


def test_each_role_draws_one_kind_of_one_declared_relationship():
    drawn = {role.name: (role.relationship, role.kind) for role in ROLES if role.end == "asset"}
    assert tuple(drawn) == HOLDERS
    assert drawn == {
        "owner": ("OWNS", "registered"),
        "beneficial owner": ("OWNS", "beneficial"),
        "owner as stated": ("OWNS", "as stated"),
        "operator": ("OPERATES", "operator"),
        "operating company": ("OPERATES", "operating company"),
        "charterer": ("OPERATES", "charterer"),
        "operator as stated": ("OPERATES", "as stated"),
    }
    assert len(set(NAMES)) == len(ROLES)
    assert DESCRIBED not in NAMES
    for role in ROLES:
        assert relationship(role.relationship).type == role.relationship


def test_records_name_roles_that_are_declared_and_lead_from_the_record():
    leads = {role.name: relationship(role.relationship) for role in ROLES if role.end == "record"}
    for kind in NODES:
        for name in kind.tells.names:
            assert (kind.label, "Company") in leads[name].pairs, (kind.label, name)
    named = {name for kind in NODES for name in kind.tells.names}
    assert named | {"declarant"} | set(PLACES.values()) == set(leads)


def test_kinds_of_one_relationship_tell_its_roles_apart():
    assert len({(role.relationship, role.kind) for role in ROLES}) == len(ROLES)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("beneficial ownership", "beneficial owner"),
        ("registered owner", "owner"),
        # The more particular word counts.
        ("registered as beneficial owner", "beneficial owner"),
        ("shareholder", "owner as stated"),
        ("", "owner as stated"),
    ],
)
def test_words_of_a_link_mean_a_role(words, expected):
    assert role_in(words, "OWNS") == expected


def test_what_a_source_does_not_tell_is_as_stated():
    assert (stated("OWNS"), stated("OPERATES")) == ("owner as stated", "operator as stated")
    assert role_in("registered", "OPERATES") == "operator as stated"

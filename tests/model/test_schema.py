import datetime as dt
from pathlib import Path

import pytest

from catchgraph.errors import NotFound
from catchgraph.model.docs import model_page
from catchgraph.model.nodes import Node
from catchgraph.model.properties import noun, prop, properties_of
from catchgraph.model.schema import (
    NODES,
    RELATIONSHIPS,
    constraint,
    create_table,
    label_of,
    node,
    relationship,
)

ROOT = Path(__file__).parents[2]


def test_every_property_has_a_description_and_every_noun_a_meaning():
    for kind in (*NODES, *RELATIONSHIPS):
        assert kind.description
        assert all(p.description for p in kind.properties), kind


def test_relationships_join_labels_of_the_model():
    labels = {kind.label for kind in NODES}
    for kind in RELATIONSHIPS:
        assert {end for pair in kind.pairs for end in pair} <= labels, kind.type


def test_an_event_that_a_record_with_lines_reports_may_have_lines():
    """A departure with catch on board has some."""
    reported = {event for kind in NODES if kind.tells.lines for event in kind.tells.reports}
    assert {"PortCall", "Fishing", "Landing"} <= reported
    assert reported <= relationship("HAS_LINE").sources


def test_an_id_names_its_label():
    assert label_of("vessel:00ff") == "Vessel"
    assert label_of("took_part_in:00ff") is None
    assert label_of("KALAN-2") is None


def test_a_property_of_a_type_no_store_holds_is_refused():
    @noun
    class Odd(Node):
        days: dict[str, int] = prop("Days")

    with pytest.raises(TypeError, match="days"):
        properties_of(Odd)


def test_a_property_without_description_is_refused():
    @noun
    class Mute(Node):
        day: dt.datetime | None = None

    with pytest.raises(TypeError, match="day"):
        properties_of(Mute)


def test_statements_come_from_the_declaration():
    assert constraint(node("Vessel")) == (
        "CREATE CONSTRAINT vessel_id IF NOT EXISTS FOR (n:Vessel) REQUIRE n.id IS UNIQUE"
    )
    ddl = create_table(relationship("TOOK_PART_IN"), "derived")
    assert ddl.startswith('CREATE TABLE IF NOT EXISTS derived."took_part_in" ("id" VARCHAR, source VARCHAR')
    assert '"confidence" DOUBLE' in ddl


def test_labels_and_types_are_a_closed_set():
    with pytest.raises(NotFound, match="Ship"):
        node("Ship")
    with pytest.raises(NotFound, match="SANK"):
        relationship("SANK")


def test_the_model_page_is_up_to_date():
    page = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    assert page == model_page(), "run: python -m catchgraph.model.docs > docs/model.md"

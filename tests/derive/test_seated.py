"""Where goods were farmed, processed and stored: the places that lines, and records for the whole, name."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest
from tests.tables import database, insert

from .small import made

_PLACE = {"file_id": "file:1", "record_no": 1, "line": 2, "dataset": "papers@2025"}
_AT = "SELECT source, target, confidence FROM derived.{} ORDER BY source, target"


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    connection = database()
    insert(connection, "read.file", file_id="file:1", name="papers", dataset="papers@2025")
    return connection


def line(connection: duckdb.DuckDBPyConnection, record: str, number: str, stage: str = "product") -> str:
    """A line of a record."""
    id_ = f"goods:{record.partition(':')[2]}-{number}"
    insert(connection, "read.goods", **_PLACE, id=id_, name=id_, record=record, stage=stage)
    return id_


def seat(
    connection: duckdb.DuckDBPyConnection, record: str, place: str, facility: str, *, of: str | None = None, **more: Any
) -> None:
    """A mention of a place, and of whose it is: `of`, a role."""
    name = f"{record}-{facility}"
    for mention, entity, role, whose in (
        (f"mention:{name}", facility, place, f"mention:{name}-owner" if of else None),
        (f"mention:{name}-owner", "company:1", of, None),
    ):
        if role:
            insert(connection, "resolve.member", mention_id=mention, entity_id=entity, confidence=1.0, basis="FEI")
            insert(connection, "read.party_mention", **_PLACE, mention_id=mention, record_id=record, role=role,
                   name="SEIN", asset_mention_id=whose, **more)  # fmt: skip


def test_a_line_names_its_own_plant_and_the_others_have_that_of_the_whole(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    first, second = (line(connection, "entry:1", number) for number in ("1", "2"))
    line(connection, "entry:1", "3", "input")
    seat(connection, "entry:1", "plant", "facility:own", of="manufacturer", line_id=first)
    seat(connection, "entry:1", "plant", "facility:whole")
    assert made(connection, _AT.format("processed_by")) == [
        (first, "facility:own", 1.0), (second, "facility:whole", 1.0),
    ]  # fmt: skip


def test_of_two_plants_for_the_whole_each_has_half_and_that_of_an_exporter_made_nothing(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    product = line(connection, "processing_statement:1", "1")
    seat(connection, "processing_statement:1", "plant", "facility:1", of="processor")
    seat(connection, "processing_statement:1", "plant", "facility:2", of="processor")
    seat(connection, "processing_statement:1", "plant", "facility:3", of="exporter")
    assert made(connection, _AT.format("processed_by")) == [
        (product, "facility:1", 0.5), (product, "facility:2", 0.5),
    ]  # fmt: skip


def test_a_vessel_that_processed_stands_beside_plants(connection: duckdb.DuckDBPyConnection) -> None:
    product = line(connection, "processing_statement:1", "1")
    insert(connection, "read.named_vessel", **_PLACE, named_id="naming:1", record_id="processing_statement:1",
           line_id=product, role="processing vessel", name="GOLF")  # fmt: skip
    insert(connection, "resolve.named", named_id="naming:1", record_id="processing_statement:1", entity_id="vessel:1",
           confidence=0.9, basis="name and flag", verified=False)  # fmt: skip
    seat(connection, "processing_statement:1", "plant", "facility:1", of="processor")
    assert made(connection, _AT.format("processed_by")) == [
        (product, "facility:1", 1.0), (product, "vessel:1", 0.9),
    ]  # fmt: skip


def test_a_farm_is_that_of_the_catches_else_of_the_products(connection: duckdb.DuckDBPyConnection) -> None:
    line(connection, "harvest_report:1", "1")
    harvest = line(connection, "harvest_report:1", "2", "catch")
    product = line(connection, "paper:2", "1")
    seat(connection, "harvest_report:1", "farm site", "facility:farm", of="farm")
    seat(connection, "paper:2", "farm site", "facility:farm")
    assert made(connection, _AT.format("farmed_at")) == [
        (harvest, "facility:farm", 1.0), (product, "facility:farm", 1.0),
    ]  # fmt: skip


def test_a_store_keeps_the_products_of_its_document(connection: duckdb.DuckDBPyConnection) -> None:
    product = line(connection, "storage_document:1", "1")
    line(connection, "storage_document:1", "2", "input")
    seat(connection, "storage_document:1", "cold store", "facility:store", of="store")
    assert made(connection, _AT.format("stored_at")) == [(product, "facility:store", 1.0)]

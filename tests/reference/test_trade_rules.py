"""Tables that patterns of trade take: operations and origin, look-alikes, areas, farming, factory ships."""

from __future__ import annotations

import datetime as dt

import pytest

from catchgraph.reference.tables import read_table, source

SPECIES = {row["code"]: row for row in read_table("species")}
GROUPS = {row["group"] for row in SPECIES.values()} - {""}
MAJOR = {row["code"] for row in read_table("fao_areas") if len(row["code"]) == 2}
COLUMNS = {
    "origin_operations": "regime operation species_group confers since until source status",
    "lookalikes": "species told_as why source status",
    "species_areas": "species area source status",
    "production": "species method since until source status",
    "factory_types": "kind value group source status",
}
#: Columns of which no two rows are the same.
KEYS = {
    "origin_operations": ("regime", "operation", "species_group", "since"),
    "lookalikes": ("species", "told_as"),
    "species_areas": ("species", "area"),
    "production": ("species", "since"),
    "factory_types": ("kind", "value"),
}


@pytest.mark.parametrize("table", COLUMNS)
def test_rows_name_their_source_stand_once_and_have_days_in_order(table: str) -> None:
    rows = read_table(table)
    assert source(table)
    for row in rows:
        assert list(row) == COLUMNS[table].split()
        assert row["status"] in {"verified", "unverified"}
        assert row["source"]
        days = [dt.date.fromisoformat(row[name]) for name in ("since", "until") if row.get(name)]
        assert days == sorted(days), row
    keys = [tuple(row[name] for name in KEYS[table]) for row in rows]
    assert keys == sorted(set(keys))


def test_operations_are_of_known_groups_and_regimes() -> None:
    rows = read_table("origin_operations")
    for row in rows:
        assert row["regime"] in {"marking", "adcvd", "preference", "sanctions"}
        assert row["confers"] in {"yes", "no"}
        assert row["species_group"] in GROUPS | {"any"}
    said = {(row["regime"], row["operation"], row["species_group"]): row["confers"] for row in rows}
    assert said["marking", "filleting", "cod"] == "yes"
    assert said["marking", "peeling", "shrimp"] == "no"
    # Until its rulings are read, nobody can say of tuna.
    assert not any(group == "tuna" for _, _, group in said)


def test_species_areas_and_groups_are_known() -> None:
    for row in read_table("lookalikes"):
        assert {row["species"], row["told_as"]} <= SPECIES.keys()
        assert row["species"] != row["told_as"]
    for row in read_table("species_areas"):
        assert row["area"] in MAJOR
        assert not SPECIES[row["species"]]["wide"]
    for row in read_table("production"):
        assert row["species"] in SPECIES
        assert row["method"] in {"never farmed", "rarely wild"}
    pollock = {row["area"] for row in read_table("species_areas") if row["species"] == "ALK"}
    assert pollock == {"61", "67"}


def test_factory_types_are_codes_or_words_in_capitals() -> None:
    rows = read_table("factory_types")
    for row in rows:
        assert row["kind"] in {"code", "word"}
        assert row["group"] in {"factory", "mothership", "processor"}
        assert row["value"] == row["value"].upper()
    assert {"factory", "mothership"} <= {row["group"] for row in rows if row["kind"] == "code"}

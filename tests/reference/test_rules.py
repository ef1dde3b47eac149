"""The tables of bodies, of rules of transhipment and of parties to the port state agreement."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from catchgraph.reference.countries import country
from catchgraph.reference.tables import read_table

#: Groups of gear, as `normalise.gear` gives them.
GROUPS = {row["group"] for table in ("gear_codes", "gear_words") for row in read_table(table)} - {""}
MEMBERS = """
AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE
"""


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("rfmos", "id name register gears species carriers since source status"),
        ("transshipment_rules", "rfmo gear area exempt_flags exempt_until_tonnage exemption since until source status"),
        ("psma_parties", "iso3 name since until party source status"),
    ],
)
def test_rows_name_their_source_and_say_whether_they_were_verified(table: str, columns: str) -> None:
    for row in read_table(table):
        assert list(row) == columns.split()
        assert row["status"] in {"verified", "unverified"}
        assert row["source"]
        days = [dt.date.fromisoformat(row[name]) for name in ("since", "until") if row.get(name)]
        assert days == sorted(days), row


def test_bodies_stand_once_and_those_with_a_register_say_for_what() -> None:
    rows = read_table("rfmos")
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids))
    for row in rows:
        assert bool(row["register"]) == bool(row["gears"]), row
        assert row["carriers"] == "no" or row["register"], row
        assert row["gears"] in {"", "any"} or set(row["gears"].split("|")) <= GROUPS, row
    assert {"WCPFC", "IOTC", "IATTC", "CCSBT", "FFA", "NEAFC", "NAFO", "PNA"} <= {row["register"] for row in rows}
    assert {row["id"] for row in rows if not row["register"]} >= {"ACAP", "IWC", "SEAFDEC", "APFIC", "NACA", "SPC"}


def test_every_body_that_the_public_events_name_is_known(shared_data: Path) -> None:
    with (shared_data / "events/gfw-carrier-encounters.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    named = {word for row in rows for word in row["rfmo"].split(";")} - {""}
    assert "WCPFC" in named
    assert named - {row["id"] for row in read_table("rfmos")} == set()


def test_rules_name_known_bodies_gears_and_flags() -> None:
    bodies = {row["id"] for row in read_table("rfmos")}
    for row in read_table("transshipment_rules"):
        assert row["rfmo"] in bodies
        assert row["gear"] in GROUPS
        assert row["area"] in {"all", "high seas"}
        assert all(country(flag) for flag in filter(None, row["exempt_flags"].split("|"))), row
        assert row["exempt_until_tonnage"] == "" or float(row["exempt_until_tonnage"]) > 0
        assert row["since"]


def test_purse_seiners_in_the_western_pacific() -> None:
    [everywhere, high_seas] = [row for row in read_table("transshipment_rules") if row["rfmo"] == "WCPFC"]
    assert (everywhere["gear"], everywhere["exempt_flags"], everywhere["exempt_until_tonnage"]) == (
        *("purse seine", "PNG|PHL|NZL", "600"),
    )
    assert (high_seas["area"], high_seas["exempt_flags"]) == ("high seas", "")


def test_rules_of_one_body_and_gear_follow_each_other() -> None:
    spans: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for row in read_table("transshipment_rules"):
        spans.setdefault((row["rfmo"], row["gear"], row["area"]), []).append((row["since"], row["until"] or "9999"))
    for span in spans.values():
        assert all(ends < begins for (_, ends), (begins, _) in zip(sorted(span), sorted(span)[1:], strict=False))


def test_nobody_was_a_party_before_the_agreement_was_in_force() -> None:
    rows = read_table("psma_parties")
    assert all(country(row["iso3"]) for row in rows)
    assert min(row["since"] for row in rows if row["since"]) == "2016-06-05"
    assert all(row["status"] == "unverified" for row in rows if not row["since"])


def test_the_union_is_one_party_and_a_state_that_left_is_one_of_its_own() -> None:
    rows = read_table("psma_parties")
    today = {row["iso3"] for row in rows if row["party"] == "EU" and not row["until"]}
    assert today == set(MEMBERS.split())
    assert [(row["party"], row["until"]) for row in rows if row["iso3"] == "GBR"] == [("EU", "2020-12-31"), ("GBR", "")]


def test_parties_are_as_many_as_the_depositary_counts() -> None:
    """79 in June 2024 (FAO's news on the Marshall Islands), and two of the later list."""
    parties = {row["party"] for row in read_table("psma_parties")}
    assert len(parties - {"CHN", "SAU"}) == 79
    assert len({row["party"] for row in read_table("psma_parties") if row["since"] == "2016-06-05"}) == 30


def test_states_that_designated_ports_are_parties(shared_data: Path) -> None:
    path = shared_data / "reference/psma_designated_port_20250430.csv"
    with path.open(encoding="utf-8", newline="") as file:
        states = {row["ISO3"] for row in csv.DictReader(file)}
    assert states - {row["iso3"] for row in read_table("psma_parties")} == set()

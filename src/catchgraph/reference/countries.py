"""Flags: ISO 3166-1 codes, names and aliases, and the maritime identification digits that stand for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .tables import read_table


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory that may be a flag."""

    iso3: str
    iso2: str
    name: str
    aliases: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """All countries and territories, former ones too, by ISO3 code."""
    return tuple(
        Country(row["iso3"], row["iso2"], row["name"], tuple(filter(None, row["aliases"].split("|"))))
        for row in read_table("countries")
    )


@cache
def country(iso3: str) -> Country | None:
    """The country of an ISO3 code."""
    return _by_iso3().get(iso3)


@cache
def iso3_by_iso2() -> dict[str, str]:
    """ISO3 code of each ISO2 code."""
    return {entry.iso2: entry.iso3 for entry in countries() if entry.iso2}


@cache
def iso3_by_mid() -> dict[str, str]:
    """ISO3 code of each of the ITU's maritime identification digits."""
    return {row["mid"]: row["iso3"] for row in read_table("maritime_ids")}


@cache
def _by_iso3() -> dict[str, Country]:
    return {entry.iso3: entry for entry in countries()}

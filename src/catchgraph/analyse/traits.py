"""What a vessel is known by, owned by and built like, each value with the rows that say so."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from catchgraph.analyse.holders import owners_and_operators
from catchgraph.analyse.identity import identity
from catchgraph.analyse.subject import gather
from catchgraph.normalise.address import address_key
from catchgraph.normalise.vessel_name import vessel_name

if TYPE_CHECKING:
    import duckdb

#: What two vessels are compared by, in the order of an answer.
FACTS = (
    "IMO number", "name", "flag", "call sign", "MMSI", "registration number", "owner", "operator",
    "address of owner or operator", "vessel type", "gear", "length", "tonnage", "year of build", "port of registry",
)  # fmt: skip
#: Facts of the identity section under the name of what they are a value of, at whatever time.
_SAME = {"previous name": "name", "name with an RFMO": "name", "previous flag": "flag"}
_BUILT = """
    SELECT 'vessel type' AS fact, upper(vessel_type) AS key, vessel_type AS value, records FROM temp.registration
    UNION ALL SELECT 'vessel type', upper(vessel_type), vessel_type, records FROM temp.listing
    UNION ALL SELECT 'vessel type', upper(vessel_type), vessel_type, records FROM temp.identity
    UNION ALL SELECT 'gear', upper(gear), gear, records FROM temp.registration
    UNION ALL SELECT 'gear', upper(gear), gear, records FROM temp.listing
    UNION ALL SELECT 'gear', upper(gear), gear, records FROM temp.identity
    UNION ALL SELECT 'port of registry', upper(port), port, records FROM temp.registration
    UNION ALL SELECT 'length', printf('%.1f', length_m), printf('%.1f m', length_m) || coalesce(' ' || length_kind, ''),
                     records FROM temp.registration
    UNION ALL SELECT 'length', printf('%.1f', x), printf('%.1f m', x), records
    FROM (SELECT unnest(lengths_m) AS x, records FROM temp.listing)
    UNION ALL SELECT 'length', printf('%.1f', length_m), printf('%.1f m', length_m), records FROM temp.identity
    UNION ALL SELECT 'tonnage', printf('%.0f', tonnage), printf('%.0f', tonnage) || coalesce(' ' || tonnage_kind, ''),
                     records FROM temp.registration
    UNION ALL SELECT 'tonnage', printf('%.0f', x), printf('%.0f', x), records
    FROM (SELECT unnest(tonnages) AS x, records FROM temp.listing)
    UNION ALL SELECT 'tonnage', printf('%.0f', tonnage), printf('%.0f', tonnage), records FROM temp.identity
    UNION ALL SELECT 'year of build', CAST(built AS VARCHAR), CAST(built AS VARCHAR), records FROM temp.registration
    UNION ALL SELECT 'year of build', CAST(x AS VARCHAR), CAST(x AS VARCHAR), records
    FROM (SELECT unnest(built) AS x, records FROM temp.listing)
    UNION ALL SELECT 'year of build', CAST(built AS VARCHAR), CAST(built AS VARCHAR), records FROM temp.identity
"""
_ADDRESSES = """
    SELECT id, unnest(address_keys) AS key, addresses FROM derived.company WHERE id IN (SELECT unnest(?)) ORDER BY ALL
"""
#: MMSIs known from events alone, each with the first event.
_TRANSMITTED = """
    SELECT t.mmsi, arg_min(e.records, (e.start, e.id))
    FROM derived.took_part_in t JOIN derived.encounter e ON e.id = t.target
    WHERE t.source = ? AND t.mmsi IS NOT NULL GROUP BY t.mmsi ORDER BY t.mmsi
"""


class Traits:
    """Values of each fact by the key under which they are compared: how they are written, and where."""

    def __init__(self) -> None:
        self.values: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self.places: defaultdict[tuple[str, str], set[str]] = defaultdict(set)

    def add(self, fact: str, key: str, value: str, where: list[str] | None) -> None:
        """Keep a value; of several spellings of one key the first by alphabet stays."""
        self.values[fact][key] = min(value, self.values[fact].get(key, value))
        self.places[fact, key].update(where or ())

    def where(self, fact: str, keys: set[str]) -> list[str]:
        """File and line of these values."""
        return sorted({place for key in keys for place in self.places[fact, key]})


def traits(connection: duckdb.DuckDBPyConnection, vessel: str) -> Traits:
    """Everything that one vessel may have in common with another."""
    gather(connection, vessel)
    found = Traits()
    for row in identity(connection).dicts():
        fact = _SAME.get(row["fact"], row["fact"])
        # A number whose check digit is wrong identifies nothing.
        if fact in FACTS:
            parsed = vessel_name(row["value"]) if fact == "name" else None
            found.add(fact, parsed.key if parsed else row["value"], row["value"], row["where"])
    for fact, key, value, where in connection.execute(f"SELECT * FROM ({_BUILT}) ORDER BY ALL").fetchall():  # noqa: S608
        if value:
            found.add(fact, key, value, where)
    for mmsi, where in connection.execute(_TRANSMITTED, [vessel]).fetchall():
        if mmsi not in found.values["MMSI"]:
            found.add("MMSI", mmsi, mmsi, where)
    _holders(connection, vessel, found)
    return found


def _holders(connection: duckdb.DuckDBPyConnection, vessel: str, found: Traits) -> None:
    places: defaultdict[str, set[str]] = defaultdict(set)
    for row in owners_and_operators(connection, vessel).dicts():
        fact = "owner" if row["holds"] == "owns" else "operator"
        found.add(fact, row["party"], row["name"] or row["party"], row["where"])
        places[row["party"]].update(row["where"])
    for company, key, addresses in connection.execute(_ADDRESSES, [sorted(places)]).fetchall():
        written = min((text for text in addresses if address_key(text) == key), default=key)
        found.add("address of owner or operator", key, written, sorted(places[company]))

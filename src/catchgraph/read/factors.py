"""A user's own factors to live weight, and the live weights of what a case holds by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.case.factors import COLUMNS, SAID, SAID_KEY, factors, keep, own
from catchgraph.errors import InputError
from catchgraph.normalise.goods.form import STATES
from catchgraph.normalise.goods.live_weight import ADDED, UNCODED
from catchgraph.read.clean.goods import live_factors
from catchgraph.read.own_table import own_rows
from catchgraph.reference.tables import read_table, word_set

if TYPE_CHECKING:
    import duckdb

    from catchgraph.normalise.goods.live_weight import Factors

_NEEDED = ("species", "state", "presentation", "factor")
_EXAMPLE = f"Write a header with {', '.join(COLUMNS)}, and a row per factor: COD,FRO,FIS,2.6,own trials 2024."
#: What a factor without a source is said to be from.
_OWN = "own table"
#: No product weighs more than its fish, nor a hundredth of it: `normalise.goods.live_weight`.
_LEAST, _MOST = 1, 100
_WORDS = ADDED | UNCODED


def read_factors(path: Path) -> list[dict[str, str]]:
    """The factors of a CSV file, sorted: species, state, presentation, factor, source.

    Species are ASFIS codes, states and presentations EU codes. For a form that has none a word stands in place of the
    presentation (`loin`, `canned`), and the state may be empty: it is of each then. Raises `InputError` naming
    file, line, and what was expected; a factor of 0 is none and has no row.
    """
    found = [_factor(place, row) for place, row in own_rows(path, COLUMNS, _NEEDED, _EXAMPLE)]
    if not found:
        raise InputError(f"{path.name} names no factor; expected a row for each", hint=_EXAMPLE)
    unique = sorted({tuple(row[name] for name in COLUMNS) for row in found})
    return [dict(zip(COLUMNS, row, strict=True)) for row in unique]


def _factor(place: str, row: Mapping[str, str]) -> dict[str, str]:
    codes = {name: row[name].upper() for name in ("species", "state", "presentation")}
    known = {"species": _species(), "state": frozenset(STATES), "presentation": _presentations()}
    if (word := row["presentation"].lower()) in _WORDS:
        codes["presentation"] = word
        known |= {"presentation": _WORDS, "state": known["state"] | {""}}
    said = {"species": "an ASFIS code: COD, YFT", "state": "an EU code: FRE, FRO, SAL",
            "presentation": f"an EU code: WHL, GUT, GUH, FIL, FIS, or a word: {', '.join(sorted(_WORDS))}"}  # fmt: skip
    for name, code in codes.items():
        if code not in known[name]:
            raise InputError(f"{place}: {name} {row[name]!r} is not known; expected {said[name]}", hint=_EXAMPLE)
    return {**codes, "factor": _number(place, row["factor"]), "source": row.get("source") or _OWN}


def _number(place: str, text: str) -> str:
    try:
        found = float(text)
    except ValueError:
        found = float("nan")
    if found == 0:
        raise InputError(f"{place}: a factor of 0 is none", hint="Leave the row out: the published factor counts then.")
    if not _LEAST <= found < _MOST:
        raise InputError(
            f"{place}: factor {text!r} is not a number from 1 to 100; expected live weight ÷ net weight",
            hint="Write it with a decimal point: 2.6.",
        )
    return repr(found)


@cache
def _species() -> frozenset[str]:
    return word_set("species", "code")


@cache
def _presentations() -> frozenset[str]:
    """Those that published factors are of: no product has another by what is read."""
    return frozenset(row["presentation"] for row in read_table("conversion_factors"))


def use(connection: duckdb.DuckDBPyConnection, found: Sequence[Mapping[str, str]]) -> bool:
    """Keep the user's own factors, and weigh every line of the case anew by them; False where they are those already.

    What is derived is then to be derived anew.
    """
    if own(connection) == [dict(row) for row in found]:
        return False
    keep(connection, found)
    reweigh(connection)
    connection.execute("DELETE FROM main.setting WHERE name = 'derive_code'")
    return True


def reweigh(connection: duckdb.DuckDBPyConnection, files: Sequence[str] | None = None) -> None:
    """Live weights of every line, or of those of files, by the factors that count in the case.

    What a record states itself (`live_basis` is `stated`) stands.
    """
    within = "" if files is None else "AND file_id IN (SELECT unnest($files))"
    given = {} if files is None else {"files": list(files)}
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE weighed AS
            SELECT rowid AS place, coalesce(net_kg, landed_kg) AS kg, {SAID_KEY} AS key, {", ".join(SAID)}
            FROM read.goods
            WHERE coalesce(net_kg, landed_kg) IS NOT NULL AND live_basis IS DISTINCT FROM 'stated' {within}""",  # noqa: S608
        given or None,
    )
    query = f"SELECT DISTINCT ON (key) key, {', '.join(SAID)} FROM temp.weighed ORDER BY key"  # noqa: S608 - fixed names
    counting = factors(connection)
    rows = [(key, *_by(counting, said)) for key, *said in connection.execute(query).fetchall()]
    connection.execute("CREATE OR REPLACE TEMP TABLE factored (key UBIGINT, low DOUBLE, high DOUBLE, sources VARCHAR)")
    if rows:
        connection.executemany("INSERT INTO factored VALUES (?, ?, ?, ?)", rows)
    connection.execute(_UPDATE)
    for table in ("weighed", "factored"):
        connection.execute(f"DROP TABLE temp.{table}")


_UPDATE = """
    UPDATE read.goods g SET
        live_low_kg = CASE WHEN w.kg > 0 THEN round(w.kg * f.low, 6) END,
        live_high_kg = CASE WHEN w.kg > 0 THEN round(w.kg * f.high, 6) END,
        live_basis = CASE WHEN w.kg > 0 THEN f.sources END
    FROM temp.weighed w JOIN temp.factored f USING (key) WHERE g.rowid = w.place
"""


def _by(counting: Factors, said: Sequence[str | None]) -> tuple[float | None, float | None, str | None]:
    found = live_factors(counting, *said)
    return found.low, found.high, "; ".join(found.sources) or None

"""The agreements that are known: those that the user named for this case, and those that come with catchgraph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from catchgraph.model.agreements import ANYBODY, Agreement
from catchgraph.model.properties import properties_of
from catchgraph.normalise.administration import administration_of
from catchgraph.normalise.text import key
from catchgraph.reference.tables import read_table

if TYPE_CHECKING:
    import duckdb

_NAMES = tuple(p.name for p in properties_of(Agreement))


def keep(connection: duckdb.DuckDBPyConnection, found: Sequence[Agreement]) -> None:
    """Keep the user's own agreements, in place of those of before."""
    connection.execute("DELETE FROM main.agreement")
    marks = ", ".join("?" for _ in _NAMES)
    for each in found:
        connection.execute(
            f"INSERT INTO main.agreement ({', '.join(_NAMES)}) VALUES ({marks})",  # noqa: S608 the model's names
            [getattr(each, name) for name in _NAMES],
        )


def agreements(connection: duckdb.DuckDBPyConnection) -> list[Agreement]:
    """All of them, the user's own first; one of ours counts where the user has none of that channel with it."""
    rows = connection.execute(
        f"SELECT {', '.join(_NAMES)} FROM main.agreement ORDER BY ALL"  # noqa: S608 the model's names
    ).fetchall()
    own = [Agreement(**dict(zip(_NAMES, row, strict=True))) for row in rows]
    stated = {(_who(each.counterpart), each.channel) for each in own}
    return own + [each for each in known() if (_who(each.counterpart), each.channel) not in stated]


@cache
def known() -> tuple[Agreement, ...]:
    """Those that come with catchgraph."""
    rows = [dict(row) for row in read_table("agreements")]
    return tuple(Agreement(unverified=bool(row.pop("unverified")), **row) for row in rows)


def with_(administration: str, every: Iterable[Agreement]) -> list[Agreement]:
    """The agreements with an administration: by its own name, or that of the State or union it is of."""
    who = {_who(administration), key(administration)}
    return [each for each in every if each.counterpart != ANYBODY and _who(each.counterpart) in who]


def _who(counterpart: str) -> str:
    """What stands for whom an agreement is with: its State or union, else its name."""
    return administration_of(counterpart) or key(counterpart)

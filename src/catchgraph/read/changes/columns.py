"""What is compared of each kind of record, and by what a row of one edition is known again in another."""

from __future__ import annotations

from dataclasses import dataclass

from catchgraph.model.properties import Property
from catchgraph.model.roles import HOLDERS
from catchgraph.model.schema import EVENTS, RECORDS, STATEMENTS, NodeType

#: Properties that say nothing of their own: ids, the edition itself, and what is worked out from another property or
#: from the edition.
_OURS = frozenset(
    {
        *("id", "datasets", "records", "hash", "edition", "gone_by", "period"),
        *("covers_since", "covers_until"),
        *("name_key", "name_keys", "previous_name_keys", "gear_group", "mmsi_flag", "imo_written", "imo_status"),
        *("since_latest", "until_earliest", "areas_basis", "day"),
    }
)
#: Columns that belong to one listing; the others stand in each listing of a row and are told once.
OF_A_LISTING = frozenset({"rfmo", "since", "since_precision", "until", "until_precision", "in_force", "reason"})


@dataclass(frozen=True, slots=True)
class Key:
    """An SQL expression on a row `r` (and its entity `m.entity_id`).

    What a `weak` key finds is another vessel where both sides give different valid IMO numbers.
    """

    sql: str
    weak: bool = False


def _all(*parts: str) -> str:
    return " || chr(31) || ".join(parts)


#: A register's own number: that of another administration's list is another one.
_NUMBER = _all("split_part(coalesce(f.dataset, ''), '@', 1)", "r.number")
_NAME = "r.name_key || chr(31) || coalesce(r.flag, '')"
_REGISTRATIONS = "nullif(array_to_string(list_sort(r.registration_numbers), ';'), '')"
_NAMES = "nullif(array_to_string(list_sort(r.name_keys), ';'), '')"
_SINCE = "coalesce(CAST(r.since AS VARCHAR), '')"
_FIRST = "coalesce(CAST(r.first AS VARCHAR), '')"
_PROGRAM = "coalesce(r.authority, '') || chr(31) || coalesce(r.program, '')"
_MMSIS = "nullif(array_to_string(r.mmsis, ';'), '')"
_LISTED = (("m.entity_id", False), ("r.imo", False), (_REGISTRATIONS, False), (_NAMES, True))

_KEYS: dict[str, tuple[Key, ...]] = {
    "registration": (
        *(Key(_NUMBER), Key("m.entity_id"), Key("r.imo"), Key("r.registration_number"), Key(_NAME, weak=True)),
    ),
    "listing": (
        *(Key(_all(who, "r.rfmo", _SINCE), weak) for who, weak in _LISTED),
        *(Key(_all(who, "r.rfmo"), weak) for who, weak in _LISTED),
    ),
    "broadcast": (
        *(Key("r.number"), Key(_all("r.mmsi", "r.name_key", _FIRST)), Key(_all("r.mmsi", "r.name_key"))),
        *(Key("r.mmsi"), Key("r.imo"), Key(_NAME, weak=True)),
    ),
    "identity": (
        *(Key(_all("r.number", "r.name", _SINCE)), Key(_all("r.number", "r.name")), Key(_all("r.number", _SINCE))),
        *(Key("r.number"), Key(_all("r.imo", _SINCE)), Key("r.imo"), Key(_all("r.name", _SINCE), weak=True)),
    ),
    "measure": (Key(_all("r.name", _PROGRAM, _SINCE)), Key(_all("r.name", _PROGRAM)), Key("r.name")),
}
_EVENT_KEYS = (Key("r.id"), Key("r.number"), Key(_all(_MMSIS, "CAST(r.start AS VARCHAR)")))

#: What tells a row from its neighbours in a list of additions, as SQL on `r`.
_WHAT: dict[str, str] = {
    "registration": "concat_ws(', ', r.number, r.flag, 'IMO ' || r.imo)",
    "listing": "concat_ws(', ', r.rfmo, r.period, r.flag, 'IMO ' || r.imo)",
    "broadcast": "concat_ws(', ', 'MMSI ' || r.mmsi, r.flag, 'IMO ' || r.imo)",
    "identity": "concat_ws(', ', r.number, strftime(r.since, '%Y-%m-%d'), r.flag, 'IMO ' || r.imo)",
    "measure": "concat_ws(', ', r.authority, r.program, strftime(r.since, '%Y-%m-%d'))",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """How rows of one label are compared."""

    kind: NodeType

    @property
    def table(self) -> str:
        """Table of `read`."""
        return self.kind.table

    @property
    def mentions(self) -> bool:
        """Whether a row mentions a vessel or party of its own."""
        return self.kind in STATEMENTS

    @property
    def keys(self) -> tuple[Key, ...]:
        """From the surest key to the least."""
        return _KEYS.get(self.table, _EVENT_KEYS if self.kind in EVENTS else (Key("r.id"),))

    @property
    def what(self) -> str:
        """SQL of the words beside the name."""
        return _WHAT.get(self.table, "strftime(r.start, '%Y-%m-%d %H:%M')" if self.kind in EVENTS else "NULL::VARCHAR")

    @property
    def imo(self) -> str:
        """SQL of the valid IMO number, where the label has one."""
        return "r.imo" if any(p.name == "imo" for p in self.kind.properties) else "NULL::VARCHAR"

    @property
    def texts(self) -> dict[str, str]:
        """Compared column → SQL of its value as text; nothing where the value is blank."""
        own = {p.name: _text(self.table, p) for p in self.kind.properties if p.name not in _OURS}
        return own | ({role: f'p."{role}"' for role in HOLDERS} if self.mentions else {})


COMPARED: tuple[Compared, ...] = tuple(Compared(kind) for kind in RECORDS)


def _text(table: str, given: Property) -> str:
    column = f'r."{given.name}"'
    if given.name == "imo":
        return f"coalesce({column}, r.imo_written)" if table != "listing" else column
    if (table, given.name) == ("listing", "until"):
        # An open interval of a delisted vessel ends "at latest by the edition", whatever the edition.
        column = f"CASE WHEN r.until_precision = 'unknown' THEN NULL ELSE {column} END"
    if given.type == "datetime":
        return f"replace(strftime({column}, '%Y-%m-%d %H:%M:%S'), ' 00:00:00', '')"
    if given.type.startswith("list"):
        return f"nullif(array_to_string(list_sort({column}), '; '), '')"
    return f"nullif(CAST({column} AS VARCHAR), '')"

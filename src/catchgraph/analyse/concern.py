"""What a finding is about and rests on, with the records and events that stand behind what was computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.model.schema import RECORDS, RELATIONSHIPS, label_of, node

if TYPE_CHECKING:
    import duckdb

#: Kinds that tell of something themselves: records, events, lines of goods.
_TELLING = frozenset(kind.label for kind in RECORDS)
_ABOUT = "SELECT role, target FROM derived.about WHERE source = $id ORDER BY role, target"
_RESTS = "SELECT DISTINCT target FROM derived.rests_on WHERE source = $id ORDER BY target"


@dataclass(frozen=True, slots=True)
class Concern:
    """`about`: (role, id); `rests`: what it rests on; `behind`: what a consignment, hold or balance that it is about
    is made of, and it does not rest on itself. Ids of records, events and lines, sorted.
    """

    about: tuple[tuple[str, str], ...]
    rests: tuple[str, ...]
    behind: tuple[str, ...]

    @property
    def every(self) -> tuple[str, ...]:
        """All records, events and lines of goods, sorted."""
        return tuple(sorted({*self.rests, *self.behind}))

    @property
    def subjects(self) -> tuple[str, ...]:
        """Ids of what it is about, each once."""
        return tuple(dict.fromkeys(id_ for _, id_ in self.about))


def concern(connection: duckdb.DuckDBPyConnection, finding: str) -> Concern:
    """What the finding with this id names."""
    about = tuple(connection.execute(_ABOUT, {"id": finding}).fetchall())
    rests = tuple(id_ for (id_,) in connection.execute(_RESTS, {"id": finding}).fetchall())
    computed = sorted({id_ for _, id_ in about if _computed(id_)} | {id_ for id_ in rests if _computed(id_)})
    return Concern(about, rests, tuple(sorted(_behind(connection, computed) - {*rests})))


def _computed(id_: str) -> bool:
    label = label_of(id_)
    return label is not None and node(label).layer == "computed"


def _behind(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> set[str]:
    """Records, events and lines that any relationship ties to these."""
    labels = {label for id_ in ids if (label := label_of(id_))}
    found: set[str] = set()
    for kind in RELATIONSHIPS:
        for own, other, ends in (("target", "source", kind.targets), ("source", "target", kind.sources)):
            if not labels & ends:
                continue
            rows = connection.execute(
                f"""SELECT DISTINCT {other} FROM derived."{kind.table}"
                    WHERE {own} IN (SELECT unnest($ids)) AND {other}_label IN (SELECT unnest($told))""",  # noqa: S608
                {"ids": ids, "told": sorted(_TELLING)},
            ).fetchall()
            found |= {id_ for (id_,) in rows}
    return found

"""Events that tables of declarations report: one for each record of a noun that reports one kind (`Tells.reports`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from catchgraph.model.ids import make_id
from catchgraph.model.schema import node
from catchgraph.read.document.happenings import BACKWARDS, MOVED, NO_START
from catchgraph.read.output import Rows
from catchgraph.read.papers.follow import follow
from catchgraph.read.schema import schema_of
from catchgraph.read.taking_part import frame, participants, vessels_of

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from catchgraph.read.dataset import Provenance
    from catchgraph.read.papers.columns import Columns
    from catchgraph.read.papers.rows import Table

#: Of a record what is no property of its event.
_OWN = frozenset({"id", "name", "number", "datasets", "records", "hash"})
_WEIGHED = ("record", "flow", "species", "net_kg", "live_low_kg", "live_high_kg")


@dataclass(frozen=True)
class Reported:
    """Events of a table and who took part (`rows`), and its lines of goods, which now say in which event they were."""

    rows: list[Rows]
    goods: list[Rows]


def reported(
    table: Table, columns: Columns, goods: Sequence[Rows], named: Sequence[Rows], provenance: Provenance
) -> Reported:
    """What the records of a table report; nothing of a noun that reports nothing, or several kinds of events."""
    labels = node(table.reading.layout.record).tells.reports
    if len(labels) != 1:
        return Reported([], list(goods))
    label = labels[0]
    happened = _happened(table, label, columns)
    ids = [
        make_id(node(label).table, record) if there else None
        for record, there in zip(table.records.ids, happened["start"].is_valid().to_pylist(), strict=True)
    ]
    found = _Events(table, label, ids, happened)
    who = vessels_of(named)
    rows = [found.rows(_totals(label, goods), _names(who), provenance)]
    return Reported([*rows, *found.taking_part(who, provenance)], [_of_events(one, table, ids) for one in goods])


def _happened(table: Table, label: str, columns: Columns) -> Columns:
    """The properties of the events, record by record; what cannot be is noted."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    count = len(table.records.ids)
    shared = {name: columns[name] for name in schema_of(node(label).table) if name in columns and name not in _OWN}
    nothing = pa.nulls(count, pa.timestamp("us"))
    start, end = shared.get("start", nothing), shared.get("end", nothing)
    backwards = pc.fill_null(pc.less(end, start), False)
    _note(table, "end", np.flatnonzero(backwards.to_numpy(zero_copy_only=False)), BACKWARDS)
    _note(table, "start", np.flatnonzero(start.is_null().to_numpy(zero_copy_only=False)), NO_START)
    return follow(label, {**shared, "start": start, "end": pc.if_else(backwards, nothing, end)})


def _note(table: Table, name: str, records: Any, reason: str) -> None:
    column = table.reading.layout.columns.get(name)
    if column and len(records):
        table.reading.note_rows(table.records.groups.first[records], table.reading.cells(column), reason)


@dataclass(frozen=True)
class _Events:
    """The events of a table by record: `ids`, None where there is none."""

    table: Table
    label: str
    ids: list[str | None]
    columns: Columns

    def rows(self, totals: pd.DataFrame, names: dict[str, str], provenance: Provenance) -> Rows:
        """Rows of the events that there are."""
        import numpy as np
        import pyarrow as pa

        kind, records = node(self.label), self.table.records
        chosen = np.array([place for place, id_ in enumerate(self.ids) if id_], np.int64)
        at = pa.array(chosen)
        taken = {name: column.take(at) for name, column in self.columns.items()}
        of = [records.ids[place] for place in chosen.tolist()]
        words = kind.table.replace("_", " ").capitalize()
        days = (str(day.date()) for day in taken["start"].to_pylist())
        texts = {
            "id": [self.ids[place] for place in chosen.tolist()],
            "record": of,
            "source": [provenance.publisher] * len(of),
            "name": [
                ", ".join(filter(None, (f"{words} {day}", names.get(id_)))) for day, id_ in zip(days, of, strict=True)
            ],
        }
        types = schema_of(kind.table)
        sums = totals.reindex(of)
        own = {name: pa.array(list(sums[name]), types[name], from_pandas=True) for name in map(str, sums.columns)}
        return Rows(
            kind.table,
            records.groups.first[chosen],
            {**taken, **own, **{name: pa.array(each, pa.string()) for name, each in texts.items()}},
        )

    def taking_part(self, who: pd.DataFrame, provenance: Provenance) -> list[Rows]:
        """The vessels that took part: those that the records name."""
        import pandas as pd

        events = pd.DataFrame({"of": self.table.records.ids, "event": self.ids, "label": self.label})
        events = events.assign(
            start=pd.to_datetime(self.columns["start"].to_pandas()), end=pd.to_datetime(self.columns["end"].to_pandas())
        )
        if who.empty:
            return []
        return participants(who, events[events["event"].notna()], provenance, lambda _: 0, self._say)

    def _say(self, row: int, _role: str, _value: object, reason: str, _part: str | None) -> None:
        import numpy as np

        reading = self.table.reading
        receiving = next((each for each in reading.layout.vessels if each.role == "receiving vessel"), None)
        column = receiving and next((name for name in (receiving.name, receiving.imo, receiving.call_sign) if name), "")
        if column:
            reading.note_rows(np.array([row], np.int64), reading.cells(column), reason)


def _names(who: pd.DataFrame) -> dict[str, str]:
    """The vessels that each record names, as its event is called after them."""
    import pyarrow.compute as pc

    texts = who["name"].fillna(who["register_number"]).fillna(who["call_sign"]).fillna(who["imo"])
    records, found = _gathered(who["record_id"][texts.notna()], texts[texts.notna()])
    return dict(zip(records, pc.binary_join(found, " – ").to_pylist(), strict=True))


def _gathered(keys: pd.Series[Any], texts: pd.Series[Any]) -> tuple[list[str], pa.Array]:
    """Each key once, and the list of its texts, in their order."""
    import pyarrow as pa

    table = pa.table({"key": pa.array(keys.tolist(), pa.string()), "text": pa.array(texts.tolist(), pa.string())})
    found = table.group_by("key", use_threads=False).aggregate([("text", "list")])
    return found["key"].to_pylist(), found["text_list"].combine_chunks()


def _totals(label: str, goods: Sequence[Rows]) -> pd.DataFrame:
    """Species and weights of what was moved, by record; a weight that a line lacks is none for the whole."""
    import pandas as pd

    lines = pd.concat([frame(each, _WEIGHED) for each in goods], ignore_index=True) if goods else pd.DataFrame(
        columns=[*_WEIGHED])  # fmt: skip
    lines["rank"] = lines["flow"].fillna("").map({flow: place for place, flow in enumerate(MOVED.get(label, ()))})
    lines = lines[lines["rank"].notna()]
    lines = lines[lines["rank"] == lines.groupby("record")["rank"].transform("min")]
    stated = lines["live_low_kg"] == lines["live_high_kg"]
    lines["live"] = pd.to_numeric(lines["live_high_kg"].where(stated))
    lines["product"] = pd.to_numeric(lines["net_kg"])
    by = lines.groupby("record", sort=False)
    found = pd.DataFrame({"live_kg": _whole(by["live"]), "product_kg": _whole(by["product"])})
    distinct = lines[lines["species"].notna()][["record", "species"]].drop_duplicates().sort_values("species")
    records, species = _gathered(distinct["record"], distinct["species"])
    return found.assign(species=pd.Series(species.to_pylist(), index=records, dtype=object))


def _whole(column: Any) -> Any:
    """The sum of each group of which every line has a value."""
    return column.sum(min_count=1).round(3).where(column.count() == column.size())


def _of_events(goods: Rows, table: Table, ids: Sequence[str | None]) -> Rows:
    import pyarrow as pa

    of: dict[str, str | None] = dict(zip(table.records.ids, ids, strict=True))
    events = pa.array([of[record] for record in goods.columns["record"].to_pylist()], pa.string())
    return replace(goods, columns={**goods.columns, "event": events})

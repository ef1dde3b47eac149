"""Vessels that took part in what papers tell: participants, by a mention of each with all that the paper says of it.

Unlike the carrier of a bill, who declares a landing or a transshipment is known by numbers: the paper says what a
vessel was called and numbered on those days, which is an `Identity` of hers in each file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from catchgraph.model.ids import make_id
from catchgraph.model.schema import EVENTS
from catchgraph.normalise.imo import imo_status
from catchgraph.read.clock import latest
from catchgraph.read.output import Rows
from catchgraph.read.schema import schema_of

if TYPE_CHECKING:
    import pandas as pd

    from catchgraph.read.dataset import Provenance
    from catchgraph.read.format import Said

#: What tells one vessel from another. A flag alone names none.
_KNOWN = ("name", "imo", "number_written", "call_sign", "mmsi", "registration_number", "register_number")
_WHO = (*_KNOWN, "name_key", "flag")
#: Role of a naming → part in an event.
PARTS = {"receiving vessel": "receiver", "catching vessel": "vessel"}
SAME = "donor and receiver are one vessel by what identifies them"

#: Takes a row, a column, a value, a reason and a part.
Note = Callable[[int, str, object, str, str | None], None]


def taking_part(tables: Sequence[Rows], named: Sequence[Rows], provenance: Provenance, said: Said) -> list[Rows]:
    """Participants, identities and mentions of the vessels that took part in events of `tables`.

    `named`: rows as those of `read.named_vessel`, of which `record_id` is the event's.
    """
    events = {kind.table: kind.label for kind in EVENTS}
    told = [(events[each.table], each) for each in tables if each.table in events]
    if not told or not named:
        return []
    return participants(vessels_of(named), _events(told), provenance, said.file, said.note)


def participants(
    named: pd.DataFrame, events: pd.DataFrame, provenance: Provenance, file_of: Callable[[int], int], note: Note
) -> list[Rows]:
    """Rows of `read.participant`, `identity` and `vessel_mention`.

    `named`: columns of `read.named_vessel`, `row` and `part`. `events`: of (`record_id` of the namings), event, label,
    start, end. `file_of`: the file of a row, of which an identity is.
    """
    found = named.merge(events, left_on="record_id", right_on="of", how="inner")
    found = found[found[list(_KNOWN)].notna().any(axis=1)].reset_index(drop=True)
    if found.empty:
        return []
    found["role"] = found["role"].replace(PARTS)
    texts = found[list(_WHO)].astype(object).where(found[list(_WHO)].notna(), None)
    found["who"] = texts.groupby(list(_WHO), dropna=False, sort=False).ngroup()
    whom = texts.groupby(found["who"]).head(1).set_axis(found["who"].drop_duplicates(), axis=0)
    vessels: list[list[str | None]] = whom.to_numpy().tolist()
    mentions = {
        code: make_id("mention", *provenance.key, *vessel) for code, vessel in zip(whom.index, vessels, strict=True)
    }
    found["mention_id"] = found["who"].map(mentions)
    _note_same(found, note)
    found["file"] = found["row"].map(file_of)
    return [_participants(found), *_identities(found, whom, provenance)]


def _note_same(found: pd.DataFrame, note: Note) -> None:
    """Say where a vessel hands over to itself."""
    donors = found.loc[found["role"] == "donor", ["event", "who"]].drop_duplicates()
    wrong = found[found["role"] == "receiver"].merge(donors, on=["event", "who"])
    for each in wrong[["row", "name", "call_sign", "imo", "register_number", "part"]].to_dict("records"):
        called = next((text for name, text in each.items() if text and name not in ("row", "part")), "")
        note(int(each["row"]), "receiver", called, SAME, each["part"] or None)


def _participants(found: pd.DataFrame) -> Rows:
    columns = found[["event", "label", "role", "mmsi", "mention_id", "start"]]
    columns = columns.rename(columns={"event": "event_id", "label": "event_label"})
    return _rows("participant", found, columns)


def _identities(found: pd.DataFrame, whom: pd.DataFrame, provenance: Provenance) -> list[Rows]:
    """An identity of each vessel in each file, from its first day there to its last; days to come stretch nothing."""
    import pandas as pd

    happened = found["start"].where(found["start"] <= pd.Timestamp(latest()))
    until = found["end"].where(found["end"] <= pd.Timestamp(latest())).fillna(happened)
    spans = (
        found.assign(since=happened.dt.floor("D"), until=until.dt.floor("D"))
        .groupby(["file", "who"], sort=False)
        .agg(row=("row", "min"), part=("part", "first"), mention_id=("mention_id", "first"), since=("since", "min"),
             until=("until", "max"))
        .reset_index()
    )  # fmt: skip
    said = whom.loc[spans["who"]].reset_index(drop=True)
    spans = pd.concat([spans, said], axis=1)
    keys = zip(spans["mention_id"], spans["since"], spans["until"], strict=True)
    identity = spans.assign(
        id=[make_id("identity", *map(str, key)) for key in keys],
        name=_called(spans),
        source=provenance.publisher,
        number=spans["register_number"],
        imo_written=spans["number_written"],
        imo_status=[_status(*each) for each in zip(spans["imo"], spans["number_written"], strict=True)],
        since_precision="day",
        until_precision="day",
    )
    mention = spans[["mention_id", "name", "imo"]].assign(
        record_kind="identity",
        names=_several(spans, "name"),
        mmsis=_several(spans, "mmsi"),
        call_signs=_several(spans, "call_sign"),
        registration_numbers=_several(spans, "register_number", "registration_number"),
        flags=_several(spans, "flag"),
    )
    own = set(schema_of("identity"))
    return [
        _rows("identity", spans, identity[[name for name in identity if name in own]]),
        _rows("vessel_mention", spans, mention),
    ]


def _status(imo: str | None, written: str | None) -> str:
    return "valid" if imo else imo_status(written or "")


def _called(spans: pd.DataFrame) -> Any:
    """A name for people: the vessel's, else a number."""
    name = spans["name"]
    for column, word in (("imo", "IMO "), ("register_number", ""), ("call_sign", ""), ("registration_number", "")):
        name = name.where(name.notna(), spans[column].map(lambda text, word=word: text and word + text))
    return name.where(name.notna(), "unnamed")


def _several(spans: pd.DataFrame, *columns: str) -> pd.Series[Any]:
    import pandas as pd

    rows = zip(*(spans[column] for column in columns), strict=True)
    return pd.Series([list(dict.fromkeys(text for text in row if text)) for row in rows], dtype=object)


def _rows(table: str, placed: pd.DataFrame, columns: pd.DataFrame) -> Rows:
    import numpy as np
    import pyarrow as pa

    types = schema_of(table)
    names = [str(name) for name in columns.columns]
    arrays = {name: pa.array(list(columns[name]), types[name], from_pandas=True) for name in names}
    parts = [part or None for part in placed["part"]]
    return Rows(table, placed["row"].to_numpy(np.int64), arrays, parts if any(parts) else ())


def vessels_of(tables: Sequence[Rows]) -> pd.DataFrame:
    """The namings of `read.named_vessel` for whole records or events, with `row` and `part` of each."""
    import pandas as pd

    wanted = ("record_id", "line_id", "role", *_WHO)
    found = pd.concat([frame(each, wanted) for each in tables] or [pd.DataFrame(columns=[*wanted, "row", "part"])],
                      ignore_index=True)  # fmt: skip
    return found[found["line_id"].isna()]


def frame(rows: Rows, wanted: Sequence[str]) -> pd.DataFrame:
    """Columns of rows as objects, None where they have none; with `row` and `part` of each."""
    import pandas as pd

    columns = {
        name: rows.columns[name].to_pylist() if name in rows.columns else [None] * len(rows.rows) for name in wanted
    }
    found = pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})
    return found.assign(row=rows.rows, part=pd.Series(list(rows.parts) or [None] * len(rows.rows), dtype=object))


def _events(tables: Sequence[tuple[str, Rows]]) -> pd.DataFrame:
    import pandas as pd

    found = []
    for label, rows in tables:
        one = frame(rows, ("id", "start", "end")).drop(columns=["row", "part"])
        found.append(one.rename(columns={"id": "event"}).assign(of=lambda each: each["event"], label=label))
    every = pd.concat(found, ignore_index=True)
    # Of days of which none is known, pandas makes seconds, which it fills with nothing finer.
    moments = {name: pd.to_datetime(every[name]).astype("datetime64[us]") for name in ("start", "end")}
    return every.assign(**moments)

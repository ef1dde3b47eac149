"""Relationships of findings, column by column: what they are about, and what they rest on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

from catchgraph.detect.facts import Facts
from catchgraph.detect.finding import Found
from catchgraph.model.ids import SEPARATOR, digests
from catchgraph.model.schema import RelType, label_of, relationship

if TYPE_CHECKING:
    import pyarrow as pa

#: Of every one: no record spells it, and no match ties it.
_FIXED = {"as_written": None, "confidence": 1.0, "source_label": "Finding", "verified": True}


def about(findings: Sequence[Found], known: Facts) -> pa.Table:
    """Rows of `derived.about`, in the order of the findings and their columns."""
    tied = [(item, id_) for item in findings for _, id_ in item.about]
    roles = [role for item in findings for role, _ in item.about]
    datasets = [known.datasets[place] for place, item in enumerate(findings) for _ in item.about]
    return _edges(relationship("ABOUT"), tied, roles, datasets, {"role": roles}, {**_FIXED, "record": None})


def rests_on(findings: Sequence[Found], known: Facts) -> pa.Table:
    """Rows of `derived.rests_on`, each with what is rested on as its record."""
    tied = [(item, id_) for item in findings for id_ in item.rests_on]
    records = [id_ for _, id_ in tied]
    datasets = [known.of[id_] for id_ in records]
    return _edges(relationship("RESTS_ON"), tied, [""] * len(tied), datasets, {"record": records}, _FIXED)


def _edges(
    kind: RelType,
    tied: Sequence[tuple[Found, str]],
    parts: Sequence[str],
    datasets: Sequence[list[str]],
    own: Mapping[str, list[str]],
    fixed: Mapping[str, str | float | bool | None],
) -> pa.Table:
    """Rows of a type: ids by finding, target and part, each with the hash of its content.

    The texts that are hashed are those of `detect.write.hashed`, put together from columns.
    """
    import pyarrow as pa

    ends = [(item.id, id_) for item, id_ in tied]
    made = digests(SEPARATOR.join((*end, part)) for end, part in zip(ends, parts, strict=True))
    texts = {
        "id": [f"{kind.table}:{each}" for each in made],
        "source": [source for source, _ in ends],
        "target": [target for _, target in ends],
        "target_label": [label_of(target) or "" for _, target in ends],
        "basis": [item.query.id for item, _ in tied],
        **own,
    }
    said = {name: [encode_basestring(text) for text in column] for name, column in texts.items()}
    said["datasets"] = [f"[{', '.join(map(encode_basestring, names))}]" for names in datasets]
    columns = {name: pa.array(column, pa.string()) for name, column in texts.items()}
    columns["datasets"] = pa.array(datasets, pa.list_(pa.string()))
    columns["hash"] = pa.array(_hashes(said, {name: json.dumps(value) for name, value in fixed.items()}), pa.string())
    for name, value in fixed.items():
        columns[name] = pa.repeat(pa.scalar(value, pa.string() if value is None else None), len(ends))
    return pa.table(columns)


def _hashes(said: Mapping[str, list[str]], fixed: Mapping[str, str]) -> list[str]:
    """Hashes of rows whose values are JSON already: the columns `said`, and what is `fixed` in all of them."""
    names = sorted({*said, *fixed})
    row = "{{" + ", ".join(f'"{name}": {fixed.get(name, "{}")}' for name in names) + "}}"
    columns = [said[name] for name in names if name in said]
    return digests(row.format(*values) for values in zip(*columns, strict=True))

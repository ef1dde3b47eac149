"""The classes by which the page's style tells kinds apart: one of the label and one of its layer, for every label."""

from __future__ import annotations

from catchgraph.analyse.timeline_kinds import OWNERS
from catchgraph.analyse.words import spaced
from catchgraph.model.schema import NODES

_LAYERS = {kind.label: kind.layer for kind in NODES}
#: Kind of an entry of a timeline → the label whose colour it has. Owners are companies more often than not.
_OF_ENTRY = {
    **{spaced(kind.label): kind.label for kind in NODES},
    **{spell.kind: kind.label for kind in NODES for spell in kind.tells.spells if not spell.ends},
    **dict.fromkeys(OWNERS, "Company"),
}
#: What a source says of names, flags and numbers looks like a record.
_ELSE = "record"


def of_label(label: str) -> list[str]:
    """Classes of a node of that label."""
    return [f"k-{label}", f"l-{_LAYERS.get(label, _ELSE)}"]


def of_entry(kind: str) -> list[str]:
    """Classes of what stands under a kind of entries of a timeline, or under a label."""
    label = kind if kind in _LAYERS else _OF_ENTRY.get(kind)
    return of_label(label) if label else [f"l-{_ELSE}"]

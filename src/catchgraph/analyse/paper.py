"""An answer about a record for people: its properties once, in the words of its paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from catchgraph.analyse import consignment
from catchgraph.analyse.property_words import in_words as word_for
from catchgraph.analyse.property_words import said
from catchgraph.model.schema import RECORDS

if TYPE_CHECKING:
    from catchgraph.analyse.show import Shown
    from catchgraph.analyse.table import Table

_LABELS = frozenset(kind.label for kind in RECORDS)


def in_words(shown: Shown) -> Shown:
    """What a person reads of it: properties of a record stand in its first section only, what sides say in theirs."""
    if shown.label == consignment.LABEL:
        kept = {word_for(name): said(name, shown.properties[name]) for name in consignment.KEPT}
        return replace(shown, properties=kept)
    if shown.label not in _LABELS:
        return shown
    asked = {name: value for name, value in shown.properties.items() if name == "asked for"}
    return replace(shown, properties=asked, sections=[_worded(section) for section in shown.sections])


def _worded(section: Table) -> Table:
    if section.columns != ("property", "value"):
        return section
    return replace(section, rows=[(word_for(name), said(name, value)) for name, value in section.rows])

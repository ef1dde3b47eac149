"""Which dataset a file belongs to: by its layout, its edition and the terms under which it came."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache

from catchgraph.model.datasets import Dataset
from catchgraph.model.handling import Coverage, Handling, default_handling
from catchgraph.model.ids import digest, make_id
from catchgraph.normalise.text import fold
from catchgraph.read.edition import UNDATED, Edition
from catchgraph.read.layouts import Layout

#: Characters of a name that stand in an id as they are; a longer one is cut, and told from others by a hash.
_LONGEST = 40
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_IN_NAME = re.compile(rf"(?<!\d){_YEAR.pattern}(?!\d)")


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a file's rows have in common: layout, edition, who shared it; `persons`, as of a `Plan`, joins no id.

    `year`: the one in the file's name, for layouts of a family.
    """

    layout: Layout
    edition: Edition
    administration: str = ""
    persons: bool = False
    year: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What ids of its records begin with: two administrations' rows of one number are two records.

        Other terms of one administration make no other record: what was judged of it stands. Formats of a family tell
        of the same records, whatever the day of a file.
        """
        if self.layout.key.family:
            return (self.layout.key.family, *self._own)
        return (self.layout.id, self.edition.text, *self._own)

    def of(self, number: str) -> tuple[str, ...]:
        """As `key`; of a family of layouts, whose files tell parts of one record, the family and the year instead.

        The year is that in the file's name, else that with which the record's number begins.
        """
        if not self.layout.key.family:
            return self.key
        begins = number[:4] if _YEAR.fullmatch(number[:4]) else ""
        return (self.layout.key.family, self.year or begins, *self._own)

    @property
    def publisher(self) -> str:
        """Who says what the file says: the administration that shared it, else who publishes the format."""
        return self.administration or self.layout.organisation

    def report(self, number: str) -> str:
        """Key of a report by its number: a later one of the same source may correct or delete it, in any file."""
        return make_id("report", source_of(self.layout), *self._own, number)

    @property
    def _own(self) -> tuple[str, ...]:
        return (slug(self.administration),) if self.administration else ()


def year_in(name: str) -> str:
    """The first year that stands by itself in a file's name: `ams__header_2020__202009290200.csv`; '' for none."""
    found = _YEAR_IN_NAME.search(name)
    return found[0] if found else ""


def dataset_of(layout: Layout, edition: Edition, handling: Handling, coverage: Coverage) -> Dataset:
    """The dataset of a file. Where no terms were stated, layout (or its family) and edition name it."""
    return _dataset(source_of(layout), layout.origin, edition, handling, coverage)


def source_of(layout: Layout) -> str:
    """What names the source of a file: its layout, or the family of layouts that tell parts of the same records."""
    return layout.key.family or layout.id


# Files of one folder have one dataset, and there may be a hundred thousand of them.
@lru_cache(maxsize=256)
def _dataset(layout: str, origin: str, edition: Edition, handling: Handling, coverage: Coverage) -> Dataset:
    # What is left open joins no id, so that a term which is new to catchgraph changes none.
    said = {key: value for key, value in handling.as_dict().items() if value}
    covers = coverage.stated()
    list_, terms = layout, ""
    if handling != default_handling(origin) or covers:
        list_ += f"/{slug(handling.administration)}" if handling.administration else ""
        terms = f"+{digest([_json([said, covers])])[:8]}"
    return Dataset(
        id=f"{list_}@{edition.text}{terms}",
        layout=layout,
        edition=None if edition.text == UNDATED else edition.text,
        administration=handling.administration or None,
        handling=_json(handling.as_dict()),
        coverage=_json(covers) if covers else None,
    )


def slug(name: str) -> str:
    """A name as a part of an id: `Douane de Guinée` → `douane-de-guinee`."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(name).lower()).strip("-")
    if words and len(words) <= _LONGEST:
        return words
    return f"{words[:_LONGEST]}-{digest([name])[:6]}".strip("-")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)

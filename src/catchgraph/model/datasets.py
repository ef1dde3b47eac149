"""A dataset: the files of one layout and edition that came under one set of terms."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields

from catchgraph.model.handling import Coverage, Handling
from catchgraph.model.properties import prop


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """Files of one layout and edition under one set of terms; a row of `read.dataset`.

    Two administrations' files are never one dataset, nor are files of one administration under different terms.
    """

    id: str = prop(
        "`iotc-register@2025-08-26`: layout and edition; with terms of its own also who shared it, and what stands for "
        "the terms: `permit-list/customs-of-ruritania@2025-08-26+3fa9c2d1`"
    )
    layout: str = prop("Layout, family of layouts or format of its files")
    edition: str | None = prop("Edition as precise as it was stated: `2025`, `2025-08` or a day", default=None)
    administration: str | None = prop("Who shared it, where that was stated", default=None)
    handling: str = prop("Its terms as JSON: agreement, request, purposes, caveats, who may see it, until when")
    coverage: str | None = prop(
        "What it covers as JSON: `from`, `to`, `kinds`, `modes`, `complete`; nothing where not stated", default=None
    )

    @property
    def terms(self) -> dict[str, str]:
        """What was stated of its handling and coverage, in words, without what was left open."""
        stated, covers = json.loads(self.handling), json.loads(self.coverage or "{}")
        given = {field.name.replace("_", " "): stated[field.name] for field in fields(Handling)}
        given |= {f"covers {name}": covers.get(name) for name in Coverage().as_dict()}
        return {name: _in_words(value) for name, value in given.items() if value is False or value}

    @property
    def said(self) -> str:
        """`terms` in one line."""
        return "; ".join(f"{key}: {value}" for key, value in self.terms.items())


def _in_words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list) else str(value)

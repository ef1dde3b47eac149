"""Weights of levels: readable TOML, one file per kind of entity, with what they were trained on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Weights:
    """Additive log-odds.

    `fields`: field → level → weight. A pair is linked from `link_at` on and kept for inspection from
    `keep_at` on (log-odds).
    """

    intercept: float
    link_at: float
    keep_at: float
    fields: Mapping[str, Mapping[str, float]]


def load_weights(kind: str) -> Weights:
    """Weights shipped for `vessel` or `company`."""
    text = files("catchgraph.resolve").joinpath("weights", f"{kind}.toml").read_text(encoding="utf-8")
    return parse_weights(text)


def parse_weights(text: str) -> Weights:
    """Weights from the text of a TOML file: `intercept`, `link_at`, `keep_at`, and a table per field."""
    data: dict[str, Any] = tomllib.loads(text)
    return Weights(
        intercept=float(data["intercept"]),
        link_at=float(data["link_at"]),
        keep_at=float(data["keep_at"]),
        fields={
            field: {level: float(weight) for level, weight in levels.items()}
            for field, levels in data["weights"].items()
        },
    )

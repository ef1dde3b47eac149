"""Weights of levels: readable TOML, one file per kind of entity, with what they were trained on."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from catchgraph.errors import InputError


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


#: Folder with weights of one's own, as `catchgraph train` writes them; the shipped ones serve for what it lacks.
FOLDER = "CATCHGRAPH_WEIGHTS"


def load_weights(kind: str) -> Weights:
    """Weights for `vessel`, `company` or `person`: `<kind>.toml` of CATCHGRAPH_WEIGHTS, a folder, else ours.

    Raises `InputError` where a file of one's own cannot be read.
    """
    own = Path(os.environ[FOLDER]) / f"{kind}.toml" if os.environ.get(FOLDER) else None
    if own is None or not own.exists():
        return parse_weights(files("catchgraph.resolve").joinpath("weights", f"{kind}.toml").read_text("utf-8"))
    try:
        return parse_weights(own.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise InputError(
            f"cannot read weights from {own}: {error}", hint=f"catchgraph train {kind} makes it."
        ) from error


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

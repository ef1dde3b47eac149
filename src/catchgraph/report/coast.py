"""Coarse coastlines, so that a reader sees where on earth a map is. No boundary is drawn or meant."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("coast.txt")


@cache
def coast() -> tuple[tuple[tuple[float, float], ...], ...]:
    """Lines of (longitude, latitude), to a tenth of a degree; source and licence stand in `coast.txt`."""
    lines = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return tuple(tuple(_point(text) for text in line.split()) for line in lines)


def _point(text: str) -> tuple[float, float]:
    longitude, latitude = text.split(",")
    return int(longitude) / 10, int(latitude) / 10

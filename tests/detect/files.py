"""Query files for tests."""

from __future__ import annotations

from pathlib import Path

HEADER = {
    "title": "Apparent something",
    "question": "Which?",
    "why": "Because.",
    "benign": "Chance.",
    "needs": "Vessel",
    "returns": "vessel: Vessel, records: list",
    "identity": "vessel",
    "denominator": "Vessel",
    "severity": "medium",
    "maturity": "stable",
    "revision": "1",
}


def query_file(folder: Path, id_: str, cypher: str, **changed: str) -> Path:
    """Write a query file `folder/family/name.cypher` and give its path."""
    family, _, name = id_.partition(".")
    path = folder / family / f"{name}.cypher"
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = {"id": id_, **HEADER, **changed}
    path.write_text("\n".join([*(f"// {k}: {v}" for k, v in lines.items()), cypher]) + "\n", encoding="utf-8")
    return path

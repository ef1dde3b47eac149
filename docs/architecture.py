"""Writes the generated parts of `architecture.md` anew: `python docs/architecture.py` (or `make docs`)."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"
PACKAGE = ROOT / "src" / "catchgraph"


def page(text: str) -> str:
    """The page with its generated parts made anew."""
    for name, lines in (("rooms", rooms()), ("nouns", nouns())):
        part = "\n".join(lines)
        text = re.sub(
            rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)",
            lambda found, part=part: f"{found[1]}{part}\n{found[2]}",  # type: ignore[misc]
            text,
            flags=re.DOTALL,
        )
    return text


def rooms() -> Iterator[str]:
    """A row for each room, from the ground up, as the layers in `pyproject.toml` have them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    [layers] = [one for one in contracts if one["type"] == "layers" and one["containers"] == ["catchgraph"]]
    yield "| room | what is in it |"
    yield "|---|---|"
    for name in reversed(layers["layers"]):
        folder = PACKAGE / name
        file = folder / "__init__.py" if folder.is_dir() else PACKAGE / f"{name}.py"
        said = (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").partition("\n")[0]
        where = f"{name}/" if folder.is_dir() else f"{name}.py"
        yield f"| [{where}](../src/catchgraph/{where}) | {said} |"


def nouns() -> Iterator[str]:
    """A row for each label: its layer, its day, what ties it to whom, what it says of itself."""
    from catchgraph.model.schema import NODES

    yield "| label | layer | its day | tied by | it says |"
    yield "|---|---|---|---|---|"
    for kind in NODES:
        tells = kind.tells
        own = [spell.says or tells.says for spell in tells.spells[:1]] or [tells.says]
        says = ", ".join(part if isinstance(part, str) else part[0] for part in own[0])
        told = (f"`{tells.day}`", f"{tells.link} → {', '.join(tells.of)}" if tells.link else "", f"`{says}`")
        day, tied, line = told if kind.layer in ("record", "event") else ("", "", "")
        yield f"| {kind.label} | {kind.layer} | {day} | {tied} | {line} |"


if __name__ == "__main__":
    made = page(PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(made, encoding="utf-8")
    sys.stdout.write(f"wrote {PAGE.relative_to(ROOT)}\n")

"""Weights as the text of a TOML file that says what they were trained on."""

from __future__ import annotations

from catchgraph.resolve.core.weights import Weights
from catchgraph.resolve.learn.recipe import Recipe


def weights_text(weights: Weights, recipe: Recipe, about: str) -> str:
    """The file. `about`: lines that say what it was trained on and by which command."""
    text = "".join(f"# {line}\n" for line in about.strip().split("\n"))
    text += (
        f"\nintercept = {weights.intercept}\n# The lowest half that {', '.join(recipe.namesakes)} alone do not reach.\n"
    )
    text += f"link_at = {weights.link_at}\nkeep_at = {weights.keep_at}\n"
    for field, levels in weights.fields.items():
        reason = recipe.fixed[field][0] if field in recipe.fixed else ""
        text += "\n" + "".join(f"# {line}\n" for line in reason.split("\n") if line)
        text += f"[weights.{_quoted(field)}]\n"
        text += "".join(f"{_quoted(level)} = {weight}\n" for level, weight in levels.items())
    return text


def _quoted(key: str) -> str:
    return key if key.isalpha() else f'"{key}"'

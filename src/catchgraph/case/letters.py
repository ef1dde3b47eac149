"""How names compare in SQL whatever their case, marks and punctuation."""

from __future__ import annotations


def letters(expression: str) -> str:
    """SQL of the letters A to Z and digits of a text, in order: `Société Générale (2)` → `SOCIETEGENERALE2`."""
    return f"regexp_replace(upper(strip_accents({expression})), '[^A-Z0-9]', '', 'g')"

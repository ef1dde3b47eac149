"""Values as TOML and as text of a comment."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from catchgraph.read.draft.column import Column


def some(column: Column) -> str:
    """The first values of a column, for a comment."""
    shown = ", ".join(quoted(value[:30]) for value in column.distinct[:3])
    more = len(column.distinct) - 3
    return f"({shown}{f' and {more:,} more' if more > 0 else ''})"


def quoted(value: str) -> str:
    """A text as TOML writes it."""
    # JSON's escapes are TOML's; DEL is the one control character that JSON leaves as it is.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def comment(value: str) -> str:
    """Text for a comment, which must not hold control characters or end its line."""
    return " ".join("".join(char if char.isprintable() else " " for char in value).split())


def quoted_list(values: Iterable[str]) -> str:
    """A list of texts."""
    return f"[{', '.join(quoted(value) for value in values)}]"


def quoted_table(values: Mapping[str, str]) -> str:
    """An inline table of texts."""
    return "{ " + ", ".join(f"{quoted(word)} = {quoted(ours)}" for word, ours in sorted(values.items())) + " }"

"""Drafts a layout of a register nobody has described yet, by the words of its header and the look of its values."""

from __future__ import annotations

from catchgraph.read.draft.draft import Draft, draft_layout, known_as

__all__ = ["Draft", "draft_layout", "known_as"]

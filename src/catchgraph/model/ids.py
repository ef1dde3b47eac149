"""Stable ids: the kind, a colon and sixteen hexadecimal digits of a hash of what makes the thing itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

#: Between parts, so that ("ab", "c") and ("a", "bc") differ. Never part of cleaned text.
SEPARATOR = "\x1f"


def digest(parts: Iterable[str | None]) -> str:
    """Sixteen hexadecimal digits (64 bits) of the parts in their order."""
    known = tuple(parts)
    try:
        # Ids are made by the hundred thousand; nearly none of their parts is missing.
        text = SEPARATOR.join(known)  # type: ignore[arg-type]
    except TypeError:
        text = SEPARATOR.join("\x00" if part is None else part for part in known)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def digests(texts: Iterable[str]) -> list[str]:
    """`digest` of many, each of parts that are joined already by `SEPARATOR`."""
    blake2b = hashlib.blake2b
    return [blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest() for text in texts]


def make_id(kind: str, *parts: str | None) -> str:
    """`make_id("vessel", "imo", "9038402")` → `vessel:…`."""
    return f"{kind}:{digest(parts)}"

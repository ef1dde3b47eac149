"""Answers to a question of yes or no, in the words of several languages; what is not understood is neither."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal

from catchgraph.reference.tables import read_table

from .text import clean_text

#: A longer text is a sentence, no word.
_LONGEST = 40
#: Signs that may stand around a word.
_AROUND = " .,;:!'\"`´’‘“”()[]{}<>*"

Answer = Literal["yes", "no"]


def answer(value: str, about: str = "") -> Answer | None:
    """`yes` or `no` where the value is a word for it in any language of the table, else None.

    `about` adds the words of one question: `listed` (`delisted`, `removed`, `en vigueur`), `authorised`. Case, marks,
    full width and signs around the word do not count: `Wahr.`, `sì` and `ＹＥＳ` are `yes`. No part of a longer text is
    taken: `no longer known` says neither.
    Source: `reference/answers.csv`.
    """
    word = _plain(value)
    return _answers(about).get(word) or _answers("").get(word)


def _plain(value: str) -> str:
    text = clean_text(value).strip(_AROUND)
    if len(text) > _LONGEST:
        return ""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


@cache
def _answers(about: str) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for row in read_table("answers"):
        if row["about"] == about:
            found[_plain(row["word"])] = "yes" if row["answer"] == "yes" else "no"
    return found

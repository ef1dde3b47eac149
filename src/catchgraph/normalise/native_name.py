"""Names of vessels in Chinese, Japanese and Korean characters: which number they have, and how they are read."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, product

from catchgraph.reference.tables import read_table

from .spelled import HAN_NUMBER, han_number

_NUMBER = rf"\d{{1,6}}|[{HAN_NUMBER}]{{1,6}}"
# 第八海王丸, 海王六号, 동양 77호, 제77동양호; the last 호, 号 or 號 of a name means "ship".
_FIRST = re.compile(rf"[第제]\s?({_NUMBER})\s?[号號호]?")
_AFTER = re.compile(rf"({_NUMBER})\s?[号號호]")
_SHIP = re.compile(r"(?<=[\u3400-\u9fff\uac00-\ud7af\s])[호号號]\s*$")
_KANJI = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
#: Readings of one name that are tried.
_MOST = 24


def with_number(name: str) -> str:
    """The name with its number as `NO 8` in it, in front: `第八海王丸` is `NO 8 海王丸`; any other name as it is."""
    match = _FIRST.search(name) or _AFTER.search(name)
    rest = f"{name[: match.start()]} {name[match.end() :]}" if match else name
    rest = _SHIP.sub("", rest.strip())
    if match is None:
        return rest or name
    number = match[1] if match[1].isdecimal() else han_number(match[1])
    return f"NO {int(number or 0)} {rest}" if rest else name


def japanese_readings(name: str) -> list[str]:
    """A name in kanji as it may be read in Japanese, in capitals, a word a character; empty where one is unknown.

    `海王丸` is `KAI O MARU` and `UMI O MARU`; what is no kanji stays. Source: `reference/kanji_readings.csv`.
    """
    if not _KANJI.search(name):
        return []
    known = _readings()
    parts = [known.get(char, ()) if _KANJI.match(char) else (char,) for char in name[:40]]
    return ["".join(words) for words in islice(product(*parts), _MOST)]


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    return {
        row["kanji"]: tuple(f" {word} " for word in row["readings"].split("|")) for row in read_table("kanji_readings")
    }

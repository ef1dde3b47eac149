"""Sentences of findings: the small language of templates, and what each query of the catalogue says.

What the catalogue says stands in `sentences.toml`.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.sentence import columns_of, sentence, spoken


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "not stated"),
        ([], "not stated"),
        (True, "yes"),
        (["a", None], "a, not stated"),
        (12.0, "12"),
        (dt.datetime(2016, 1, 31), "2016-01-31"),
        (dt.date(2016, 1, 31), "2016-01-31"),
    ],
)
def test_values_in_a_cell(value: Any, text: str) -> None:
    assert spoken(value) == text


@pytest.mark.parametrize(
    ("template", "values", "text"),
    [
        ("{a} ({b})", {"a": "X", "b": None}, "X (not stated)"),
        ("{a|nobody} ({b})", {"a": "", "b": 1}, "nobody (1)"),
        ("{a|nobody}", {"a": []}, "nobody"),
        ("found[ on {a}][ at {b}, {c}].", {"a": "Monday", "b": "X", "c": None}, "found on Monday."),
        ("[sic] {a}", {"a": 1}, "[sic] 1"),
        ("{n} days", {"n": 1}, "1 day"),
        ("{n} days", {"n": 0}, "less than a day"),
        ("{n} days", {"n": 21}, "21 days"),
        ("{n} listings", {"n": 0}, "no listings"),
        ("{n} companies", {"n": 1}, "1 company"),
        ("{n} words", {"n": True}, "yes words"),
        ("{n} h", {"n": 72.1}, "72.1 h"),
        ("{a}", {"a": ["X"]}, "X"),
        ("{a}", {"a": ["X", "Y", "Z"]}, "X, Y and Z"),
        ("{a}", {"a": ["X 1, ended at latest by 2", "Y 3"]}, "X 1, ended at latest by 2; Y 3"),
        ("{a}", {"a": list("abcdefghijklm")}, "a, b, c, d, e, f, g, h, i, j and 3 more"),
        ("{a} met {b}", {"a": "X", "b": "MMSI 412999201"}, "X met a vessel known only by the MMSI 412999201"),
        ("{a}", {"a": ["IMO 9074729"]}, "a vessel known only by the IMO number 9074729"),
    ],
)  # fmt: skip
def test_templates(template: str, values: dict[str, Any], text: str) -> None:
    assert sentence(template, values) == text


#: Of each query one row that has all that its sentence tells, and one that lacks what may be missing.
SAID = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))["said"]


@pytest.mark.parametrize("said", SAID, ids=lambda said: said["query"])
def test_what_a_query_says(said: dict[str, Any]) -> None:
    query = catalogue()[said["query"]]
    assert set(said["row"]) <= set(columns_of(query.sentence))
    assert sentence(query.sentence, dict.fromkeys(query.columns) | said["row"]) == said["text"]


def test_every_query_is_read_aloud() -> None:
    assert {said["query"] for said in SAID} == set(catalogue())

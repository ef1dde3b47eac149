"""Notes, pins and tags: what cannot be kept, and how they follow ids that were merged and split."""

import datetime as dt
import json

import pytest

from catchgraph.analyse.mark import LONGEST_NOTE, note, notes, pin, tag, unnote, unpin, untag
from catchgraph.analyse.marks import marks, replay
from catchgraph.analyse.show import show
from catchgraph.case.decisions import Decision, decisions
from catchgraph.errors import NotFound, UsageError

from .world import build_world


@pytest.fixture
def case(tmp_path):
    return build_world(tmp_path / "case")


def made(kind, id_, text, second, verdict="made"):
    named = {"tag": f"tag:{text}", "note": text if verdict == "withdrawn" else None}.get(kind)
    subjects = (id_, named) if named else (id_,)
    return Decision(kind, subjects, verdict, text, "ana", f"2026-01-01T00:00:{second:02}+00:00")


def moved(second):
    return dt.datetime(2026, 1, 1, 0, 0, second), {}


def texts(state):
    return {id_: sorted(mark.text for mark in found.values()) for id_, found in state.items() if found}


def test_what_is_written_is_kept_with_who_and_when_and_shown(case):
    note(case, "sea widow", "Seen under repair;\r\nsecond line\tend ")
    tag(case, "SEA WIDOW", ["reefer", "Colombo", "reefer"])
    pin(case, "vessel:widow", "first")
    (first, *_) = decisions(case)
    assert (first.kind, first.subjects, first.why) == (
        "note",
        ("vessel:widow",),
        "Seen under repair;\nsecond line\tend",
    )
    shown = show(case, "SEA WIDOW").section("Notes")
    assert [row[:2] for row in shown.rows] == [
        ("pin", "first"), ("tag", "Colombo"), ("tag", "reefer"), ("note", "Seen under repair;\nsecond line\tend"),
    ]  # fmt: skip
    assert all(row[2] and row[3] for row in shown.rows), "who and when"


def test_what_is_taken_back_is_gone_and_stays_in_the_log(case):
    note(case, "RED HERON", "wrong")
    tag(case, "RED HERON", ["a", "b"])
    pin(case, "RED HERON")
    unnote(case, notes(case, "RED HERON").dicts()[-1]["note"])
    untag(case, "RED HERON", ["a"])
    unpin(case, "RED HERON")
    assert [(row["what"], row["text"]) for row in notes(case).dicts()] == [("tag", "b")]
    assert len(decisions(case)) == 7


def test_a_tag_that_is_there_is_passed_over_and_one_that_is_not_cannot_be_taken_back(case):
    assert len(tag(case, "ALONE", ["a"])) == 1
    assert tag(case, "ALONE", ["a"]) == []
    with pytest.raises(NotFound, match="no tag 'b'"):
        untag(case, "ALONE", ["a", "b"])
    assert [row["text"] for row in notes(case).dicts()] == ["a"]
    with pytest.raises(NotFound, match="not pinned"):
        unpin(case, "ALONE")
    with pytest.raises(NotFound, match="no note"):
        unnote(case, "note:0000")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("x" * (LONGEST_NOTE + 1), "10,001 characters"),
        ("a\x1b[31mred", "U\\+001B as character 2"),
        ("\x00", "U\\+0000"),
        ("caf\udce9", "U\\+DCE9 as character 4"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(case, text, message):
    with pytest.raises(UsageError, match=message):
        note(case, "RED HERON", text)
    assert decisions(case) == []


def test_the_longest_note_and_any_script_are_kept(case):
    for text in ("x" * LONGEST_NOTE, "赤鷺 – ключ", '"quoted" <b> & \\'):
        note(case, "RED HERON", text)
    assert [decision.why for decision in decisions(case)][1:] == ["赤鷺 – ключ", '"quoted" <b> & \\']


@pytest.mark.parametrize("text", ["", "a,b", "a;b", "x" * 61, "two\nlines"])
def test_a_tag_is_a_word_or_a_few(case, text):
    with pytest.raises(UsageError):
        tag(case, "RED HERON", ["fine", text])
    assert decisions(case) == []


def test_an_unknown_entity_is_named_with_what_is_near(case):
    with pytest.raises(NotFound, match="SEE WIDOW") as error:
        note(case, "SEE WIDOW", "x")
    assert "SEA WIDOW" in error.value.hint


def test_a_merge_joins_and_a_split_leaves_on_every_part():
    log = [
        made("note", "vessel:a", "of a", 1), made("note", "vessel:b", "of b", 2), made("tag", "vessel:b", "t", 2),
        made("note", "vessel:c", "of c after", 8),
    ]  # fmt: skip
    merged, split = moved(4), moved(6)
    split[1]["vessel:a"] = ["vessel:a", "vessel:c"]
    merged[1]["vessel:b"] = ["vessel:a"]
    assert texts(replay(log, [merged])) == {"vessel:a": ["of a", "of b", "t"], "vessel:c": ["of c after"]}
    assert texts(replay(log, [merged, split])) == {
        "vessel:a": ["of a", "of b", "t"],
        "vessel:c": ["of a", "of b", "of c after", "t"],
    }


def test_what_is_taken_back_of_one_part_stays_on_the_other():
    log = [made("tag", "vessel:a", "t", 1), made("tag", "vessel:c", "t", 9, "withdrawn")]
    split = (dt.datetime(2026, 1, 1, 0, 0, 5), {"vessel:a": ["vessel:a", "vessel:c"]})
    assert texts(replay(log, [split])) == {"vessel:a": ["t"]}


def test_a_note_made_after_a_split_is_of_one_part():
    split = (dt.datetime(2026, 1, 1, 0, 0, 5), {"vessel:a": ["vessel:a", "vessel:c"]})
    assert texts(replay([made("note", "vessel:a", "later", 6)], [split])) == {"vessel:a": ["later"]}


def test_tombstones_of_the_case_are_followed(case):
    line = {"kind": "note", "subjects": ["vessel:old"], "verdict": "noted", "why": "of old", "who": "ana",
            "when": "2020-01-01T00:00:00+00:00"}  # fmt: skip
    case.decisions.write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert notes(case).note.startswith("1 of what was marked is not in the case now")
    with case.write() as connection:
        # Run 2 is the resolve of `finish`.
        connection.execute("INSERT INTO resolve.tombstone VALUES ('vessel:old', ['vessel:widow'], 'merged', 2)")
    with case.read() as connection:
        found = marks(case, connection)
    assert {id_: [(mark.text, mark.written_of) for mark in given] for id_, given in found.items()} == {
        "vessel:widow": [("of old", "vessel:old")]
    }
    assert show(case, "SEA WIDOW").section("Notes").column("text") == ["of old"]

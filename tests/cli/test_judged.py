"""`judgements`: listed with what became of each, undone, out to a file and in again."""

import json

import pytest

from catchgraph.case.case import open_case
from catchgraph.resolve.run import resolve
from tests.once import copied
from tests.resolve.cases import case_with, vessel

ROWS = [vessel("a", "ALBA"), vessel("b", "BOREAS"), vessel("c", "CIRRUS")]


@copied
def resolved(folder):
    case = case_with(folder, ROWS)
    resolve(case)
    return case


@pytest.fixture
def folder(tmp_path):
    return resolved(tmp_path / "case").path


@pytest.fixture
def ask(cli, folder):
    return lambda *args: cli("--case", folder, *args)


def judge(ask, a, b, verdict):
    result = ask("judge", f"mention:{a}", f"mention:{b}", f"--{verdict}", "--why", "seen in port")
    assert result.exit_code == 0, result.stderr


def test_listed_with_what_became_of_them(ask, folder):
    judge(ask, "a", "b", "same")
    judge(ask, "b", "c", "same")
    judge(ask, "a", "c", "different")
    answer = json.loads(ask("judgements", "--format", "json").stdout)
    assert sorted((row["one"], row["other"], row["judged"]) for row in answer["Judgements"]) == [
        ("ALBA", "BOREAS", "same"),
        ("ALBA", "CIRRUS", "different"),
        ("BOREAS", "CIRRUS", "same"),
    ]
    (found,) = answer["Contradictions"]
    assert found["stands"].startswith("mention:a and mention:c different")
    resolve(open_case(folder))
    table = ask("judgements").stdout
    assert "not followed" in table
    assert "Contradictions" in table


def test_undo(ask):
    judge(ask, "a", "b", "same")
    result = ask("judgements", "undo")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("taken back: mention:a and mention:b same")
    assert ask("judgements").stdout.strip() == "Judgements: none"
    assert ask("judgements", "undo").exit_code == 1


@pytest.mark.parametrize("as_", ["jsonl", "nomenklatura"])
def test_out_to_a_file_and_into_another_case(ask, cli, tmp_path, as_):
    judge(ask, "a", "b", "same")
    judge(ask, "a", "c", "different")
    file = tmp_path / "judgements.jsonl"
    assert ask("judgements", "export", file, "--as", as_).exit_code == 0
    assert ask("judgements", "export", "-", "--as", as_).stdout == file.read_text(encoding="utf-8")
    other = case_with(tmp_path / "other", ROWS[:2])
    resolve(other)
    result = cli("--case", other.path, "judgements", "import", file)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == "2 judgements added, 0 known already\n"
    assert "1 wait for records that are not in the case" in result.stderr
    rows = json.loads(cli("--case", other.path, "judgements", "--format", "json").stdout)["Judgements"]
    assert [(row["left"], row["right"], row["judged"]) for row in rows] == [
        ("mention:a", "mention:b", "same"),
        ("mention:a", "mention:c", "different"),
    ]


def test_what_cannot_be_taken_is_said(ask, tmp_path):
    judge(ask, "a", "b", "different")
    file = tmp_path / "theirs.jsonl"
    file.write_text('["NK-1", "mention:a", "positive"]\n["NK-1", "mention:b", "positive"]\nno line\n', encoding="utf-8")
    result = ask("judgements", "import", file)
    assert result.exit_code == 1
    assert "not taken: mention:a and mention:b same" in result.stderr
    assert "theirs.jsonl, line 3: no judgement: not JSON" in result.stderr
    line = {"kind": "judgement", "subjects": ["mention:a", "mention:c"], "verdict": "maybe", "why": "", "who": "me"}
    file.write_text(json.dumps(line | {"when": "2024-01-01"}), encoding="utf-8")
    result = ask("judgements", "import", file)
    assert (result.exit_code, result.stdout) == (1, "0 judgements added, 0 known already\n")
    assert "line 1: no judgement 'maybe'; one of: same, different, unsure, withdrawn" in result.stderr
    file.write_text('["elsewhere-7", "mention:a", "negative"]\n', encoding="utf-8")
    result = ask("judgements", "import", file)
    assert result.exit_code == 1
    assert "no record of this case: elsewhere-7" in result.stderr
    file.write_bytes(b"\xff\xfe")
    assert ask("judgements", "import", file).exit_code == 1


def test_an_export_comes_back_after_undo_if_asked(ask, tmp_path):
    judge(ask, "a", "b", "same")
    file = tmp_path / "judgements.jsonl"
    ask("judgements", "export", file)
    ask("judgements", "undo")
    result = ask("judgements", "import", file)
    assert (result.exit_code, result.stdout) == (0, "0 judgements added, 0 known already, 1 taken back here\n")
    assert "took it back here on" in result.stderr
    assert "--restore" in result.stderr
    assert ask("judgements", "import", "--restore", file).stdout == "1 judgements added, 0 known already\n"
    assert len(json.loads(ask("judgements", "--format", "json").stdout)["Judgements"]) == 1


def test_a_contradiction_is_said_by_judge_and_left_out_for_nomenklatura(ask):
    judge(ask, "a", "b", "same")
    judge(ask, "b", "c", "same")
    result = ask("judge", "mention:a", "mention:c", "--different", "--why", "two photos")
    assert result.stdout.count("contradicts: ") == 2
    result = ask("judgements", "export", "-", "--as", "nomenklatura")
    edges = [json.loads(line) for line in result.stdout.splitlines()]
    assert sorted(edge[1] for edge in edges if edge[2] == "positive") == ["mention:a", "mention:b"]
    assert "left out, since a judgement `different` forbids it: mention:b and mention:c same" in result.stderr


def test_a_judgement_names_records_with_rows_and_what_it_replaces(ask):
    judge(ask, "a", "b", "same")
    result = ask("judge", "mention:b", "mention:a", "--different", "--why", "two photos")
    first, one, other, replaced = result.stdout.splitlines()
    assert first.startswith("BOREAS and ALBA: different, by ")
    assert one == "  BOREAS: list.csv, line 2 (record 1), mention:b"
    assert other == "  ALBA: list.csv, line 2 (record 1), mention:a"
    assert replaced.startswith("  replaces: mention:a and mention:b same, by ")


@pytest.mark.parametrize("verdicts", [(), ("--same", "--different"), ("--unsure", "--withdraw")])
def test_one_verdict_at_a_time(ask, verdicts):
    result = ask("judge", "mention:a", "mention:b", *verdicts, "--why", "seen in port")
    assert result.exit_code == 2
    assert ask("judgements").stdout.strip() == "Judgements: none"

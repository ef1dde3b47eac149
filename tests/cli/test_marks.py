"""`case note|pin|tag` and what a shell completes."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from click.shell_completion import ShellComplete

from catchgraph.cli.app import main
from catchgraph.cli.complete import MOST


@pytest.fixture
def case(hand_case, tmp_path):
    """A copy: what one test writes is not there for another."""
    return shutil.copytree(hand_case, tmp_path / "case")


@pytest.fixture
def ask(cli, case):
    return lambda *args: cli("--case", case, *args)


def test_notes_pins_and_tags_from_the_command_line(ask):
    for args in (
        ["case", "note", "SEA WIDOW", 'says "no" <here>'],
        ["case", "tag", "SEA WIDOW", "reefer", "port of call"],
        ["case", "pin", "RED HERON", "--why", "first"],
        ["case", "untag", "SEA WIDOW", "reefer"],
    ):
        result = ask(*args)
        assert result.exit_code == 0, result.stderr
        assert result.stdout.startswith(("vessel:widow: ", "vessel:heron: "))
    rows = json.loads(ask("case", "notes", "--format", "json").stdout)
    assert [(row["name"], row["what"], row["text"]) for row in rows] == [
        ("RED HERON", "pin", "first"), ("SEA WIDOW", "tag", "port of call"), ("SEA WIDOW", "note", 'says "no" <here>'),
    ]  # fmt: skip
    shown = json.loads(ask("show", "SEA WIDOW", "--format", "json").stdout)["sections"]["Notes"]
    assert [row["what"] for row in shown] == ["tag", "note"]
    assert ask("case", "unnote", rows[-1]["note"]).exit_code == 0
    assert ask("case", "unpin", "RED HERON").exit_code == 0
    assert [row["what"] for row in json.loads(ask("case", "notes", "--format", "json").stdout)] == ["tag"]


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["case", "note", "SEA WIDOW", "  "], 2, "empty"),
        (["case", "note", "NOBODY AT ALL", "x"], 1, "NOBODY AT ALL"),
        (["case", "note", "SEA WIDOW"], 2, "Missing argument"),
        (["case", "note", "SEA", "WIDOW", "x"], 2, "unexpected extra argument"),
        (["case", "untag", "SEA WIDOW", "x"], 1, "no tag"),
        (["case", "unpin", "SEA WIDOW"], 1, "not pinned"),
    ],
)
def test_what_cannot_be_is_one_message(ask, case, args, code, message):
    result = ask(*args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert not (case / "decisions.jsonl").exists()


def offered(case, args, incomplete):
    found = ShellComplete(main, {}, "catchgraph", "_CATCHGRAPH_COMPLETE").get_completions(
        ["--case", str(case), *args], incomplete
    )
    return [item.value for item in found]


def test_names_are_completed_word_by_word_or_whole(case):
    assert offered(case, ["show"], "sea") == ["SEA"]
    assert offered(case, ["show", "SEA"], "") == ["WIDOW"]
    assert offered(case, ["case", "note"], "re") == ["RED HERON"]
    assert offered(case, ["show"], "vessel:h") == ["vessel:heron"]
    assert offered(case, ["show"], "") == [], "not the whole case"


def test_kinds_and_datasets_are_completed(case):
    assert offered(case, ["expand", "SEA", "--kind"], "en") == ["Entry", "Encounter"]
    assert offered(case, ["rank", "--kind"], "") == ["Vessel", "Company", "Facility", "Person", "Port"]
    assert offered(case, ["timeline", "SEA", "--kind"], "port") == ["port call"]
    assert offered(case, ["diff", "list"], "re") == ["register"]


def test_private_persons_are_not_offered(case):
    assert offered(case, ["show"], "A.") == []


def test_bash_gets_names_that_neither_fall_apart_nor_run(case, monkeypatch):
    from catchgraph.case.case import open_case

    with open_case(case).write() as connection:
        connection.execute("UPDATE derived.vessel SET names = ['RED $(x) \"`'] WHERE id = 'vessel:heron'")
    monkeypatch.setenv("_CATCHGRAPH_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "catchgraph case note RE")
    assert offered(case, ["case", "note"], "RE") == ['RED\\ \\$\\(x\\)\\ \\"\\`']
    monkeypatch.setenv("COMP_WORDS", 'catchgraph case note "RE')
    assert offered(case, ["case", "note"], "RE") == []
    monkeypatch.setenv("COMP_WORDS", 'catchgraph case note "SEA')
    assert offered(case, ["case", "note"], "SEA") == ["SEA WIDOW"]


def test_names_are_bounded(case):
    from catchgraph.case.case import open_case

    with open_case(case).write() as connection:
        connection.execute(
            "UPDATE derived.vessel SET names = list_transform(range(1000), lambda n: 'SHIP' || n) "
            "WHERE id = 'vessel:heron'"
        )
    assert len(offered(case, ["case", "note"], "SHIP")) == MOST


def test_nothing_is_offered_without_a_case(tmp_path):
    assert offered(tmp_path / "none", ["show"], "SEA") == []
    assert not (tmp_path / "none").exists()


def test_bash_itself_gets_whole_names(case, tmp_path):
    """The script of `completion bash` in a real bash, with `catchgraph` as it is installed here."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    (tmp_path / "bin").mkdir()
    code = "from catchgraph.cli import main; main(prog_name='catchgraph')"
    (tmp_path / "bin" / "catchgraph").write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{code}" "$@"\n')
    (tmp_path / "bin" / "catchgraph").chmod(0o755)
    script = f"""
        source <(catchgraph completion bash)
        COMP_WORDS=(catchgraph --case "{case}" link SEA); COMP_CWORD=4
        _catchgraph_completion catchgraph
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [bash, "-c", script], capture_output=True, text=True, timeout=400, check=True, env={**os.environ, "PATH": path}
    )
    assert done.stdout.splitlines() == ["SEA\\ WIDOW"]

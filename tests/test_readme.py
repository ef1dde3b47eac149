"""Every command and every line of Python in the README works as it stands there."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from catchgraph.cli import main
from tests.conftest import ROOT
from tests.worlds import copied

pytestmark = pytest.mark.early

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    """The code blocks of the README in a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


COMMANDS = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("catchgraph ")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, embedded_runtime):
    """A folder that holds what the README's reader sees: the invented world, its case, and the first command given."""
    path = tmp_path_factory.mktemp("readme")
    (path / "fixtures").symlink_to(ROOT / "fixtures")
    copied(tmp_path_factory, path / "walrus")
    try:
        # Not every command need start a server; this one stays until it is ended, whatever goes wrong here.
        assert shell(path, "catchgraph --case walrus graph up").returncode == 0
        done = shell(path, COMMANDS[0])
        assert done.returncode == 0, done.stderr
        assert "transshipment.listed-vessel-encounter" in done.stdout
        shutil.copytree(path / "walrus", path / "before" / "walrus", ignore=shutil.ignore_patterns("graph"))
        yield path
    finally:
        shell(path, "catchgraph --case walrus graph down")


@pytest.fixture(scope="module")
def untouched(folder):
    """The folder as the first command left it: other commands note and judge, in whatever order tests run."""
    return folder / "before"


@pytest.fixture
def answer(monkeypatch):
    """Answer a line in a folder: in this process where it is one command, by a shell where it is more."""

    def told(folder, line):
        if "&&" in line or "*" in line:
            return shell(folder, line)
        monkeypatch.chdir(folder)
        words = shlex.split(line, comments=True)
        done = CliRunner().invoke(main, words[1:], env={"COLUMNS": "100", "NEO4J_URI": None})
        return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)

    return told


def shell(folder, line):
    search = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    # A table is as wide as the terminal: the README shows one of 100 columns.
    environment = {**os.environ, "PATH": search, "COLUMNS": "100"}
    environment.pop("NEO4J_URI", None)
    return subprocess.run(["sh", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_first_command_goes_from_files_to_findings():
    assert COMMANDS[0].split()[3] == "run"
    assert len(COMMANDS) > 5


@pytest.mark.parametrize("line", COMMANDS[1:])
def test_a_command_of_the_readme_answers(folder, answer, line):
    done = answer(folder, line)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip(), "it prints something"
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("block", blocks("text"), ids=lambda block: block.split()[4])
def test_an_answer_is_printed_as_the_readme_shows_it(untouched, answer, block):
    command, _, shown = block.partition("\n")
    assert answer(untouched, command.removeprefix("$ ")).stdout == shown


def test_the_picture_is_the_one_that_is_drawn_of_the_traced_import(untouched, answer):
    [drawn] = blocks("mermaid")
    [traced] = [block for block in blocks("text") if " trace " in block.partition("\n")[0]]
    line = f"{traced.partition(chr(10))[0].removeprefix('$ ')} --format mermaid"
    assert answer(untouched, line).stdout == drawn
    assert "UMBER TEREK" in drawn, "it ends at a vessel"


def test_the_library_as_the_readme_shows_it(folder):
    [code] = blocks("python")
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_exit_codes_are_those_of_the_program():
    from catchgraph.cli import guard

    listed = re.findall(r"^\| (\d+) \|", README, re.MULTILINE)
    assert listed == re.findall(r"^\s*(\d+)  ", guard.__doc__, re.MULTILINE)


def test_what_make_is_said_to_do_is_in_the_makefile():
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"\bmake ([a-z]+)", README)) <= set(targets)

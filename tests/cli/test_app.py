"""The face of the program: help, what it imports, usage errors, and a page that says all of it."""

import subprocess
import sys

import click
import pytest

from catchgraph.cli.app import COMMANDS, main
from catchgraph.cli.docs import cli_page, commands
from tests.conftest import ROOT

HEAVY = ("pandas", "duckdb", "neo4j", "networkx", "pyarrow", "numpy", "rapidfuzz", "rich", "lxml", "anyascii")
EVERY = dict(commands())


def test_help_imports_nothing_heavy_and_none_of_the_commands():
    code = f"""
import sys
from catchgraph.cli import main
try:
    main(["--help"])
except SystemExit as stop:
    assert stop.code == 0
print([m for m in {HEAVY} if m in sys.modules], [m for m in sys.modules if m.startswith("catchgraph.cli.steps")])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[] []"


def test_every_command_of_the_table_exists_under_its_name():
    with click.Context(main) as ctx:
        for entry in COMMANDS:
            assert main.get_command(ctx, entry.name).name == entry.name


@pytest.mark.parametrize("name", EVERY)
def test_every_help_has_an_example_and_every_option_a_help(name):
    command = EVERY[name].command
    help_text = (command.help or "") + (command.epilog or "")
    assert "Example" in help_text, name
    example = help_text.partition("Example")[2]
    assert f" {name.partition(' ')[2]}" in example, "the example shows the command"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts}"


def test_the_page_is_that_of_the_help_texts():
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert page == cli_page(), "run: python -m catchgraph.cli.docs > docs/cli.md"


def test_version(cli):
    from importlib.metadata import version

    result = cli("--version")
    assert (result.exit_code, version("catchgraph") in result.stdout) == (0, True)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["accuse"], "No such command 'accuse'"),
        (["timelin", "X"], "Did you mean 'timeline'?"),
        (["show"], "Missing argument"),
        (["show", "X", "--fromat", "csv"], "Did you mean '--format'?"),
        (["expand", "X", "--depth", "99"], "99 is not in the range"),
        (["load", "no-such-file.csv"], "does not exist"),
        (["show", "X", "--case", "DIR"], "--case stands before the command"),
        (["judge", "A", "B", "--why", "x"], "say --same, --different, --unsure or --withdraw"),
        (["detect", "--param", "limit"], "'limit' is not NAME=VALUE"),
    ],
)
def test_a_wrong_command_says_what_is_wrong_and_exits_with_2(cli, args, message):
    result = cli(*args)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_no_case_is_one_message(cli, tmp_path):
    result = cli("--case", tmp_path / "none", "show", "X")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: no case in {tmp_path}/none\n")
    assert "load" in result.stderr


def test_the_case_can_be_named_in_the_environment(cli, hand_case):
    result = cli("show", "vessel:alone", env={"CATCHGRAPH_CASE": str(hand_case)})
    assert result.exit_code == 0
    assert "ALONE" in result.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_printed(cli, shell):
    result = cli("completion", shell)
    assert (result.exit_code, "_CATCHGRAPH_COMPLETE" in result.stdout) == (0, True)


def test_completion_completes_commands():
    done = subprocess.run(
        [sys.executable, "-m", "catchgraph"],
        env={"_CATCHGRAPH_COMPLETE": "bash_complete", "COMP_WORDS": "catchgraph scr", "COMP_CWORD": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "screen" in done.stdout or done.stdout == "", done.stderr

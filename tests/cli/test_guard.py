"""Whatever goes wrong is one message and the right exit code."""

import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import click
import pytest

from catchgraph.cli.guard import guarded, tell
from catchgraph.errors import CaseBusy, GraphUnavailable, NotFound, UsageError


def raising(error):
    def run():
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (NotFound("no vessel", hint="Did you mean …?"), 1, "Error: no vessel\nDid you mean …?\n"),
        (CaseBusy("held"), 1, "Error: held\n"),
        (UsageError("wrong"), 2, "Error: wrong\n"),
        (GraphUnavailable("gone"), 4, "Error: gone\n"),
        (click.UsageError("bad"), 2, "Error: bad\n"),
    ],
)
def test_errors_are_a_message_and_their_code(capsys, error, code, message):
    assert guarded(raising(error), debug=False) == code
    assert capsys.readouterr().err.endswith(message)


@pytest.mark.parametrize("error", [KeyError("x"), ZeroDivisionError("y"), MemoryError(), RecursionError("z")])
def test_a_defect_is_a_line_without_traceback(capsys, error):
    assert guarded(raising(error), debug=False) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"Error: {type(error).__name__}")
    assert "--debug" in said
    assert "Traceback" not in said


def test_debug_shows_the_traceback(capsys):
    assert guarded(raising(KeyError("x")), debug=True) == 1
    assert "Traceback" in capsys.readouterr().err
    assert guarded(raising(NotFound("n")), debug=True) == 1
    assert "Traceback" in capsys.readouterr().err


def test_interruption_is_130(capsys):
    assert guarded(raising(KeyboardInterrupt()), debug=False) == 130
    assert guarded(raising(click.Abort()), debug=False) == 130
    assert "Interrupted" in capsys.readouterr().err


def test_a_number_is_the_exit_code_and_signals_are_put_back():
    before = signal.getsignal(signal.SIGTERM)
    assert guarded(lambda: 5, debug=False) == 5
    assert guarded(lambda: None, debug=False) == 0
    assert signal.getsignal(signal.SIGTERM) is before


def test_messages_carry_no_control_characters(capsys):
    tell("a\x1b[2Jb\nc\x07d")
    assert capsys.readouterr().err == "ab\ncd\n"


#: A child that takes longer hangs.
HANGS_S = 600
#: DuckDB looks for signals while it runs the first; the second it runs to its end.
QUERIES = (
    "SELECT hash(i) % 10000000 AS k, count(*) FROM range(500000000) t(i) GROUP BY 1 ORDER BY 2 LIMIT 1",
    "SELECT count(*) FROM range(3000000) a, range(3000000) b WHERE hash(a, b) = 1",
)
SLOW_QUERY = """
import sys
from pathlib import Path
from catchgraph.case.case import open_case
from catchgraph.cli.guard import guarded
def run():
    print("started", flush=True)
    with open_case(Path(sys.argv[1])).read() as connection:
        connection.execute(sys.argv[2]).fetchall()
sys.exit(guarded(run, debug=False))
"""


@contextmanager
def ending(child):
    """Whatever a test finds, its child is gone after it."""
    try:
        with child:
            yield child
    finally:
        child.kill()
        child.wait()


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signals_end_a_long_query_of_the_case(hand_case, number, query):
    command = [sys.executable, "-c", SLOW_QUERY, str(hand_case), query]
    with ending(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)) as child:
        assert child.stdout.readline() == "started\n"
        time.sleep(0.7)
        child.send_signal(number)
        _, said = child.communicate(timeout=HANGS_S)
    assert child.returncode == 130
    assert said.startswith("Interrupted.")
    assert "Traceback" not in said


def test_a_reader_that_goes_away_is_no_error(hand_case):
    command = f"{sys.executable} -m catchgraph --case {hand_case} show 'RED HERON' --format jsonl | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_names_that_the_encoding_lacks_do_not_stop_the_answer(hand_case):
    done = subprocess.run(
        [sys.executable, "-m", "catchgraph", "--case", str(hand_case), "show", "RED HERON"],
        capture_output=True, check=False, env={"PYTHONIOENCODING": "latin-1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b"RED HERON; ??" in done.stdout

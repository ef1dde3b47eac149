"""`review`: keys from a pipe and from a real terminal, back, quit and resume; nothing is lost."""

import os
import pty
import select
import subprocess
import sys
import time

import pytest

from catchgraph.case.decisions import decisions, standing
from catchgraph.resolve.core.weights import load_weights
from tests.resolve.doubts import doubtful


@pytest.fixture
def case(tmp_path):
    return doubtful(tmp_path / "case")


@pytest.fixture
def press(cli, case):
    return lambda keys, *args: cli("--case", case.path, "review", *args, input=keys)


def verdicts(case):
    return {"".join(s[8:] for s in pair): one.verdict for pair, one in standing(case, "judgement").items()}


def test_one_key_decides_and_the_rest_comes_next_time(press, case):
    result = press("sdq")
    assert result.exit_code == 0, result.stderr
    assert "1 of 6: is this one vessel? (joined now" in result.stdout
    assert "Different would part vessel:d (2 records, 1 listing)." in result.stdout
    assert "list.csv, line 2 (record 1)" in result.stdout
    assert "Decided: 1 same, 1 different. Left to look at: 4." in result.stderr
    assert verdicts(case) == {"d1d2": "same", "a1b1": "different"}
    assert "1 of 4" in press("q").stdout


def test_differences_are_marked(press):
    lines = press("q").stdout.split("\n")
    (row,) = [line for line in lines if "unlike" in line]
    weight = load_weights("vessel").fields["name"]["unlike"]
    assert weight < 0
    assert row.split() == ["-", "name", "ALBA", "D1", "ALBA", "D2", "unlike", f"{weight:+.2f}"]


def test_the_parts_on_the_screen_sum_to_the_score(press):
    shown = press("q").stdout
    rows = [line.split() for line in shown.split("[s]ame")[0].splitlines()]
    weights = [float(row[-1]) for row in rows if row and row[-1][0] in "+-" and row[-1][1:2].isdigit()]
    *parts, score = weights
    assert any("(before any field)" in " ".join(row) for row in rows)
    # Two decimals each.
    assert sum(parts) == pytest.approx(score, abs=0.005 * len(weights))


def test_the_list_names_records_and_rows(press):
    listed = " ".join(press("", "--list").stdout.split())
    assert "ALBA D1" in listed
    assert "list.csv, line 2" in listed
    assert "2 records, 1 listing" in listed


def test_back_takes_back_and_shows_the_pair_again(press, case):
    result = press("sbuq")
    assert "taken back: same" in result.stdout
    assert result.stdout.count("1 of 6") == 2
    assert verdicts(case) == {"d1d2": "unsure"}
    assert len(decisions(case)) == 3


def test_skip_back_at_the_first_and_help(press, case):
    result = press("b? kq")
    assert "this is the first" in result.stdout
    assert "they are one and the same" in result.stdout
    assert result.stdout.count("skipped") == 2
    assert "Decided: nothing. Left to look at: 6." in result.stderr
    assert decisions(case) == []


def test_a_reason_can_be_typed_on_the_way(press, case):
    press("wtwo hulls in one photo\ndq")
    (one,) = standing(case, "judgement").values()
    assert (one.verdict, one.why) == ("different", "two hulls in one photo")


def test_kind_limit_list_and_the_end(press, case):
    result = press("d", "--kind", "company", "--limit", "1")
    assert "1 of 1: is this one company?" in result.stdout
    assert verdicts(case) == {"p1q1": "different"}
    assert "Nothing to review" in press("", "--kind", "company").stdout
    listed = press("", "--list", "--conflicts").stdout
    assert "vessel:c" in listed
    assert "vessel:a" not in listed


def test_it_can_go_on_with_resolve(press):
    result = press("dn", "--limit", "1")
    assert result.exit_code == 0
    assert "catchgraph resolve" in result.stdout


#: Makes the terminal the one that Ctrl-C interrupts, then becomes catchgraph.
_TAKE = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "os.execv(sys.executable, [sys.executable, '-m', 'catchgraph', *sys.argv[1:]])"
)


class Terminal:
    """`catchgraph review` on a terminal of its own."""

    def __init__(self, folder):
        self.ours, theirs = pty.openpty()
        command = [sys.executable, "-c", _TAKE, "--case", str(folder), "review"]
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
        )
        os.close(theirs)
        self.seen = ""

    def until(self, text):
        """Read until `text` is on the screen."""
        end = time.monotonic() + 400
        while text not in self.seen:
            ready, _, _ = select.select([self.ours], [], [], max(0, end - time.monotonic()))
            read = self._read() if ready else ""
            assert read, f"no {text!r} in {self.seen!r}"
            self.seen += read
        self.seen = self.seen.split(text, 1)[1]

    def press(self, keys):
        os.write(self.ours, keys.encode())

    def _read(self):
        try:
            return os.read(self.ours, 65536).decode(errors="replace")
        except OSError:
            # Linux says EIO once the other side is closed.
            return ""


def test_on_a_terminal_one_key_is_enough_and_ctrl_c_loses_nothing(case):
    terminal = Terminal(case.path)
    try:
        terminal.until("1 of 6")
        terminal.until("[?]")
        terminal.press("s")
        terminal.until("2 of 6")
        terminal.until("[?]")
        assert verdicts(case) == {"d1d2": "same"}
        # An arrow is no answer.
        terminal.press("\x1b[A")
        terminal.until("quit")
        terminal.press("d")
        terminal.until("3 of 6")
        terminal.until("[?]")
        terminal.press("\x03")
        terminal.until("Decided: 1 same, 1 different. Left to look at: 4.")
        assert terminal.process.wait(timeout=400) == 130
    finally:
        if terminal.process.poll() is None:
            terminal.process.kill()
        os.close(terminal.ours)
    assert verdicts(case) == {"d1d2": "same", "a1b1": "different"}

"""What is held ends with the process, and with nothing else in its way."""

import subprocess
import sys

WAITING = """
import atexit, os, threading
from catchgraph.case.ending import end_held, hold, release
hold(lambda: print("first held", flush=True))
hold(lambda: print("last held", flush=True))
let_go = lambda: print("let go", flush=True)
hold(let_go)
release(let_go)
release(let_go)
atexit.register(threading.Event().wait)
end_held()
os._exit(3)
"""


def test_what_is_held_is_called_the_last_first_and_nothing_that_waits():
    done = subprocess.run([sys.executable, "-c", WAITING], capture_output=True, text=True, timeout=200, check=False)
    assert (done.returncode, done.stdout.splitlines()) == (3, ["last held", "first held"])


def test_what_is_held_is_called_at_an_ordinary_end():
    code = "from catchgraph.case.ending import hold; hold(lambda: print('ended'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=200, check=True)
    assert done.stdout == "ended\n"

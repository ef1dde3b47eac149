"""Signals that end a command: in order where Python gets to it, else at once."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from catchgraph.case.ending import end_held

INTERRUPTED = 130
MESSAGE = "Interrupted. What was finished before is kept; run the command again to go on."
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
#: A query inside DuckDB may not come back to Python: after this the process is ended from outside of it.
_PATIENCE_S = 1.2


@contextmanager
def interruptible() -> Iterator[threading.Event]:
    """SIGTERM and SIGHUP end a command as Ctrl-C does, so that servers and transactions are ended in order.

    The event is set once a signal was received. Each step is one transaction, so even the hard end loses nothing.
    """
    received, left = threading.Event(), threading.Event()

    def interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
        received.set()
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield received
        return
    reader, writer = socket.socketpair()
    writer.setblocking(False)
    threading.Thread(target=_watch, args=(reader, left), daemon=True).start()
    kinds = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    before = {kind: signal.signal(kind, interrupt) for kind in kinds}
    woken = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    try:
        yield received
    finally:
        left.set()
        signal.set_wakeup_fd(woken)
        for kind, handler in before.items():
            signal.signal(kind, handler)
        # The thread reads the end and is gone.
        writer.close()


def _watch(reader: socket.socket, left: threading.Event) -> None:
    """Wait for a signal as the system delivers it, and see that the command ends in time."""
    ours = {getattr(signal, name, None) for name in _NAMES}
    with reader:
        while number := reader.recv(1):
            if number[0] in ours and not left.wait(_PATIENCE_S):
                end_now()


def end_now() -> NoReturn:
    """End the process and what it started, without waiting for what it is doing."""
    os.write(2, f"{MESSAGE}\n".encode())
    end_held()
    os._exit(INTERRUPTED)

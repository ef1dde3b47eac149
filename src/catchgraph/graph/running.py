"""`server.json`: which server holds a case's databases, so that the next command finds or ends it."""

from __future__ import annotations

import contextlib
import errno
import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from catchgraph.errors import GraphUnavailable
from catchgraph.graph import processes, roots

NAME = "server.json"
_FULL_HINT = "Nothing that was loaded before is lost. Free some space and run the command again."
_HINT = "Check permissions; a case that can only be read is asked from a copy, without `graph up`."
#: Stands on the server's command line: how an orphan is recognised as ours.
DATABASES_OPTION = "-Darcadedb.server.databaseDirectory="


@dataclass(frozen=True, slots=True)
class Running:
    """A server that was started for one folder of databases.

    `owner_pid` is the process that ends it when done; 0 for one that stays (`catchgraph graph up`).
    """

    pid: int
    started: str
    owner_pid: int
    owner_started: str
    http_port: int
    bolt_port: int
    admin_password: str
    reader_password: str
    root: str

    @property
    def keep(self) -> bool:
        """Whether it stays when the command that started it ends."""
        return self.owner_pid == 0

    @property
    def abandoned(self) -> bool:
        """Whether the command that should end it is gone."""
        return not self.keep and not processes.is_same(self.owner_pid, self.owner_started)


def read(databases: Path) -> Running | None:
    """The record in a folder of databases, or none where it is absent or not a record."""
    try:
        raw = json.loads((databases / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    names = {field.name for field in fields(Running)}
    if not isinstance(raw, dict) or set(raw) != names:
        return None
    numbers = all(isinstance(raw[name], int) for name in ("pid", "owner_pid", "http_port", "bolt_port"))
    return Running(**raw) if numbers else None


def write(databases: Path, record: Running) -> bool:
    """Write the record, readable by its owner only. False if another command has written one meanwhile."""
    path = databases / NAME
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    except OSError as error:
        raise cannot_write(databases, error) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(asdict(record), out)
    except OSError as error:
        path.unlink()
        raise cannot_write(databases, error) from error
    return True


def cannot_write(databases: Path, error: OSError) -> GraphUnavailable:
    """Why no server can be started for a folder of databases."""
    hint = _FULL_HINT if error.errno == errno.ENOSPC else _HINT
    return GraphUnavailable(f"cannot write {databases}: {error.strerror or error}", hint=hint)


def remove(databases: Path) -> None:
    """Forget the server. On a disk that cannot be written its record stays, and is no use to anybody."""
    with contextlib.suppress(OSError):
        (databases / NAME).unlink()


def process_of(databases: Path, record: Running) -> processes.Process | None:
    """The living server of a record: same pid, same start time, and a command that names our databases."""
    process = processes.find(record.pid)
    if process is None or process.started != record.started:
        return None
    return process if f"{DATABASES_OPTION}{databases}" in process.command else None


def tidy(databases: Path) -> None:
    """End a server that nobody is left to end, and remove what is left of one that is gone."""
    path = databases.resolve()
    known = read(path)
    if known is not None and (known.abandoned or process_of(path, known) is None):
        end(path, known)


def end(databases: Path, known: Running) -> bool:
    """End the server of a record, if it lives, and forget it; whether it lived. Never ends another process."""
    process = process_of(databases, known)
    if process is not None:
        processes.end(process)
    roots.remove(Path(known.root))
    # Another command may have put its own there meanwhile.
    if read(databases) == known:
        remove(databases)
    return process is not None


def status(databases: Path) -> Running | None:
    """The server that runs for a folder of databases, if one does."""
    path = databases.resolve()
    known = read(path)
    return known if known and process_of(path, known) else None


def down(databases: Path) -> bool:
    """End the server that runs for a folder of databases; false if none does."""
    path = databases.resolve()
    known = read(path)
    return known is not None and end(path, known)

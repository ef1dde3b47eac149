"""`server.json`: which server holds a case's databases, so that the next command finds or ends it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from catchgraph.graph import processes

NAME = "server.json"
#: Stands on the server's command line: how an orphan is recognised as ours.
DATABASES_OPTION = "-Darcadedb.server.databaseDirectory="
#: Begins the name of a server's temporary root, which holds its log and users file; nothing of the case.
ROOT_PREFIX = "catchgraph-server-"


@dataclass(frozen=True, slots=True)
class Record:
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


def read(databases: Path) -> Record | None:
    """The record in a folder of databases, or none where it is absent or not a record."""
    try:
        raw = json.loads((databases / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    names = {field.name for field in fields(Record)}
    if not isinstance(raw, dict) or set(raw) != names:
        return None
    numbers = all(isinstance(raw[name], int) for name in ("pid", "owner_pid", "http_port", "bolt_port"))
    return Record(**raw) if numbers else None


def write(databases: Path, record: Record) -> bool:
    """Write the record, readable by its owner only. False if another command has written one meanwhile."""
    path = databases / NAME
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(asdict(record), out)
    return True


def remove(databases: Path) -> None:
    """Forget the server."""
    with contextlib.suppress(FileNotFoundError):
        (databases / NAME).unlink()


def process_of(databases: Path, record: Record) -> processes.Process | None:
    """The living server of a record: same pid, same start time, and a command that names our databases."""
    process = processes.find(record.pid)
    if process is None or process.started != record.started:
        return None
    return process if f"{DATABASES_OPTION}{databases}" in process.command else None


def remove_root(root: Path) -> None:
    """Remove a server's temporary root; anything that is not one is left alone."""
    if root.name.startswith(ROOT_PREFIX):
        shutil.rmtree(root, ignore_errors=True)


def status(databases: Path) -> Record | None:
    """The server that runs for a folder of databases, if one does."""
    path = databases.resolve()
    known = read(path)
    return known if known and process_of(path, known) else None


def down(databases: Path) -> bool:
    """End the server that runs for a folder of databases; false if none does. Never ends another process."""
    path = databases.resolve()
    known = read(path)
    if known is None:
        return False
    process = process_of(path, known)
    if process is not None:
        processes.end(process)
        remove_root(Path(known.root))
    remove(path)
    return process is not None

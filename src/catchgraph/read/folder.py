"""The files of a folder and those below it: what is to be read when a folder is named."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from catchgraph.errors import InputError
from catchgraph.read.handling import BESIDE

#: Tells that a folder is a case: its own, or another's.
_CASE = "case.duckdb"


def expanded(
    paths: Sequence[Path], leave: Collection[Path] = (), refused: dict[Path, InputError] | None = None
) -> dict[Path, bool]:
    """The files among `paths` and of the folders among them, in order, each with whether it was named itself.

    Of a folder, what is to be `leave`d (resolved paths) is left out. Raises `InputError` for a folder that nobody may
    look into, or that has no file; with `refused`, it is put there.
    """
    found: dict[Path, bool] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = True
            continue
        try:
            files = files_of(path, leave)
        except InputError as error:
            if refused is None:
                raise
            refused[path] = error
        else:
            found |= {file: found.get(file, False) for file in files}
    return found


def files_of(folder: Path, leave: Collection[Path] = ()) -> list[Path]:
    """Files of a folder and those below it, by path; links are followed, each folder is looked into once.

    Left out are hidden files and folders, `handling.toml`, READMEs, cases, links that lead nowhere, what is no file (a
    socket, a pipe), and what is to be `leave`d (resolved paths). Raises `InputError` for a folder that nobody may look
    into, or where nothing is left.
    """
    found, ahead, seen = [], [folder], set()
    while ahead:
        here = ahead.pop()
        if here.resolve() in seen or (here / _CASE).exists():
            continue
        seen.add(here.resolve())
        for entry in _entries(here):
            if _left(entry):
                continue
            if entry.is_dir():
                ahead.append(entry)
            elif entry.is_file() and entry.resolve() not in leave:
                found.append(entry)
    if not found:
        raise InputError(f"there is no file in {folder}", hint="Hidden files, READMEs and cases are left out.")
    return sorted(found)


def _entries(folder: Path) -> list[Path]:
    try:
        # In order, since of two links to one folder only the first is followed; the last goes onto the pile first.
        return sorted(folder.iterdir(), reverse=True)
    except OSError as error:
        raise InputError(f"cannot look into {folder}: {error.strerror}", hint="Name the files in it.") from error


def _left(entry: Path) -> bool:
    name = entry.name
    readme = entry.stem.upper() == "README"
    return name.startswith(".") or name == BESIDE or readme

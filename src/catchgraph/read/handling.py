"""Under which terms a file came: as `--handling FILE` or the nearest `handling.toml` says, or by default."""

from __future__ import annotations

import datetime as dt
import stat
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from catchgraph.errors import InputError
from catchgraph.model.dates import PartialDate
from catchgraph.model.handling import NO_COVERAGE, Coverage, Handling, default_handling
from catchgraph.model.schema import RECORDS
from catchgraph.normalise.dates import parse_date
from catchgraph.normalise.text import key as plain_key
from catchgraph.read.layouts.build import TomlPlace, build, did_you_mean

BESIDE = "handling.toml"
_EXAMPLE = 'Write, e.g.: administration = "…", purpose = "…", releasable_to = ["…"].'
#: What a kind of record may be called in a statement: `PortCall`, `port call`, `port-call`.
_LABELS = {plain_key(kind.label): kind.label for kind in RECORDS}


@dataclass(frozen=True, slots=True)
class Terms:
    """What may be done with the records of a file, and what they are complete for."""

    handling: Handling
    coverage: Coverage = NO_COVERAGE


@dataclass(frozen=True, slots=True)
class _Stated:
    """`[coverage]` of a statement, but for `from`, which is no name in Python."""

    start: str = ""
    to: str = ""
    kinds: tuple[str, ...] = ()


@dataclass(slots=True)
class Statements:
    """What is stated of the files of one load: each folder is looked at once, each statement read once."""

    _beside: dict[Path, Path | None] = field(default_factory=dict)
    _read: dict[Path, Terms] = field(default_factory=dict)

    def terms(self, path: Path, kind: str, stated: Path | None) -> Terms:
        """Terms of the records of a file. Raises `InputError` for a statement that cannot be read or understood."""
        if stated is None:
            if path.parent not in self._beside:
                self._beside[path.parent] = nearest(path)
            stated = self._beside[path.parent]
        if stated is None:
            return Terms(default_handling(kind))
        if stated not in self._read:
            self._read[stated] = read_terms(stated)
        return self._read[stated]


def nearest(path: Path) -> Path | None:
    """The `handling.toml` beside a file, else in the nearest folder above.

    The way up ends with the home folder, and before a folder that everybody may write to (`/tmp`) and the root of the
    file system: nobody else decides what may be done with these files.
    """
    home = Path.home()
    for folder in path.parents:
        own = folder == path.parent
        if not own and (folder == folder.parent or folder.stat().st_mode & stat.S_IWOTH):
            return None
        if (folder / BESIDE).is_file():
            return folder / BESIDE
        if folder == home:
            return None
    return None


def read_terms(path: Path) -> Terms:
    """Terms as a TOML file states them. Raises `InputError` naming file and key."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}", hint="Check --handling.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not a TOML file in UTF-8: {error}", hint=_EXAMPLE) from error
    place = TomlPlace(str(path), InputError)
    coverage = _coverage(data.pop("coverage", {}), place.at("coverage"))
    return Terms(build(Handling, _dates_as_text(data), place), coverage)


def _coverage(data: object, place: TomlPlace) -> Coverage:
    if isinstance(data, dict):
        data = {"start" if name == "from" else name: value for name, value in _dates_as_text(data).items()}
    stated = build(_Stated, data, place)
    first, last = _day(stated.start, place.at("from")), _day(stated.to, place.at("to"))
    if first and last and last.last < first.first:
        place.at("to").fail(f"{stated.to} is before {stated.start}")
    return Coverage(
        first.first.isoformat() if first else "",
        last.last.isoformat() if last else "",
        tuple(sorted({_label(kind, place.at("kinds")) for kind in stated.kinds})),
    )


def _day(text: str, place: TomlPlace) -> PartialDate | None:
    try:
        return parse_date(text, "ymd")
    except ValueError:
        place.fail(f"{text!r} is no day", "Write it as 2025, 2025-08 or 2025-08-26.")


def _label(kind: str, place: TomlPlace) -> str:
    label = _LABELS.get(plain_key(kind))
    return label or place.fail(f"{kind!r} is no kind of record", did_you_mean(kind, _LABELS.values()))


def _dates_as_text(data: dict[str, object]) -> dict[str, object]:
    """Days that are written without quotes as text."""
    return {key: value.isoformat() if isinstance(value, dt.date) else value for key, value in data.items()}

"""Terms as a TOML file states them, checked word by word."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path

from catchgraph.errors import InputError
from catchgraph.model.dates import PartialDate
from catchgraph.model.handling import MODES, NO_COVERAGE, PURPOSES, Coverage, Handling
from catchgraph.model.schema import RECORDS
from catchgraph.normalise.dates import parse_date
from catchgraph.normalise.text import key as plain_key
from catchgraph.read.layouts.build import TomlPlace, build, did_you_mean

_EXAMPLE = 'Write, e.g.: administration = "…", permitted_purpose = ["targeting"], releasable_to = ["…"].'
#: What a kind of record may be called in a statement: `PortCall`, `port call`, `port-call`.
_LABELS = {plain_key(kind.label): kind.label for kind in RECORDS}
#: Keys that statements had, and what they are called.
_RENAMED = {"request": "request_reference", "purpose": "permitted_purpose"}


@dataclass(frozen=True, slots=True)
class Terms:
    """What may be done with the records of a file, and what they cover."""

    handling: Handling
    coverage: Coverage = NO_COVERAGE


@dataclass(frozen=True, slots=True)
class _Stated:
    """`[coverage]` of a statement, but for `from`, which is no name in Python."""

    start: str = ""
    to: str = ""
    kinds: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    complete: bool = True


#: Keys as they are written: of a statement, and of its `[coverage]`.
_KEYS = (*(field.name for field in fields(Handling)), "coverage")
_COVERS = ("from", *(field.name for field in fields(_Stated) if field.name != "start"))


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
    return Terms(_handling(_plain(data), place), coverage)


def _handling(data: dict[str, object], place: TomlPlace) -> Handling:
    for old, new in _RENAMED.items():
        if old in data:
            place.at(old).fail("unknown key", f"It is called {new!r}.")
    _only(data, _KEYS, place)
    purpose = data.get("permitted_purpose")
    stated = build(Handling, data | ({"permitted_purpose": [purpose]} if isinstance(purpose, str) else {}), place)
    until = _day(stated.retain_until, place.at("retain_until"))
    if until and until.precision != "day":
        place.at("retain_until").fail(f"{stated.retain_until!r} is no day", "Write the last day, e.g. 2030-12-31.")
    return replace(
        stated,
        permitted_purpose=_some_of(PURPOSES, stated.permitted_purpose, place.at("permitted_purpose")),
        retain_until=until.last.isoformat() if until else "",
    )


def _coverage(data: object, place: TomlPlace) -> Coverage:
    if isinstance(data, dict):
        _only(data, _COVERS, place)
        data = {"start" if name == "from" else name: value for name, value in _plain(data).items()}
    stated = build(_Stated, data, place)
    first, last = _day(stated.start, place.at("from")), _day(stated.to, place.at("to"))
    if first and last and last.last < first.first:
        place.at("to").fail(f"{stated.to} is before {stated.start}")
    return Coverage(
        first.first.isoformat() if first else "",
        last.last.isoformat() if last else "",
        tuple(sorted({_label(kind, place.at("kinds")) for kind in stated.kinds})),
        _some_of(MODES, stated.modes, place.at("modes")),
        stated.complete if isinstance(data, dict) and "complete" in data else None,
    )


def _only(data: Iterable[str], known: tuple[str, ...], place: TomlPlace) -> None:
    """Fail at a key that a statement does not have, with the nearest as it is written there."""
    for key in data:
        if key not in known:
            place.at(key).fail("unknown key", did_you_mean(key, known))


def _day(text: str, place: TomlPlace) -> PartialDate | None:
    try:
        return parse_date(text, "ymd")
    except ValueError:
        place.fail(f"{text!r} is no day", "Write it as 2025, 2025-08 or 2025-08-26.")


def _label(kind: str, place: TomlPlace) -> str:
    label = _LABELS.get(plain_key(kind))
    return label or place.fail(f"{kind!r} is no kind of record", did_you_mean(kind, _LABELS.values()))


def _some_of(known: tuple[str, ...], words: Iterable[str], place: TomlPlace) -> tuple[str, ...]:
    """Words of a closed set, each once, in its order."""
    for word in words:
        if word not in known:
            place.fail(f"{word!r} is not known here", did_you_mean(word, known))
    return tuple(word for word in known if word in words)


def _plain(data: dict[str, object]) -> dict[str, object]:
    """Days that are written without quotes as text."""
    return {key: value.isoformat() if isinstance(value, dt.date) else value for key, value in data.items()}

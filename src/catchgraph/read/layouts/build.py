"""From the plain values of a TOML file to frozen dataclasses: types checked, unknown keys refused."""

from __future__ import annotations

import dataclasses
import difflib
import types
import typing
from collections.abc import Iterable
from typing import Any, TypeVar

from catchgraph.errors import CatchgraphError

T = TypeVar("T")

_WORDS = {str: "text", bool: "true or false", int: "a whole number"}


@dataclasses.dataclass(frozen=True, slots=True)
class TomlPlace:
    """Where in which file a value stands, and the error that file's mistakes raise."""

    file: str
    error: type[CatchgraphError]
    key: str = ""

    def at(self, key: str) -> TomlPlace:
        """A key below this one."""
        return dataclasses.replace(self, key=f"{self.key}.{key}" if self.key else key)

    def fail(self, what: str, hint: str = "") -> typing.NoReturn:
        """Raise the file's error: file, key, what is wrong."""
        raise self.error(f"{self.file}: {self.key + ': ' if self.key else ''}{what}", hint=hint)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint: the nearest known word, or all of them."""
    words = list(known)
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    return f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(words)}."


def one_of(word: str, known: Iterable[str], place: TomlPlace, what: str = "") -> None:
    """Fail at a place where a word is not among those that are known, with the nearest of them."""
    words = tuple(known)
    if word not in words:
        place.fail(what or f"{word!r} is not known here", did_you_mean(word, words))


def build(cls: type[T], data: object, place: TomlPlace) -> T:
    """An instance of the dataclass `cls` from a TOML table. Raises the error of `place` for whatever does not fit."""
    if not isinstance(data, dict):
        place.fail("must be a table")
    hints = typing.get_type_hints(cls)
    fields = {f.name: f for f in dataclasses.fields(cls) if f.init}  # type: ignore[arg-type]
    for key in data:
        if key not in fields:
            place.at(str(key)).fail("unknown key", did_you_mean(str(key), fields))
    for name, field in fields.items():
        if name not in data and field.default is field.default_factory is dataclasses.MISSING:
            place.fail(f"the key {name!r} is missing")
    return cls(**{key: _value(hints[key], value, place.at(key)) for key, value in data.items()})


def _value(hint: Any, value: object, place: TomlPlace) -> Any:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        if not isinstance(value, list):
            place.fail("must be a list")
        return tuple(_value(args[0], item, place.at(f"#{n}")) for n, item in enumerate(value, 1))
    if origin is dict:
        if not isinstance(value, dict):
            place.fail("must be a table")
        return {key: _value(args[1], item, place.at(key)) for key, item in value.items()}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return build(hint, value, place)
    if isinstance(hint, types.UnionType) or hint not in _WORDS:
        raise TypeError(f"no TOML value fits {hint}")
    if type(value) is not hint:
        place.fail(f"must be {_WORDS[hint]}")
    return value

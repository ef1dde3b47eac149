"""What may be done with a file's records: as `--handling FILE` or a `handling.toml` beside it says, or by default."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

from catchgraph.errors import InputError
from catchgraph.model.handling import Handling, default_handling
from catchgraph.read.layouts.build import Place, build

BESIDE = "handling.toml"


def handling_of(path: Path, kind: str, stated: Path | None) -> Handling:
    """Handling of the records of a file. Raises `InputError` for a statement that cannot be read or understood."""
    beside = path.parent / BESIDE
    source = stated or (beside if beside.is_file() else None)
    return read_handling(source) if source else default_handling(kind)


def read_handling(path: Path) -> Handling:
    """Handling as a TOML file states it. Raises `InputError` naming file and key."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}", hint="Check --handling.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not a TOML file in UTF-8: {error}", hint=_EXAMPLE) from error
    until = data.get("retain_until")
    if isinstance(until, dt.date):
        data["retain_until"] = until.isoformat()
    return build(Handling, data, Place(str(path), InputError))


_EXAMPLE = 'Write, e.g.: administration = "…", purpose = "…", releasable_to = ["…"].'

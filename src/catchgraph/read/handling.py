"""Under which terms a file came: as `--handling FILE` or the nearest `handling.toml` says, or by default."""

from __future__ import annotations

import datetime as dt
import stat
from dataclasses import dataclass, field
from pathlib import Path

from catchgraph.errors import InputError
from catchgraph.model.handling import default_handling
from catchgraph.read.clock import today
from catchgraph.read.layouts.model import Layout
from catchgraph.read.statement import Terms, read_terms

BESIDE = "handling.toml"
#: In place of a file: a partner's records of which nothing is stated may be used here, and released to nobody.
NONE = Path("none")


@dataclass(slots=True)
class Statements:
    """What is stated of the files of one load: each folder is looked at once, each statement read once.

    `today`: what was to be kept until a day before it may not be loaded.
    """

    today: dt.date = field(default_factory=today)
    _beside: dict[Path, Path | None] = field(default_factory=dict)
    _read: dict[Path, Terms] = field(default_factory=dict)

    def terms(self, path: Path, layout: Layout, stated: Path | None) -> Terms:
        """Terms of the records of a file of a layout.

        `stated` is a file of terms, or `NONE`. Raises `InputError` for a statement that cannot be read or understood,
        for a partner's records without one, and for what may not be kept any longer.
        """
        source = self._nearest(path) if stated in (None, NONE) else stated
        terms = self._terms(source) if source else Terms(default_handling(layout.origin))
        if layout.origin == "partner" and not terms.handling.administration and stated != NONE:
            raise _unstated(path, layout, source)
        if "" < terms.handling.retain_until < self.today.isoformat():
            raise InputError(
                f"{path.name}: its terms let it be kept until {terms.handling.retain_until} ({source}): not loaded",
                hint="Ask whoever shared it for a longer time, and state that as retain_until; or leave the file out.",
            )
        return terms

    def _nearest(self, path: Path) -> Path | None:
        if path.parent not in self._beside:
            self._beside[path.parent] = nearest(path)
        return self._beside[path.parent]

    def _terms(self, source: Path) -> Terms:
        if source not in self._read:
            self._read[source] = read_terms(source)
        return self._read[source]


def _unstated(path: Path, layout: Layout, source: Path | None) -> InputError:
    """A partner's records of which nobody says whose they are."""
    lacks = f"{source} names no administration" if source else "no handling.toml states its terms"
    return InputError(
        f"{path.name}: {layout.title or layout.id} is what a partner shares, and {lacks}",
        hint='Write administration = "…" and the terms into a handling.toml beside it, or name such a file with '
        "--handling; with --handling none it is loaded without, and nothing of it can be released.",
    )


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

"""What to say where a name fits several or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from catchgraph.analyse.nodes import Ref, refs
from catchgraph.errors import Ambiguous, NotFound
from catchgraph.model.schema import node

if TYPE_CHECKING:
    import duckdb

_SHOWN = 15
_NEAREST = 5
_LONGEST = 80
#: Below this share of letters in common (0 to 100) a name is no help, unless it is like otherwise; below the second
#: it is not looked at, nor are more than so many.
_LIKE, _FAR, _COMPARED = 70, 45, 30


def ambiguous(
    connection: duckdb.DuckDBPyConnection, text: str, ids: Sequence[str], *, what: str | None = None
) -> Ambiguous:
    """The error that lists the candidates: id, label, name, flag, datasets."""
    known = refs(connection, ids[:_SHOWN])
    flags = _flags(connection, list(known))
    lines = [_line(ref, flags.get(id_, "")) for id_, ref in sorted(known.items())]
    more = f"\n  and {len(ids) - _SHOWN:,} more" if len(ids) > _SHOWN else ""
    return Ambiguous(
        f"{what or repr(text[:_LONGEST])}: {len(ids):,} fit",
        hint="Did you mean one of these? Give its id.\n" + "\n".join(lines) + more,
    )


def unknown(
    connection: duckdb.DuckDBPyConnection, text: str, labels: Sequence[str], *, papers: bool = False
) -> NotFound:
    """The error that lists the nearest names; `papers`: whether numbers of papers were looked at, too."""
    near = nearest(connection, text, labels)
    hint = "Did you mean: " + "; ".join(near) + "?" if near else "No name is near it. Are its files loaded?"
    words = [label.lower() for label in labels] or ["node"]
    kinds = " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
    number = "or has that number, nor has a paper or lot" if papers else "or has that number"
    return NotFound(f"no {kinds} is called {text[:_LONGEST]!r} {number}", hint=hint)


def nearest(connection: duckdb.DuckDBPyConnection, text: str, labels: Sequence[str]) -> list[str]:
    """Up to five names most like `text`, the best first: as screening likens names, then by letters in common."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.utils import default_process

    from catchgraph.analyse.likeness import Likeness

    union = " UNION ".join(
        f'SELECT unnest({names_of(label)}) AS name FROM derived."{node(label).table}"'  # noqa: S608 - labels of the model
        for label in labels
    )
    if not union:
        return []
    names = [name for (name,) in connection.execute(f"SELECT DISTINCT name FROM ({union}) ORDER BY name").fetchall()]  # noqa: S608
    share: dict[str, float] = {}
    for written in _written(text):
        found = process.extract(
            written, names, scorer=fuzz.ratio, processor=default_process, limit=_COMPARED, score_cutoff=_FAR
        )
        share |= {name: max(ratio, share.get(name, 0)) for name, ratio, _ in found}
    likes = [like.name for like in Likeness(sorted(share)).of([text]).get(text, [])]
    others = sorted((name for name, ratio in share.items() if ratio >= _LIKE), key=lambda name: (-share[name], name))
    return list(dict.fromkeys([*likes, *others]))[:_NEAREST]


def _written(text: str) -> list[str]:
    """The text and the other ways to write it as a vessel's name."""
    from catchgraph.normalise.name_forms import name_forms

    forms = name_forms(text)
    others = [f"{one.stem} {one.number}".strip() for one in forms.names] if forms else []
    return list(dict.fromkeys([text, *others]))


def names_of(label: str) -> str:
    """The column with every name of an entity; a port has one name."""
    return "names" if any(prop.name == "names" for prop in node(label).properties) else "[name]"


def _line(ref: Ref, flag: str) -> str:
    return "  " + "  ".join(part for part in (ref.id, ref.label, ref.name, flag, ", ".join(ref.datasets)) if part)


def _flags(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> dict[str, str]:
    rows = connection.execute(
        "SELECT id, array_to_string(flags, '/') FROM derived.vessel WHERE id IN (SELECT unnest(?))", [ids]
    ).fetchall()
    return dict(rows)

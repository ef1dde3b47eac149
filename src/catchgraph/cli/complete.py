"""What a shell offers after Tab: ids of queries, their parameters, names and ids of entities.

A shell waits for it: ids of queries are names of files, names come from one bounded look into the case. Nothing is
offered where the case cannot be read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from catchgraph.cli.clean import spoken

#: More than a screen of names helps nobody to choose.
MOST = 40
_QUERY = """
    SELECT DISTINCT name FROM (
        {every}
    ) WHERE starts_with(upper(name), upper($text)) AND length(name) <= 80 ORDER BY name LIMIT $most
"""
_IDS = """
    SELECT id, name FROM (
        {every}
    ) WHERE starts_with(id, $text) ORDER BY id LIMIT $most
"""
_DATASETS = """
    SELECT dataset, min(name) AS name FROM read.file WHERE starts_with(dataset, $text)
    GROUP BY dataset ORDER BY dataset LIMIT $most
"""
_FILES = """
    SELECT name, min(path) FROM read.file WHERE starts_with(name, $text) GROUP BY name HAVING count(*) = 1
    UNION ALL SELECT path, name FROM read.file WHERE starts_with(path, $text) ORDER BY 1 LIMIT $most
"""
_UNSAFE = re.compile(r"[^\w@%+=:,./-]")
_RUNS = re.compile(r"[$`!\\'\"]")
_OPENED = re.compile(r"(?:^|\s)(?:'[^']*|\"[^\"]*)$")


def query_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Ids of the catalogue and of the user's folders: a file's folder and name."""
    found = sorted({f"{path.parent.name}.{path.stem}" for path in _files(ctx)})
    return [CompletionItem(id_) for id_ in found if id_.startswith(incomplete)]


def query_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of queries, and the families they belong to."""
    ids = query_ids(ctx, param, "")
    families = sorted({item.value.partition(".")[0] for item in ids})
    return [item for item in (*map(CompletionItem, families), *ids) if item.value.startswith(incomplete)]


def parameters(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """`NAME=` for the parameters of the queries that stand on the line."""
    from catchgraph.detect.header import parse_saved
    from catchgraph.errors import CatchgraphError

    # An option without its value yet leaves the words of the line unread, in `args`.
    words = {str(ctx.params.get("what")), *(ctx.params.get("only") or ()), *ctx.args}
    try:
        asked = [parse_saved(path) for path in _files(ctx) if f"{path.parent.name}.{path.stem}" in words]
    except CatchgraphError:
        return []
    found = {one.name: one for query in asked for one in query.params if one.name.startswith(incomplete)}
    return [
        CompletionItem(f"{name}=", help=one.type if one.required else f"{one.type}, else {one.default}")
        for name, one in found.items()
    ]


def labels(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Labels of nodes."""
    from catchgraph.model.schema import NODES

    return _beginning((kind.label for kind in NODES), incomplete)


def entity_labels(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Labels of entities."""
    from catchgraph.model.schema import NODES

    return _beginning((kind.label for kind in NODES if kind.layer == "entity"), incomplete)


def timeline_kinds(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Kinds of entries of a timeline."""
    from catchgraph.analyse.timeline_kinds import KINDS

    return _items([(kind, "") for kind in KINDS if kind.lower().startswith(incomplete.lower())])


def datasets(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Datasets of the case, each with its file."""
    return _items(_asked(ctx, _DATASETS, incomplete))


def loaded_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Names of the loaded files, and paths of those."""
    return _items(_asked(ctx, _FILES, incomplete))


def names_one(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Whole names and ids, for an argument that is one word for the shell."""
    return _items(_names(ctx, incomplete))


def files_and_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Files, as the shell finds them, and whole names and ids."""
    return [CompletionItem(incomplete, type="file"), *names_one(ctx, param, incomplete)]


def layout_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Ids of the layouts that come with catchgraph."""
    from catchgraph.read.layouts import ids

    return _beginning(ids(), incomplete)


def layouts(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of the layouts that come with catchgraph, and TOML files; any file where neither begins so."""
    ids = layout_ids(ctx, param, incomplete)
    if not ids:
        return [CompletionItem(incomplete, type="file")]
    folder, _, begun = incomplete.rpartition("/")
    near = sorted(Path(folder or ".").glob("*.toml"))
    own = [f"{folder}/{path.name}" if folder else path.name for path in near if path.name.startswith(begun)]
    return [*ids, *_items([(name, "") for name in own])]


def names_many(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The next word of a name, for an argument that takes several words; ids at the first."""
    before = [str(word) for word in ctx.params.get(param.name or "") or ()]
    found = _names(ctx, " ".join([*before, incomplete]))
    rest = [(name.split()[len(before) :], said) for name, said in found]
    return _items(list({words[0]: said for words, said in rest if words}.items()))


def _names(ctx: click.Context, text: str) -> list[tuple[str, str]]:
    """Names of entities that are not private, or ids of them and of findings, that begin so."""
    if not text.strip():
        return []
    from catchgraph.model.schema import ENTITIES, node

    open_ = [kind for kind in ENTITIES if not kind.tells.private]
    if ":" in text:
        every = [f'SELECT id, name FROM derived."{kind.table}"' for kind in (*open_, node("Finding"))]  # noqa: S608
        return _asked(ctx, _IDS.format(every=" UNION ALL ".join(every)), text)
    names = [("unnest(names) AS name" if kind.has("names") else "name", kind.table) for kind in open_]
    every = [f'SELECT {name} FROM derived."{table}"' for name, table in names]  # noqa: S608 - declared in the model
    return _asked(ctx, _QUERY.format(every=" UNION ALL ".join(every)), text)


def _beginning(words: Iterable[str], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(word) for word in words if word.lower().startswith(incomplete.lower())]


def _asked(ctx: click.Context, ask: str, text: str) -> list[tuple[str, str]]:
    from catchgraph.case.case import open_case
    from catchgraph.case.turn import hurried
    from catchgraph.errors import CatchgraphError

    try:
        with hurried(), open_case(_case(ctx)).read() as connection:
            rows: list[tuple[Any, ...]] = connection.execute(ask, {"text": text, "most": MOST}).fetchall()
    except CatchgraphError:
        return []
    return [(spoken(row[0]), spoken(row[1]) if len(row) > 1 else "") for row in rows]


def _items(found: list[tuple[str, str]]) -> list[CompletionItem]:
    """Names as the shell takes them. Names come from files: in bash none may run as a command or fall apart.

    zsh and fish quote what they insert themselves.
    """
    if os.environ.get("_CATCHGRAPH_COMPLETE") != "bash_complete":
        return [CompletionItem(name, help=said) for name, said in found]
    if _OPENED.search(os.environ.get("COMP_WORDS", "")):
        return [CompletionItem(name) for name, _ in found if not _RUNS.search(name)]
    return [CompletionItem(_UNSAFE.sub(lambda match: "\\" + match[0], name)) for name, _ in found]


def _files(ctx: click.Context) -> Iterator[Path]:
    from catchgraph.detect.catalogue import own_folder

    for folder in (own_folder(), _case(ctx) / "queries", *(ctx.params.get("queries") or ())):
        yield from sorted(Path(folder).resolve().rglob("*.cypher"))


def _case(ctx: click.Context) -> Path:
    given = ctx.find_root().params.get("path")
    return Path(given or os.environ.get("CATCHGRAPH_CASE") or "case")

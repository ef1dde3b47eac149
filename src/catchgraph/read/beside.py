"""Other files of a document's dataset: those that its links may lead into, given in one call or held by the case.

Only of one dataset: what a file says under its terms must not stand among the rows of another's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.read.look import look_through
from catchgraph.read.plan import Plan
from catchgraph.read.source import Source

if TYPE_CHECKING:
    import duckdb

#: Files of one dataset that are looked into for each of them; where there are more, none is.
MOST = 50

_HELD = "SELECT file_id, path, sha256 FROM read.file WHERE dataset = ? ORDER BY file_id"
_LOADED = "SELECT name, settings FROM read.file ORDER BY path"


def linked(case: CaseFolder, plans: Mapping[str, Plan]) -> dict[str, Plan]:
    """The plans, each with the files beside it where its format has links from file to file."""
    linking = [plan for plan in plans.values() if plan.file.format and plan.file.format.linked]
    if not linking:
        return dict(plans)
    with case.read() as connection:
        files = {id_: _files(connection, id_, linking) for id_ in sorted({plan.dataset.id for plan in linking})}
    return dict(plans) | {plan.file_id: _placed(plan, files[plan.dataset.id]) for plan in linking}


def _files(connection: duckdb.DuckDBPyConnection, dataset: str, plans: Iterable[Plan]) -> dict[str, Source]:
    """The files of a dataset by id: those planned, and of those held what is still as it was loaded."""
    found = {plan.file_id: plan.file.source for plan in plans if plan.dataset.id == dataset}
    for file_id, path, sha256 in connection.execute(_HELD, [dataset]).fetchall():
        if len(found) > MOST:
            break
        look = None if file_id in found else look_through(Path(path))
        if look and look.source.sha256 == sha256:
            found[file_id] = look.source
    return found


def _placed(plan: Plan, files: Mapping[str, Source]) -> Plan:
    others = [source for file_id, source in sorted(files.items()) if file_id != plan.file_id]
    return replace(plan, beside=tuple(others)) if len(files) <= MOST else plan


def read_beside(connection: duckdb.DuckDBPyConnection, sha256: str) -> list[str]:
    """Names of the loaded files that were read beside one of that content."""
    rows = connection.execute(_LOADED).fetchall()
    return [name for name, settings in rows if sha256 in json.loads(settings).get("beside", ())]

"""Answers of Global Fishing Watch's vessels API: what registers and the vessel itself say of one vessel, with days.

`registryInfo`: identities that it collected from registers, one `id` a hull → `Identity`, one mention a hull.
`selfReportedInfo`: identities transmitted over AIS, under the ids that events name → `Broadcast`.
`registryOwners`: owners, each under a MMSI; one whose MMSI no identity of the answer has is not attached.
Checked on one sample answer; `builtYear`, `shiptypes` of several names and searches (`entries`) from the documentation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from catchgraph.read.dataset import Provenance
from catchgraph.read.format import Said
from catchgraph.read.gfw.owners import owner_rows
from catchgraph.read.gfw.registry import Registry, identity_rows, registries
from catchgraph.read.gfw.transmitted import Transmitted, broadcast_rows, transmitted
from catchgraph.read.output import Output

NO_IDENTITY = "an answer without an identity: neither registryInfo nor selfReportedInfo names a vessel"


def is_vessel(value: Mapping[str, Any]) -> bool:
    """Whether an object is an answer of the vessels API."""
    return "selfReportedInfo" in value or "registryInfo" in value


def read_vessels(objects: Iterable[dict[str, Any]], provenance: Provenance, said: Said) -> Output:
    """Identities, transmitted identities and owners of each answer."""
    hulls: list[Registry] = []
    broadcasts: list[Transmitted] = []
    answers: list[tuple[int, Mapping[str, Any], list[Registry]]] = []
    ids: list[str] = []
    for row, value in enumerate(objects):
        named = registries(row, value, provenance, said)
        sent = transmitted(row, value, provenance, said)
        if not named and not sent:
            said.refuse(row, "registryInfo", None, NO_IDENTITY)
        ids.append(named[0].entries[0].id if named else sent[0].id if sent else "")
        hulls += named
        broadcasts += sent
        answers.append((row, value, named))
    return Output(
        ids,
        [
            *identity_rows(hulls, provenance),
            *broadcast_rows(broadcasts),
            *owner_rows(answers, provenance, said),
        ],
    )

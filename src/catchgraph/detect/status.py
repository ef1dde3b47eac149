"""What people decide about a finding: it survives every run, since a finding keeps its id."""

from __future__ import annotations

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import STATUSES, Decision, decide
from catchgraph.detect.parameters import suggest
from catchgraph.detect.write import decided_values, hashed
from catchgraph.errors import NotFound, UsageError
from catchgraph.model.schema import node


def set_status(case: CaseFolder, finding_id: str, status: str, why: str) -> Decision:
    """Decide about a finding: `open`, `substantiated` or `dismissed`, and why.

    Appended to `decisions.jsonl` with who and when; the finding in the case shows it at once, the graph after
    the next sync. Raises `UsageError` for another status or without a reason, `NotFound` for an unknown finding.
    """
    if status not in STATUSES:
        raise UsageError(f"no status {status!r}", hint=suggest(status, STATUSES, "Statuses"))
    if not why.strip():
        raise UsageError("a decision needs its reason", hint="Say why: --why …")
    columns = [p.name for p in node("Finding").properties]
    with case.write() as connection:
        listed = ", ".join(columns)
        query = f"SELECT {listed} FROM derived.finding WHERE id = ?"  # noqa: S608 - names from the model
        row = connection.execute(query, [finding_id]).fetchone()
        if row is None:
            raise NotFound(f"no finding {finding_id}", hint="`catchgraph detect` prints the ids of findings.")
        decision = decide(case, "finding", [finding_id], status, why.strip())
        values = hashed({**dict(zip(columns, row, strict=True)), **decided_values(decision)})
        changed = ("status", "status_by", "status_at", "status_why", "hash")
        sets = ", ".join(f"{name} = ?" for name in changed)
        update = f"UPDATE derived.finding SET {sets} WHERE id = ?"  # noqa: S608
        connection.execute(update, [*(values[name] for name in changed), finding_id])
    return decision

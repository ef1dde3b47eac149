"""Where the ways of goods back to the sea end, counted over the case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catchgraph.case.case import CaseFolder


@dataclass(frozen=True, slots=True)
class ChainEnds:
    """`chains` lines of trade were followed, `whole` of them to the sea or a farm all the way; `ends`: end → how many
    chains have such a branch; `stopped`: of how many not every branch was followed; `missing`: how many documents are
    cited on the way and not loaded."""

    chains: int
    whole: int
    ends: dict[str, int]
    stopped: int
    missing: int

    @property
    def said(self) -> str:
        """In words."""
        lines = "1 line" if self.chains == 1 else f"{self.chains:,} lines"
        parts = [f"{lines} of trade followed back", f"{self.whole:,} to the sea or a farm all the way"]
        parts += [f"{end} {many:,}" for end, many in self.ends.items() if end not in ("sea", "farm")]
        if self.missing:
            parts.append(f"documents cited and not loaded {self.missing:,}")
        if self.stopped:
            parts.append(f"not followed to the end {self.stopped:,}")
        return "; ".join(parts)


def chain_ends(case: CaseFolder) -> ChainEnds:
    """Of all chains of the case."""
    with case.read() as connection:
        [(chains, whole, stopped)] = connection.execute(
            "SELECT count(*), count(*) FILTER (WHERE whole), count(*) FILTER (WHERE stopped) FROM derived.chain"
        ).fetchall()
        ends = connection.execute(
            "SELECT said, count(*) FROM (SELECT unnest(ends) AS said FROM derived.chain) GROUP BY said ORDER BY said"
        ).fetchall()
        [(missing,)] = connection.execute(
            "SELECT count(DISTINCT document) FROM (SELECT unnest(missing) AS document FROM derived.chain)"
        ).fetchall()
    return ChainEnds(chains, whole, dict(ends), stopped, missing)

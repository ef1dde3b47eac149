"""How a case compares with a written truth, as tables and as lines on what was missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from catchgraph.analyse.table import Table

if TYPE_CHECKING:
    from catchgraph.analyse.truth import Score
    from catchgraph.analyse.truth_custody import Held
    from catchgraph.analyse.truth_entities import Resolution

_KINDS = {
    "vessel": "vessels",
    "company": "companies",
    "trader": "companies in trade",
    "plant": "plants and stores",
    "consignment": "consignments",
    "named vessel": "vessels that papers name",
}
#: What is said of a kind that is not joined but tied.
_SPLIT = {"named vessel": "Named and not tied to its vessel"}
_MERGED = {"named vessel": "Named and tied to a vessel that is not it"}


def resolution_table(entities: Sequence[Resolution]) -> Table:
    """A row per kind; precision and recall are of pairs of mentions or records, and of single namings of vessels."""
    columns = ("who is who", "by the truth", "mentions", "in parts", "mixed up", "precision", "recall")
    rows = [
        (_KINDS[one.kind], one.entities, one.mentions, len(one.split), len(one.merged),
         _share(one.precision), _share(one.recall))
        for one in entities
    ]  # fmt: skip
    return Table("Resolution", columns, rows)


def findings_table(scores: Sequence[Score]) -> Table:
    """A row per typology, and one of all; `silent`: benign twins that gave no finding, of all of them."""
    columns = ("typology", "right", "missed", "wrong", "precision", "recall", "twins silent")
    rows = [
        (one.typology, one.right, len(one.missed), len(one.wrong), _share(one.precision), _share(one.recall),
         _silent(one.twins, len(one.spoken)))
        for one in scores
    ]  # fmt: skip
    right = sum(one.right for one in scores)
    missed, wrong = sum(len(one.missed) for one in scores), sum(len(one.wrong) for one in scores)
    twins, spoken = sum(one.twins for one in scores), sum(len(one.spoken) for one in scores)
    shares = (_share(right / ((right + wrong) or 1)), _share(right / ((right + missed) or 1)))
    return Table("Findings", columns, [*rows, ("all", right, missed, wrong, *shares, _silent(twins, spoken))])


def custody_table(held: Sequence[Held]) -> Table:
    """A row for each kind of answer on custody."""
    columns = ("where goods come from", "owed", "right", "missed", "wrong", "precision", "recall")
    rows = [
        (one.kind, one.owed, one.right, len(one.missed), len(one.wrong), _share(one.precision), _share(one.recall))
        for one in held
    ]
    return Table("Custody", columns, rows)


def strayed(held: Sequence[Held]) -> Iterator[str]:
    """A line for each answer on custody that is not as the truth has it."""
    for one in held:
        for missed in one.missed:
            yield f"Not as it is ({one.kind}): {missed}"
        for wrong in one.wrong:
            yield f"Found and not owed ({one.kind}): {wrong}"


def misses(entities: Sequence[Resolution], scores: Sequence[Score]) -> Iterator[str]:
    """A line for each entity and finding that is not as the truth has it."""
    for one in entities:
        for key in one.split:
            yield f"{_SPLIT.get(one.kind, f'Not joined into one {one.kind}')}: {key}"
        for key in one.merged:
            yield f"{_MERGED.get(one.kind, f'Joined with another {one.kind}')}: {key}"
        for name in one.unknown:
            yield f"A {one.kind} that the truth does not know: {name}"
    for score in scores:
        for name in score.missed:
            yield f"Not found: {score.typology}, {name}"
        for finding in score.wrong:
            yield f"Found and not owed: {score.typology}, {finding}"
        for twin in score.spoken:
            yield f"A benign twin that was found: {score.typology}, {twin}"


def _share(value: float) -> str:
    """Rounded down, so that 100 % is all."""
    return f"{int(value * 1000) / 10:.1f}%"


def _silent(twins: int, spoken: int) -> str:
    return f"{twins - spoken} of {twins}"

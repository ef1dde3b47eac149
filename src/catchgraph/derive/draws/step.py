"""The step, declared."""

from __future__ import annotations

from catchgraph.derive.draws.kept import KEPT
from catchgraph.derive.draws.run import draw
from catchgraph.derive.steps import Step

_READ = (
    *("bill", "entry", "export_declaration", "import_declaration", "harvest_report", "processing_statement"),
    *("storage_document", "paper", "consignment", "part_of", "cites", "caught_by", "mention", "goods"),
    *("line", "head", "made_from", "cited", "document"),
)

DRAWS = Step(
    makes=tuple(f"derived.{table}" for table in KEPT), run=draw, rests=("read.goods",),
    reads=(*(f"derived.{table}" for table in _READ), "read.party_mention", "read.named_vessel"),
)  # fmt: skip

"""Fishing activities and landings that are changed at random: read or said, counted, and derived all the same."""

import json
import random
from pathlib import Path

import pytest

from catchgraph.derive.derive import derive
from catchgraph.resolve.run import resolve

from .test_bad_declarations import PARTNER, body, changed, loaded

FLUX, LANDINGS = PARTNER / "flux", PARTNER / "landings"
COUNTS = [10, pytest.param(1_000, marks=pytest.mark.slow)]


def texts(kind: str) -> list[str]:
    if kind == "flux":
        return [body(path) for path in sorted(FLUX.glob("*.xml"))]
    if kind == "json":
        return [json.dumps(json.loads((LANDINGS / "uk-landings.json").read_text()), indent=1)]
    return [path.read_text() for path in sorted(LANDINGS.glob("*.csv"))]


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("kind", ["flux", "json", "csv"])
def test_files_changed_at_random_are_read_or_said(tmp_path: Path, kind: str, count: int) -> None:
    """Whatever was read has no event without a start, no participant without a mention, no event without its record."""
    dice, known = random.Random(kind), texts(kind)
    suffix = {"flux": "xml"}.get(kind, kind)
    files = {f"{number:05}.{suffix}": changed(dice.choice(known), dice) for number in range(count)}
    case, reports, refused = loaded(tmp_path, files)
    assert sum(report.loaded for report in reports) > 0
    assert sum(report.rejected for report in reports) + len(refused) > 0
    with case.read() as connection:
        for event, record in (("transshipment", "transshipment_declaration"), ("landing", "landing_declaration")):
            assert connection.execute(f"SELECT count(*) FROM read.{event} WHERE start IS NULL").fetchall() == [(0,)]
            lost = f"SELECT count(*) FROM read.{event} e ANTI JOIN read.{record} r ON r.id = e.record"
            assert connection.execute(lost).fetchall() == [(0,)]
        unknown = "SELECT count(*) FROM read.participant ANTI JOIN read.vessel_mention USING (mention_id)"
        assert connection.execute(unknown).fetchall() == [(0,)]
    if count > 100:
        resolve(case)
        derive(case)

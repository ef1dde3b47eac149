"""What vessels declare beside what was seen: the same findings, since a declared transshipment is no encounter."""

import pytest

from catchgraph import pipeline
from catchgraph.case.case import CaseFolder

from ..worlds import FIXTURES, copied


def findings(case: CaseFolder) -> list[tuple]:
    with case.read() as connection:
        return connection.execute("SELECT typology, name, severity FROM derived.finding ORDER BY ALL").fetchall()


@pytest.mark.slow
def test_declarations_of_the_worlds_vessels_change_no_finding(tmp_path_factory, tmp_path):
    case = CaseFolder(copied(tmp_path_factory, tmp_path / "case"))
    before = findings(case)
    report = pipeline.run(case, [FIXTURES / "partner" / "flux", FIXTURES / "partner" / "landings"])
    assert sum(each.loaded for each in report.load) == 26
    assert len(before) > 50
    assert findings(case) == before

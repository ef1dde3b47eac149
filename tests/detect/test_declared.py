"""What vessels declare beside what was seen: a declared transshipment is no encounter; patterns ask of it."""

import pytest

from catchgraph import pipeline
from catchgraph.case.case import CaseFolder

from ..worlds import FIXTURES, copied

DECLARING = ("RUSSET CURLEW", "BRINDLED CURLEW", "HOARY CURLEW", "SLATY CURLEW", "AURORA SKUA")


def findings(case: CaseFolder) -> list[tuple]:
    with case.read() as connection:
        return connection.execute("SELECT typology, name, severity FROM derived.finding ORDER BY ALL").fetchall()


@pytest.mark.slow
def test_declarations_of_the_worlds_vessels_change_no_finding_but_those_of_declarations(tmp_path_factory, tmp_path):
    case = CaseFolder(copied(tmp_path_factory, tmp_path / "case"))
    before = findings(case)
    report = pipeline.run(case, [FIXTURES / "partner" / "flux", FIXTURES / "partner" / "landings"])
    assert sum(each.loaded for each in report.load) == 26
    assert len(before) > 50
    after = findings(case)
    assert set(after) >= set(before)
    new = sorted((typology, name) for typology, name, _ in set(after) - set(before))
    # The donor of `flux` declares yellowfin alone, the receiver bigeye, too; of three meetings under the programme that
    # these declarations make answerable nothing is declared.
    assert [(typology, [vessel for vessel in DECLARING if vessel in name]) for typology, name in new] == [
        ("transshipment.declarations-differ", ["RUSSET CURLEW", "AURORA SKUA"]),
        ("transshipment.no-declaration-found", ["BRINDLED CURLEW", "AURORA SKUA"]),
        ("transshipment.no-declaration-found", ["HOARY CURLEW", "AURORA SKUA"]),
        ("transshipment.no-declaration-found", ["SLATY CURLEW", "AURORA SKUA"]),
    ]

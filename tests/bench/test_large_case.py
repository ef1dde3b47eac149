"""The generator of the large case, small."""

import sys

from tests.conftest import ROOT


def test_a_case_that_is_kept_is_counted_again(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    from large_case import large_case

    with large_case(tmp_path / "case", 0.01) as (_, nodes, relationships):
        made = nodes, relationships
    with large_case(tmp_path / "case") as (_, nodes, relationships):
        assert (nodes, relationships) == made
    assert made[0] == 10_000
    assert 50_000 <= made[1] < 51_000
    sys.modules.pop("large_case")

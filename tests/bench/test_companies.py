"""The benchmark of companies at a size a test can bear: same rows for a seed, figures that a fault would lower."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

FOLDER = Path(__file__).resolve().parents[2] / "bench" / "resolution"


@pytest.fixture(scope="module")
def bench() -> Iterator[SimpleNamespace]:
    """The scripts, which import one another by name."""
    before = set(sys.modules)
    sys.path.insert(0, str(FOLDER))
    try:
        import company_core
        import company_generator
        import figures

        yield SimpleNamespace(core=company_core, generator=company_generator, figures=figures)
    finally:
        sys.path.remove(str(FOLDER))
        for name in set(sys.modules) - before:
            if str(getattr(sys.modules[name], "__file__", "")).startswith(str(FOLDER)):
                del sys.modules[name]


def test_a_seed_gives_the_same_rows(bench: SimpleNamespace) -> None:
    one, again = (bench.generator.companies(300, 7) for _ in range(2))
    pd.testing.assert_frame_equal(one, again)
    assert not one.equals(bench.generator.companies(300, 8))
    sizes = one.groupby("entity").size()
    assert sizes.max() <= 6


def test_two_thousand_companies(bench: SimpleNamespace) -> None:
    found = bench.core.run(bench.generator.companies(2_000, 7), thresholds=(-1.0, 1.0))
    assert found["candidate_recall"] >= 0.975
    assert found["cluster"]["f1"] >= 0.95
    assert found["largest_cluster"] <= 2 * found["largest_entity"]
    # The default threshold is no lucky one.
    assert min(found["at"].values()) >= found["cluster"]["f1"] - 0.03


def test_figures_of_a_clustering(bench: SimpleNamespace) -> None:
    truth, found = np.array([1, 1, 1, 2, 2]), np.array([1, 1, 2, 2, 2])
    # Pairs: four true, four found, two in both. No cluster is an entity.
    assert bench.figures.cluster_figures(truth, found) == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert bench.figures.exact_figures(truth, found)["f1"] == 0.0
    pairs = pd.DataFrame({"left": [0, 1], "right": [1, 3]})
    # Nodes 0 to 4; of four true pairs one is linked, one link is false.
    assert bench.figures.link_figures(truth, np.arange(5), pairs) == {"precision": 0.5, "recall": 0.25, "f1": 0.3333}

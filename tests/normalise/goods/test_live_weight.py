import csv
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.goods.live_weight import Factors, LiveWeight, Range, factor_range, live_weight
from catchgraph.reference.tables import read_table

OWN = Factors(
    [
        {"species": "YFT", "state": "FRO", "presentation": "GUG", "factor": "1.13", "source": "A"},
        {"species": "YFT", "state": "FRO", "presentation": "GUG", "factor": "1.2", "source": "B"},
        {"species": "YFT", "state": "FRE", "presentation": "GUG", "factor": "1.1", "source": "A"},
        {"species": "YFT", "state": "FRO", "presentation": "OTH", "factor": "0", "source": "A"},
        {"species": "COD", "state": "FRO", "presentation": "FIL", "factor": "2.6", "source": "A"},
        {"species": "COD", "state": "FRO", "presentation": "FSP", "factor": "2.84", "source": "A"},
    ]
)


def test_the_lowest_and_the_highest_factor() -> None:
    assert live_weight(1000, "YFT", "FRO", "GUG", factors=OWN) == LiveWeight(1130.0, 1200.0, ("A", "B"))
    assert live_weight(1000, "YFT", "FRE", "GUG", factors=OWN) == LiveWeight(1100.0, 1100.0, ("A",))


def test_without_a_state_there_is_no_upper_bound() -> None:
    assert live_weight(1000, "YFT", "", "GUG", factors=OWN) == LiveWeight(1100.0, None, ("A", "B"))


def test_the_tariff_code_says_the_state_and_that_it_is_a_fillet() -> None:
    # 0303.42: frozen yellowfin, not fillets; 0304.71: frozen fillets of cod.
    assert live_weight(100, "YFT", "", "GUG", "0303420060", factors=OWN) == LiveWeight(113.0, 120.0, ("A", "B"))
    assert live_weight(100, "COD", hs="030471", factors=OWN) == LiveWeight(260.0, 284.0, ("A",))
    assert live_weight(100, "COD", "", "FIL", "030471", factors=OWN) == LiveWeight(260.0, 260.0, ("A",))


@pytest.mark.parametrize(
    ("species", "state", "presentation"),
    [("SKJ", "FRO", "GUG"), ("YFT", "FRO", "FIL"), ("YFT", "FRO", "OTH"), ("YFT", "SAL", "GUG"), (None, "FRO", "GUG")],
)
def test_no_factor(species: str | None, state: str, presentation: str) -> None:
    assert live_weight(1000, species, state, presentation, factors=OWN) == LiveWeight(1000.0, None, ("net weight",))


@pytest.mark.parametrize("form", ["canned", "breaded", "glazed", "brine"])
def test_what_is_added_leaves_no_lower_bound(form: str) -> None:
    assert live_weight(100, "SKJ", "FRO", "", forms=(form,), factors=OWN) == LiveWeight(None, None)
    assert live_weight(100, "YFT", "FRO", "GUG", forms=(form,), factors=OWN) == LiveWeight(None, 120.0, ("A", "B"))


def test_prepared_goods_by_their_code() -> None:
    assert live_weight(100, "YFT", hs="160414") == LiveWeight(None, None)
    assert live_weight(100, "HER", hs="230120") == LiveWeight(100.0, None, ("net weight",))


WORDED = Factors(
    [
        {"species": "SKJ", "state": "", "presentation": "canned", "factor": "1.8", "source": "A"},
        {"species": "SKJ", "state": "", "presentation": "canned", "factor": "2.1", "source": "A"},
        {"species": "YFT", "state": "FRO", "presentation": "loin", "factor": "2.2", "source": "B"},
    ]
)


def test_factors_of_forms_without_a_code() -> None:
    # 100 kg of cans rest on 180 to 210 kg of fish; 1604.14 says itself that they are prepared.
    assert live_weight(100, "SKJ", hs="160414", forms=("canned",), factors=WORDED) == LiveWeight(180.0, 210.0, ("A",))
    # Of goods in brine, too, nobody said what the brine weighs.
    assert live_weight(100, "SKJ", "", "", forms=("brine", "canned"), factors=WORDED) == LiveWeight(None, None)
    assert live_weight(100, "YFT", "FRO", forms=("loin",), factors=WORDED) == LiveWeight(220.0, 220.0, ("B",))
    # Without a state they may be dried; a presentation that has a code is told by its code.
    assert live_weight(100, "YFT", forms=("loin",), factors=WORDED) == LiveWeight(220.0, None, ("B",))
    found = live_weight(100, "YFT", "FRO", "GUG", forms=("loin",), factors=WORDED)
    assert found == LiveWeight(100.0, None, ("net weight",))
    # Fresh loins are of another factor than frozen ones.
    assert live_weight(100, "YFT", "FRE", forms=("loin",), factors=WORDED).sources == ("net weight",)


def test_live_animals_weigh_what_they_weigh() -> None:
    assert live_weight(100, "LBA", "ALI") == LiveWeight(100.0, 100.0, ("alive",))
    assert live_weight(100, "BFT", hs="030194") == LiveWeight(100.0, 100.0, ("alive",))


@pytest.mark.parametrize("net", [None, 0.0, -1.0, float("nan")])
def test_an_unknown_weight_stays_unknown(net: float | None) -> None:
    assert live_weight(net, "YFT", "FRO", "GUG", factors=OWN) == LiveWeight(None, None)


@pytest.mark.parametrize("factor", ["x", "", "0.5", "-1", "nan", "1000"])
def test_factors_that_cannot_be_are_refused(factor: str) -> None:
    row = {"species": "YFT", "state": "FRO", "presentation": "GUG", "factor": factor, "source": "A"}
    with pytest.raises(ValueError, match=r"row 1: factor .* is not 0"):
        Factors([row])


def test_published_factors() -> None:
    """UK and EU: frozen gutted albacore 1.23 (EU also 1.29); UK: fresh cod fillet without skin, pin bones in, 2.84."""
    assert factor_range("ALB", "FRO", "GUT") == Range(1.23, 1.29, ("EU", "UK"))
    assert factor_range("COD", "FRE", "FSP") == Range(2.84, 2.9, ("EU, third countries", "UK"))
    assert factor_range("COD", "FRO", "WHL") == Range(1.0, 1.0, ("EU", "UK"))
    # Whole fish weighs what it weighed, also where no table has its species: salted or in an unknown state it may not.
    assert factor_range("ZZZ", "FRO", "WHL") == Range(1.0, 1.0, ("whole",))
    assert factor_range("ZZZ", "", "WHL") == factor_range("ZZZ", "SAL", "WHL") == Range(1.0, None, ("net weight",))
    # None for loins or cans of tuna, nor for shrimp without head.
    assert factor_range("YFT", "FRO", "", "", ("loin",)) == Range(1.0, None, ("net weight",))
    assert factor_range("PNV", "FRO", "", "030617", ("headless", "shell-on")) == Range(1.0, None, ("net weight",))


def key(row: Mapping[str, str]) -> tuple[str, str, str]:
    return row["species"], row["state"], row["presentation"]


def test_the_factors_of_the_uk_are_its_own(shared_data: Path) -> None:
    """1,921 rows, of which 195 are 0 and no factor."""
    with (shared_data / "reference/uk-conversion-factors.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (len(rows), sum(float(row["toLiveWeightFactor"]) == 0 for row in rows)) == (1921, 195)
    theirs: Counter[tuple[str, str, str]] = Counter()
    ours: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        theirs[key(row)] += round(float(row["toLiveWeightFactor"]) * 1000)
    for row in read_table("conversion_factors"):
        ours[key(row)] += round(float(row["factor"]) * 1000) if row["source"] == "UK" else 0
    assert +ours == +theirs


def test_the_table_names_known_species() -> None:
    known = {row["code"] for row in read_table("species")}
    assert {row["species"] for row in read_table("conversion_factors")} - known == {"GRM"}
    assert all(1 <= float(row["factor"]) < 20 for row in read_table("conversion_factors"))


@given(
    st.floats(0.001, 1e9),
    st.sampled_from(["COD", "YFT", "ALB", "PNV", None]),
    st.sampled_from(["", "FRE", "FRO", "SAL", "ALI"]),
    st.sampled_from(["", "WHL", "GUT", "GUH", "FIL", "FIS"]),
    st.sampled_from(["", "030342", "030471", "160414", "030617"]),
)
def test_low_is_never_above_high_nor_below_net(
    net: float, species: str | None, state: str, shown: str, hs: str
) -> None:
    found = live_weight(net, species, state, shown, hs)
    if found.low is not None:
        assert found.low >= round(net, 6) * (1 - 1e-9) - 1e-6
    if found.low is not None and found.high is not None:
        assert found.low <= found.high

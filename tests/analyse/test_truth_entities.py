"""Resolution beside a truth that is wrong on purpose: each kind of difference is counted and named."""

import pytest

from catchgraph.analyse.truth_entities import resolution
from catchgraph.errors import InputError

# By fixtures/truth.toml: IOTC990115 and iuu:7 are one hull, IOTC990116 another; encounter 6's carrier is iuu:2.
WRONG = """
must_find = []
must_not_find = []
[files]
iotc = "iotc-register-2025-06-30.csv"
iuu = "iuu-list-2025-07-01.csv"
carriers = "carriers.csv"
encounters = "encounters.csv"
wcpfc = "wcpfc-register-2025-06-30.csv"
[[vessel]]
key = "two-in-one"
rows = ["iotc:IOTC990115", "iotc:IOTC990116"]
[[vessel]]
key = "its-listing"
rows = ["iuu:7"]
[[vessel]]
key = "right"
rows = ["iuu:2"]
carrier = [6]
[[vessel]]
key = "nowhere"
rows = ["iotc:IOTC000000", "iotc:IOTC000001"]
[[company]]
key = "bruma"
names = ["PESQUERA BRUMA ALTA SA", "Pesquera Bruma Alta, S.A."]
"""


def test_what_is_split_merged_missing_and_unknown_is_told_apart(invented, tmp_path):
    truth = tmp_path / "truth.toml"
    truth.write_text(WRONG, encoding="utf-8")
    vessels, companies = resolution(invented, truth)
    assert (vessels.entities, vessels.mentions) == (4, 7)
    # By the truth each but its-listing is a pair; joined are 990115 with iuu:7, and iuu:2 with its side.
    assert (vessels.true, vessels.joined, vessels.right) == (3, 2, 1)
    assert (vessels.precision, vessels.recall) == (1 / 2, 1 / 3)
    assert vessels.split == ("nowhere", "two-in-one")
    assert vessels.merged == ("its-listing", "two-in-one")
    assert (companies.entities, companies.split, companies.merged) == (1, (), ())
    assert "TERNERY SEAFOOD LLC" in companies.unknown


def test_a_truth_that_is_no_toml_is_an_error_of_the_user(invented, tmp_path):
    truth = tmp_path / "truth.toml"
    truth.write_text("[files", encoding="utf-8")
    with pytest.raises(InputError, match=r"truth\.toml"):
        resolution(invented, truth)

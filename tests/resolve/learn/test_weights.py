"""Training: weights follow the labels, keep their signs, come out as a file that reads back."""

from __future__ import annotations

import random
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from catchgraph.errors import CatchgraphError, UsageError
from catchgraph.resolve.core.weights import FOLDER, load_weights, parse_weights
from catchgraph.resolve.learn.from_case import train_companies, train_vessels
from catchgraph.resolve.learn.logistic import fit
from catchgraph.resolve.learn.turned_back import turned_back
from catchgraph.resolve.learn.vessel import RECIPE, labelled_vessels
from catchgraph.resolve.learn.weights import learn
from catchgraph.resolve.learn.weights_file import weights_text
from catchgraph.resolve.party.models import party_models
from tests.resolve.cases import IMO_A, IMO_B, case_with, party, vessel


def imo(number: int) -> str:
    """A valid IMO number of six digits and their check digit."""
    digits = f"{number:06}"
    return digits + str(sum(int(d) * w for d, w in zip(digits, (7, 6, 5, 4, 3, 2), strict=True)) % 10)


def fleet(hulls: int) -> list[dict[str, Any]]:
    """Two lists of the same hulls, sisters in tens; a tenth of the call signs is another on the second list."""
    rows = []
    for n in range(hulls):
        facts: dict[str, Any] = {
            "imo": imo(900000 + n),
            "flags": ["TWN"],
            "lengths_m": [40.0 + n // 10],
            "tonnages": [300.0 + n // 10],
            "parties": [f"OWNER {n // 10}"],
        }
        name = f"{'ABCDEFGHIJKLMNOP'[n // 10]}LBATROS NO. {n % 10 + 1}"
        rows.append(vessel(f"a{n}", name, dataset="a@2025", call_signs=[f"BZ{n:03}"], **facts))
        other = f"BY{n:03}" if n % 10 == 0 else f"BZ{n:03}"
        rows.append(vessel(f"b{n}", name, dataset="b@2025", file_id="file:2", call_signs=[other], **facts))
    return rows


def test_logistic_gives_the_odds_of_a_table_of_two_by_two() -> None:
    # 30 of 40 with the sign, 10 of 50 without: log odds log(10/40), and log(30/10) - log(10/40) more.
    design = np.array([[1.0, 1.0], [1.0, 1.0], [1.0, 0.0], [1.0, 0.0]])
    found = fit(design, np.array([1.0, 0, 1, 0]), np.array([30.0, 10, 10, 40]), np.zeros(4), [0, 1], 1e-9)
    assert found.tolist() == pytest.approx([np.log(0.25), np.log(12.0)], abs=1e-6)


def test_a_weight_whose_sign_contradicts_is_left_out() -> None:
    design = np.array([[1.0, 1.0], [1.0, 1.0], [1.0, 0.0], [1.0, 0.0]])
    found = fit(design, np.array([1.0, 0, 1, 0]), np.array([30.0, 10, 10, 40]), np.zeros(4), [0, -1], 1e-9)
    assert found.tolist() == pytest.approx([np.log(40 / 50), 0.0], abs=1e-6)


def test_sister_ships_teach_the_hull_number_and_every_weight_has_its_sign(tmp_path: Path) -> None:
    made = train_vessels(case_with(tmp_path / "case", fleet(60)))
    fields = made.weights.fields
    assert fields["hull number"]["differ"] < -2 < 0 < fields["name"]["equal"]
    for field, levels in fields.items():
        for level, weight in levels.items():
            assert RECIPE.set_weight(field, level) is not None or weight * RECIPE.sign(level) >= 0
    assert parse_weights(made.text) == made.weights
    assert "60 of one hull" in made.about


def test_the_order_of_rows_does_not_matter() -> None:
    rows = fleet(60)
    shuffled = rows.copy()
    random.Random(7).shuffle(shuffled)
    texts = [
        weights_text(learn(labelled_vessels(pd.DataFrame(some), {}), RECIPE), RECIPE, "") for some in (rows, shuffled)
    ]
    assert texts[0] == texts[1]


def test_held_out_hulls_teach_nothing() -> None:
    rows = pd.DataFrame(fleet(60))
    assert not labelled_vessels(rows, {}, hold_out=True)["held"].any()
    assert labelled_vessels(rows, {})["held"].any()


def test_a_judgement_is_a_label() -> None:
    rows = pd.DataFrame([vessel("1", "ALBA"), vessel("2", "ZEPHYR")])
    levels = labelled_vessels(rows, {("mention:1", "mention:2"): True, ("mention:1", "mention:gone"): True})
    assert levels["y"].tolist() == [True]


def test_too_few_labels_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="too few to learn from"):
        train_vessels(case_with(tmp_path / "case", fleet(10)))


def test_companies_learn_from_numbers_and_judgements(tmp_path: Path) -> None:
    rows = []
    for n in range(60):
        for side in "ab":
            bird = f"{'BCDFGHKLMN'[n // 2 % 10]}A{'LMNPRST'[n // 20]}OVAR"
            facts = {"numbers": [f"tax: {918273645 + 7919 * n}"], "address": f"{n} {side} QUAY ROAD"}
            rows.append(party(f"{side}{n}", f"{bird} FISHERIES LTD", **facts))
    case = case_with(tmp_path / "case", parties=rows)
    made = train_companies(case)
    assert parse_weights(made.text) == made.weights
    assert "60 of one" in made.about
    with pytest.raises(UsageError, match="too few"):
        train_companies(case_with(tmp_path / "other", parties=rows[:20]))


def test_a_row_is_turned_back_to_the_name_another_list_gives_as_former() -> None:
    rows = pd.DataFrame(
        [
            vessel("1", "ZEPHYR", imo=IMO_A, former_names=["ALBA"], former_flags=["TWN"], flags=["PAN"]),
            vessel("2", "ZEPHYR", imo=IMO_A, call_signs=["HO12"], lengths_m=[50.0]),
            vessel("3", "HALCYON", imo=IMO_B, former_names=["KITE"]),
        ]
    )
    (copy,) = turned_back(rows, np.array([True, True, True])).to_dict("records")
    assert (copy["names"], copy["flags"], copy["lengths_m"]) == (["ALBA"], ["TWN"], [50.0])
    assert copy["call_signs"] != ["HO12"]


def test_weights_of_ones_own_are_used_and_others_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = load_weights("vessel")
    (tmp_path / "vessel.toml").write_text("intercept = -9.0\nlink_at = 1.0\nkeep_at = 0.0\n[weights]\n")
    monkeypatch.setenv(FOLDER, str(tmp_path))
    assert load_weights("vessel").intercept == -9.0
    monkeypatch.delenv(FOLDER)
    assert load_weights("vessel") == shipped


def test_weights_of_ones_own_that_lack_a_field_are_refused_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = (files("catchgraph.resolve") / "weights" / "company.toml").read_text(encoding="utf-8")
    before, _, rest = shipped.partition("[weights.kind]")
    (tmp_path / "company.toml").write_text(before + rest[rest.index("[weights.") :], encoding="utf-8")
    monkeypatch.setenv(FOLDER, str(tmp_path))
    with pytest.raises(CatchgraphError, match="no weight for kind, ") as refused:
        party_models()
    assert "catchgraph train" in refused.value.hint

"""Patterns that the bench plants: other names and numbers of the same kind, and all that a copy owes is found."""

from __future__ import annotations

import csv
import random
import sys

import pytest

from catchgraph.normalise.container import containers
from catchgraph.normalise.imo import ship_imo
from catchgraph.normalise.numbers.entry import entry_number
from tests.conftest import ROOT

MADE = ("typologies", "trade_shape", "patterns", "identities", "renamed", "weights", "days", "bounds")


@pytest.fixture
def bench(monkeypatch):
    for folder in (ROOT / "bench", ROOT / "bench" / "trade"):
        monkeypatch.syspath_prepend(str(folder))
    yield
    for name in MADE:
        sys.modules.pop(name, None)


def known(**given):
    from identities import Known

    return Known(**{name: frozenset(given.get(name, ())) for name in Known.__dataclass_fields__})


def copied(text, of, kind="", copy=3):
    from identities import Marker
    from renamed import Renaming

    marker = Marker(of)
    marked = marker(text, kind)
    return marked.translate(Renaming(of, copy, random.Random(copy), set()).table(marker.slots))


def test_spellings_stay_as_far_apart_and_what_words_mean_stays(bench):
    of = known(words={"HARLEQUIN", "HARLEQIUN", "SABLE", "MERIDIAN", "SABLEMERIDIAN"})
    first, second, third, fourth = copied("Harlequin Sound Ltd|HARLEQIUN LTD|SABLE MERIDIAN|SABLEMERIDIAN", of).split(
        "|"
    )
    name, rest = first.split(" ", 1)
    assert rest == "Sound Ltd"
    assert name[0].isupper()
    assert name[1:].islower()
    assert name.upper() != "HARLEQUIN"
    other = second.removesuffix(" LTD")
    assert [place for place in range(9) if name.upper()[place] != other[place]] == [6, 7]
    assert fourth == third.replace(" ", "")


def test_check_digits_stay_right_or_wrong(bench):
    # 4990239 and CSQU3054383 are right, XYZ-4460037-4 is; the last of each pair is one more.
    of = known(runs={"4990239", "4990230", "3054383", "3054384", "4460037"})
    imo, wrong, box, padded, no_box, entry, no_entry = copied(
        "4990239 4990230 CSQU3054383 CSQU0000000003054383 CSQU3054384 XYZ-4460037-4 XYZ44600375", of
    ).split()
    assert ship_imo(imo) == imo != "4990239"
    assert len(wrong) == 7
    assert ship_imo(wrong) is None
    assert containers(box)[0].doubt == ""
    assert box.startswith("CSQU")
    assert padded == box[:4] + "000000000" + box[4:]
    assert containers(no_box)[0].doubt
    assert entry_number(entry).agrees
    assert entry_number(no_entry).agrees is False
    assert entry[:12] == f"XYZ-{no_entry[3:10]}-"


def test_a_number_is_one_number_however_its_signs_are_written(bench):
    of = known(serials={"KI2023CC0101"}, shapes={(("[A-Z]", 2), (r"\d", 4), ("[A-Z]", 2), (r"\d", 4))})
    assert copied("KI-2023-CC-0101,KI 2023 CC 0101,0101", of) == "KI-2023-CC-030101,KI 2023 CC 030101,0101"


def test_names_of_fields_and_headers_are_no_names(bench):
    of = known(words={"CURRENT"}, ids={"hs-no"})
    assert copied('{"Current Flag": 1, "id": "hs-no.1"}', of, "json") == '{"Current Flag": 1, "id": "hs-no-copy03.1"}'
    assert copied("Current,Flag,Name\nx,y,z\n", of, "csv") == "Current,Flag,Name\nx,y,z\n"


def test_weights_of_a_table_are_scaled_together(bench):
    from weights import varied

    text = 'No,Gross Weight,Manifest Qty,Entered Value\n1,25440 KG,960 CTN,"74,400"\n2,,,\n'
    assert varied(text, 90) == 'No,Gross Weight,Manifest Qty,Entered Value\n1,22896 KG,960 CTN,"66,960"\n2,,,\n'


def test_days_of_a_file_are_shifted_together_however_they_are_written(bench):
    from days import shifted

    text = 'day,month,year,Arrival,Filed\n30,12,2024,20241230,"12/31/2024, 028-2025-40-00094001"\n'
    assert shifted(text, 3) == 'day,month,year,Arrival,Filed\n2,1,2025,20250102,"01/03/2025, 028-2025-40-00094001"\n'
    assert shifted('{"start": "2025-03-01T04:10:00Z"} DA/20250228//QT 20250230 KG', -1) == (
        '{"start": "2025-02-28T04:10:00Z"} DA/20250227//QT 20250230 KG'
    )


def test_what_decides_lies_beside_its_bound(bench):
    """Of 6,000 kg that came in more than 6,120 went out of the one store, and no more of its twin's."""
    from bounds import DRAWN, drawn

    path = ROOT / "fixtures" / DRAWN[0].file
    text = path.read_text(encoding="utf-8")
    for seed in range(20):
        made = drawn(text, path.relative_to(ROOT / "fixtures"), str, random.Random(seed))
        out = {row["Storage Document No."]: int(row["Weight Out (kg)"]) for row in csv.DictReader(made.splitlines())}
        assert 6_000 < out["ES-2025-SD-94502"] <= 6_120 < out["ES-2025-SD-94501"] <= 6_500
        assert len(made) == len(text)
    with pytest.raises(ValueError, match="has no row of ES-2025-SD-94501"):
        drawn("Country\n", path.relative_to(ROOT / "fixtures"), str, random.Random(1))


@pytest.mark.long
def test_all_that_two_copies_owe_is_found_and_nothing_else(bench, tmp_path):
    import typologies

    case, owed = typologies.made(tmp_path, bills=0, copies=2, seed=5)
    rows = typologies.asked(case, owed, None)
    assert [
        (row.typology, row.missed, row.wrong, row.spoken) for row in rows if row.missed or row.wrong or row.spoken
    ] == []
    assert sum(row.owed for row in rows) == len(owed["must_find"]) > 300
    assert sum(row.twins for row in rows) == len(owed["must_not_find"]) > 500
    assert all(row.owed for row in rows)

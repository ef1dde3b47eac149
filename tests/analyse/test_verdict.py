"""One screened vessel beside one listed vessel. Each case differs from a hit in what its name says."""

from dataclasses import replace

import pytest

from catchgraph.analyse.likeness import Like
from catchgraph.analyse.listed import Listed
from catchgraph.analyse.subjects import Subject
from catchgraph.analyse.verdict import compare
from catchgraph.normalise.vessel_name import vessel_name


def keys(*names):
    return {vessel_name(name).key: name for name in names}


def subject(name="ANYTHING", **given):
    imo = given.pop("imo", None)
    return Subject(name, names=keys(name), imos=frozenset({imo} if imo else ()), **given)


def listed(**changes):
    given = {
        "vessel": "vessel:1", "name": "SAGE", "in_force": True, "listings": ("IOTC 2011 –",), "names": keys("SAGE"),
        "imos": frozenset({"7825215"}), "mmsis": frozenset(), "call_signs": frozenset({"C5J96"}),
        "registrations": frozenset({"100290"}), "flags": frozenset(), "records": (), "where": (),
    }  # fmt: skip
    return Listed(**{**given, **changes})


def test_an_equal_imo_number_is_a_hit_whatever_the_name():
    match = compare(subject("OTHER", imo="7825215"), listed())
    assert match.verdict == "hit"
    assert match.reasons == ["IMO number 7825215 equal", "name not on the list: OTHER"]


def test_one_equal_imo_number_of_several_is_a_hit():
    two = frozenset({"7825215", "9784805"})
    assert compare(replace(subject("SAGE"), imos=two), listed()).verdict == "hit"
    assert compare(subject("SAGE", imo="7825215"), listed(imos=two)).verdict == "hit"


def test_the_same_when_every_listing_has_ended_is_delisted():
    match = compare(subject("OTHER", imo="7825215"), listed(in_force=False))
    assert match.verdict == "delisted"
    assert match.reasons[-1] == "no listing in force at the list's edition"


def test_where_it_cannot_be_told_whether_a_listing_is_in_force_nobody_says_that_it_ended():
    match = compare(subject("OTHER", imo="7825215"), listed(in_force=None))
    assert match.verdict == "unclear"
    assert "listed; whether a listing is in force cannot be told" in match.reasons
    assert compare(subject("OTHER", imo="7825215"), listed()).rank < match.rank
    assert match.rank < compare(subject("OTHER", imo="7825215"), listed(in_force=False)).rank


def test_one_of_two_numbers_in_a_cell_is_enough():
    assert compare(subject("OTHER", imo="7825215"), listed(imos=frozenset({"9784805", "7825215"}))).verdict == "hit"


def test_a_shared_number_of_digits_with_another_imo_number_is_no_hit():
    match = compare(subject("Haizea Lau", imo="9784805", registrations=frozenset({"100290"}), flag="TZA"), listed())
    assert match.verdict == "no hit"
    assert match.reasons[-1] == "IMO numbers differ: 9784805 here, 7825215 on the list"


def test_a_shared_number_of_digits_without_an_imo_number_is_no_hit_either():
    match = compare(subject("Haizea Lau", registrations=frozenset({"100290"}), flag="TZA"), listed())
    assert match.verdict == "no hit"
    assert "digits alone with another name identify nobody" in match.reasons


def test_a_number_of_digits_with_the_same_flag_or_name_identifies():
    assert (
        compare(subject("X", registrations=frozenset({"100290"}), flag="GMB"), listed(flags=frozenset({"GMB"}))).verdict
        == "hit"
    )
    assert compare(subject("SAGE", registrations=frozenset({"100290"})), listed()).verdict == "hit"


def test_a_registration_number_with_letters_identifies():
    other = listed(registrations=frozenset({"IMULA0892KLT"}), imos=frozenset())
    match = compare(subject("IMULA0892KLT", registrations=frozenset({"IMULA0892KLT"})), other)
    assert match.verdict == "hit"
    assert match.reasons == ["registration number IMULA0892KLT equal"], "its name is that number"


def test_names_equal_and_valid_imo_numbers_different_is_a_homonym():
    match = compare(subject("Sage", imo="9784805"), listed())
    assert match.verdict == "homonym"
    assert match.reasons[0] == "name equal: Sage / SAGE"


def test_homonym_wins_over_a_call_sign():
    assert compare(subject("SAGE", imo="9784805", call_signs=frozenset({"C5J96"})), listed()).verdict == "homonym"


@pytest.mark.parametrize(
    ("here", "there", "missing"),
    [
        (None, frozenset({"7825215"}), "no valid IMO number here"),
        ("9784805", frozenset(), "no IMO number on the list"),
        (None, frozenset(), "neither side gives a valid IMO number"),
    ],
)
def test_names_equal_and_one_side_without_imo_number_is_possible(here, there, missing):
    match = compare(subject("SAGE", imo=here), listed(imos=there))
    assert match.verdict == "possible"
    assert match.reasons[-1] == missing


def test_a_call_sign_identifies_with_the_name_and_is_possible_alone():
    assert compare(subject("SAGE", call_signs=frozenset({"C5J96"})), listed()).verdict == "hit"
    match = compare(subject("OTHER", call_signs=frozenset({"C5J96"})), listed())
    assert (match.verdict, match.reasons) == ("possible", ["call sign C5J96 equal", "name not on the list: OTHER"])


def test_an_mmsi_on_a_list_has_no_dates_and_is_possible():
    match = compare(subject("OTHER", mmsis=frozenset({"352999101"})), listed(mmsis=frozenset({"352999101"})))
    assert match.verdict == "possible"
    assert match.reasons[0] == "MMSI 352999101 equal; the list does not say when it was held"


def test_hits_rank_before_everything():
    ranks = [compare(subject("SAGE", imo=imo), listed()).rank for imo in ("7825215", None, "9784805")]
    assert ranks == sorted(ranks)
    assert ranks[0][0] == 0


def like(score=0.92, name="SAGES", listed_name="SAGE"):
    return Like(score, listed_name, "one letter more", name)


def test_a_name_alike_is_similar_with_score_and_reason():
    match = compare(subject("SAGES"), listed(), like())
    assert (match.verdict, match.score) == ("similar", 0.92)
    assert match.reasons == [
        "name similar, 0.92 (one letter more): SAGES / SAGE",
        "no valid IMO number here",
    ]


def test_a_name_alike_of_another_hull_is_nothing():
    assert compare(subject("SAGES", imo="9784805"), listed(), like()).verdict == "no hit"


def test_a_name_alike_is_told_beside_what_is_equal():
    match = compare(subject("SAGES", call_signs=frozenset({"C5J96"})), listed(), like())
    assert match.verdict == "possible"
    assert match.reasons == ["call sign C5J96 equal", "name similar, 0.92 (one letter more): SAGES / SAGE"]
    assert compare(subject("SAGES", registrations=frozenset({"100290"})), listed(), like()).verdict == "similar"


def test_a_name_in_another_form_is_equal():
    there = listed(names=keys("SANTA LUCIA 2"))
    match = compare(subject("STA. LUCIA II"), there)
    assert (match.verdict, match.score) == ("possible", 1)
    assert match.reasons[0] == "name equal, written otherwise: STA. LUCIA II / SANTA LUCIA 2"
    assert compare(subject("STA. LUCIA II", call_signs=frozenset({"C5J96"})), there).verdict == "hit"
    assert compare(subject("STA. LUCIA II", imo="9784805"), there).verdict == "homonym"


def test_the_likest_rank_first_among_similar_names_and_before_another_hull():
    near, far = (compare(subject("SAGES"), listed(), like(score)) for score in (0.92, 0.8))
    other = compare(subject("SAGE", imo="9784805"), listed())
    assert sorted([other, far, near], key=lambda match: match.rank) == [near, far, other]


def test_of_equal_scores_the_rarer_name_ranks_first_and_an_ordinary_one_is_called_so():
    rare, ordinary = (compare(subject("SAGES"), listed(bearers=known), like()) for known in ({}, {"SAGE": 12}))
    assert rare.rank < ordinary.rank
    assert ordinary.reasons[-1] == "12 vessels of registers here are called so"
    assert compare(subject("SAGE"), listed(bearers={"SAGE": 12})).reasons[-1] == ordinary.reasons[-1]
    assert "12 vessels" not in " ".join(compare(subject("SAGE", imo="7825215"), listed(bearers={"SAGE": 12})).reasons)

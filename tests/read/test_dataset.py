"""Which dataset a file belongs to."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.model.datasets import Dataset
from catchgraph.model.handling import NO_COVERAGE, PUBLIC, Coverage, Handling
from catchgraph.read.dataset import Provenance, dataset_of, slug
from catchgraph.read.edition import Edition, edition_of
from catchgraph.read.layouts import layout_of

PERMITS = layout_of("permit-list")
DATED = edition_of("permits-2025-06-30.csv", None)
STATED = Handling(
    "Customs of Ruritania", "CMAA 2011", "R-1", ("criminal",), ("a",), ("USA",), "2030-12-31", "RESTRICTED"
)


def of(handling: Handling, coverage: Coverage = NO_COVERAGE, edition: Edition = DATED) -> Dataset:
    return dataset_of(PERMITS, edition, handling, coverage)


def test_layout_and_edition_name_a_dataset_without_terms_of_its_own():
    assert of(PUBLIC).id == "permit-list@2025-06-30"
    assert of(PUBLIC, edition=edition_of("permits.csv", None)).id == "permit-list@undated"
    assert (of(PUBLIC).administration, of(PUBLIC).coverage) == (None, None)


def test_who_shared_it_and_a_hash_of_the_terms_tell_it_from_others():
    list_, _, rest = of(STATED).id.partition("@")
    edition, _, terms = rest.partition("+")
    assert (list_, edition, len(terms)) == ("permit-list/customs-of-ruritania", "2025-06-30", 8)
    assert of(Handling(permitted_purpose=("criminal",))).id.startswith("permit-list@2025-06-30+")


@pytest.mark.parametrize(
    "other",
    [
        {"administration": "Customs of Norland"}, {"agreement": "CMAA 2012"}, {"request_reference": "R-2"},
        {"permitted_purpose": ("revenue",)},
        {"caveats": ("b",)}, {"releasable_to": ("USA", "CAN")}, {"retain_until": "2031-12-31"},
        {"classification": "SECRET"},
    ],
    ids=lambda other: next(iter(other)),
)  # fmt: skip
def test_files_under_different_terms_are_different_datasets(other):
    assert of(STATED).id == of(replace(STATED)).id
    assert of(STATED).id != of(replace(STATED, **other)).id


def test_what_it_covers_is_a_term_and_a_term_that_is_left_open_changes_no_id():
    covered = of(STATED, Coverage("2025-01-01", "", ("Registration",)))
    assert covered.id != of(STATED).id
    assert json.loads(covered.coverage or "") == {"from": "2025-01-01", "kinds": ["Registration"]}
    # Worked out by hand from the terms stated: a term that catchgraph learns to read later leaves it as it is.
    said = '[{"administration": "X"}, {}]'
    import hashlib

    digest = hashlib.blake2b(said.encode(), digest_size=8).hexdigest()[:8]
    assert of(Handling("X")).id == f"permit-list/x@2025-06-30+{digest}"


def test_terms_are_told_in_words():
    told = of(Handling("Customs of Ruritania", releasable_to=("USA", "CAN")), Coverage(last="2025-06-30"))
    assert told.said == "administration: Customs of Ruritania; releasable to: USA, CAN; covers to: 2025-06-30"
    told = of(Handling("X", permitted_purpose=("revenue",)), Coverage(modes=("sea", "air"), complete=False))
    assert told.said == "administration: X; permitted purpose: revenue; covers modes: sea, air; covers complete: no"


def test_to_be_complete_not_to_be_and_not_to_say_are_three_datasets():
    ids = {of(STATED, Coverage(complete=complete)).id for complete in (True, False, None)}
    assert len(ids) == 3
    assert of(STATED, Coverage(complete=None)).id == of(STATED).id


def test_what_is_not_public_and_has_no_terms_is_releasable_to_nobody():
    for origin in ("domestic", "partner"):
        found = dataset_of(replace(PERMITS, origin=origin), DATED, Handling(), NO_COVERAGE)
        assert (found.id, found.said) == ("permit-list@2025-06-30", "")


def test_ids_of_records_differ_by_administration_and_not_by_its_other_terms():
    assert Provenance(PERMITS, DATED).key == ("permit-list", "2025-06-30")
    assert Provenance(PERMITS, DATED, "Customs of X").key == ("permit-list", "2025-06-30", "customs-of-x")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Douane de Guinée", "douane-de-guinee"), ("  U.S. CBP ", "u-s-cbp"), ("Росрыболовство", "rosrybolovstvo")],
)
def test_a_name_becomes_a_part_of_an_id(name, expected):
    assert slug(name) == expected


def test_long_names_with_one_beginning_stay_two():
    begin = "Ministry of Agriculture, Fisheries and Rural Affairs of "
    assert slug(f"{begin}Ruritania") != slug(f"{begin}Norland")


@given(st.text(min_size=1).filter(str.strip))
def test_a_part_of_an_id_has_nothing_that_parts_an_id(name):
    assert slug(name)
    assert not set(slug(name)) & set("@+/ \t'\"")

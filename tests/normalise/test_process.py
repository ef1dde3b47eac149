"""Kinds of work on fish, by words, tariff codes and presentations."""

from __future__ import annotations

import pytest

from catchgraph.normalise.process import Form, process_kind

WHOLE, FILLET = Form("030354", "WHL"), Form("030474", "FIL")


@pytest.mark.parametrize(
    ("done", "kind"),
    [
        ("freezing", "preservation"),
        ("Headed, gutted and FROZEN", "preservation"),
        ("éviscération", "preservation"),
        # Who fillets and freezes transforms.
        ("filleting and freezing", "transformation"),
        ("Fish meal", "transformation"),
        ("ahumado", "transformation"),
        ("shucked", "boiled or shucked"),
        ("", None),
        ("packing", None),
        # Not the beginning of a word.
        ("unsalted", None),
    ],
)
def test_words_say_what_was_done(done: str, kind: str | None) -> None:
    assert process_kind(done, ()) == kind


def test_what_came_out_says_it_where_no_word_does() -> None:
    assert process_kind("", [FILLET], [WHOLE]) == "transformation"
    assert process_kind("", [Form("160414")]) == "transformation"
    assert process_kind("", [Form("030354", "GUT")], [WHOLE]) == "preservation"
    assert process_kind("", [WHOLE]) is None


def test_what_went_in_as_fillets_was_not_filleted() -> None:
    assert process_kind("freezing", [FILLET], [FILLET]) == "preservation"
    assert process_kind("freezing", [FILLET], [WHOLE]) == "transformation"
    assert process_kind("packing", [FILLET], [FILLET]) is None


def test_cooking_is_boiling_where_all_products_are_crustaceans_or_molluscs() -> None:
    prawn, tuna = Form("030617"), Form("030342")
    assert process_kind("cooking", [prawn]) == "boiled or shucked"
    assert process_kind("cooking", [prawn, tuna]) == "transformation"
    assert process_kind("cooking", []) == "transformation"
    # Prepared prawns are more than boiled.
    assert process_kind("cooking", [Form("160521")]) == "transformation"

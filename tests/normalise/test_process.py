"""Kinds of work on fish, by words, tariff codes and presentations."""

from __future__ import annotations

import pytest

from catchgraph.normalise.process import Form, form_kind, operations, process_kind

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


@pytest.mark.parametrize(
    ("said", "state", "form", "kind"),
    [
        (["fillet"], "FRO", Form("030471", "FIL"), "transformation"),
        (["loin"], None, Form(), "transformation"),
        ([], None, Form("160414"), "transformation"),
        ([], "SMO", Form(None, "WHL"), "transformation"),
        (["whole", "head-on"], None, Form(None, "WHL"), None),
        (["gutted", "headed"], "FRO", Form("030363", "GUH"), "preservation"),
        # Dried fins and roe are what a freezer vessel may bring; so is gutted fish in salt.
        (["fin"], "DRI", Form("030571", "FIN"), "preservation"),
        (["roe"], "SAL", Form("030520", "ROE"), "preservation"),
        (["gutted"], "SAL", Form("030562", "SGT"), "preservation"),
        (["cooked"], "BOI", Form("030614"), "boiled or shucked"),
        ([], None, Form(), None),
    ],
)
def test_a_form_says_what_work_is_behind_it(said: list[str], state: str | None, form: Form, kind: str | None) -> None:
    assert form_kind(said, state, form) == kind


def test_operations_have_the_words_of_rulings() -> None:
    assert operations(["peeled", "deveined", "tail-on"], "FRO") == ("deveining", "peeling")
    assert operations(["fillet"], "SMO") == ("filleting", "smoking")
    # Canned in brine is not salted.
    assert operations(["canned", "brine"], "SAL") == ("canning",)
    assert operations([], None) == ()

"""What is left of a name where some of it is lost."""

from catchgraph.normalise.name_forms import name_forms
from catchgraph.normalise.name_traces import MEETS, TRACES, glued


def meet(one, other):
    """The kinds by which two names meet."""
    there = name_forms(other).traces
    return {
        called
        for kind, text in name_forms(one).traces
        for kin, called in MEETS.get(kind, {kind: kind}).items()
        if (kin, text) in there
    }


def test_a_name_cut_at_twenty_letters_is_the_beginning_of_the_whole():
    whole = "GUILLERMO ARRIETA TERCERO DEL MAR"
    assert "cut" in meet(whole[:20].strip(), whole)
    assert "cut" in meet(whole, whole[:20].strip())
    assert "cut" not in meet(whole[:14], whole), "nobody cuts at fourteen"
    assert "cut" in meet("NUESTRA SENORA DEL P", "NTRA SRA DEL PUERTO AZUL")


def test_nothing_is_cut_within_a_number():
    assert "cut" not in meet("LU RONG DONG HAI Y 1", "LU RONG DONG HAI Y 12")
    assert "cut" in meet("LU RONG DONG HAI YU", "LU RONG DONG HAI YU 12")


def test_kanji_are_what_japanese_may_read():
    assert meet("第八海王丸", "KAIO MARU NO. 8") == {"reading"}
    assert meet("第八海王丸", "NO. 8 KAIOH MARU") == {"reading"}
    assert meet("第八海王丸", "KAIO MARU NO. 9") == set()


def test_letters_without_vowels_meet_letters_with_them_and_no_others_do():
    assert meet("النورس 5", "AL NAWRAS 5") == {"consonants"}
    assert meet("النورس 5", "AL NAWRAS 6") == set()
    assert "consonants" not in meet("ALANIRAS 5", "AL NAWRAS 5")


def test_long_vowels_sounds_and_the_order_of_words():
    assert "vowels" in meet("KAIOU MARU 3", "KAIO MARU 3")
    assert "sound" in meet("KHIMIYA", "HIMIJA")
    assert "order" in meet("LAKE GOLDEN 4", "GOLDEN LAKE 4")
    assert "order" not in meet("LAKE GOLDEN 4", "GOLDEN LAKE 5")


def test_every_kind_has_its_score_and_words():
    kinds = {called for meets in MEETS.values() for called in meets.values()} | {"order", "sound"}
    assert kinds == set(TRACES)
    assert all(0 < score < 1 and words for score, words in TRACES.values())


def test_glue():
    assert glued("MERROW NO. 7") == glued("MERROWNO 7") == "=MERROWNO7"
    assert glued("VESSEL 4/3") != glued("VESSEL 43")
    assert glued("108") == ""

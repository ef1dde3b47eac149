from hypothesis import given
from hypothesis import strategies as st

from catchgraph.model.ids import SEPARATOR, digest, digests, make_id

TEXT = st.text(alphabet=st.characters(blacklist_characters="\x1f\x00"))


def test_an_id_begins_with_its_kind_and_has_64_bits():
    kind, _, digits = make_id("vessel", "imo", "9038402").partition(":")
    assert kind == "vessel"
    assert len(digits) == 16
    int(digits, 16)


@given(st.lists(TEXT | st.none(), min_size=1), st.lists(TEXT | st.none(), min_size=1))
def test_ids_are_equal_only_for_equal_parts(left, right):
    assert (make_id("x", *left) == make_id("x", *right)) == (left == right)


def test_ids_do_not_change_between_releases():
    # blake2b-64 of "a\x1fb", computed with `printf 'a\x1fb' | b2sum -l 64`
    assert make_id("x", "a", "b") == "x:f84c4d669fe0d410"


@given(st.lists(st.lists(TEXT, min_size=1)))
def test_many_digests_are_those_of_each(many):
    assert digests(map(SEPARATOR.join, many)) == [digest(parts) for parts in many]

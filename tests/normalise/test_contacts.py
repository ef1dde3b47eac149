import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.contacts import Contacts, contacts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12 QUAY ST", Contacts("12 QUAY ST")),
        ("HOTEL 1234567", Contacts("HOTEL 1234567")),
        # The number that follows a person is that person's.
        (
            "1 QUAY ST\nATTN MARY ROE 909 555 0100",
            Contacts("1 QUAY ST", mobiles=("9095550100",), persons=("MARY ROE",)),
        ),
        ("ATTN MARY ROE 12 QUAY ST", Contacts("12 QUAY ST", persons=("MARY ROE",))),
        ("TEL 865-555-6906 / FAX 865-555-6950", Contacts("", ("8655556906",), ("8655556950",))),
        ("12 QUAY ST TEL: +84 28 3822 1234", Contacts("12 QUAY ST", ("+842838221234",))),
        ("12 QUAY ST\nPH#310-555-1234\nWALNUT", Contacts("12 QUAY ST\nWALNUT", ("3105551234",))),
        ("TEL/FAX: 310-555-1234", Contacts("", ("3105551234",), ("3105551234",))),
        ("TEL: 3822-1234/3822-1235", Contacts("", ("38221234", "38221235"))),
        ("TEL NO. 3822-1234/5", Contacts("", ("38221234",))),
        ("TELEFAX 3822 1234", Contacts("", (), ("38221234",))),
        ("+84 28 3822 1234", Contacts("", ("+842838221234",))),
        ("MOBILE: 0912 345 679", Contacts("", mobiles=("0912345679",))),
        ("E-MAIL: a.b@reef.example", Contacts("", mails=("a.b@reef.example",))),
        ("12 QUAY ST, a.b@reef.example", Contacts("12 QUAY ST", mails=("a.b@reef.example",))),
        ("ATTN: MR ARUN", Contacts("", persons=("MR ARUN",))),
        ("12 QUAY ST ATTN MR ARUN TEL 310-555-1234", Contacts("12 QUAY ST", ("3105551234",), persons=("MR ARUN",))),
        ("12 QUAY ST\nCONTACT PERSON: MS LIN, WALNUT", Contacts("12 QUAY ST\nWALNUT", persons=("MS LIN",))),
        ("CONTACT: MS LIN", Contacts("", persons=("MS LIN",))),
        # A name that has the word, a label without a number, a number that is none
        ("CONTACT HOUSE, WALNUT", Contacts("CONTACT HOUSE, WALNUT")),
        ("12 QUAY ST TEL:", Contacts("12 QUAY ST")),
        ("TEL 123456", Contacts("TEL 123456")),
    ],
)
def test_contacts(text: str, found: Contacts) -> None:
    assert contacts(text) == found


PIECES = st.sampled_from(["TEL", "FAX:", "310-555-1234", "ATTN", "MR ARUN", "12 QUAY", "\n", ",", "/", "a@b.example"])


@given(st.text() | st.lists(PIECES, max_size=9).map(" ".join))
def test_what_is_left_stood_there(text: str) -> None:
    found = contacts(text)
    assert all(word in text for word in found.text.split())
    assert all(number.lstrip("+").isdigit() for number in (*found.phones, *found.faxes, *found.mobiles))

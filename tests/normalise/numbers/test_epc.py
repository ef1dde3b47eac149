"""Identifiers as the standards print them: GS1 EPC Tag Data Standard 2.0 and Digital Link 1.2 name the pairs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.numbers.epc import Epc, epc


@pytest.mark.parametrize(
    ("urn", "link", "found"),
    [
        (
            "urn:epc:id:sgtin:0614141.712345.2017",
            "https://id.gs1.org/01/70614141123451/21/2017",
            Epc("item", "(01)70614141123451(21)2017", "(01)70614141123451", "2017", "70614141123451"),
        ),
        (
            "urn:epc:class:lgtin:9521234.000012.Lote12",
            "https://example.com/some/path/01/09521234000129/10/Lote12?x=1",
            Epc("lot", "(01)09521234000129(10)LOTE12", "(01)09521234000129", "Lote12", "09521234000129"),
        ),
        (
            "urn:epc:id:sscc:0614141.1234567890",
            "https://id.gs1.org/00/106141412345678908",
            Epc("logistic unit", "(00)106141412345678908", "", "106141412345678908", "106141412345678908"),
        ),
        (
            "urn:epc:id:sgln:0614141.07346.1234",
            "https://id.gs1.org/414/0614141073467/254/1234",
            Epc("location", "(414)0614141073467(254)1234", gs1="0614141073467"),
        ),
        (
            "urn:epc:idpat:sgtin:0614141.712345.*",
            "https://id.gs1.org/01/70614141123451",
            Epc("product class", "(01)70614141123451", "(01)70614141123451", gs1="70614141123451"),
        ),
    ],
)
def test_a_urn_and_a_link_that_mean_the_same(urn, link, found):
    assert epc(urn) == found
    assert epc(link) == found


def test_the_check_digit_by_hand():
    # 0 9 5 2 1 2 3 4 0 0 0 1 2, weights 3 1 3 … from the right: 6+1+0+0+0+4+9+2+3+2+15+9+0 = 51, to 60 lack 9.
    assert epc("urn:epc:class:lgtin:9521234.000012.A").gs1 == "09521234000129"


def test_a_name_of_the_traders_own():
    found = epc('  urn:gdst:Example.org:product:lot:class:plant.YFT-fillet.LOT.2020"')
    assert found == Epc(
        "lot",
        "URN:GDST:EXAMPLE.ORG:PRODUCT:LOT:CLASS:PLANT.YFT-FILLET.LOT.2020",
        "URN:GDST:EXAMPLE.ORG:PRODUCT:CLASS:PLANT.YFT-FILLET",
        "LOT.2020",
    )
    assert epc("urn:gdst:example.org:product:class:plant.yft-fillet").key == found.product
    assert epc("urn:gdst:example.org:party:plant.1").kind == "party"
    assert epc("urn:gdst:example.org:location:loc:plant.1").kind == "location"


@pytest.mark.parametrize(
    ("written", "kind", "key"),
    [
        # Digits that are too few for their kind: it stays what it is written as.
        ("urn:epc:id:sscc:08600031303.0003", "logistic unit", "URN:EPC:ID:SSCC:08600031303.0003"),
        ("urn:epc:class:lgtin:1.2.3", "lot", "URN:EPC:CLASS:LGTIN:1.2.3"),
        ("urn:test:input", "other", "URN:TEST:INPUT"),
        ("L-4711", "other", "L-4711"),
    ],
)
def test_others(written, kind, key):
    found = epc(written)
    assert (found.kind, found.key) == (kind, key)


@pytest.mark.parametrize("blank", ["", "  ", '""', "'"])
def test_blanks(blank):
    assert epc(blank) is None


PARTS = st.sampled_from(
    ["urn:epc:", "class:lgtin:", "id:sgtin:", "id:sscc:", "urn:gdst:a:product:lot:class:", "0614141", ".", "712345",
     "*", "https://a/01/", "70614141123451", "/10/", "%41", '"', "é"]
)  # fmt: skip


@given(st.text() | st.lists(PARTS, max_size=8).map("".join))
def test_never_raises_and_case_does_not_count(written):
    found = epc(written)
    if found and written.isascii():
        assert epc(written.lower()).key == found.key
        assert found.key == found.key.upper()

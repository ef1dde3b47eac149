import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.stated_party import StatedParty, is_bank, stated_party


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("RED REEF CO., LTD.", StatedParty("RED REEF CO., LTD.")),
        ("Red Reef A/S", StatedParty("Red Reef A/S")),
        ("APEX LTD AS AGENT FOR RED REEF INC.", StatedParty("APEX LTD", "RED REEF INC.", "agent for")),
        ("Apex Ltd as agents for: Red Reef Inc", StatedParty("Apex Ltd", "Red Reef Inc", "agent for")),
        ("APEX LTD (AS AGENT)", StatedParty("APEX LTD", "", "agent for")),
        ("APEX LTD O/B RED REEF INC", StatedParty("APEX LTD", "RED REEF INC", "on behalf of")),
        ("APEX LTD ON BEHALF OF RED REEF INC", StatedParty("APEX LTD", "RED REEF INC", "on behalf of")),
        ("APEX LTD A/C RED REEF INC", StatedParty("APEX LTD", "RED REEF INC", "for account of")),
        ("O/B RED REEF INC", StatedParty("", "RED REEF INC", "on behalf of")),
        ("RED REEF INC C/O APEX LTD", StatedParty("APEX LTD", "RED REEF INC", "care of")),
        ("C/O APEX LTD", StatedParty("APEX LTD", "", "care of")),
        ("RED REEF INC, C/O: APEX LTD ATTN: MR ARUN", StatedParty("APEX LTD", "RED REEF INC", "care of")),
        ("RED REEF INC ATTN MR ARUN", StatedParty("RED REEF INC")),
        ("TO ORDER", StatedParty("", "", "to order")),
        ("TO THE ORDER OF", StatedParty("", "", "to order")),
        ("ORDER", StatedParty("", "", "to order")),
        ("TO THE ORDER OF REEF BANK LTD", StatedParty("REEF BANK LTD", "", "to order")),
        ("To order of: Banco del Mar", StatedParty("Banco del Mar", "", "to order")),
        ("CONSIGNED TO ORDER OF SHIPPER", StatedParty("", "", "to order", "shipper")),
        ("TO ORDER OF THE SHIPPER", StatedParty("", "", "to order", "shipper")),
        ("UNTO ORDER", StatedParty("", "", "to order")),
        ("TO THE ORDER OF REEF BANK A/C RED REEF", StatedParty("REEF BANK", "RED REEF", "to order")),
        ("TO BEARER", StatedParty("", "", "to bearer")),
        ("SAME AS CONSIGNEE", StatedParty("", "", "same as", "consignee")),
        ("SAME AS THE NOTIFY PARTY", StatedParty("", "", "same as", "notify party")),
        ("same as shipper.", StatedParty("", "", "same as", "shipper")),
        ("SAME AS CONSIGNEE TEL 123", StatedParty("", "", "same as", "consignee")),
        ("SAME AS ABOVE", StatedParty("", "", "same as")),
        ("SAME", StatedParty("", "", "same as")),
        ("CONSIGNEE", StatedParty("", "", "same as", "consignee")),
        ("RED REEF LLC DBA BLUE QUAY", StatedParty("RED REEF LLC", "", "trading as", "", ("BLUE QUAY",))),
        ("RED REEF LLC (D/B/A BLUE QUAY)", StatedParty("RED REEF LLC", "", "trading as", "", ("BLUE QUAY",))),
        ("Red Reef Ltd t/a Blue Quay", StatedParty("Red Reef Ltd", "", "trading as", "", ("Blue Quay",))),
        ("RED REEF (FORMERLY BLUE QUAY LTD.)", StatedParty("RED REEF", "", "formerly", "", ("BLUE QUAY LTD.",))),
        ("RED REEF (EX-BLUE QUAY)", StatedParty("RED REEF", "", "formerly", "", ("BLUE QUAY",))),
        ("RED REEF A.K.A. BLUE QUAY", StatedParty("RED REEF", "", "also known as", "", ("BLUE QUAY",))),
        ("APEX DBA TOP AS AGENT FOR REEF", StatedParty("APEX", "REEF", "agent for", "", ("TOP",))),
        ("PRIVATE OWNER", StatedParty("", "", "nobody")),
        # Names that begin as a statement does
        ("ORDERLY SEAFOOD LTD", StatedParty("ORDERLY SEAFOOD LTD")),
        ("SAMEWAY TRADING", StatedParty("SAMEWAY TRADING")),
        ("SEE FOODS LTD", StatedParty("SEE FOODS LTD")),
        ("SHIPPER FISH LTD", StatedParty("SHIPPER FISH LTD")),
        ("EX MACHINA LTD", StatedParty("EX MACHINA LTD")),
        ("AS KUMARI", StatedParty("AS KUMARI")),
    ],
)
def test_statements(text: str, party: StatedParty) -> None:
    assert stated_party(text) == party


@pytest.mark.parametrize("text", ["", ".", "N/A", "-", "XXX", "UNKNOWN", "TO BE ADVISED"])
def test_blanks(text: str) -> None:
    assert stated_party(text) is None


@pytest.mark.parametrize(
    ("text", "principal"),
    [
        ("RED REEF LTD", "RED REEF LTD"),
        ("APEX O/B RED REEF", "RED REEF"),
        ("RED REEF C/O APEX", "RED REEF"),
        ("TO THE ORDER OF REEF BANK", ""),
        ("TO THE ORDER OF RED REEF IMPORTS", "RED REEF IMPORTS"),
        ("TO THE ORDER OF REEF BANK A/C RED REEF", "RED REEF"),
        # Not to its order: a bank may buy
        ("REEF BANK LTD", "REEF BANK LTD"),
        ("SAME AS CONSIGNEE", ""),
    ],
)
def test_principals(text: str, principal: str) -> None:
    found = stated_party(text)
    assert found is not None
    assert found.principal == principal


@pytest.mark.parametrize("name", ["REEF BANK", "Banco del Mar", "Reefbank AG", "中国银行", "BANQUE DU RÉCIF"])
def test_banks(name: str) -> None:
    assert is_bank(name)


def test_no_bank() -> None:
    assert not is_bank("BANKSIDE FISHERIES LTD")


PIECES = st.sampled_from(
    [*("APEX", "REEF", "O/B", "C/O", "DBA", "(EX", ")", "TO", "ORDER", "OF"), "SAME AS", "ATTN", ","]
)


@given(st.text() | st.lists(PIECES).map(" ".join))
def test_what_it_says_stood_there(text: str) -> None:
    found = stated_party(text)
    if found is not None:
        squeezed = "".join(text.split())
        for name in (found.name, found.acting_for, *found.further):
            if text.isascii() and text.isprintable():
                assert "".join(name.split()) in squeezed

"""Tables that say which codes are one flag state and which addresses are nobody's own."""

from catchgraph.normalise.address import address_key
from catchgraph.reference.countries import country, iso3_by_mid
from catchgraph.reference.tables import read_table


def test_a_territory_belongs_to_one_state_that_is_no_territory() -> None:
    states = {row["iso3"]: row["state"] for row in read_table("flag_territories")}
    assert len(states) == len(read_table("flag_territories"))
    assert all(country(code) for pair in states.items() for code in pair)
    assert not set(states) & set(states.values())
    # What the ITU allocates under a state's name: 477 Hong Kong, 416 Taiwan, 540 New Caledonia, 310 Bermuda.
    assert [states[iso3_by_mid()[mid]] for mid in ("477", "416", "540", "310")] == ["CHN", "CHN", "FRA", "GBR"]


def test_an_agents_address_is_found_in_the_key_of_an_address() -> None:
    words = [row["words"] for row in read_table("agent_addresses")]
    assert len(set(words)) == len(words)
    assert words == [address_key(each) for each in words]
    said = address_key("1st Floor, Law Partners House, Lini Highway, P.O. Box 1019, Port Vila, Vanuatu")
    assert [each for each in words if each in said] == ["LAW PARTNERS HOUSE"]

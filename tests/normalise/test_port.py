import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.port import COUNTRY_LAST, NO_COUNTRY, STATE_NOT_COMPARED, Port, port
from catchgraph.reference.tables import read_table


@pytest.mark.parametrize(
    ("text", "code", "country"),
    [
        ("ECGYE", "ECGYE", "ECU"),
        ("EC GYE", "ECGYE", "ECU"),
        ("CNSHA", "CNSGH", "CHN"),
        ("Puerto Bolivar,Ecuador", "ECPBO", "ECU"),
        ("Guayaquil, EC", "ECGYE", "ECU"),
        ("Yantian, China (Mainland)", "CNYTN", "CHN"),
        ("Kaohsiung, China (Taiwan)", "TWKHH", "TWN"),
        ("HAI PHONG, VIETNAM", "VNHPH", "VNM"),
        ("Ho Chi Minh, Vietnam", "VNSGN", "VNM"),
        ("Cochin (Kochi),India", "INCOK", "IND"),
        ("Jakarta, Java, Indonesia", "IDJKT", "IDN"),
        ("Batumi, Georgia", "GEBUS", "GEO"),
        ("Port Hueneme, California", "USNTD", "USA"),
        ("LOS ANGELES, CALIF.", "USLAX", "USA"),
        ("Port of Houston, TX", "USHOU", "USA"),
        ("San Juan, Puerto Rico", "PRSJU", "PRI"),
        ("Kodiak, Alaska", "USADQ", "USA"),
        # The state decides.
        ("Portland, Oregon", "USPDX", "USA"),
        ("Portland, Maine", "USPWM", "USA"),
        ("Wilmington, DE", "USILG", "USA"),
        ("Wilmington, North Carolina", "USILM", "USA"),
        ("Savannah, Georgia", "USSAV", "USA"),
    ],
)
def test_ports(text: str, code: str, country: str) -> None:
    found = port(text)
    assert found is not None
    assert (found.code, found.country, found.doubt) == (code, country, "")


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("SAVUS", "", Port("USSAV", "Savannah", "USA", "", COUNTRY_LAST)),
        ("PAITA", "", Port("PEPAI", "PAITA", "PER", "", NO_COUNTRY)),
        ("Paita", "PER", Port("PEPAI", "Paita", "PER")),
        ("Victoria", "SYC", Port("SCPOV", "Victoria", "SYC")),
        ("3001, SEATTLE, WA", "", Port("USSEA", "SEATTLE, WA", "USA", "3001")),
        ("2704", "", Port("USLAX", "Los Angeles, CA", "USA", "2704")),
        ("57078, YANTIAN", "CHN", Port("CNYTN", "YANTIAN", "CHN", "57078")),
        ("57035", "", Port(None, "", None, "57035")),
        ("Nowhere, Ecuador", "", Port(None, "Nowhere", "ECU")),
        # Three places of that name, none of which is known to lie in Oregon.
        ("Newport, Oregon", "", Port(None, "Newport", "USA")),
        ("Texas City, TX", "", Port("USTXT", "Texas City", "USA")),
        ("Toledo, Ohio", "", Port("USTOL", "Toledo", "USA", "", STATE_NOT_COMPARED)),
        ("High Seas", "", Port(None, "High Seas", None)),
    ],
)
def test_what_is_doubtful_or_not_found(text: str, country: str, found: Port) -> None:
    assert port(text, country) == found


@pytest.mark.parametrize("text", ["", "N/A", "-", "x" * 200])
def test_no_ports(text: str) -> None:
    assert port(text) is None


def test_tables_agree() -> None:
    codes = {row["code"] for row in read_table("ports")}
    assert {row["code"] for row in read_table("port_aliases")} <= codes
    assert {row["code"] for row in read_table("us_ports")} - codes == {"USADQ"}
    states = [(row["name"], row["state"]) for row in read_table("us_ports")]
    assert len(states) == len(set(states))
    assert {row["state"] for row in read_table("us_ports")} <= {row["code"] for row in read_table("us_states")}


@given(st.text())
def test_any_text(text: str) -> None:
    found = port(text)
    assert found is None or found.code is None or len(found.code) == 5


@given(st.sampled_from(read_table("ports")))
def test_every_code_is_known_in_two_spellings(row: dict[str, str]) -> None:
    code = row["code"]
    found = port(f"{code[:2]} {code[2:]}")
    assert found is not None
    assert found.code == code

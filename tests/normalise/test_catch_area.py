import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.catch_area import eez, fao_area, fao_areas, is_high_seas
from catchgraph.reference.tables import read_table


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("FAO 27.7.d", ["27.7.d"]),
        ("27.7.D", ["27.7.d"]),
        ("27.3.b.23", ["27.3.b.23"]),
        ("21.3.m", ["21.3.M"]),
        ("ICES VIId", ["27.7.d"]),
        ("ICES division IV b", ["27.4.b"]),
        ("77", ["77"]),
        ("FAO Area 71", ["71"]),
        ("urn:gdst:fao:77", ["77"]),
        ("FAO 34; FAO 47", ["34", "47"]),
        ("51/57", ["51", "57"]),
        ("Pacific, Western Central", ["71"]),
        ("Western Central Pacific Ocean", ["71"]),
        ("Atlantique, nord-est", ["27"]),
        ("Pacífico, sudoriental", ["87"]),
        # A division that does not exist lies in an area that does.
        ("27.7.z", ["27.7"]),
        ("10", []),
        ("2020-01-01", []),
        ("North Sea", []),
        ("", []),
    ],
)
def test_areas(text: str, areas: list[str]) -> None:
    assert fao_areas(text) == areas
    assert fao_area(text) == (areas[0] if areas else None)


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("Ecuador EEZ", "ECU"),
        ("EEZ of Ecuador", "ECU"),
        ("ZEE de Mauritanie", "MRT"),
        ("urn:gdst:eez:FJI", "FJI"),
        ("FJI", "FJI"),
        ("Papua New Guinea waters", "PNG"),
        ("High seas", None),
        ("alta mar", None),
        ("", None),
        ("somewhere", None),
    ],
)
def test_zones(text: str, iso3: str | None) -> None:
    assert eez(text) == iso3


def test_high_seas() -> None:
    assert is_high_seas("International waters, FAO 77")
    assert is_high_seas("haute mer")
    assert not is_high_seas("Ecuador EEZ")


@given(st.text())
def test_any_text(text: str) -> None:
    codes = {row["code"] for row in read_table("fao_areas")}
    assert set(fao_areas(text)) <= codes
    assert eez(text) is None or not is_high_seas(text)


@given(st.sampled_from(read_table("fao_areas")))
def test_every_code_is_found(row: dict[str, str]) -> None:
    assert fao_areas(f"FAO {row['code']}") == [row["code"]]

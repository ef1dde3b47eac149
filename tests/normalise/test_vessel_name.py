import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from catchgraph.normalise.vessel_name import VesselName, split_names, vessel_name


@pytest.mark.parametrize(
    ("value", "stem", "number"),
    [
        ("NO.805 ORYONG", "ORYONG", "805"),
        ("Oryong No. 805", "ORYONG", "805"),
        ("No. 631 Dong Won", "DONG WON", "631"),
        ("DONG WON NO.631", "DONG WON", "631"),
        ("ALAMO 2", "ALAMO", "2"),
        ("ALAMO 02", "ALAMO", "2"),
        ("ALAMO-2", "ALAMO", "2"),
        ("SHUNFU88", "SHUNFU", "88"),
        ("11 WOO YANG", "WOO YANG", "11"),
        ("SAM WEON # 11", "SAM WEON", "11"),
        ("SHIN NO 5 MARU", "SHIN MARU", "5"),
        ("TARZAN III", "TARZAN", "3"),
        ("TARZAN NO. III", "TARZAN", "3"),
        ("MERIDIAN XXXV", "MERIDIAN", "35"),
        ("TAO JAYA - X", "TAO JAYA", "10"),
        ("ALBATÚN TRES", "ALBATUN", "3"),
        ("SEA LORD TWO", "SEA LORD", "2"),
        ("VESSEL 4/3813", "VESSEL 4", "3813"),
        ("TANJUNG - A1", "TANJUNG A", "1"),
        ("STAR-3-CHL", "STAR CHL", "3"),
        ("IMULA0892KLT", "IMULA KLT", "892"),
        ("108", "", "108"),
        ("F/B 808", "", "808"),
        ("F/V VEERA", "VEERA", ""),
        ("F.V. VEERA", "VEERA", ""),
        ("FV VEERA", "VEERA", ""),
        ("M/V VEERA", "VEERA", ""),
        ("M.V VEERA", "VEERA", ""),
        ("MV. VEERA", "VEERA", ""),
        ("M V VEERA", "VEERA", ""),
        ("KM. ANEKA 228", "ANEKA", "228"),
        ("F/B L/B SAN FELIPE-90", "LB SAN FELIPE", "90"),
        ("F/B&quot;L/B JANICE 9&quot;", "LB JANICE", "9"),
        ("(EX. PAUL REY)", "PAUL REY", ""),
        ("GREY PIPIT 4 formerly MERROW 7", "GREY PIPIT", "4"),
        ("GREY PIPIT ex MERROW", "GREY PIPIT", ""),
        ("BONDAÑA", "BONDANA", ""),
        ("KAUA'I", "KAUAI", ""),
        ("PASCOAL ATL?NTICO", "PASCOAL ATLNTICO", ""),
        ("Святой Николай", "SVYATOY NIKOLAY", ""),
        ("鲁荣远 渔 197", "LU RONG YUAN YU", "197"),
        ("顺昌3号", "SHUN CHANG", "3"),
        ("第18明神丸", "MING SHEN WAN", "18"),
        ("ABUNDANT 1 (YI HONG 06)", "ABUNDANT", "1"),
        ("4TH WATCH", "4TH WATCH", ""),
        ("38° SOUTH", "SOUTH", "38"),
        ("ST. JUDE", "ST JUDE", ""),
        ("MARU NO", "MARU NO", ""),
        ("MAXI", "MAXI", ""),
        ("X", "X", ""),
    ],
)
def test_name_and_number(value: str, stem: str, number: str) -> None:
    name = vessel_name(value)
    assert name is not None
    assert (name.stem, name.number) == (stem, number)


@pytest.mark.parametrize(
    "same",
    [
        ["NO.805 ORYONG", "Oryong No. 805", "F/V ORYONG 805"],
        ["NO.639 DONGWON", "Dong Won No. 639", "DONG-WON 0639"],
        ["TONINA NO. 5", "NO.5 TONINA", "Tonina V", "TONINA CINCO"],
        ["LABIKO 2", "MV LABIKO 2", "M/V LABIKO II"],
        ["LU RONG YUAN YU 103", "LURONGYUANYU103", "鲁荣远渔 103"],
        ["IMUL\u2010A\u20100892\u2010KLT", "IMULA 0892 KLT", "IMULA0892KLT"],
        ["BIGEYE", "BIG EYE", " big eye "],
    ],
)
def test_spellings_of_one_name_share_a_key(same: list[str]) -> None:
    assert len({name.key for value in same if (name := vessel_name(value))}) == 1


def test_sister_ships_differ_in_their_number_only() -> None:
    one, other = vessel_name("ALBATUN DOS"), vessel_name("ALBATUN TRES")
    assert one is not None
    assert other is not None
    assert one.stem == other.stem
    assert one.key != other.key


def test_a_key_is_stem_then_number() -> None:
    assert vessel_name(" No. 631  Dong Won") == VesselName("No. 631 Dong Won", "DONGWON 631", "DONG WON", "631")
    # A digit that belongs to the stem is not run into the number.
    four, forty = vessel_name("VESSEL 4/3"), vessel_name("VESSEL 43")
    assert four is not None
    assert forty is not None
    assert four.key != forty.key


@pytest.mark.parametrize("value", ["", "NONE", "N/A", "Unknown (*)", "NO", "Non", "M/V", "KM", "-", "\u200b", "🐟"])
def test_no_name(value: str) -> None:
    assert vessel_name(value) is None


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("DAE YANG NO. 606, NO.606 DAE YANG", ["DAE YANG NO. 606", "NO.606 DAE YANG"]),
        (" HAI DA 705, HAIDA 705, 海达705", ["HAI DA 705", "HAIDA 705", "海达705"]),
        ("KM. ANEKA 228, ANEKA 228; KM", ["KM. ANEKA 228", "ANEKA 228"]),
        ("ABUNDANT 1 (YI HONG 06)", ["ABUNDANT 1", "YI HONG 06"]),
        ("HONG YANG NO, 1", ["HONG YANG NO. 1"]),
        ('LOGAN, "HAI FENG 618"', ["LOGAN", "HAI FENG 618"]),
        ("SHOFU / BAYSTARS I", ["SHOFU", "BAYSTARS I"]),
        ("SARONIC BREEZE/COLUMBIA", ["SARONIC BREEZE", "COLUMBIA"]),
        ("VESSEL 4/3813", ["VESSEL 4/3813"]),
        ("F/B VIRGO 5; M/V LIBRA", ["F/B VIRGO 5", "M/V LIBRA"]),
        ("Orca,ORCA , orca", ["Orca"]),
        ("ORCA\nVIRGO", ["ORCA", "VIRGO"]),
        ("MERROW 1/MERLOW 1", ["MERROW 1", "MERLOW 1"]),
        ("MERROW NO. 6/NO. 6 MERLOW", ["MERROW NO. 6", "NO. 6 MERLOW"]),
        ("海燕6/HAI YAN 6", ["海燕6", "HAI YAN 6"]),
        ("HAI YAN 6/海燕6", ["HAI YAN 6", "海燕6"]),
        ("MERROW NO. 6/NO. 8", ["MERROW NO. 6/NO. 8"]),
        ("GREY PIPIT a.k.a. MERROW, LINNET", ["GREY PIPIT", "MERROW", "LINNET"]),
        ("GREY PIPIT (f/k/a MERROW)", ["GREY PIPIT", "MERROW"]),
        ("PIPIT-formerly MERROW", ["PIPIT", "MERROW"]),
        ("NONE", []),
        ("", []),
    ],
)
def test_names_of_one_cell(value: str, names: list[str]) -> None:
    assert split_names(value) == names


@given(st.text())
def test_never_raises(value: str) -> None:
    name = vessel_name(value)
    if name is not None:
        assert name.key
        assert name.key.isascii()
        assert name.key.replace(" ", "") == name.stem.replace(" ", "") + name.number
        assert not name.number.startswith("0") or name.number == "0"
    for part in split_names(value):
        assert vessel_name(part) is not None


@given(st.from_regex(r"[A-Z]{3,9}( [B-HJ-UWYZ][A-Z]{2,7}S)?", fullmatch=True), st.integers(min_value=1, max_value=9999))
def test_the_number_s_place_makes_no_difference(stem: str, number: int) -> None:
    assume(stem.split()[0] not in {"EKS", "FFV", "FRV", "MFV", "KMN", "KLM", "NOS", "NRO", "NUM", "NUMERO", "NUMBER"})
    written = [f"NO.{number} {stem}", f"{stem} {number}", f"{stem} No. 0{number}"]
    names = [name for text in written if (name := vessel_name(text))]
    assert [(name.written, name.number) for name in names] == [(text, str(number)) for text in written]
    assert len({name.key for name in names}) == 1

import pytest

from catchgraph.read.gfw.vessels import authorisations, who

from .samples import CARRIER, FISHER


@pytest.mark.parametrize(
    ("type_", "role"),
    [
        ("fishing", "fishing vessel"),
        ("FISHING", "fishing vessel"),
        ("carrier", "carrier"),
        ("bunker", "bunker vessel"),
        ("support", "support vessel"),
        *((kind, "vessel") for kind in ("other", "cargo", "passenger", "seismic_vessel", "discrepancy", "", None, 7)),
    ],
)
def test_the_type_gives_the_role(type_, role):
    found = who({**FISHER, "type": type_})
    assert (found.role, found.refusal) == (role, "")


def test_a_vessel_is_cleaned_and_what_does_not_identify_is_noted():
    found = who(
        {"id": "x", "ssvid": "4129992", "name": " F/V  HAI FENG 27\u200b", "flag": "Atlantis", "type": "fishing"}
    )
    assert (found.number, found.mmsi, found.name, found.flag) == ("x", None, "F/V HAI FENG 27", None)
    assert found.name_key == who(FISHER).name_key
    assert [key for key, _, _ in found.notes] == ["vessel.ssvid", "vessel.flag"]


def test_the_flag_of_a_number_is_kept_beside_the_flag():
    found = who({**CARRIER, "flag": "LBR"})
    assert (found.flag, found.mmsi_flag) == ("LBR", "PAN")


def test_a_number_may_be_written_as_one():
    assert who({"id": 17, "ssvid": 352999101}).mmsi == "352999101"
    assert who({"id": 17}).number == "17"


@pytest.mark.parametrize("value", [{"id": ["x"]}, {"id": {"a": 1}, "ssvid": 1.5}, {"name": True}, {"id": 10**30}])
def test_what_is_no_text_identifies_nobody(value):
    assert not who(value).known


def test_one_id_of_the_source_is_one_mention_and_no_id_one_per_name():
    assert who(CARRIER).mention == who({**CARRIER, "name": "OTHER", "ssvid": None}).mention
    assert who(CARRIER).mention != who(FISHER).mention
    named = {"name": "HAI FENG 27", "flag": "CHN"}
    assert who(named).mention == who({**named, "type": "fishing"}).mention != who({**named, "flag": "TWN"}).mention
    assert who({"ssvid": "352999101"}).mention is None


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ([{"rfmo": "IOTC", "hasPubliclyListedAuthorization": "true"}], ("IOTC: found",)),
        ([{"rfmo": "IOTC", "hasPubliclyListedAuthorization": False}], ("IOTC: not found",)),
        ([{"rfmo": "IOTC", "hasPubliclyListedAuthorization": None}, {"rfmo": None}], ()),
        ([{"rfmo": ["IOTC"], "hasPubliclyListedAuthorization": True}, 7, {}], ()),
        ("IOTC", ()),
        (None, ()),
    ],
)
def test_authorisations_are_those_looked_for(stated, expected):
    assert authorisations({"publicAuthorizations": stated}) == expected

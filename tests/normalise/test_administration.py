import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.administration import administration_of
from catchgraph.reference.countries import countries


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Servicio Nacional de Aduanas de Chile", "CHL"),
        ("Aduana Nacional de Bolivia", "BOL"),
        ("Philippine Bureau of Customs", "PHL"),
        ("Bureau of Customs, Republic of the Philippines", "PHL"),
        ("General Administration of Customs of the People's Republic of China", "CHN"),
        ("Customs Administration, Ministry of Finance, Taiwan", "TWN"),
        ("Direction générale des douanes, Côte d'Ivoire", "CIV"),
        ("European Commission", "EU"),
        ("EU", "EU"),
        ("HM Revenue and Customs", None),
        ("", None),
    ],
)
def test_the_state_that_an_administration_names(name, code):
    assert administration_of(name) == code


@given(st.sampled_from(countries()), st.sampled_from(["Customs of {}", "{} Customs", "{}"]))
def test_every_state_is_found_by_its_own_name(country, form):
    if len(country.name) >= 4:
        assert administration_of(form.format(country.name)) == country.iso3


@given(st.text())
def test_any_text_is_of_a_known_state_or_of_none(text):
    assert administration_of(text) in {None, "EU", *(country.iso3 for country in countries())}

"""Terms as a TOML file states them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.errors import InputError
from catchgraph.model.handling import NO_COVERAGE, PURPOSES, Coverage, Handling
from catchgraph.read.statement import Terms, read_terms

TEXT = """
administration = "Customs of Ruritania"
agreement = "CMAA 2011"
request_reference = "R-17"
permitted_purpose = ["revenue", "targeting"]
caveats = ["Not for court"]
releasable_to = ["USA"]
retain_until = 2030-12-31
classification = "RESTRICTED"
"""
STATED = Handling(
    "Customs of Ruritania", "CMAA 2011", "R-17", ("targeting", "revenue"), ("Not for court",), ("USA",), "2030-12-31",
    "RESTRICTED",
)  # fmt: skip


def test_handling_is_read_word_for_word(write):
    assert read_terms(write("h.toml", TEXT)) == Terms(STATED)


def test_one_purpose_needs_no_list(write):
    assert read_terms(write("h.toml", 'permitted_purpose = "criminal"')).handling.permitted_purpose == ("criminal",)


@pytest.mark.parametrize(("old", "new"), [("request", "request_reference"), ("purpose", "permitted_purpose")])
def test_a_key_that_is_called_otherwise_now_says_how(write, old, new):
    with pytest.raises(InputError, match=f"h.toml: {old}: unknown key") as error:
        read_terms(write("h.toml", f'{old} = "R-17"'))
    assert error.value.hint == f"It is called {new!r}."


def test_coverage_is_days_and_kinds_of_records(write):
    text = (
        '[coverage]\nfrom = "2025-02"\nto = 2025-06-30\nkinds = ["port call", "Registration"]\nmodes = ["air", "sea"]'
    )
    assert read_terms(write("h.toml", text)).coverage == Coverage(
        "2025-02-01", "2025-06-30", ("PortCall", "Registration"), ("sea", "air")
    )
    assert read_terms(write("h.toml", '[coverage]\nto = "2024"')).coverage == Coverage("", "2024-12-31")
    assert read_terms(write("h.toml", "[coverage]\ncomplete = false")).coverage == Coverage(complete=False)
    assert read_terms(write("h.toml", "[coverage]\ncomplete = true")).coverage == Coverage(complete=True)
    assert read_terms(write("h.toml", "")).coverage == NO_COVERAGE


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('administrator = "x"', "h.toml: administrator: unknown key"),
        ("administration = 3", "h.toml: administration: must be text"),
        ('caveats = "x"', "h.toml: caveats: must be a list"),
        ("caveats = [1]", "h.toml: caveats.#1: must be text"),
        ('permitted_purpose = "sport"', "h.toml: permitted_purpose: 'sport' is not known here"),
        ("permitted_purpose = 3", "h.toml: permitted_purpose: must be a list"),
        ('permitted_purpose = ["onward", 3]', "h.toml: permitted_purpose.#2: must be text"),
        ('retain_until = "soon"', "h.toml: retain_until: 'soon' is no day"),
        ('retain_until = "2030"', "h.toml: retain_until: '2030' is no day"),
        ("retain_until = 2030", "h.toml: retain_until: must be text"),
        ('[coverage]\nmodes = ["ship"]', "h.toml: coverage.modes: 'ship' is not known here"),
        ('[coverage]\ncomplete = "yes"', "h.toml: coverage.complete: must be true or false"),
        ("not toml", "h.toml: not a TOML file"),
        ("coverage = 3", "h.toml: coverage: must be a table"),
        ('[coverage]\nsince = "2025"', "h.toml: coverage.since: unknown key"),
        ('[coverage]\nfrom = "June"', "h.toml: coverage.from: 'June' is no day"),
        ("[coverage]\nfrom = 2025-06-30\nto = 2025-06-29", "h.toml: coverage.to: 2025-06-29 is before 2025-06-30"),
        ('[coverage]\nkinds = ["bils"]', "h.toml: coverage.kinds: 'bils' is no kind of record"),
    ],
)
def test_a_wrong_statement_is_refused(write, text, message):
    with pytest.raises(InputError, match=message):
        read_terms(write("h.toml", text))


def test_a_misspelt_key_gets_a_suggestion(write):
    with pytest.raises(InputError) as error:
        read_terms(write("h.toml", 'releasableto = ["USA"]'))
    assert error.value.hint == "Did you mean 'releasable_to'?"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("[coverage]\nfrm = 2025-01-01", "Did you mean 'from'?"),
        ("[coverage]\nstart = 2025-01-01", "Known: from, to, kinds, modes, complete."),
        ("[coverge]\nfrom = 2025-01-01", "Did you mean 'coverage'?"),
    ],
)
def test_a_suggestion_names_a_key_as_it_is_written(write, text, hint):
    with pytest.raises(InputError, match="unknown key") as error:
        read_terms(write("h.toml", text))
    assert error.value.hint == hint


@given(
    st.builds(
        Handling,
        administration=st.text('ab é"\\'),
        permitted_purpose=st.lists(st.sampled_from(PURPOSES)).map(tuple),
        retain_until=st.dates(min_value=dt.date(1950, 1, 1)).map(dt.date.isoformat),
    )
)
def test_whatever_is_stated_comes_back(tmp_path_factory, stated):
    import json

    path = tmp_path_factory.getbasetemp() / "any.toml"
    purposes = json.dumps(stated.permitted_purpose)
    path.write_text(
        f"administration = {json.dumps(stated.administration)}\npermitted_purpose = {purposes}\n"
        f"retain_until = {stated.retain_until}\n"
    )
    found = read_terms(path).handling
    assert (found.administration, found.retain_until) == (stated.administration, stated.retain_until)
    assert set(found.permitted_purpose) == set(stated.permitted_purpose)

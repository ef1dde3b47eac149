import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.goods.form import STATES, Form, form
from catchgraph.reference.tables import read_table

#: Codes of presentation of Regulation (EU) 404/2011, annex I, with those of the UK for fins and surimi.
PRESENTATIONS = frozenset(
    {
        *("CBF", "CLA", "DWT", "FIL", "FIN", "FIS", "FSB", "FSP", "GHT", "GUG", "GUH", "GUL", "GUS", "GUT", "HEA"),
        *("JAP", "JAT", "LAP", "LVR", "OTH", "ROE", "SAD", "SAL", "SGH", "SGT", "SKI", "SUR", "TAL", "TLD", "TNG"),
        *("TUB", "WHL", "WNG"),
    }
)


@pytest.mark.parametrize(
    ("text", "state", "presentation"),
    [
        ("FRO-GUH", "FRO", "GUH"),
        ("FRE/FIL", "FRE", "FIL"),
        ("SAL", "SAL", ""),
        ("SAL GUT", "SAL", "GUT"),
        ("WHL", "", "WHL"),
        ("frozen", "FRO", ""),
        ("gutted and headed", "", "GUH"),
        ("salted, gutted and headed", "SAL", "SGH"),
        ("gutted, headed and tailed", "", "GHT"),
        ("FRZ H&G ALASKA POLLOCK", "FRO", "GUH"),
        ("FROZEN H/G SALMON", "FRO", "GUH"),
        ("WILD CAUGHT COD H.G.", "", "GUH"),
        ("HGT HAKE", "", "GHT"),
        ("COD H & G U/10", "", "GUH"),
        ("COD H/G A GRADE", "", "GUH"),
        ("GILLED AND GUTTED SWORDFISH", "", "GUG"),
        ("FRESH FROZEN TUNA WHOLE ROUND", "FRO", "WHL"),
        ("ALASKA POLLOCK FILLETS PBO", "", "FIL"),
        ("COD FILLETS SKINLESS PIN BONE IN", "", "FSP"),
        ("filetes de merluza congelados sin piel", "FRO", "FIS"),
        ("FILLETS SKIN ON BONE IN", "", "FSB"),
        ("SMOKED SALMON FROZEN", "SMO", ""),
        ("FROZEN COOKED SHRIMP", "FRO", ""),
        ("BOILED WHELKS", "BOI", ""),
        ("LIVE LOBSTER", "ALI", ""),
        ("SQUID TUBES IQF", "FRO", "TUB"),
        ("SHARK FINS DRIED", "DRI", "FIN"),
        ("SKATE WINGS", "", "WNG"),
        ("TUNA LOINS", "", ""),
        ("VANNAMEI HLSO 16/20", "", ""),
        ("NOT FROZEN SHRIMP", "", ""),
        ("SKINNED AND BONELESS", "", ""),
        ("", "", ""),
    ],
)
def test_states_and_presentations(text: str, state: str, presentation: str) -> None:
    found = form(text)
    assert (found.state, found.presentation) == (state, presentation)


@pytest.mark.parametrize(
    ("text", "forms", "production"),
    [
        ("VANNAMEI HLSO 16/20", ("headless", "shell-on"), ""),
        ("FARM RAISED SHRIMP P&D TAIL ON", ("deveined", "peeled", "tail-on"), "farmed"),
        ("CANNED TUNA IN OIL", ("canned",), ""),
        ("BREADED SHRIMP, NOT COOKED", ("breaded",), ""),
        ("YFT LOINS", ("loin",), ""),
        ("ATUN EN CONSERVA", ("canned",), ""),
        ("WILD CAUGHT", (), "wild"),
        ("WILD AND FARMED", (), ""),
    ],
)
def test_forms(text: str, forms: tuple[str, ...], production: str) -> None:
    found = form(text)
    assert (found.forms, found.production) == (forms, production)


def test_descriptions_of_the_uk_give_their_own_codes(shared_data: Path) -> None:
    with (shared_data / "reference/uk-commodity-codes.txt").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    states = {(row["preservationState"], row["preservationDescr"].strip()) for row in rows} - {("OTH", "other states")}
    assert {(form(words).state, words) for _, words in states} == states
    known = PRESENTATIONS - {"OTH", "JAP", "GUL"}
    said = {(row["presentationState"], row["presentationDescr"].strip(' "')) for row in rows}
    wrong = {(code, words) for code, words in said if code in known and form(words).presentation != code}
    assert wrong == set()


def test_the_table_holds_known_codes() -> None:
    says = {value for row in read_table("product_words") for value in row["says"].split("|") if value.isupper()}
    assert says - set(STATES) <= PRESENTATIONS


@given(st.text())
def test_any_text(text: str) -> None:
    found = form(text)
    assert found.state in {"", *STATES}
    assert found.presentation in {"", *PRESENTATIONS}


@given(st.lists(st.sampled_from([row["word"] for row in read_table("product_words")]), max_size=5))
def test_words_of_the_table_in_any_order(words: list[str]) -> None:
    found = form(" ".join(words))
    assert isinstance(found, Form)
    assert found.presentation in {"", *PRESENTATIONS}


@pytest.mark.parametrize(
    ("text", "presentation"),
    [
        # A tuna called by the colour of its fins is no fin.
        ("Atún aleta amarilla entero congelado", "WHL"),
        ("ATUN ALETA AZUL ENTERO", "WHL"),
        ("ALETAS DE TIBURON SECAS", "FIN"),
        ("ALETA AMARILLA", ""),
    ],
)
def test_fins_in_the_name_of_a_fish_are_none(text, presentation):
    assert form(text).presentation == presentation

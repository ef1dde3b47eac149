"""Every public function of one value takes time linear in its length, on texts that patterns stumble over."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable

import pytest

from catchgraph import normalise
from tests.growth import assert_linear

LONGEST = 100_000

#: Signs and words that a text repeats.
UNITS = (
    *"aA1 -()[],;'\"./?@~=+&\néYXÄ№第八漁海호街ن🐟\u0301\u00a0",
    *("a ", "A ", "1 ", "A1", "A.", "A/", "a, ", "1, ", "1,", "1.", "1e5 ", "0x", "(a", "-,", "-\n", ". ", "12345 "),
    *("S ", "STA ", "ONE ", "OE", "NTRA SRA ", "DAI ", "& ", "NO ", "NO 1 ", "NO.", "EX.", "F/V ", "ab/", "&quot;"),
    *("ex ", "(ex ", " - ex", "a.k.a.", "a k a ", "f/k/a(", "ABC, ", "ABC - ", "ABC/", "O/B ", "C/O ", "FORMERLY "),
    *("S.A. ", "LTD ", "PT ", "AND ", "OCEAN ", "OWNER OF TH ", "DIRECTOR, ", "LIN, MEI ", "KH", "IY", "TSX"),
    *("P O ", "PHONE ", "a@", "C/", "TEL 12345 ", "a.b@c.", "STREET ", "A-1 ", "2020-01-01 ", "EU-", "10°", "W "),
    *("第八", "第1", "漁1", " 号", "제 ", "旧名", "日/", "有限公司", "é1", "\u0315\u0300", "\u200b ", "\u202e\u05d0"),
)
#: What stands before and behind: a pattern that seemed to match fails only at the end.
AROUND = (("", "("), ("é", "X"))

#: How to call what takes more than a text, by module and name.
CALLS: dict[str, Callable[[Callable[..., object], str], object]] = {
    "bill_party.bill_party": lambda call, text: call([text], [text] * 4, text, text, text, text),
    "cell.numbers": lambda call, text: call(text, 7, frozenset({"IMO"})),
    "dates.parse_date": lambda call, text: call(text, "dmy"),
    "document.document_key": lambda call, text: call("catch-certificate", text, "FRA"),
    "document.loose_key": lambda call, text: call("catch-certificate", text, "FRA"),
    "flag.are_iso2": lambda call, text: call([text]),
    "initials.initials": lambda call, text: call(text.split()),
    "legal_form.is_legal_form": lambda call, text: call(text.upper().split()),
    "legal_form.take_legal_form": lambda call, text: call(text.upper().split(), text.upper()),
    "name_forms.forms_of": lambda call, text: call([text]),
    "name_signs.name_signs": lambda call, text: call(text, text.upper().split(), []),
    "name_traces.traces": lambda call, text: list(call(text, [text.upper()], [])),
    "numbers.manufacturer.can_come_from": lambda call, text: call("FRREDREE12LYO", text, text, text, text),
    "numbers.manufacturer.manufacturer_id": lambda call, text: call(text, text, text, "FR"),
    "numbers.tax.tax_id": lambda call, text: call(text, "CHN"),
    "process.process_kind": lambda call, text: call(text, []),
    "spelled.spelled_at_end": lambda call, text: call(text.upper().split()),
    "spelled.spelled_at_start": lambda call, text: call(text.upper().split()),
}
#: Of no value, or of a function.
OTHERS = {
    "company_name.trade_names",
    "goods.live_weight.by_words",
    "goods.live_weight.factor_range",
    "goods.live_weight.live_weight",
    "goods.live_weight.published",
    "goods.phrases.phrases_of",
    "goods.species_names.all_species",
    "goods.species_names.names",
    "parallel.each",
    "process.form_kind",
    "process.operations",
}


def functions() -> dict[str, Callable[..., object]]:
    """Every public function of the room, by module and name."""
    found: dict[str, Callable[..., object]] = {}
    for info in pkgutil.walk_packages(normalise.__path__, f"{normalise.__name__}."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if not name.startswith("_") and inspect.isroutine(value) and value.__module__ == info.name:
                found[f"{info.name.removeprefix(f'{normalise.__name__}.')}.{name}"] = value
    return found


FUNCTIONS = functions()
#: What forgets the answers that a function keeps.
FORGETTING = [function.cache_clear for function in FUNCTIONS.values() if hasattr(function, "cache_clear")]


def takes_a_text(function: Callable[..., object]) -> bool:
    """Whether a function can be called with one text alone."""
    first, *rest = inspect.signature(function).parameters.values()
    return first.annotation == "str" and all(one.default is not inspect.Parameter.empty for one in rest)


def called(name: str) -> Callable[[str], object]:
    """The function with a text; a value that it refuses is an answer, too."""
    function = FUNCTIONS[name]
    call = CALLS.get(name, lambda call, text: call(text))

    def act(text: str) -> object:
        try:
            return call(function, text)
        except ValueError as refused:
            return refused

    return act


def test_every_public_function_is_called() -> None:
    assert FUNCTIONS.keys() >= CALLS.keys() | OTHERS
    assert all(takes_a_text(FUNCTIONS[name]) for name in FUNCTIONS.keys() - CALLS.keys() - OTHERS)
    assert {"imo.ship_imo", "vessel_name.vessel_name", "party.split_parties"} <= FUNCTIONS.keys()


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(FUNCTIONS.keys() - OTHERS))
def test_time_is_linear_in_the_length(name: str) -> None:
    grown = [said for unit in UNITS for around in AROUND if (said := grows(called(name), unit, *around))]
    assert grown == []


def grows(act: Callable[[str], object], unit: str, before: str, behind: str) -> str:
    """What is wrong with the time of texts of a unit; '' where nothing is."""
    try:
        assert_linear(act, lambda n: before + unit * (n // len(unit)) + behind, LONGEST)
    except AssertionError as failed:
        return f"{before}{unit}…{behind}: {failed}"
    finally:
        # Texts this long are not to stay for the other tests.
        for forget in FORGETTING:
            forget()
    return ""

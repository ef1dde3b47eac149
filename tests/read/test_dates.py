from dataclasses import replace

import numpy as np
import pytest

from catchgraph.errors import InputError
from catchgraph.read.dates import check_order, date_of, stray_date
from catchgraph.read.layouts import builtin_layouts
from catchgraph.read.table import Cells

LINES = list(range(2, 40))


def cells(*words):
    return Cells("From", list(words), np.arange(len(words)))


@pytest.mark.parametrize(
    ("value", "order", "date"),
    [
        ("6/13/25", "mdy", "2025-06-13"),
        ("13/6/2025", "dmy", "2025-06-13"),
        ("13-Jun-2025", "dMy", "2025-06-13"),
        ("2025-06-13", "mdy", "2025-06-13"),
        ("2025-06-13", "dMy", "2025-06-13"),
        ("2025", "mdy", "2025"),
    ],
)
def test_dates_stand_in_the_layouts_order_or_in_iso(value, order, date):
    assert str(date_of(value, order)) == date


@pytest.mark.parametrize(("value", "order"), [("", "mdy"), ("13/6/2025", "mdy"), ("2/30/25", "mdy"), ("soon", "ymd")])
def test_blanks_and_impossible_dates_are_nothing(value, order):
    assert date_of(value, order) is None


def test_values_that_prove_another_order_are_named():
    with pytest.raises(InputError) as error:
        check_order("iotc.csv", "mdy", [cells("25/6/2025", "1/2/2025")], LINES)
    assert "iotc.csv: dates stand in the order dmy; the layout says mdy" in error.value.message
    assert "25/6/2025 (From, line 2)" in error.value.message
    assert "1/2/2025" not in error.value.message
    assert 'dates = "dmy"' in error.value.hint


def test_the_layout_to_copy_is_named_where_it_is_ours():
    ours = next(layout for layout in builtin_layouts() if layout.id == "iotc-register")
    with pytest.raises(InputError) as error:
        check_order("iotc.csv", "mdy", [cells("25/6/2025")], LINES, ours)
    assert "catchgraph layout --show iotc-register -o mine.toml" in error.value.hint
    with pytest.raises(InputError) as error:
        check_order("iotc.csv", "mdy", [cells("25/6/2025")], LINES, replace(ours, hash="mine"))
    assert "--show" not in error.value.hint


def test_months_in_words_contradict_an_order_of_numbers():
    with pytest.raises(InputError, match="dates stand in the order dMy; the layout says dmy") as error:
        check_order("ccsbt.csv", "dmy", [cells("", "22 Aug 2025")], LINES)
    assert "22 Aug 2025 (From, line 3)" in error.value.message


def test_a_misprint_among_values_that_prove_the_order_is_no_contradiction():
    check_order("iotc.csv", "mdy", [cells("25/6/2025", "6/25/2025")], LINES)


def test_values_that_are_no_date_in_any_order_prove_nothing():
    check_order("iotc.csv", "mdy", [cells("2/30/2025", "31/31/2025", "soon", "")], LINES)


def test_many_proofs_are_counted():
    with pytest.raises(InputError, match="and 3 more"):
        check_order("a.csv", "mdy", [cells(*(f"{day}/1/2025" for day in range(13, 21)))], LINES)


def test_a_date_written_otherwise_among_iso_dates_costs_no_file():
    check_order("a.csv", "ymd", [cells("2025-01-02", "2025-02-03", "31.12.2099")], LINES)
    check_order("a.csv", "dmy", [cells("2025-01-02", "2025-02-03", "12/31/2099")], LINES)
    assert str(stray_date("31.12.2099", "ymd")) == "2099-12-31"
    assert str(stray_date("12/31/2099", "ymd")) == "2099-12-31"
    assert stray_date("5/6/2025", "ymd") is None, "two days: no guess"
    assert stray_date("12/31/2099", "dmy") is None, "a wrong date in a column of its own order"


def test_where_a_value_would_be_another_day_iso_dates_prove_nothing():
    with pytest.raises(InputError, match="dates stand in the order mdy; the layout says dmy"):
        check_order("a.csv", "dmy", [cells("2025-01-02", "2025-02-03", "12/31/2025", "5/6/2025")], LINES)


def test_a_file_of_another_order_is_refused_however_it_is_spelled():
    with pytest.raises(InputError, match="dates stand in the order dmy; the layout says ymd"):
        check_order("a.csv", "ymd", [cells("2025-01-02", "31.12.2024", "30.12.2024")], LINES)

from catchgraph.read.draft.choice import Chosen
from catchgraph.read.draft.column import Column
from catchgraph.read.draft.periods import choose_period, order_of


def columns(**cells):
    return [Column(n, name, name, values) for n, (name, values) in enumerate(cells.items())]


def period(found):
    chosen = Chosen(found, len(found[0].cells))
    choose_period(chosen)
    return {name: choice.column.name for name, choice in chosen.by_property.items()}, chosen.by_property


def test_headers_say_which_is_the_first_day():
    names, _ = period(columns(Updated=["2024-01-01"], **{"Valid until": ["2024-12-31"], "Valid from": ["2024-02-01"]}))
    assert names == {"since": "Valid from", "until": "Valid until"}


def test_a_column_of_the_same_word_that_is_always_later_is_the_last_day():
    start, end = ["12-Aug-2025", "01-Jul-2025"], ["11-Aug-2026", "30-Jun-2026"]
    names, chosen = period(columns(**{"Registration start": start, "Registration period": end, "Updated": end}))
    assert names == {"since": "Registration start", "until": "Registration period"}
    assert chosen["until"].why == "later than Registration start in 2 of 2 rows"


def test_days_of_something_else_are_no_period():
    assert period(columns(**{"Confirmation date": ["1/31/17"], "Name": ["A"]}))[0] == {}


def test_an_order_is_proven_by_values_that_fit_no_other():
    [found] = columns(From=["02/01/2024", "31/01/2024", "30/04/2024"])
    order = order_of([found])
    assert (order.name, order.proven) == ("dmy", True)
    assert order.why == "3 of 3 different dates fit, 1 fit mdy; e.g. 31/01/2024"


def test_an_order_that_nothing_proves_is_said_to_be_so():
    [found] = columns(From=["02/01/2024"])
    order = order_of([found])
    assert (order.name, order.proven) == ("dmy", False)
    assert "dmy and mdy" in order.why

import pytest

from catchgraph.read.draft import looks
from catchgraph.read.draft.column import Column


def column(*cells, name="X"):
    return Column(0, name, name, list(cells))


def test_different_values_are_counted_and_blanks_are_not():
    assert str(looks.count(column("9074729", "9074729", "", "N/A", "123"), looks.code)) == "2 of 2 values"
    assert looks.count(column("", "-"), looks.code).share == 0


@pytest.mark.parametrize(
    ("value", "orders"),
    [
        ("2024-01-31", ("ymd",)),
        ("31 Jan 2024", ("dMy",)),
        ("31/01/2024", ("dmy",)),
        ("1/31/24", ("mdy",)),
        ("02/01/2024", ("dmy", "mdy")),
        ("2024", ()),
        ("soon", ()),
    ],
)
def test_a_day_has_the_orders_in_which_it_can_be_read(value, orders):
    assert looks.orders(value) == orders


def test_answers_are_turned_into_ours_only_where_all_are_known():
    assert looks.yes_no(column("Sí", "No", "")) == {"Sí": "yes", "No": "no"}
    assert looks.yes_no(column("Yes", "Perhaps")) == {}


def test_running_text_after_a_dash_is_told():
    text = "HOPE - Change to STAR notified on 26 Apr 2018 (recorded on 30 Jun 2021)"
    assert looks.remarked(column(text))
    assert not looks.remarked(column("HOPE", "KM MINA-1; MINA-01"))
    assert looks.first_name(text)
    assert looks.first_flag("Japan - Change to China notified on 08 Jun 2009") == "JPN"

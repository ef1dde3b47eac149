import pytest

from catchgraph.errors import UsageError
from catchgraph.read.stated_entry import entry_and_line, stated_entry


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ABC-1234567-6", ("ABC-1234567-6", "")),
        ("abc12345676_3", ("ABC-1234567-6", "3")),
        ("ABC-1234567-6_003", ("ABC-1234567-6", "003")),
        ("ABC-1234567", ("ABC-1234567", "")),
        ("ABC-1234567-6_", None),
        ("ABC-1234567-6_1_2", None),
        ("report", None),
        ("", None),
    ],
)
def test_an_entry_may_have_its_line_behind_it(text, expected):
    assert entry_and_line(text) == expected


def test_an_option_that_is_no_entry_is_a_wrong_option():
    assert stated_entry(None) == ""
    assert stated_entry("abc12345676_3") == "ABC-1234567-6_3"
    with pytest.raises(UsageError, match="'42' is no entry number"):
        stated_entry("42")

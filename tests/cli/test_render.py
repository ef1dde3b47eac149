"""Tables for people: whatever the width, ids are whole and lines fit."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from catchgraph.analyse.table import Table
from catchgraph.cli.render import print_answer

IDS = ("vessel:22c69d704387f645", "encounter:171c9a12975df127")


def lines(capsys, *args):
    """What is printed; a table alone has no title."""
    print_answer(*args, titled=len(args) > 1)
    return capsys.readouterr().out.splitlines()


def test_a_column_for_each_and_a_header_in_words(capsys):
    table = Table("T", ("as_written", "n", "empty"), [("A", 1, None), ("B", 20, "")])
    head, rule, *rows = lines(capsys, [table])
    assert head.split() == ["as", "written", "n"]
    assert set(rule) == {"─"}
    assert rows == [f"{'A':<10}   1", f"{'B':<10}  20"]


def test_without_a_terminal_a_table_is_100_wide_or_columns(capsys, monkeypatch):
    table = Table("T", ("text", "id"), [("word " * 60, IDS[0])])
    assert max(map(len, lines(capsys, [table]))) == 100
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, lines(capsys, [table]))) == 60


def test_what_does_not_fit_beside_each_other_is_put_below(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    table = Table("T", ("one", "two", "three"), [(*IDS, "x"), (*IDS, "y")])
    assert lines(capsys, [table]) == [
        f"one    {IDS[0]}", f"two    {IDS[1]}", "three  x", "", f"one    {IDS[0]}", f"two    {IDS[1]}", "three  y",
    ]  # fmt: skip


def test_ids_make_room_for_long_text(capsys):
    value = "IMULA0892KLT" * 8
    reason = "identifies nothing: fewer than four letters and digits, or no digit"
    noted = [(4, 3, "properties.registrationNumber", value, reason, IDS[0])]
    table = Table("Noted values", ("line", "record", "column", "value", "reason", "node"), noted)
    out = lines(capsys, [table])
    assert out[-1] == f"  {IDS[0]}"
    assert "identifies nothing:" in out[2]
    assert len(out) == 2 + 4 + 1, "a header, four lines at most, the id"
    short = Table("Noted values", table.columns, [(4, 3, "IMO", "123", "its check digit is wrong", IDS[0])])
    assert len(lines(capsys, [short])) == 3, "beside each other where it fits"


def test_certainty_goes_without_saying_and_doubt_is_shown(capsys):
    sure = Table("T", ("name", "confidence"), [("A", 1.0)])
    assert "confidence" not in "".join(lines(capsys, [sure]))
    doubtful = Table("T", ("name", "confidence"), [("A", 1.0), ("B", 0.7049)])
    assert lines(capsys, [doubtful])[-1].split() == ["B", "0.7"]


def test_the_line_of_a_row_is_enough_of_a_place(capsys):
    table = Table("T", ("name", "where"), [("A", ["a.csv, line 2 (record 1)", "a.csv, line 9 (record 8)"])])
    assert lines(capsys, [table])[-1].endswith("a.csv, line 2; a.csv, line 9")
    table = Table("T", ("name", "where"), [("A", ["a.json, line 9 (record 2, owner[1].sanctions[2])"])])
    assert lines(capsys, [table])[-1].endswith("a.json, line 9, owner[1].sanctions[2]")


def test_facts_and_empty_tables(capsys):
    head = {"label": "Vessel", "name": "ORCA", "id": IDS[0], "properties": {"id": IDS[0], "imo": "9074729", "x": None}}
    out = lines(capsys, [Table("Facts", ("property", "value"), [("a", 1)]), Table("Rest", ("a",), [], "why")], head)
    assert out == [f"Vessel  ORCA  {IDS[0]}", "imo  9074729", "", "Facts", "a  1", "", "Rest: none", "why"]


def test_markup_and_escapes_in_data_are_text(capsys):
    out = lines(capsys, [Table("T", ("a",), [("[bold]x[/bold]\x1b[31m",)])])
    assert out[-1] == "[bold]x[/bold]"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    rows=st.lists(st.tuples(st.text(max_size=40), st.sampled_from(IDS), st.text(max_size=8)), min_size=1, max_size=4),
    width=st.integers(40, 120),
)
def test_every_line_fits_and_every_id_is_whole(capsys, monkeypatch, rows, width):
    monkeypatch.setenv("COLUMNS", str(width))
    out = lines(capsys, [Table("T", ("text", "id", "more"), rows)])
    assert all(cell_len(line) <= width for line in out)
    for _, id_, _ in rows:
        assert any(id_ in line for line in out)


@pytest.mark.parametrize("columns", ["0", "-4", "wide", ""])
def test_a_senseless_width_is_not_taken(capsys, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    assert lines(capsys, [Table("T", ("a",), [("x",)])])[-1] == "x"


def test_ids_and_places_go_under_a_row_where_the_rest_fits(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    rows = [("ORCA", "owns", 2, IDS[0], ["a.csv, line 2 (record 1)"]), ("AUK", "operates", 13, IDS[1], [])]
    assert lines(capsys, [Table("T", ("name", "holds", "n", "id", "where"), rows)]) == [
        "name  holds      n", "─" * 18,
        "ORCA  owns       2", f"  {IDS[0]}", "  where: a.csv, line 2",
        "AUK   operates  13", f"  {IDS[1]}",
    ]  # fmt: skip


def test_the_longest_text_has_the_most_room(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "70")
    row = ("2016-01-20 08:00", "one two three four five six seven eight nine ten " * 3, "register.csv, line 12")
    assert len(lines(capsys, [Table("T", ("date", "what", "where"), [row])])) == 2 + 4


def test_a_heading_is_broken_rather_than_cut(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    table = Table("T", ("as_written", "what", "id"), [("273999104", "x", IDS[0])])
    head = lines(capsys, [table])[:2]
    assert [line.split()[0] for line in head] == ["as", "written"]


def test_of_an_object_in_a_line_of_many_its_number_is_the_place(capsys):
    table = Table("T", ("name", "where"), [("A", ["a.json.gz, line 1 (record 4711)", "a.csv, line 9 (record 8)"])])
    assert lines(capsys, [table])[-1].endswith("a.json.gz, line 1 (record 4711); a.csv, line 9")


@pytest.mark.parametrize("width", [60, 80, 100])
def test_the_id_of_a_query_can_be_copied(capsys, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    longest = "transshipment.listed-vessel-encounter"
    rows = [(id_, "words " * 9, "high", "catchgraph") for id_ in (longest, "balance.chain")]
    table = Table("T", ("id", "title", "severity", "whose"), rows)
    assert longest in "\n".join(lines(capsys, [table]))

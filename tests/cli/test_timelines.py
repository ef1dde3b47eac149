"""`timeline` on the command line."""

import json

import pytest


@pytest.fixture
def ask(cli, hand_case):
    """Call a command on the case that was written by hand."""
    return lambda *args: cli("--case", hand_case, *args)


def test_a_timeline_is_a_titled_table_with_the_row_of_each_line(ask):
    result = ask("timeline", "red", "heron")
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[0] == "Timeline of RED HERON"
    assert lines[1].split() == ["date", "until", "kind", "what", "where"]
    said = ask("timeline", "RED HERON", "--format", "csv").stdout
    assert "NEAFC: listed as RED HERON" in said
    # The listing of NEAFC ended on the last day of 2018; until the edition of 2025-06-30 nothing more is known but that
    # the IOTC's was in force.
    assert "nothing but a listing for 6 years 5 months" in said


def test_a_timeline_for_programs_has_times_and_ids(ask):
    rows = [json.loads(line) for line in ask("timeline", "RED HERON", "--format", "jsonl").stdout.splitlines()]
    encounter = next(row for row in rows if row["kind"] == "encounter")
    assert (encounter["date"], encounter["first"]) == ("2017-03-05 06:00", "2017-03-05T06:00:00")
    assert encounter["node"] == "encounter:1"
    assert encounter["where"] == ["events.csv, line 2 (record 1)"]


def test_days_and_kinds_narrow_it(ask):
    given = ("--since", "2017-03", "--until", "2017-03-05", "--kind", "encounters", "--format", "csv")
    lines = ask("timeline", "RED HERON", *given).stdout.splitlines()
    assert len(lines) == 2
    assert "encounter:1" in lines[1]
    result = ask("timeline", "RED HERON", "--limit", "1", "--format", "csv")
    assert "the first 1 of " in result.stderr


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("RED HERN",), 1, "Did you mean: RED HERON?"),
        (("encounter:1",), 2, "encounter:1 has no timeline"),
        (("RED HERON", "--kind", "tail"), 2, "Kinds: name, flag,"),
        (("RED HERON", "--since", "soon"), 2, "'soon' is not a date such as 2016"),
        (("RED HERON", "--since", "2018", "--until", "2017"), 2, "2018-01-01 is after 2017-12-31"),
        (("RED HERON", "--limit", "0"), 2, "--limit"),
        ((), 2, "NAME"),
    ],
)
def test_what_is_wrong_is_said(ask, args, code, said):
    result = ask("timeline", *args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert "Traceback" not in result.stderr

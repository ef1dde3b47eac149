"""Findings by what they are about, what they say and when: the case written by hand, with more of them."""

import datetime as dt
import json

import pytest

import catchgraph
from catchgraph.analyse.findings import Wanted, findings
from catchgraph.errors import NotFound, UsageError

from .world import build_world, put, relate

SEVERITIES = {"a": ("low", False), "b": ("high", False), "c": ("high", True), "d": ("context", False)}


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """Four findings: on a bill of a consignment, a line of it, a vessel, a company; runs 101, 103 and 105."""
    case = build_world(tmp_path_factory.mktemp("findings") / "case")
    with case.write() as con:
        con.execute("DELETE FROM derived.finding; DELETE FROM derived.about; DELETE FROM derived.rests_on")
        put(con, "derived.consignment", id="consignment:1", name="consignment 1", datasets=[])
        put(con, "derived.bill", id="bill:1", name="bill 1", datasets=[])
        put(con, "derived.goods", id="goods:1", name="goods 1", record="bill:1", datasets=[])
        relate(con, "PART_OF", "bill:1", "consignment:1")
        for day, (name, (severity, forced)) in enumerate(SEVERITIES.items(), 1):
            put(con, "derived.finding", id=f"finding:{name}", name=name, typology=f"{'xy'[name == 'd']}.{name}",
                severity=severity, forced=forced, maturity="stable", status="dismissed" if name == "b" else "open",
                day=dt.datetime(2020, 1, day), revision=1, details="{}", datasets=[], tables=[],
                verified=True)  # fmt: skip
            put(con, "detect.coverage", typology=f"{'xy'[name == 'd']}.{name}", state="findings", limited=False)
        relate(con, "RESTS_ON", "finding:a", "bill:1")
        relate(con, "RESTS_ON", "finding:b", "goods:1")
        relate(con, "ABOUT", "finding:c", "vessel:heron", role="vessel")
        relate(con, "ABOUT", "finding:d", "company:marsh", role="company")
        for run in (101, 103, 105):
            put(con, "main.run", run=run, step="detect", done_at=dt.datetime(2020, 1, 1), counts="{}")
        for name, since, until in (("a", 101, None), ("b", 103, None), ("c", 105, None), ("d", 101, 103),
                                   ("d", 105, None), ("gone", 101, 105)):  # fmt: skip
            put(con, "detect.history", id=f"finding:{name}", typology=f"x.{name}", since=since, until=until, name=name,
                severity="low", about=[], rests_on=["bill:2"] if name == "gone" else [], datasets=[])  # fmt: skip
    return case


def ids(case, **wanted):
    return [id_.removeprefix("finding:") for id_ in findings(case, Wanted(**wanted))[0].column("id")]


def test_the_most_severe_first_and_of_them_the_forced(case):
    assert ids(case) == ["c", "b", "a", "d"]
    row = findings(case, Wanted())[0].dicts()[0]
    assert (row["about"], row["rests_on"], row["day"]) == (["vessel:heron"], [], dt.datetime(2020, 1, 3))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"severities": ["high"]}, ["c", "b"]),
        ({"severities": ["low", "context"]}, ["a", "d"]),
        ({"forced": True}, ["c"]),
        ({"forced": False}, ["b", "a", "d"]),
        ({"statuses": ["dismissed"]}, ["b"]),
        ({"typologies": ["x.a", "y"]}, ["a", "d"]),
        ({"since": dt.datetime(2020, 1, 2), "until": dt.datetime(2020, 1, 3)}, ["c", "b"]),
        ({"about": "RED HERON"}, ["c"]),
        ({"about": "company:marsh"}, ["d"]),
        ({"about": "consignment:1"}, ["b", "a"]),
        ({"about": "bill:1"}, ["b", "a"]),
        ({"about": "goods:1"}, ["b"]),
        ({"about": "finding:d"}, ["d"]),
        ({"about": "consignment:1", "severities": ["low"]}, ["a"]),
        # d was there at 101, c and b were not; at 103 it had gone.
        ({"new_since": "101"}, ["c", "b"]),
        ({"new_since": "103"}, ["c", "d"]),
        ({"new_since": "last"}, ["c", "d"]),
        ({"new_since": "105"}, []),
    ],
)
def test_only_some(case, wanted, expected):
    assert ids(case, **wanted) == expected


def test_what_is_gone_says_why(case):
    (row,) = findings(case, Wanted(new_since="103"))[1].dicts()
    assert (row["id"], row["why"]) == ("finding:gone", "record replaced or taken out: bill:2")
    assert findings(case, Wanted(new_since="103", typologies=["y"]))[1].rows == []
    assert findings(case, Wanted(new_since="105"))[1].rows == []


@pytest.mark.parametrize(
    ("wanted", "error", "said"),
    [
        ({"severities": ["hi"]}, UsageError, "no severity 'hi'"),
        ({"statuses": ["closed"]}, UsageError, "no status 'closed'"),
        ({"typologies": ["z"]}, NotFound, "nothing called 'z' was looked for"),
        ({"about": "NOBODY AT ALL"}, NotFound, "NOBODY AT ALL"),
        ({"new_since": "102"}, UsageError, "'102' is no run of detect"),
    ],
)
def test_what_is_not_there_is_said(case, wanted, error, said):
    with pytest.raises(error, match=said):
        findings(case, Wanted(**wanted))


def test_as_a_frame(case):
    frame = catchgraph.findings(case, "RED HERON", forced=True, new_since="last")
    assert frame["finding"].tolist() == ["c"]
    assert catchgraph.findings(case, typologies=["y"])["severity"].tolist() == ["context"]


def test_on_the_command_line(case):
    from click.testing import CliRunner

    from catchgraph.cli import main

    def ask(*args):
        return CliRunner().invoke(main, ["--case", str(case.path), "findings", *args])

    result = ask("RED", "HERON", "--forced", "--since", "2020", "--format", "json")
    assert result.exit_code == 0, result.stderr
    (row,) = json.loads(result.stdout)
    assert (row["id"], row["forced"], row["day"]) == ("finding:c", True, "2020-01-03T00:00:00")
    both = json.loads(ask("--new-since", "103", "--format", "json").stdout)
    assert [row["id"] for row in both["Findings"]] == ["finding:c", "finding:d"]
    assert [row["id"] for row in both["Gone"]] == ["finding:gone"]
    assert ask("--new-since", "7").exit_code == 2
    lines = [json.loads(line)["id"] for line in ask("--severity", "high", "--format", "jsonl").stdout.splitlines()]
    assert lines == ["finding:c", "finding:b"]


def test_for_people_by_severity_and_pattern(case, monkeypatch):
    from click.testing import CliRunner

    from catchgraph.cli import main

    def ask(*args):
        return CliRunner().invoke(main, ["--case", str(case.path), "findings", *args])

    out = ask("--severity", "high").stdout
    assert [line for line in out.splitlines() if line.startswith("high: ")] == ["high: x.c", "high: x.b"]
    assert "forced" in out
    assert "forced" not in ask("--not-forced").stdout
    assert "none" in ask("--severity", "high", "--new-since", "105").stdout
    monkeypatch.setattr("catchgraph.cli.findings._LISTED", 1)
    assert "The first 1 of 4 findings; all of them: --format csv" in ask().stderr

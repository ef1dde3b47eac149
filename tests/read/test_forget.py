"""What is taken out of a case is as if it had never been loaded."""

import pytest

from catchgraph import pipeline
from catchgraph.errors import Ambiguous, CaseNotReady, NotFound
from catchgraph.read.forget import forget
from catchgraph.read.load import load
from catchgraph.read.write import TABLES

from .conftest import IOTC, csv_text


def iotc(*names):
    return csv_text(IOTC, [{"IOTC Number": f"K{n}", "Name": name, "Owner": "X"} for n, name in enumerate(names)])


def held(case):
    with case.read() as connection:
        return {
            table: sorted(map(repr, connection.execute(f'SELECT * FROM read."{table}"').fetchall())) for table in TABLES
        }


@pytest.fixture
def two(case, write):
    """A case with two files, and what it held when it had but the first."""
    load(case, [write("a.csv", iotc("SABLE", ""))])
    before = held(case)
    path = write("b.csv", iotc("MERIDIAN", "CURRENT", ""))
    load(case, [path])
    return case, path, before


def by_path(path):
    return str(path)


def by_name(path):
    return path.name


def by_id(path):
    from catchgraph.model.ids import make_id

    return make_id("file", str(path.resolve()))


@pytest.mark.parametrize("called", [by_path, by_name, by_id])
def test_what_a_file_said_goes_with_it(two, called):
    case, path, before = two
    [gone] = forget(case, [called(path)])
    assert (gone.file, gone.path, gone.rows) == ("b.csv", str(path.resolve()), 3)
    assert held(case) == before
    assert path.exists()


def test_of_several_files_one_of_which_is_not_loaded_none_is_taken_out(two):
    case, path, _ = two
    before = held(case)
    with pytest.raises(NotFound, match="no loaded file") as error:
        forget(case, [path.name, "c.csv"])
    assert str(path.resolve()) in error.value.hint
    assert held(case) == before


def test_a_name_that_two_files_bear_needs_its_path(case, tmp_path):
    for folder, name in (("x", "SABLE"), ("y", "MERIDIAN")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.csv").write_text(iotc(name), encoding="utf-8")
    load(case, [tmp_path / "x" / "a.csv", tmp_path / "y" / "a.csv"])
    with pytest.raises(Ambiguous, match="2 loaded files"):
        forget(case, ["a.csv"])
    assert [gone.rows for gone in forget(case, [str(tmp_path / "x" / "a.csv")])] == [1]


def test_what_was_concluded_from_it_is_stale_until_it_is_resolved_and_built(two):
    case, path, _ = two
    pipeline.resolve(case)
    forget(case, [path.name])
    with pytest.raises(CaseNotReady, match="changed since"):
        pipeline.build(case)
    pipeline.resolve(case)
    with case.read() as connection:
        named = connection.execute("SELECT names FROM read.vessel_mention JOIN resolve.member USING (mention_id)")
        assert sorted(named.fetchall()) == [([],), (["SABLE"],)]


def test_a_case_of_which_all_is_forgotten_is_empty_and_loads_again(two):
    case, path, _ = two
    forget(case, ["a.csv", "b.csv"])
    assert not any(held(case).values())
    with case.read() as connection:
        assert connection.execute("SELECT count(*) FROM read.dataset").fetchone() == (0,)
    assert pipeline.resolve(case).mentions == 0
    assert [report.state for report in load(case, [path])] == ["new"]


def test_what_stops_in_the_middle_leaves_all_as_it_was(two, monkeypatch):
    case, path, _ = two
    before = held(case)

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("catchgraph.read.forget.record_run", interrupted)
    with pytest.raises(KeyboardInterrupt):
        forget(case, [path.name])
    assert held(case) == before

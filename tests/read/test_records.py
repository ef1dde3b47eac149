import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catchgraph.errors import InputError
from catchgraph.read.layouts import builtin_layouts
from catchgraph.read.load import load
from catchgraph.read.plan import plan_of
from catchgraph.read.records import read_file

from .conftest import CARRIERS, ENCOUNTERS, IOTC, IUU, WCPFC, csv_text

CELLS = st.text(alphabet='aA1 ,;"\n-/.é舟\u2010', max_size=12) | st.sampled_from(
    [
        "NA",
        "2020-22-60 - ",
        "2019 - ",
        "6/25/2025",
        "9074729",
        "412999201",
        "True",
        "False",
        "2016-05-09T06:10:00Z",
        "95",
    ]
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("any") / "a.csv"


def check(path):
    """Every row of a file is a record or a reject, each once."""
    with contextlib.suppress(InputError):
        plan = plan_of(path, builtin_layouts(), None, None)
        batches = list(read_file(plan))
        outcome = batches[-1].counts[plan.file_id]
        assert outcome.loaded + len(outcome.rejects) == outcome.rows
        told = [table for each in batches for name, tables in each.tables.items() if name != "flag" for table in tables]
        numbers = list({number for table in told for number in table["record_no"].to_pylist()})
        numbers += [reject.record_no for reject in outcome.rejects]
        assert sorted(numbers) == list(range(1, outcome.rows + 1))
        return outcome
    return None


@settings(max_examples=150)
@given(st.data(), st.sampled_from([IOTC, WCPFC, IUU, ENCOUNTERS, CARRIERS]), st.text(alphabet='a,"\n', max_size=30))
@pytest.mark.long
def test_whatever_the_cells_hold_every_row_is_loaded_or_rejected(path, data, header, tail):
    cells = st.dictionaries(st.integers(0, len(header) - 1), CELLS, max_size=8)
    text = csv_text(header, data.draw(st.lists(cells, max_size=6))) + tail
    path.write_text(text, encoding="utf-8", newline="")
    check(path)


@settings(max_examples=150)
@given(st.binary(max_size=300), st.booleans())
def test_whatever_the_bytes_are_the_answer_is_a_report_or_one_error(path, content, headed):
    path.write_bytes((csv_text(CARRIERS, []).encode() if headed else b"") + content)
    check(path)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
@pytest.mark.long
def test_whatever_was_read_can_be_written(case, path, data):
    cells = st.dictionaries(st.integers(0, len(IUU) - 1), CELLS, max_size=8)
    path.write_text(csv_text(IUU, data.draw(st.lists(cells, min_size=1))), encoding="utf-8", newline="")
    outcome = check(path)
    [report] = load(case, [path])
    assert (report.rows, report.loaded, report.rejected) == (outcome.rows, outcome.loaded, len(outcome.rejects))
    with case.read() as connection:
        assert connection.execute("SELECT count(*) FROM read.reject").fetchone() == (report.rejected,)
        assert connection.execute("SELECT count(*) FROM read.vessel_mention").fetchone() == (report.loaded,)

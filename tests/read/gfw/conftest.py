import json

import pytest

from catchgraph.read.load import load


@pytest.fixture
def loaded(case, write):
    """Load objects as one list and give the report."""

    def load_objects(*objects, name="a.json"):
        [report] = load(case, [write(name, json.dumps(list(objects)))])
        assert report.loaded + report.rejected == report.rows == len(objects)
        return report

    return load_objects


@pytest.fixture
def refused(loaded):
    """Load one good and one bad object; the reason for which the bad one is rejected."""

    def load_bad(good, bad):
        report = loaded(good, bad)
        [reject] = report.rejects
        assert (report.loaded, reject.record_no) == (1, 2)
        return reject.reason

    return load_bad


@pytest.fixture
def all_refused(loaded, rows):
    """Load a good object before bad ones; the reason for which each of these is rejected."""

    def load_bad(good, bad):
        assert loaded(good, *bad).loaded == 1
        rejects = rows("SELECT record_no, reason FROM read.reject ORDER BY record_no")
        assert [number for number, _ in rejects] == list(range(2, len(bad) + 2))
        return [reason for _, reason in rejects]

    return load_bad

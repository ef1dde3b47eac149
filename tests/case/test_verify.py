import datetime as dt
import json

import pytest
from tests.tables import insert

from catchgraph.case.case import open_case
from catchgraph.case.verify import sha256_of, verify
from catchgraph.model.handling import Handling


@pytest.fixture
def case(tmp_path):
    return open_case(tmp_path / "case", create=True)


def loaded(case, path, retain_until=""):
    """Write a file and the rows that say it is loaded, under terms of its own."""
    path.write_text(path.name)
    with case.write() as connection:
        terms = json.dumps(Handling(retain_until=retain_until).as_dict())
        insert(connection, "read.dataset", id=path.name, layout="x", handling=terms)
        insert(
            connection, "read.file", file_id=f"file:{path.name}", path=str(path), dataset=path.name,
            sha256=sha256_of(path),
        )  # fmt: skip
    return path


def test_changed_and_missing_files_are_told_from_unchanged_ones(case, tmp_path):
    _, changed, missing = (loaded(case, tmp_path / name) for name in ("a.csv", "b.csv", "c.csv"))
    changed.write_text("other")
    missing.unlink()
    assert [state.state for state in verify(case)] == ["unchanged", "changed", "missing"]


def test_what_was_to_be_kept_until_a_day_that_is_over_has_expired(case, tmp_path):
    for name, until in (("a.csv", ""), ("b.csv", "2025-06-30"), ("c.csv", "2025-07-01")):
        loaded(case, tmp_path / name, until)
    found = verify(case, today=dt.date(2025, 7, 1))
    assert [(state.retain_until, state.expired) for state in found] == [
        (None, False), ("2025-06-30", True), ("2025-07-01", False),
    ]  # fmt: skip

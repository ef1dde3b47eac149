import pytest

from catchgraph.case.case import open_case
from catchgraph.case.verify import sha256_of, verify


@pytest.fixture
def case(tmp_path):
    return open_case(tmp_path / "case", create=True)


def test_changed_and_missing_files_are_told_from_unchanged_ones(case, tmp_path):
    paths = [tmp_path / name for name in ("a.csv", "b.csv", "c.csv")]
    for path in paths:
        path.write_text(path.name)
        with case.write() as connection:
            connection.execute(
                "INSERT INTO read.file (file_id, path, name, dataset, sha256) VALUES (?, ?, ?, ?, ?)",
                [f"file:{path.name}", str(path), path.name, "d@2025", sha256_of(path)],
            )
    paths[1].write_text("other")
    paths[2].unlink()
    assert [state.state for state in verify(case)] == ["unchanged", "changed", "missing"]

"""Two states of a source: the files are in `tests/editions.py`, the differences worked out by hand from them."""

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.changes.compare import Row, changes_between, counted, snapshot
from catchgraph.read.load import load

from ...editions import LIST_2024, LIST_2025, REGISTER_2024, REGISTER_2025


@pytest.fixture(scope="module")
def replaced(tmp_path_factory):
    """Reports of the register and the list, each loaded again after it changed in its place."""
    folder = tmp_path_factory.mktemp("replaced")
    case = open_case(folder / "case", create=True)
    paths = [folder / "register.csv", folder / "list.csv"]
    for texts in ((REGISTER_2024, LIST_2024), (REGISTER_2025, LIST_2025)):
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        reports = load(case, paths)
    return reports


def differences(report):
    [changes] = report.changes
    return [(change.name, change.column, change.before, change.after) for change in changes.changed]


def test_a_register_that_changed_in_its_place_says_what_changed(replaced):
    register, _ = replaced
    assert register.state == "replaced"
    [changes] = register.changes
    assert (changes.label, changes.before, changes.after, changes.altered) == ("Registration", 5, 5, 3)
    assert [(row.name, row.what, row.where) for row in changes.added] == [
        ("GOLF", "K6, LKA", "register.csv, line 5 (record 4)")
    ]
    assert [(row.name, row.what, row.where) for row in changes.removed] == [
        ("BRAVO", "K2, LKA", "register.csv, line 3 (record 2)")
    ]
    assert differences(register) == [
        ("CHARLIE", "number", "K3", "K9"),
        ("ECHO", "name", "DELTA", "ECHO"),
        ("ECHO", "owner", "Delta Lines Ltd", "Echo Lines Ltd"),
        ("FOXTROT", "flag", "LKA", "IDN"),
    ]
    assert (changes.changed[0].where_before, changes.changed[0].where_after) == (
        "register.csv, line 4 (record 3)",
        "register.csv, line 2 (record 1)",
    )


def test_a_list_tells_delistings_relistings_and_dropped_rows(replaced):
    [changes] = replaced[1].changes
    assert [(row.name, row.what.split(" ")[0]) for row in changes.removed] == [("CRANE", "NEAFC,"), ("STORK", "GFCM,")]
    assert [(row.name, row.what.split(" –")[0]) for row in changes.added] == [("EGRET", "IOTC, 2024-05-05")]
    assert differences(replaced[1]) == [
        ("HERON", "in_force", "true", "false"),
        ("HERON", "until", None, "2024-06-01"),
        ("HERON", "until_precision", None, "day"),
    ]


def test_counts_are_kept_with_the_run(replaced):
    assert counted(replaced[0].changes) == {"added": 1, "removed": 1, "changed": 3}
    assert counted(()) == {}


def test_a_new_or_unchanged_file_has_no_changes(tmp_path):
    case = open_case(tmp_path / "case", create=True)
    path = tmp_path / "register.csv"
    path.write_text(REGISTER_2024, encoding="utf-8")
    [new], [same] = load(case, [path]), load(case, [path])
    assert (new.changes, same.state, same.changes) == ((), "unchanged", ())


def _pair(tmp_path, before, after):
    case = open_case(tmp_path / "case", create=True)
    header = "IOTC Number,Name,Flag State Code,REGNO,IMO,IRCS,Beneficial Owner,From,To\n"
    for name, text, edition in (("before", before, "2024"), ("after", after, "2025")):
        path = tmp_path / f"{name}.csv"
        path.write_text(header + text, encoding="utf-8")
        load(case, [path], edition=edition)
    with case.read() as connection:
        files = connection.execute("SELECT name, file_id FROM read.file").fetchall()
        kept = {
            side: snapshot(connection, side, [file], one=True)
            for side, file in ((name.removesuffix(".csv"), file) for name, file in files)
        }
        [changes] = changes_between(connection, kept["before"], kept["after"])[""]
    return changes


def test_the_order_of_rows_and_exact_copies_are_no_difference(tmp_path):
    alpha, beta = "K1,ALPHA,LKA,,,,,,\n", "K2,BETA,LKA,,,,,,\n"
    changes = _pair(tmp_path, alpha + beta + beta, beta + alpha)
    assert (changes.before, changes.after, changes.any) == (2, 2, False)


def test_one_name_with_two_valid_imo_numbers_is_two_vessels(tmp_path):
    changes = _pair(tmp_path, ",ALPHA,LKA,,9074729,,,,\n", ",ALPHA,LKA,,9176187,,,,\n")
    assert [row.what for row in changes.added] == ["LKA, IMO 9176187"]
    assert [row.what for row in changes.removed] == ["LKA, IMO 9074729"]
    assert changes.altered == 0


def test_of_several_rows_of_one_vessel_those_that_are_equal_belong_together(tmp_path):
    """A register with a row for each authorisation: one of three goes, the others stay as they are."""
    row = ",ALPHA,LKA,,9074729,,,{},2025-12-31\n"
    before = "".join(row.format(since) for since in ("2024-01-01", "2024-02-02", "2024-03-03"))
    after = "".join(row.format(since) for since in ("2024-03-03", "2024-01-01"))
    changes = _pair(tmp_path, before, after)
    assert (len(changes.removed), len(changes.added), changes.altered) == (1, 0, 0)
    assert isinstance(changes.removed[0], Row)
    assert changes.removed[0].where == "before.csv, line 3 (record 2)"


def test_a_side_without_rows_is_all_added_or_all_removed(tmp_path):
    changes = _pair(tmp_path, "K1,ALPHA,LKA,,,,,,\n", "")
    assert (changes.before, changes.after, len(changes.removed), len(changes.added)) == (1, 0, 1, 0)

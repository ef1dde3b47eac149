"""Two administrations share permits of one layout and edition under different terms: two datasets, to the last edge.

Both number their permits from 17. SEA WIDOW stands on both lists; BLUE HERON on Ruritania's only. Heron Ltd of
Ruritania's list sits where Widow Fisheries of Norland's does.
"""

from __future__ import annotations

import pytest

from catchgraph.analyse.diff import diff
from catchgraph.case.case import open_case
from catchgraph.derive.derive import derive
from catchgraph.model.schema import NODES, RELATIONSHIPS
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

HEAD = "issuer,permit_number,vessel_name,flag,imo,permit_holder,permit_holder_address\n"
NORLAND = HEAD + 'Authority,17,SEA WIDOW,LKA,9074729,Widow Fisheries Ltd,"1 Quay Street, Galle"\n'
RURITANIA = (
    HEAD
    + 'Authority,17,BLUE HERON,IDN,9176187,Heron Ltd,"1 Quay Street, Galle"\n'
    + "Authority,18,SEA WIDOW,LKA,9074729,,\n"
)
LATER = HEAD + "Authority,18,SEA WIDOW,LKA,9074729,,\n"
TERMS = {
    "norland": 'administration = "Norland"\nreleasable_to = ["USA"]',
    "ruritania": 'administration = "Ruritania"\nclassification = "RESTRICTED"',
}


def write(folder, name, text, terms):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    (path.parent / "handling.toml").write_text(terms)
    return path


def derived(folder, *files):
    """A case of files, each a name, its text and its terms."""
    case = open_case(folder / "case", create=True)
    load(case, [write(folder, *file) for file in files])
    resolve(case)
    derive(case)
    return case


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return derived(
        tmp_path_factory.mktemp("terms"),
        ("norland/2025-06-30.csv", NORLAND, TERMS["norland"]),
        ("ruritania/2025-06-30.csv", RURITANIA, TERMS["ruritania"]),
    )


@pytest.fixture
def rows(case):
    def query(sql):
        with case.read() as connection:
            return connection.execute(sql).fetchall()

    return query


@pytest.fixture
def of(rows):
    return dict(rows("SELECT administration, id FROM read.dataset"))


def test_they_are_two_datasets_with_their_own_terms(rows, of):
    assert set(of) == {"Norland", "Ruritania"}
    assert rows("SELECT id FROM read.dataset WHERE handling LIKE '%RESTRICTED%'") == [(of["Ruritania"],)]


def test_one_number_is_two_records_and_each_names_one_dataset(rows, of):
    assert rows("SELECT name, number, datasets FROM derived.registration ORDER BY name, number") == [
        ("BLUE HERON", "17", [of["Ruritania"]]),
        ("SEA WIDOW", "17", [of["Norland"]]),
        ("SEA WIDOW", "18", [of["Ruritania"]]),
    ]


def test_a_vessel_of_both_names_both(rows, of):
    assert rows("SELECT name, datasets FROM derived.vessel ORDER BY name") == [
        ("BLUE HERON", [of["Ruritania"]]),
        ("SEA WIDOW", sorted(of.values())),
    ]


def test_who_is_said_to_sit_at_ones_address_rests_on_the_others_file(rows, of):
    found = rows("SELECT name, len(same_address), datasets FROM derived.company ORDER BY name")
    assert found == [("Heron Ltd", 1, sorted(of.values())), ("Widow Fisheries Ltd", 1, sorted(of.values()))]


def test_edges_name_the_dataset_of_their_record(rows, of):
    assert rows("SELECT as_written, datasets FROM derived.operates ORDER BY as_written") == [
        ("Heron Ltd", [of["Ruritania"]]),
        ("Widow Fisheries Ltd", [of["Norland"]]),
    ]
    assert rows("SELECT DISTINCT len(datasets) FROM derived.describes") == [(1,)]


def test_nothing_that_names_one_dataset_only_holds_a_word_of_the_other(rows, of):
    """Words that stand in Ruritania's file alone, in whatever does not name Ruritania."""
    for kind in (*NODES, *RELATIONSHIPS):
        if kind.table == "case":
            continue
        theirs = f"NOT list_contains(datasets, '{of['Ruritania']}')"
        for row in rows(f"SELECT * FROM derived.{kind.table} WHERE {theirs}"):
            assert not any(word in str(row) for word in ("HERON", "Heron", "9176187", "RESTRICTED")), kind.table


def test_two_administrations_lists_can_be_compared(case, of):
    numbers, added, changed = diff(case, of["Norland"], of["Ruritania"])
    assert numbers.dicts()[0] | {"label": ""} == {
        "label": "", "records_before": 1, "records_after": 2, "added": 1, "removed": 0, "changed": 1, "unchanged": 0,
    }  # fmt: skip
    # Permit 17 of the one is no permit 17 of the other: SEA WIDOW is known again as the vessel that it is.
    assert {(row["name"], row["column"]) for row in changed.dicts()} == {
        ("SEA WIDOW", "number"), ("SEA WIDOW", "operator as stated"),
    }  # fmt: skip
    assert added.column("name") == ["BLUE HERON"]


def test_what_left_a_list_left_the_list_of_the_same_administration(tmp_path):
    """BLUE HERON is gone from Ruritania's next list; that of Norland has none, whatever Ruritania's says."""
    case = derived(
        tmp_path,
        ("norland/2025-06-30.csv", NORLAND, TERMS["norland"]),
        ("one/2025-06-30.csv", RURITANIA, TERMS["ruritania"]),
        ("two/2025-09-30.csv", LATER, TERMS["ruritania"] + '\nrequest_reference = "R-2"'),
    )
    with case.read() as connection:
        ids = connection.execute(
            "SELECT id FROM read.dataset WHERE administration = 'Ruritania' ORDER BY id"
        ).fetchall()
        gone = connection.execute(
            "SELECT name, strftime(gone_by, '%Y-%m-%d'), datasets FROM derived.registration WHERE gone_by IS NOT NULL"
        ).fetchall()
    # The later list came under other terms than the row that it no longer has: the node rests on both.
    assert gone == [("BLUE HERON", "2025-09-30", [id_ for (id_,) in ids])]


def test_what_came_twice_under_other_terms_names_both(tmp_path):
    """One permit, shared for two requests: one record, and one operator of it, of both datasets."""
    case = derived(
        tmp_path,
        ("one/2025-06-30.csv", RURITANIA, TERMS["ruritania"]),
        ("two/2025-06-30.csv", RURITANIA, TERMS["ruritania"] + '\nrequest_reference = "R-2"'),
    )
    with case.read() as connection:
        ids = [id_ for (id_,) in connection.execute("SELECT id FROM read.dataset ORDER BY id").fetchall()]
        operators = connection.execute("SELECT as_written, datasets FROM derived.operates").fetchall()
    assert len(ids) == 2
    assert operators == [("Heron Ltd", ids)]

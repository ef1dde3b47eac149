"""Findings in the case: which datasets they name, and that each row's hash stands for what it says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from catchgraph.detect import write as writing
from catchgraph.detect.finding import found
from catchgraph.detect.header import parse
from catchgraph.detect.write import hashed, write
from catchgraph.errors import CaseNotReady

from ..tables import database, insert
from .files import query_file

PUBLIC, SHARED = '{"releasable_to": ["public"]}', '{"administration": "Ruritania"}'


@pytest.mark.parametrize(
    ("terms", "named"),
    [
        # The finding's words may be the vessel's name, which the shared list gave.
        ({"list@2025": PUBLIC, "register@2025": PUBLIC, "permits/ruritania@2025+1": SHARED},
         ["list@2025", "permits/ruritania@2025+1"]),
        # All under the same terms: the records that it rests on tell what it is drawn from.
        ({"list@2025": PUBLIC, "register@2025": PUBLIC, "permits/ruritania@2025+1": PUBLIC}, ["list@2025"]),
    ],
)  # fmt: skip
def test_a_finding_names_the_terms_of_the_entities_it_is_about(tmp_path: Path, terms, named):
    path = query_file(
        tmp_path, "family.query", "RETURN 1 AS x", returns="vessel: Vessel, records: list", identity="vessel"
    )
    item = found(parse(path), {"vessel": "vessel:1", "records": ["listing:1"]})
    with database() as connection:
        for dataset, handling in terms.items():
            insert(connection, "read.dataset", id=dataset, layout="x", handling=handling)
        insert(connection, "derived.listing", id="listing:1", name="L", datasets=["list@2025"])
        insert(connection, "derived.vessel", id="vessel:1", name="V", datasets=sorted(terms))
        write(connection, [], [item], {}, set(), everything=True)
        assert connection.execute("SELECT datasets FROM derived.finding").fetchall() == [(named,)]
        assert connection.execute("SELECT datasets FROM derived.about").fetchall() == [(named,)]
        assert connection.execute("SELECT datasets FROM derived.rests_on").fetchall() == [(["list@2025"],)]


def test_every_row_has_the_hash_of_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Three findings, two at once: a quote and a line break in what is hashed, one without any day."""
    monkeypatch.setattr(writing, "_AT_ONCE", 2)
    returns = "vessel: Vessel, hulls: list[Vessel], records: list"
    query = parse(query_file(tmp_path, "family.query", "RETURN 1 AS x", returns=returns, identity="vessel"))
    rows = [
        ("vessel:1", ["vessel:2"], ["encounter:1", "listing:1"]),
        ("vessel:2", None, ["listing:2"]),
        ("vessel:3", None, ["listing:3"]),
    ]
    found_ = [found(query, dict(zip(query.columns, row, strict=True))) for row in rows]
    with database() as connection:
        for place in (1, 2, 3):
            insert(connection, "derived.vessel", id=f"vessel:{place}", name=f'"V\n{place}"', datasets=["a"])
            since = None if place == 3 else dt.datetime(2020, 1, place)
            insert(connection, "derived.listing", id=f"listing:{place}", name="L", since=since, datasets=['é "b"', "a"])
        insert(connection, "derived.encounter", id="encounter:1", name="E", start=dt.datetime(2019, 5, 6, 7))
        written = write(connection, [], found_, {}, {found_[1].id}, everything=True)
        assert [(row.id, row.day, row.verified) for row in written] == [
            (found_[0].id, dt.datetime(2019, 5, 6), False),
            (found_[1].id, dt.datetime(2020, 1, 2), True),
            (found_[2].id, None, False),
        ]
        assert written[0].name == 'Apparent something: "V\n1", "V\n2"'
        for table, n in (("finding", 3), ("about", 4), ("rests_on", 4)):
            said = connection.sql(f"FROM derived.{table}").to_arrow_table().to_pylist()
            assert len(said) == n
            assert [row["hash"] for row in said] == [hashed(row)["hash"] for row in said]
        assert (
            connection.execute("SELECT datasets FROM derived.finding ORDER BY rowid").fetchall()
            == [(["a", 'é "b"'],)] * 3
        )


def test_what_the_case_does_not_hold(tmp_path: Path):
    query = parse(query_file(tmp_path, "family.query", "RETURN 1 AS x"))
    item = found(query, {"vessel": "vessel:1", "records": ["listing:2", "listing:1"]})
    with database() as connection:
        insert(connection, "derived.vessel", id="vessel:1", name="V")
        with pytest.raises(CaseNotReady, match="shows listing:1, which this case does not hold"):
            write(connection, [], [item], {}, set(), everything=True)

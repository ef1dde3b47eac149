"""Which datasets a finding names."""

from __future__ import annotations

from pathlib import Path

import pytest

from catchgraph.detect.finding import found
from catchgraph.detect.header import parse
from catchgraph.detect.write import write

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

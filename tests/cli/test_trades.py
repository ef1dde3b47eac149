"""`trade` on the command line: as many rows as anybody reads, unless all are asked for."""

import csv
import io

import pytest

from catchgraph.case.case import open_case
from tests.analyse.world import finish, put, relate


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """C buys of thirty suppliers, of the n-th n kilograms."""
    made = open_case(tmp_path_factory.mktemp("trades") / "case", create=True)
    with made.write() as con:
        put(con, "derived.company", id="company:c", name="C Ltd", names=["C Ltd"])
        for n in range(1, 31):
            put(con, "derived.company", id=f"company:{n}", name=f"S {n} Ltd", names=[f"S {n} Ltd"])
            relate(con, "SUPPLIES", f"company:{n}", "company:c", records=[], shipments=1, kg=float(n), weighed=1,
                   hs6=[], species=[])  # fmt: skip
        finish(con)
    return made.path


def test_a_table_lists_the_first_by_weight_and_says_how_many_there_are(cli, case):
    told = cli("--case", case, "trade", "C Ltd").stdout
    assert "company:30" in told
    assert "company:6\n" in told
    assert "company:5\n" not in told
    assert "30 companies, 30 shipments, 465 kg; the first 25 by weight are listed" in " ".join(told.split())


def test_all_of_them_where_asked_for_and_for_programs(cli, case):
    assert "company:1\n" in cli("--case", case, "trade", "C Ltd", "--all").stdout
    rows = list(csv.DictReader(io.StringIO(cli("--case", case, "trade", "C Ltd", "--format", "csv").stdout)))
    assert len(rows) == 30

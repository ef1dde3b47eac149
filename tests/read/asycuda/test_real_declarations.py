"""The published declarations, counted by hand in the files."""

import datetime as dt
import shutil

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load

#: File → items, and their net weight in kg.
FILES = {
    "asycuda-single-item.xml": (1, 3_656.0),
    "asycuda-multi-item.xml": (9, 8_110.853),
    "im4-8-items.xml": (8, 10_952.446),
    "im4-86-items.xml": (86, 2_055.631),
    "im7-warehouse.xml": (1, 1_250.0),
}
TEMPLATE, HEADER = "blank-asycuda-template.xml", "imr-header-only.xml"


@pytest.fixture(scope="module")
def case(shared_data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("asycuda")
    (folder / "terms.toml").write_text('administration = "Customs of Maravia"\n')
    found = open_case(folder / "case", create=True)
    files = [shared_data / "declarations" / "asycuda" / name for name in (*FILES, TEMPLATE, HEADER)]
    reports = load(found, files, handling=folder / "terms.toml")
    assert [(each.rows, each.loaded, each.rejected) for each in reports] == [
        *[(1, 1, 0)] * len(FILES),
        (1, 0, 1),
        (1, 1, 0),
    ]
    return found


def asked(case, sql):
    with case.read() as connection:
        return connection.execute(sql).fetchall()


def test_items_and_net_weights_are_those_declared(case):
    found = asked(
        case,
        """SELECT f.name, d.items_declared, d.items, count(g.id), round(sum(g.net_kg), 3)
           FROM read.import_declaration d JOIN read.file f USING (file_id) JOIN read.goods g ON g.record = d.id
           GROUP BY ALL""",
    )
    assert {name: rest for name, *rest in found} == {
        name: [items, items, items, pytest.approx(net)] for name, (items, net) in FILES.items()
    }


def test_the_header_alone_declares_eight_items_and_has_none(case):
    assert asked(
        case, "SELECT number, registered, items_declared, items FROM read.import_declaration WHERE office = 'JMKAJ'"
    ) == [("JMKAJ 2025 C 8879", dt.datetime(2025, 11, 19), 8, 0)]
    assert asked(case, "SELECT value, reason FROM read.flag WHERE \"column\" LIKE '%number_of_items'") == [
        ("8", "declares 8 items and has 0")
    ]


def test_the_bill_is_known_by_its_name_where_its_code_is_the_countrys_own(case):
    assert asked(case, "SELECT document, day FROM read.citation WHERE kind = 'bill'") == [
        ("bill ALBNKU431744", dt.datetime(2016, 8, 28))
    ]


def test_no_date_is_doubtful_since_each_file_proves_its_order(case):
    assert asked(case, "SELECT count(*) FROM read.flag WHERE reason LIKE 'may be read%'") == [(0,)]


def test_one_file_alone_proves_its_order_too(shared_data, tmp_path):
    shutil.copy(shared_data / "declarations" / "asycuda" / HEADER, tmp_path)
    (tmp_path / "handling.toml").write_text('administration = "Customs of Maravia"\n')
    case = open_case(tmp_path / "case", create=True)
    load(case, [tmp_path / HEADER])
    assert asked(case, "SELECT registered FROM read.import_declaration") == [(dt.datetime(2025, 11, 19),)]

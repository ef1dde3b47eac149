"""Entities in one file, links between them in another: joined in any order, and only within one dataset."""

import json

import pytest

from catchgraph.case.case import open_case
from catchgraph.derive.derive import derive
from catchgraph.read.beside import MOST
from catchgraph.read.forget import forget
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

from .entities import HOLDINGS, KNOT, MARA, OWNERSHIPS, QUAY, SANCTION, SANDBAR, TERN, entity
from .test_format import NOWHERE, rejects, rows_of

PARTIES, LINKS = [TERN, KNOT, MARA, HOLDINGS, SANDBAR, QUAY], [*OWNERSHIPS, SANCTION]
HANDLING = 'administration = "Example Customs"\n'
OWNERS = """
    SELECT coalesce(c.name, p.name), coalesce(v.name, a.name), o.kind, o.percentage
    FROM derived.owns o LEFT JOIN derived.company c ON c.id = o.source LEFT JOIN derived.person p ON p.id = o.source
    LEFT JOIN derived.vessel v ON v.id = o.target LEFT JOIN derived.company a ON a.id = o.target ORDER BY 1, 2
"""
#: As the invented network has it.
OWNED = [
    ("Dunlin Holdings Ltd", "GREY TERN", "beneficial", None),
    ("Dunlin Holdings Ltd", "Sandbar Shipping SA", "as stated", None),
    ("Mara Dunlin", "Dunlin Holdings Ltd", "as stated", 60.0),
    ("Sandbar Shipping SA", "PALE KNOT", "as stated", None),
]


@pytest.fixture
def files(tmp_path):
    """Parties and vessels in one file, who owns and sanctions whom in another."""
    written = []
    for name, entities in (("parties.json", PARTIES), ("links.json", LINKS)):
        path = tmp_path / name
        path.write_text("\n".join(map(json.dumps, entities)), encoding="utf-8")
        written.append(path)
    return written


@pytest.fixture
def case(tmp_path):
    return open_case(tmp_path / "case", create=True)


def owners(case):
    resolve(case)
    derive(case)
    return rows_of(case, OWNERS)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_links_of_one_file_lead_into_the_other_in_any_order(case, files, order):
    reports = load(case, [files[at] for at in order])
    assert [report.rejected for report in reports] == [0, 0]
    assert owners(case) == OWNED
    assert rows_of(case, "SELECT name, program FROM derived.measure ORDER BY name") == [
        ("EX-7: Dunlin Holdings Ltd", "EX-7"), ("EX-7: GREY TERN", "EX-7"),
    ]  # fmt: skip


def test_what_was_loaded_before_is_beside_what_comes(case, files):
    load(case, files[:1])
    [report] = load(case, files[1:])
    assert (report.rows, report.rejected) == (5, 0)
    assert owners(case) == OWNED


@pytest.mark.long
def test_links_that_came_first_are_refused_and_read_when_they_are_loaded_again(case, files):
    [report] = load(case, files[1:])
    assert report.rejected == 5
    assert {reason for _, _, reason in rejects(case)} == {NOWHERE}
    load(case, files[:1])
    [again] = load(case, files[1:])
    assert (again.state, again.rejected) == ("replaced", 0)
    assert owners(case) == OWNED
    assert [report.state for report in load(case, files)] == ["unchanged", "unchanged"]


def test_files_under_other_terms_are_not_looked_into(case, files, tmp_path):
    folder = tmp_path / "shared"
    folder.mkdir()
    (folder / "handling.toml").write_text(HANDLING, encoding="utf-8")
    links = files[1].rename(folder / files[1].name)
    reports = load(case, [files[0], links])
    assert [report.rejected for report in reports] == [0, 5]


def test_each_row_is_that_of_the_file_that_says_so(case, files):
    load(case, files)
    assert rows_of(
        case,
        """SELECT f.name, count(*) FROM read.party_mention JOIN read.file f USING (file_id)
           WHERE asset_mention_id IS NOT NULL AND role <> 'operator as stated' GROUP BY f.name""",
    ) == [("links.json", 4)]


def test_who_was_read_beside_a_file_that_is_forgotten_is_named(case, files):
    load(case, files)
    [gone] = forget(case, ["parties.json"])
    assert gone.referring == ("links.json",)
    [again] = load(case, files[1:])
    assert (again.state, again.rejected) == ("replaced", 5)


def test_a_changed_file_is_not_looked_into_until_it_is_loaded(case, files):
    load(case, files[:1])
    files[0].write_text(json.dumps(entity("v-tern", "Vessel", name=["OTHER TERN"])), encoding="utf-8")
    [report] = load(case, files[1:])
    assert report.rejected == 5


def test_of_very_many_files_none_is_looked_into(case, files, tmp_path):
    more = []
    for number in range(MOST):
        path = tmp_path / f"more-{number}.json"
        path.write_text(json.dumps(entity(f"v-{number}", "Vessel", name=[f"GREY TERN {number}"])), encoding="utf-8")
        more.append(path)
    reports = load(case, [*files, *more])
    assert sum(report.rejected for report in reports) == 5

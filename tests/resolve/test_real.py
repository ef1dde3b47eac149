"""The real files: who must be one vessel, who must not, and who is known by the MMSI alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.resolve.core.levels import level_names
from catchgraph.resolve.core.weights import load_weights
from catchgraph.resolve.party.levels import PARTY_FIELDS
from catchgraph.resolve.run import ResolveReport, resolve
from catchgraph.resolve.vessel.compare import FIELDS

from ..worlds import public

UNDATED = "MMSI on a list without dates; holder that day not stated"

#: Registration number → name on the IUU list; all listed now, the first with an IMO number in both.
BY_NUMBER = {
    "IMULA0892KLT": "SUBA PATHUM 03",
    "IMULA0168PTM": "SEYARA",
    "IMULA0833KLT": "NINKI 1",
    "IMULA1053TLE": "HAMBAN TOTA EXPRESS",
    "IMULA2159CHW": "SANJANA PUTHA",
}


@pytest.fixture(scope="module")
def resolved(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[CaseFolder, ResolveReport]:
    loaded, _ = public(tmp_path_factory, shared_data)
    case = tmp_path_factory.mktemp("real") / "case"
    shutil.copytree(loaded, case)
    return open_case(case), resolve(open_case(case))


@pytest.fixture(scope="module")
def case(resolved: tuple[CaseFolder, ResolveReport]) -> CaseFolder:
    return resolved[0]


def rows(case: CaseFolder, query: str, *values: Any) -> list[tuple[Any, ...]]:
    with case.read() as connection:
        return connection.execute(query, list(values)).fetchall()


def test_no_vessel_holds_two_valid_imo_numbers(case: CaseFolder) -> None:
    assert not rows(
        case,
        """SELECT entity_id FROM read.vessel_mention JOIN resolve.member USING (mention_id)
        GROUP BY entity_id HAVING count(DISTINCT imo) > 1""",
    )


def test_one_valid_imo_number_is_one_vessel(case: CaseFolder) -> None:
    assert not rows(
        case,
        """SELECT imo FROM read.vessel_mention JOIN resolve.member USING (mention_id)
        WHERE imo IS NOT NULL GROUP BY imo HAVING count(DISTINCT entity_id) > 1""",
    )


def test_every_mention_is_a_member_once(case: CaseFolder) -> None:
    assert rows(
        case,
        """SELECT count(*) = count(DISTINCT mention_id) FROM resolve.member UNION ALL
        SELECT count(*) = 0 FROM (
            SELECT mention_id FROM read.vessel_mention UNION SELECT mention_id FROM read.party_mention
            EXCEPT SELECT mention_id FROM resolve.member)""",
    ) == [(True,), (True,)]


def test_sixteen_register_rows_are_hulls_of_the_list_by_imo_and_four_by_number(case: CaseFolder) -> None:
    found = rows(
        case,
        """SELECT count(DISTINCT r.mention_id) FILTER (r.imo = l.imo), count(DISTINCT r.mention_id)
        FROM read.vessel_mention AS r JOIN resolve.member AS a ON a.mention_id = r.mention_id
        JOIN resolve.member AS b ON b.entity_id = a.entity_id
        JOIN read.vessel_mention AS l ON l.mention_id = b.mention_id
        WHERE r.record_kind = 'registration' AND l.record_kind = 'listing'""",
    )
    assert found == [(16, 20)]


@pytest.mark.parametrize(("number", "name"), BY_NUMBER.items())
def test_listed_hulls_found_by_registration_number(case: CaseFolder, number: str, name: str) -> None:
    found = rows(
        case,
        """SELECT l.name FROM read.registration AS r JOIN resolve.member AS a ON a.mention_id = r.mention_id
        JOIN resolve.member AS b ON b.entity_id = a.entity_id
        JOIN read.vessel_mention AS l ON l.mention_id = b.mention_id AND l.record_kind = 'listing'
        WHERE r.registration_number = ?""",
        number,
    )
    assert found == [(name,)]


def test_a_shared_short_number_is_no_hit(case: CaseFolder) -> None:
    found = rows(
        case,
        """SELECT count(*) FROM read.vessel_mention AS r JOIN resolve.member AS a USING (mention_id)
        JOIN resolve.member AS b ON b.entity_id = a.entity_id WHERE r.name = 'Haizea Lau'""",
    )
    assert found == [(1,)]


def test_one_imo_number_on_two_rows_of_one_list_is_one_vessel_and_says_so(case: CaseFolder) -> None:
    found = rows(
        case,
        """SELECT count(*), count(DISTINCT entity_id), min(basis) FROM read.vessel_mention
        JOIN resolve.member USING (mention_id) WHERE imo = '8571043'""",
    )
    assert found == [(2, 1, "IMO number, which another row of the same list gives, too")]


def test_carriers_known_by_the_mmsi_alone(case: CaseFolder) -> None:
    # 1,312 rows name a MMSI that no table has, 116 fall outside every day that their carrier's rows cover.
    found = rows(
        case,
        """SELECT known, count(*) FROM (
            SELECT EXISTS (SELECT 1 FROM read.broadcast AS b WHERE b.mmsi = p.mmsi) AS known
            FROM resolve.participant AS p WHERE p.role = 'carrier'
              AND p.basis = 'MMSI alone')
        GROUP BY known ORDER BY known""",
    )
    assert found == [(False, 1312), (True, 116)]


@pytest.mark.parametrize(
    ("name", "mmsi", "meetings"),
    [
        ("KALAN-2", "273338570", 5),
        ("HUNG CHI FU 68", "567000445", 1),
        ("TONINA NO. 5", "440645000", 5),
        ("MURAVYEV-AMURSKIY", "273319630", 11),
    ],
)
def test_listed_vessels_known_at_sea_by_an_undated_mmsi(case: CaseFolder, name: str, mmsi: str, meetings: int) -> None:
    found = rows(
        case,
        """SELECT p.mmsi, count(*), min(p.confidence) < 1, max(p.confidence) < 1, min(p.basis), max(p.basis)
        FROM read.vessel_mention AS v JOIN resolve.member USING (mention_id)
            JOIN resolve.participant AS p USING (entity_id)
        WHERE v.name = ? AND v.record_kind = 'listing' GROUP BY p.mmsi""",
        name,
    )
    assert found == [(mmsi, meetings, True, True, UNDATED, UNDATED)]


def test_every_usable_side_of_every_encounter_has_its_party_once(case: CaseFolder) -> None:
    found = rows(
        case,
        """SELECT (SELECT count(DISTINCT event_id || role) FROM read.participant
            WHERE mmsi IS NOT NULL), count(*), count(DISTINCT event_id || role)
        FROM resolve.participant""",
    )
    assert len(set(found[0])) == 1


def test_placeholders_and_namesakes_are_no_person(case: CaseFolder) -> None:
    # One person: one vessel, or an address with street or box. Nobody holds vessels by a name and a village.
    found = rows(
        case,
        """SELECT m.entity_id FROM read.party_mention AS p JOIN resolve.member AS m USING (mention_id)
        JOIN resolve.member AS v ON v.mention_id = p.asset_mention_id
        WHERE starts_with(m.entity_id, 'person:') GROUP BY m.entity_id
        HAVING count(DISTINCT v.entity_id) > 1 AND count(p.address_key) = 0""",
    )
    assert found == []


@pytest.mark.parametrize("kind", ["vessel", "company", "person"])
def test_the_parts_of_every_stored_pair_sum_to_its_score(case: CaseFolder, kind: str) -> None:
    weights = load_weights(kind)
    found = rows(case, "SELECT score, levels, decided FROM resolve.pair WHERE kind = ?", kind)
    assert len(found) > 20
    fields = FIELDS if kind == "vessel" else PARTY_FIELDS
    parts = [[weights.fields[field][level] for level in level_names(of)] for field, of in fields.items()]
    sums = [
        weights.intercept + sum(part[int(digit, 16)] for part, digit in zip(parts, levels, strict=True))
        for _, levels, _ in found
    ]
    assert sums == pytest.approx([score for score, _, _ in found], abs=1e-6)
    assert all(score >= weights.link_at for score, _, decided in found if decided == "linked")


def test_a_second_run_keeps_every_id(case: CaseFolder, resolved: tuple[CaseFolder, ResolveReport]) -> None:
    query = "SELECT mention_id, entity_id FROM resolve.member ORDER BY mention_id"
    before = rows(case, query)
    again = resolve(case)
    assert rows(case, query) == before
    assert rows(case, "SELECT count(*) FROM resolve.tombstone") == [(0,)]
    first = resolved[1]
    assert again.entities == first.entities

import datetime as dt
import json

import pytest

from catchgraph.case.case import open_case
from catchgraph.derive.derive import derive
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

from .entities import HOLDINGS, KNOT, MARA, NETWORK, SANDBAR, TERN, entity

#: Why an id leads nowhere.
NOWHERE = "no entity of that id in this file or beside it: load it together with the file that has it"


def loaded_from(folder, entities, *, lines=True, name="entities.ftm.json"):
    case = open_case(folder / "case", create=True)
    path = folder / name
    texts = [json.dumps(each, ensure_ascii=False) for each in entities]
    path.write_text("\n".join(texts) if lines else f"[{','.join(texts)}]", encoding="utf-8")
    [report] = load(case, [path])
    assert report.loaded + report.rejected == report.rows == len(entities)
    return case, report


def rows_of(case, query):
    with case.read() as connection:
        return connection.execute(query).fetchall()


def rejects(case):
    return rows_of(case, 'SELECT record_no, "column", reason FROM read.reject ORDER BY record_no')


@pytest.fixture(scope="module")
def network(tmp_path_factory):
    """The invented network, loaded, resolved and derived."""
    case, report = loaded_from(tmp_path_factory.mktemp("ftm"), NETWORK)
    resolve(case)
    derive(case)
    return case, report


def test_every_entity_is_loaded(network):
    _, report = network
    assert (report.layout, report.rows, report.rejected) == ("ftm-entities", 11, 0)
    assert report.unread == ("datasets", "properties.idNumber")


def test_a_vessel_is_an_identity_with_every_number(network):
    [row] = rows_of(
        network[0],
        """SELECT name, other_names, previous_names, imo, imo_written, imo_status, mmsi, call_sign, flag,
        previous_flags, vessel_type, tonnage, built, number FROM derived.identity WHERE number = 'v-tern'""",
    )
    assert row == (
        *("GREY TERN", ["Grey Tern 1"], ["KAMOME MARU NO. 3"], "9074729", "IMO9074729", "valid", "352999101", "HO1234"),
        *("PAN", ["JPN", "NAM"], "Trawler", 735.0, 1991, "v-tern"),
    )


def test_ownership_is_dated_and_reaches_companies_and_vessels(network):
    assert rows_of(
        network[0],
        """SELECT coalesce(c.name, p.name), coalesce(v.name, a.name), o.kind, o.percentage, o.since, o.until
        FROM derived.owns o LEFT JOIN derived.company c ON c.id = o.source LEFT JOIN derived.person p ON p.id = o.source
        LEFT JOIN derived.vessel v ON v.id = o.target LEFT JOIN derived.company a ON a.id = o.target ORDER BY 1, 2""",
    ) == [
        ("Dunlin Holdings Ltd", "GREY TERN", "beneficial", None, None, None),
        ("Dunlin Holdings Ltd", "Sandbar Shipping SA", "as stated", None, None, None),
        ("Mara Dunlin", "Dunlin Holdings Ltd", "as stated", 60.0, dt.datetime(2015, 1, 1), None),
        ("Sandbar Shipping SA", "PALE KNOT", "as stated", None, dt.datetime(2019, 2, 3), dt.datetime(2021, 11, 30)),
    ]


def test_an_ownership_is_a_record_of_its_asset_with_its_own_row(network):
    assert rows_of(
        network[0],
        """SELECT i.name, i.owners, i.since_precision, i.until_precision, i.records, d.target_label
        FROM derived.identity i JOIN derived.describes d ON d.source = i.id WHERE i.number IN ('o-1', 'o-4')
        ORDER BY i.number""",
    ) == [
        (
            *("Dunlin Holdings Ltd", ["Mara Dunlin (60 %)"], "year", None),
            *(["entities.ftm.json, line 1 (record 1)"], "Company"),
        ),
        (
            *("PALE KNOT", ["Sandbar Shipping SA"], "day", "month"),
            *(["entities.ftm.json, line 4 (record 4)"], "Vessel"),
        ),
    ]


def test_the_operator_operates(network):
    assert rows_of(
        network[0], "SELECT c.name, o.kind FROM derived.operates o JOIN derived.company c ON c.id = o.source"
    ) == [("Sandbar Shipping SA", "as stated")]


def test_addresses_countries_and_numbers_of_companies_are_kept_those_of_persons_are_not(network):
    case, _ = network
    assert rows_of(case, "SELECT name, addresses, countries, numbers FROM derived.company ORDER BY name") == [
        ("Dunlin Holdings Ltd", ["7 Harbour Road, Valletta"], ["MLT"], ["registration: C 4471"]),
        ("Sandbar Shipping SA", ["12 Quay Street, Port Example"], [], []),
    ]
    assert rows_of(case, "SELECT DISTINCT numbers FROM read.party_mention WHERE name = 'Mara Dunlin'") == [([],)]


def test_a_sanction_is_a_measure_on_each_of_its_targets(network):
    found = rows_of(
        network[0],
        """SELECT t.target_label, m.name, m.authority, m.program, m.kind, m.reason, m.since, m.until
        FROM derived.measure m JOIN derived.targets t ON t.source = m.id ORDER BY m.name""",
    )
    said = ("Ministry of Examples", "EX-7", "sanction", "Fishing without a licence")
    days = (dt.datetime(2022, 5, 6), dt.datetime(2024, 12, 31))
    assert found == [
        ("Company", "EX-7: Dunlin Holdings Ltd", *said, *days),
        ("Vessel", "EX-7: GREY TERN", *said, *days),
    ]


def test_the_vessel_of_a_register_is_the_same_vessel(tmp_path):
    case, _ = loaded_from(tmp_path, [TERN])
    register = tmp_path / "register-2025-01-01.csv"
    register.write_text(
        "IOTC Number,Name,Flag State Code,REGNO,IMO,IRCS,Beneficial Owner,From,To\nK1,SEA TERN,PAN,,9074729,,,,\n",
        encoding="utf-8",
    )
    load(case, [register])
    resolve(case)
    derive(case)
    assert rows_of(case, "SELECT name, names, flags FROM derived.vessel") == [
        ("SEA TERN", ["GREY TERN", "Grey Tern 1", "SEA TERN"], ["JPN", "NAM", "PAN"])
    ]


def test_a_list_and_lines_are_one_and_their_order_counts_for_nothing(tmp_path, network):
    other, report = loaded_from(tmp_path, list(reversed(NETWORK)), lines=False)
    assert report.rejected == 0
    for table in ("identity", "measure"):
        ids = f"SELECT DISTINCT id FROM read.{table} ORDER BY id"
        assert rows_of(other, ids) == rows_of(network[0], ids)


def test_what_is_not_read_is_rejected_and_counted(tmp_path):
    case, _ = loaded_from(tmp_path, [TERN, *(entity(f"x{n}", "Airplane", name=["X"]) for n in range(3))])
    assert rejects(case) == [(n, "schema", "Airplane is not read (3 of them in this file)") for n in (2, 3, 4)]


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        (entity("o", "Ownership", owner=["nobody"], asset=["v-tern"]), NOWHERE),
        (entity("o", "Ownership", owner=["c-holdings"], asset=["nothing"]), NOWHERE),
        (entity("o", "Ownership", owner=["c-holdings"]), "it names none"),
        (entity("o", "Ownership", owner=["c-holdings"], asset=["c-holdings"]), "it would own or operate itself"),
        (entity("o", "Ownership", owner=["c-holdings"], asset=["p-mara"]), "a person is nobody's asset"),
        (entity("o", "Ownership", owner=["v-tern"], asset=["v-knot"]), "a vessel, which owns and operates nothing"),
        (entity("o", "Ownership", owner=["o"], asset=["v-tern"]),
         "that entity (Ownership) was rejected or is none of the kind"),
        (entity("s", "Sanction", authority=["A"]), "it names none"),
        (entity("s", "Sanction", entity=["nobody"]), NOWHERE),
        (entity("a", "Address", full=["1 Quay"]), "an address that no party of this file has"),
        (entity("v", "Vessel"), "no name, number or call sign: no vessel to speak of"),
        (entity("c", "Company", name=["Unknown"]), "no name, or one that stands for nobody"),
        (entity("c-holdings", "Vessel", name=["X"]), "another entity of this id is a Company"),
        (entity("", "Vessel", name=["X"]), "no id: nothing can refer to it"),
        ({"id": "v", "schema": "Vessel", "properties": [1]}, "no entity: expected schema and properties"),
        ({"id": "v", "schema": ["Vessel"], "properties": {}}, "no entity: expected schema and properties"),
        ({"id": 7, "schema": "Vessel", "properties": {}}, "no id: nothing can refer to it"),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_rejected_with_its_reason(tmp_path, link, reason):
    case, report = loaded_from(tmp_path, [TERN, KNOT, MARA, HOLDINGS, link, SANDBAR])
    assert [(number, why) for number, _, why in rejects(case) if number == 5] == [(5, reason)]
    assert report.loaded == 5


def test_companies_that_own_each_other_are_both_kept(tmp_path):
    circle = [
        HOLDINGS,
        SANDBAR,
        entity("o-1", "Ownership", owner=["c-holdings"], asset=["c-sandbar"]),
        entity("o-2", "Ownership", owner=["c-sandbar"], asset=["c-holdings"]),
    ]
    case, report = loaded_from(tmp_path, circle)
    assert report.rejected == 0
    resolve(case)
    counts = derive(case)
    assert counts["owns"].rows == 2


def test_days_in_the_wrong_order_are_noted_and_left_out(tmp_path):
    backwards = entity("o", "Ownership", owner=["c-holdings"], asset=["v-tern"], startDate=["2020"], endDate=["2010"])
    case, report = loaded_from(tmp_path, [HOLDINGS, TERN, backwards])
    assert ("endDate", "ends before it begins: kept undated", 1) in report.flags
    assert rows_of(case, "SELECT since, until FROM read.party_mention WHERE asset_mention_id IS NOT NULL") == [
        (None, None)
    ]


@pytest.mark.parametrize(
    ("properties", "noted"),
    [
        ({"name": "GREY TERN"}, 0),
        ({"name": ["GREY TERN", {"a": 1}, None, True]}, 2),
        ({"name": ["N" * 3_000], "imoNumber": ["9074729"]}, 1),
        # Cut to what is read of any cell, and still too long for a name.
        ({"name": ["N" * 10_000], "imoNumber": ["9074729"]}, 2),
        ({"name": ["GREY TERN"], "imoNumber": [9074729]}, 0),
        ({"name": ["GREY TERN"], "imoNumber": ["9074729", "9176187"]}, 1),
        (
            {
                "name": ["GREY TERN"],
                "flag": ["zz"],
                "mmsi": ["12"],
                "callSign": ["TOO LONG A SIGN"],
                "buildDate": ["soon"],
            },
            4,
        ),
        ({"name": ["GREY TERN"], "operator": ["nobody"], "owner": ["v"]}, 2),
    ],
    ids=[
        "bare text",
        "wrong types",
        "long name",
        "endless name",
        "number",
        "two IMO numbers",
        "wrong values",
        "nobody operates",
    ],
)
def test_wrong_values_are_noted_and_the_vessel_is_kept(tmp_path, properties, noted):
    case, report = loaded_from(tmp_path, [entity("v", "Vessel", **properties)])
    assert (report.loaded, sum(count for _, _, count in report.flags)) == (1, noted)
    assert rows_of(case, "SELECT count(*) FROM read.identity") == [(1,)]


def test_a_second_imo_number_is_kept_apart_from_the_one_that_is_taken(tmp_path):
    case, _ = loaded_from(tmp_path, [entity("v", "Vessel", name=["GREY TERN"], imoNumber=["9074729", "9176187"])])
    assert rows_of(case, "SELECT imo, other_imos FROM read.identity") == [("9074729", ["9176187"])]
    assert rows_of(case, "SELECT value, reason FROM read.flag") == [
        ("9074729, 9176187", "several, without dates: 9074729 is taken")
    ]


def test_a_vessel_without_a_name_is_known_by_its_number(tmp_path):
    case, _ = loaded_from(tmp_path, [entity("v", "Vessel", imoNumber=["9074729"])])
    assert rows_of(case, "SELECT name, imo FROM read.identity") == [("unnamed 9074729", "9074729")]


def test_fragments_of_one_entity_are_one(tmp_path):
    parts = [
        entity("c", "LegalEntity", name=["Sandbar Shipping SA"]),
        entity("c", "Company", country=["pa"]),
        entity("c", "Company", address=["1 Quay Street, Port Example"]),
    ]
    case, report = loaded_from(tmp_path, parts)
    assert report.rejected == 0
    assert rows_of(case, "SELECT name, flag FROM read.identity") == [("Sandbar Shipping SA", "PAN")]
    assert rows_of(case, "SELECT address, country, signs FROM read.party_mention") == [
        ("1 Quay Street, Port Example", "PAN", ["business word", "few words", "legal form", "said: company"])
    ]


def test_who_is_owned_is_no_person_whatever_the_name(tmp_path):
    unclear = entity("l", "LegalEntity", name=["Curlew Sandpiper"])
    owned = entity("o", "Ownership", owner=["c-holdings"], asset=["l"])
    case, _ = loaded_from(tmp_path, [unclear, HOLDINGS, owned])
    signs = "SELECT DISTINCT signs FROM read.party_mention WHERE name = 'Curlew Sandpiper'"
    assert rows_of(case, signs) == [(["few words", "said: owned"],)]


def test_nothing_of_these_files_may_be_released_unless_someone_says_so(network):
    assert rows_of(network[0], "SELECT handling LIKE '%\"releasable_to\": []%' FROM read.dataset") == [(True,)]


def test_a_name_that_is_not_taken_is_shown(tmp_path):
    endless = entity("e", "Company", name=["A" * 10_000])
    case, _ = loaded_from(tmp_path, [KNOT, endless, entity("n", "Company", name=["N/A"])])
    found = rows_of(case, "SELECT value, reason FROM read.reject ORDER BY record_no")
    assert found == [
        ("A" * 200, "no name: longer than 500 characters"),
        ("N/A", "no name, or one that stands for nobody"),
    ]

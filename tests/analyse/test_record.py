"""A record as its paper reads: parties, vessels, lines, what it cites and what cites it."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catchgraph.analyse import lines
from catchgraph.analyse.cited import states_of
from catchgraph.analyse.find import find
from catchgraph.analyse.papers import of_number
from catchgraph.analyse.property_words import in_words, said
from catchgraph.analyse.show import show
from catchgraph.case.case import open_case
from catchgraph.derive.derive import derive
from catchgraph.errors import Ambiguous, NotFound
from catchgraph.model.schema import RECORDS
from catchgraph.read.handling import NONE
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

from ..tables import database, insert
from .papers import ENTRIES, MANIFESTS, at, build_papers


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """The case that `papers.py` describes; nobody writes it."""
    return build_papers(tmp_path_factory.mktemp("papers") / "case")


def test_a_bill_reads_as_its_paper_does(papers):
    shown = show(papers, "bill:1")
    assert [table.title for table in shown.sections] == [
        "Bill bill:1: bills.csv, line 2 (record 1)", "Parties", "Vessels named", "Lines", "Cited by",
        "Noted when it was read", "Terms",
    ]  # fmt: skip
    assert dict(shown.sections[0].rows)["master"] == "MAEU 987654321"
    assert shown.section("Terms").rows == [(MANIFESTS, "nothing was stated")]


def test_parties_stand_in_the_order_of_the_noun_and_lead_to_whom_they_are_taken_to_be(papers):
    table = show(papers, "bill:1").section("Parties")
    rows = table.dicts()
    assert [(row["role"], row["name"], row["is"], row["entity"], row["line"]) for row in rows] == [
        ("shipper", "ACME SEAFOOD LTD", "ACME SEAFOOD LTD", "company:acme", None),
        ("consignee", "J. DOE", "J. DOE", "person:doe", None),
        ("notify party", "SWIFT BROKERS", "SWIFT BROKERS", "company:swift", "10"),
    ]
    assert (rows[0]["address"], rows[0]["numbers"]) == ("1 ACME SEAFOOD LTD Road", ["duns: 1"])
    assert rows[0]["where"] == ["bills.csv, line 2 (record 1)"]


def test_who_is_the_same_as_another_party_leads_to_that_one(tmp_path):
    case = build_papers(tmp_path / "case")
    with case.write() as connection:
        insert(connection, "read.same_party", **at("bills", 1, MANIFESTS), record_id="bill:1", role="notify party",
               same_as="shipper", as_written="SAME AS SHIPPER")  # fmt: skip
    derive(case, anew=True)
    rows = show(case, "bill:1").section("Parties").dicts()
    assert [(row["name"], row["entity"]) for row in rows if row["role"] == "notify party"] == [
        ("SAME AS SHIPPER", "company:acme"),
        ("SWIFT BROKERS", "company:swift"),
    ]
    with case.read() as connection:
        drawn = connection.execute("SELECT target FROM derived.notifies WHERE record = 'bill:1' ORDER BY 1").fetchall()
    assert drawn == [("company:acme",), ("company:swift",)]


def test_a_private_persons_address_and_numbers_stay_in_the_case(papers):
    table = show(papers, "bill:1").section("Parties")
    [doe] = [row for row in table.dicts() if row["name"] == "J. DOE"]
    assert (doe["address"], doe["numbers"]) == (None, [])
    assert table.note == "Addresses and numbers of private persons are left out."


def test_a_vessel_is_named_as_written(papers):
    [row] = show(papers, "bill:1").section("Vessels named").dicts()
    assert (row["role"], row["name"], row["flag"], row["imo"]) == ("carrier", "TEST CARRIER", "PAN", "9074729")


def test_a_vessel_named_leads_to_its_hull_or_to_those_that_may_be_meant(tmp_path):
    case = build_papers(tmp_path / "case")
    with case.write() as con:
        for hull in ("a", "b"):
            insert(con, "derived.vessel", id=f"vessel:{hull}", name=f"HULL {hull}", hash=1)
        tied = {"named_id": "n:1", "record_id": "bill:1"}
        insert(con, "resolve.named", **tied, basis="not tied: another vessel fits as well")
        for hull, score in (("b", 1.0), ("a", 2.0)):
            insert(
                con, "resolve.named_candidate", named_id="n:1", entity_id=f"vessel:{hull}", score=score, why="its name"
            )
    shown = show(case, "bill:1")
    [row] = shown.section("Vessels named").dicts()
    assert (row["is"], row["basis"]) == (None, "not tied: another vessel fits as well")
    assert shown.section("Vessels that may be meant").column("may_be") == ["HULL a", "HULL b"]
    with case.write() as con:
        con.execute("DELETE FROM resolve.named_candidate")
        con.execute("UPDATE resolve.named SET entity_id = 'vessel:a', confidence = 0.9, basis = 'its name that day'")
    shown = show(case, "bill:1")
    [row] = shown.section("Vessels named").dicts()
    assert (row["is"], row["entity"], row["confidence"]) == ("HULL a", "vessel:a", 0.9)
    assert "Vessels that may be meant" not in [table.title for table in shown.sections]


def test_lines_stand_by_number_with_their_catches_below(papers):
    rows = show(papers, "bill:1").section("Lines").dicts()
    assert [(row["line"], row["stage"], row["goods"]) for row in rows] == [
        ("2", "product", "goods:a"), ("2 catch", "catch", "goods:c"), ("10", "product", "goods:b"),
    ]  # fmt: skip
    tuna, caught, shrimp = rows
    assert (tuna["hs"], tuna["species"], tuna["net_kg"], tuna["live_kg"], tuna["value"], tuna["origin"]) == (
        "0304870000", "YFT (by name)", 6000.0, "9,000 to 11,000", "30,000.00 USD FOB", "THA (Thailand)",
    )  # fmt: skip
    assert tuna["further"] == "presentation: FIL; lot number: L-7"
    assert tuna["where"] == ["bills.csv, line 2 (record 1, Item[1])"]
    assert (tuna["species_code"], tuna["live_low_kg"], tuna["amount"], tuna["currency"]) == ("YFT", 9000, 30000, "USD")
    assert caught["further"] == "date of landing: 2024-05-06"
    assert (shrimp["species"], shrimp["live_kg"]) == ("shrimp (a group)", "at least 500")


def test_what_was_noted_of_a_line_stands_with_its_record(papers):
    assert show(papers, "bill:1").section("Noted when it was read").column("column") == ["species", "weight"]


def test_a_citation_with_the_code_of_the_carrier_leads_to_the_bill_that_has_it_apart(tmp_path):
    case = build_papers(tmp_path / "case")
    with case.write() as connection:
        insert(connection, "read.bill", **at("bills", 2, MANIFESTS), id="bill:9", name="bill 0000123456",
               number="0000123456", document="bill 0000123456", carrier_code="QQLX",
               containers=[], seals=[])  # fmt: skip
        insert(connection, "read.citation", **at("entries", 1, ENTRIES), record_id="entry:1", kind="bill",
               number="QQLX0000123456", document="bill QQLX0000123456")  # fmt: skip
    derive(case, anew=True)
    rows = show(case, "entry:1").section("Cites").dicts()
    assert [row["record"] for row in rows if row["number"] == "QQLX0000123456"] == ["bill:9"]


def test_citations_lead_to_the_records_that_the_case_holds(papers):
    rows = show(papers, "entry:1").section("Cites").dicts()
    assert [(row["number"], row["leads_to"], row["record"]) for row in rows] == [
        ("HLCU 5550001", "not in this case", None),
        ("MAEU-123456789", "bill MAEU123456789", "bill:1"),
        ("RUR.2024.HC.7", "paper health certificate 7", "paper:1"),
        ("RUR.2024.HC.7", "paper health certificate 7", "paper:2"),
    ]
    [cited] = show(papers, "bill:1").section("Cited by").dicts()
    assert (cited["as_written"], cited["record"]) == ("MAEU-123456789", "entry:1")
    [copy] = show(papers, "paper:1").section("Other records of the document").dicts()
    assert copy["record"] == "paper:2"


def test_a_line_of_goods_leads_to_its_record_and_is_told_in_full(papers):
    shown = show(papers, "goods:a")
    assert (shown.id, shown.properties["asked for"]) == ("bill:1", "goods:a, a line of this record")
    assert shown.sections[1].title == "Goods goods:a: bills.csv, line 2 (record 1, Item[1])"
    assert dict(shown.sections[1].rows)["presentation"] == "FIL"


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("MAEU 123456789", "bill:1"),
        ("maeu-123-456-789", "bill:1"),
        ("MBL# MAEU123456789", "bill:1"),
        ("123456789", "bill:1"),
        ("MAEU 987654321", "bill:1"),
        ("ABC-1234567-6", "entry:1"),
        ("abc12345676", "entry:1"),
        ("ABC-1234567", "entry:1"),
        ("XYZ 7654321 0", "refusal:1"),
    ],
)
def test_a_paper_is_found_by_its_number_in_any_spelling(papers, text, id_):
    assert find(papers, text) == id_


@pytest.mark.parametrize("text", ["2024 HC 7", "2024-HC-7", "2024HC7"])
def test_records_of_one_document_are_told_apart_by_id(papers, text):
    with pytest.raises(Ambiguous) as caught:
        find(papers, text)
    assert "2 records of one document" in str(caught.value)
    assert caught.value.hint.splitlines()[1:] == [
        "  paper:1  Paper  health certificate 7  health-certificate 2024-HC-7  papers/customs-of-ruritania@2024",
        "  paper:2  Paper  health certificate 7  health-certificate 2024-HC-7  entries@2024",
    ]


def test_versions_of_one_bill_say_their_state():
    connection = database()
    insert(connection, "derived.bill", id="bill:1", status="new", version=dt.datetime(2024, 5, 2))
    insert(connection, "derived.bill", id="bill:2", status="amended")
    insert(connection, "derived.bill", id="bill:3")
    insert(connection, "derived.catch_certificate", id="catch_certificate:4", status="void")
    assert states_of(connection, ["bill:1", "bill:2", "bill:3", "catch_certificate:4"]) == {
        "bill:1": "new 2024-05-02",
        "bill:2": "amended",
        "catch_certificate:4": "void",
    }


@pytest.mark.parametrize("text", ["HLCU 5550001", "56789", "9", "ABC-1234568"])
def test_a_number_that_no_record_has_is_not_found(papers, text):
    with pytest.raises(NotFound):
        find(papers, text)


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_may_be_asked_for_as_a_number(text):
    assert of_number(EMPTY, text) == []


EMPTY = database()


def test_lines_that_belong_to_one_another_are_told_once():
    row = dict.fromkeys(["line_no", "stage", "caught_since", "landed", "of_line"])
    found = [{**row, "id": "a", "of_line": "b"}, {**row, "id": "b", "of_line": "a"}, {**row, "id": "c", "of_line": "c"}]
    assert sorted(one["id"] for one in lines._below(found)) == ["a", "b", "c"]
    assert lines.numbers(found) == {"a": "", "b": "", "c": ""}


def test_properties_are_said_in_the_words_of_their_papers():
    assert in_words("gross_kg") == "gross weight (kg)"
    assert in_words("unlading_port") == "port of unlading"
    assert in_words("product_code") == "product code"
    assert said("lading_country", "THA") == "THA (Thailand)"
    assert said("flags", ["THA", "QQQ"]) == "THA (Thailand), QQQ"
    assert said("gross_kg", 12775.5) == "12,775.5"
    assert said("net_kg", 6000.0) == "6,000"
    assert said("in_force", False) == "no"
    assert said("happened", dt.datetime(2024, 5, 6, 7, 8)) == "2024-05-06 07:08"
    assert said("kind", None) == ""


def test_no_two_properties_of_a_record_are_said_in_the_same_words():
    for kind in RECORDS:
        words = [in_words(prop.name) for prop in kind.properties]
        assert len(words) == len(set(words)), kind.label


def test_vessels_stand_in_the_order_of_their_lines(tmp_path):
    """Twelve of one certificate: line 10 after line 9, whatever their ids."""
    rows = "".join(f"CC-100,SYC,2025-06-01,{n},BOAT {n},10\n" for n in range(12, 0, -1))
    header = "Certificate No.,Country,Validated On,Line,Vessel Name,Net Catch Weight (kg)\n"
    (tmp_path / "certificates.csv").write_text(header + rows, encoding="utf-8")
    case = open_case(tmp_path / "case", create=True)
    load(case, [tmp_path / "certificates.csv"], handling=NONE)
    resolve(case)
    derive(case)
    named = show(case, "CC-100").section("Vessels named").dicts()
    assert [row["line"] for row in named] == [str(n) for n in range(1, 13)]

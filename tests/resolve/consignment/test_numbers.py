"""Records that are joined by the numbers that they cite, and those that the same number does not join."""

from __future__ import annotations

import pytest

from tests.resolve.consignment.papers import Papers


@pytest.fixture
def papers() -> Papers:
    return Papers()


def test_entry_and_export_that_cite_a_bill_are_with_it(papers: Papers) -> None:
    bill = papers.bill("1", "0000123456", "2025-03-10", "ZZMB")
    entry = papers.entry("1", "2025-03-12", number="ABC-1234567-6", bills=["ZZMB0000123456"])
    export = papers.export("1", "2025-02-01", number="ECU 2025 1", bills=["ZZMB-0000123456"])
    assert papers.together() == [{bill, entry, export}]
    assert papers.basis(bill) == ("anchor", 1.0, None)
    assert papers.basis(entry) == ("bill number", 1.0, bill)
    assert papers.ask("SELECT joined_by FROM resolve.part_of WHERE record_id = ?", export) == [(["bill number"],)]


def test_number_without_the_carrier_is_less_sure(papers: Papers) -> None:
    bill = papers.bill("1", "ZZMB0000123456", "2025-03-10")
    entry = papers.entry("1", "2025-03-12", bills=["0000123456"])
    # Which letters are a carrier's code is known from the manifests.
    assert papers.together() == []
    papers.bill("2", "77", "2025-03-10", "ZZMB")
    assert papers.together() == [{bill, entry}]
    assert papers.basis(entry) == ("bill number", 0.9, bill)


def test_short_number_is_less_sure(papers: Papers) -> None:
    bill = papers.bill("1", "1234567", "2025-03-10", "ZZMB")
    entry = papers.entry("1", "2025-03-12", bills=["ZZMB1234567"])
    assert papers.together() == [{bill, entry}]
    assert papers.basis(entry) == ("bill number", 0.9, bill)


def test_days_between_what_cites_a_bill_and_its_arrival(papers: Papers) -> None:
    # From 10 March it is 60 days to 9 May, and from 8 January 61 to it; 120 from 10 November. Each cites another bill.
    entries = ("2025-05-09", "2025-05-10", "2025-01-09", "2025-01-08")
    exports = ("2024-11-10", "2024-11-09", "2025-04-09", "2025-04-10")
    days = [*(("entry", day) for day in entries), *(("export", day) for day in exports)]
    for n, (kind, day) in enumerate(days):
        papers.bill(str(n), f"00001234{n:02}", "2025-03-10", "ZZMB")
        (papers.entry if kind == "entry" else papers.export)(str(n), day, bills=[f"ZZMB00001234{n:02}"])
    joined = {int(record.rpartition(":")[2]) for whole in papers.together() for record in whole}
    assert [day for n, day in enumerate(days) if n in joined] == [
        ("entry", "2025-05-09"), ("entry", "2025-01-09"), ("export", "2024-11-10"), ("export", "2025-04-09"),
    ]  # fmt: skip


def test_one_number_of_two_carriers_and_again_a_year_later(papers: Papers) -> None:
    one = papers.bill("1", "0000123456", "2025-03-10", "ZZMB")
    other = papers.bill("2", "0000123456", "2025-03-11", "QZLU")
    later = papers.bill("3", "0000123456", "2026-03-10", "ZZMB")
    entry = papers.entry("1", "2025-03-12", bills=["ZZMB0000123456"])
    second = papers.entry("2", "2026-03-12", bills=["ZZMB0000123456"])
    bare = papers.entry("3", "2025-03-12", bills=["0000123456"])
    assert papers.together() == [{one, entry}, {later, second}]
    # Without a carrier it may be that of either, and stays a candidate of both.
    assert papers.candidates(bare) == [one, other]
    assert papers.ask("SELECT DISTINCT why FROM resolve.part_candidate") == [
        ("the number 0000123456 is that of 2 bills",)
    ]


def test_one_entry_takes_all_its_arrivals_and_several_entries_one_bill(papers: Papers) -> None:
    bills = {papers.bill(str(n), f"000012345{n}", f"2025-03-1{n}", "ZZMB") for n in range(3)}
    entry = papers.entry("1", "2025-03-12", bills=["ZZMB0000123450", "ZZMB0000123451"])
    second = papers.entry("2", "2025-03-14", bills=["ZZMB0000123452"])
    third = papers.entry("3", "2025-03-15", bills=["ZZMB0000123452"])
    first = {"bill:0", "bill:1", entry}
    assert papers.together() == [first, bills - first | {second, third}]
    assert papers.basis("bill:0") == ("anchor", 1.0, None)
    assert papers.basis("bill:1") == ("bill number", 1.0, entry)


def test_zone_and_warehouse_entries_join_no_bills(papers: Papers) -> None:
    one, other = (papers.bill(str(n), f"000012345{n}", "2025-03-10", "ZZMB") for n in range(2))
    weekly = papers.entry("1", "2025-03-12", entry_type="06", bills=["ZZMB0000123450", "ZZMB0000123451"])
    single = papers.entry("2", "2025-03-12", entry_type="21", bills=["ZZMB0000123450"])
    assert papers.together() == [{one, single}]
    assert papers.candidates(weekly) == [one, other]


def test_a_health_certificate_for_two_bills_joins_none(papers: Papers) -> None:
    one, other = (papers.bill(str(n), f"000012345{n}", "2025-03-10", "ZZMB") for n in range(2))
    paper = papers.other("paper", "1", kind="health certificate", bills=["ZZMB0000123450", "ZZMB0000123451"])
    assert papers.together() == []
    assert papers.candidates(paper) == [one, other]
    entry = papers.entry("1", "2025-03-12", bills=["ZZMB0000123450", "ZZMB0000123451"])
    assert papers.together() == [{one, other, entry, paper}]


def test_what_cites_an_entry_is_with_it(papers: Papers) -> None:
    entry = papers.entry("1", "2025-03-12", number="ABC1234567")
    report = papers.other("harvest_report", "1", entries=["ABC1234567"])
    refusal = papers.other("refusal", "1", entries=["ABC1234567"])
    papers.other("refusal", "2", entries=["ABC7654321"])
    assert papers.together() == [{entry, report, refusal}]
    assert papers.basis(report) == ("entry cited", 1.0, entry)


def test_a_master_with_houses_is_part_of_nothing(papers: Papers) -> None:
    master = papers.bill("m", "ZZMB25000100", "2025-03-10", "ZZMB", kind="master")
    house = papers.bill("h", "NWSF000001", "2025-03-10", kind="house", master="ZZMB-25000100")
    entry = papers.entry("1", "2025-03-12", bills=["NWSF000001", "ZZMB25000100"])
    cites = papers.entry("2", "2025-03-12", bills=["ZZMB25000100"])
    assert papers.together() == [{house, entry}]
    assert papers.ask("FROM resolve.under") == [(house, master)]
    assert papers.basis(cites) is None


def test_a_master_without_houses_is_a_bill_as_another(papers: Papers) -> None:
    master = papers.bill("m", "ZZMB25000100", "2025-03-10", "ZZMB", kind="master")
    entry = papers.entry("2", "2025-03-12", bills=["ZZMB25000100"])
    assert papers.together() == [{master, entry}]


def test_a_record_alone_is_no_consignment_nor_are_copies_of_one_paper(papers: Papers) -> None:
    papers.entry("1", "2025-03-12", number="ABC1234567")
    papers.entry("2", "2025-03-12", number="ABC1234567", dataset="other@2025")
    papers.bill("1", "0000123456", "2025-03-10", "ZZMB")
    assert papers.together() == []


class TestVersions:
    """Of one paper the last version counts."""

    def test_an_earlier_version_is_no_part(self, papers: Papers) -> None:
        parties = {"shipper": "company:a", "consignee": "company:b"}
        old = papers.bill("1", "0000123456", "2025-03-10", "ZZMB", status="new", parties=parties)
        new = papers.bill("2", "0000123456", "2025-03-12", "ZZMB", status="amended", parties=parties)
        entry = papers.entry("1", "2025-03-12", bills=["ZZMB0000123456"])
        assert papers.together() == [{new, entry}]
        assert papers.ask("FROM resolve.counts_not") == [(old, "an earlier version", new)]

    def test_a_deleted_bill_counts_nowhere_with_its_earlier_versions(self, papers: Papers) -> None:
        papers.bill("1", "0000123456", "2025-03-10", "ZZMB", status="new")
        papers.bill("2", "0000123456", "2025-03-10", "ZZMB", status="deleted")
        papers.entry("1", "2025-03-12", bills=["ZZMB0000123456"])
        assert papers.together() == []
        assert papers.ask("SELECT record_id, why FROM resolve.counts_not ORDER BY ALL") == [
            ("bill:1", "deleted"), ("bill:2", "deleted"),
        ]  # fmt: skip

    def test_a_copy_in_another_dataset_is_part_and_says_so(self, papers: Papers) -> None:
        one = papers.bill("1", "0000123456", "2025-03-10", "ZZMB")
        copy = papers.bill("2", "0000123456", "2025-03-10", "ZZMB", dataset="rows@2025")
        entry = papers.entry("1", "2025-03-12", bills=["ZZMB0000123456"])
        assert papers.together() == [{one, copy, entry}]
        assert papers.basis(copy) == ("same document", 1.0, one)

    def test_one_number_on_bills_of_other_parties_is_two_papers(self, papers: Papers) -> None:
        one = papers.bill("1", "0000123456", "2025-03-10", status="new", parties={"shipper": "company:a"})
        other = papers.bill("2", "0000123456", "2025-03-12", status="amended", parties={"shipper": "company:b"})
        entry = papers.entry("1", "2025-03-12", bills=["0000123456"])
        assert papers.together() == []
        assert papers.candidates(entry) == [one, other]
        assert papers.ask("FROM resolve.counts_not") == []

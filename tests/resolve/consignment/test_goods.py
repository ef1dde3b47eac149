"""Records that a container, a master's number, or parties and goods join, and those that these do not tell apart."""

from __future__ import annotations

import pytest

from tests.resolve.consignment.papers import Papers

SOLD = {"shipper": "company:s", "consignee": "company:c"}
BOX = {"containers": ["CSQU3054383"]}


@pytest.fixture
def papers() -> Papers:
    return Papers()


class TestContainer:
    """A container is used again within weeks, and shared."""

    def test_arrival_is_5_to_75_days_after_export(self, papers: Papers) -> None:
        days = {
            "2025-03-05": "CSQU0000010",
            "2025-03-06": "CSQU0000026",
            "2024-12-25": "CSQU0000031",
            "2024-12-24": "CSQU0000047",
        }
        for n, (exited, box) in enumerate(days.items()):
            bill = papers.bill(str(n), f"B{n}", "2025-03-10", parties=SOLD, containers=[box])
            export = papers.export(str(n), exited, parties={"exporter": "company:s"}, containers=[box])
        assert papers.together() == [{"bill:0", "export_declaration:0"}, {"bill:2", "export_declaration:2"}]
        assert papers.basis("export_declaration:2") == ("container", 0.95, "bill:2")
        assert (papers.basis(bill), papers.basis(export)) == (None, None)

    def test_a_heading_in_common_is_enough_and_nothing_is_not(self, papers: Papers) -> None:
        bill = papers.bill("1", "B1", "2025-03-10", lines=[("030617", None)], **BOX)
        export = papers.export("1", "2025-02-10", lines=[("030616", 900.0)], **BOX)
        papers.export("2", "2025-02-10", lines=[("160414", 900.0)], **BOX)
        assert papers.together() == [{bill, export}]

    def test_a_contradicting_exporter_forbids(self, papers: Papers) -> None:
        papers.bill("1", "B1", "2025-03-10", parties=SOLD, lines=[("030617", None)], **BOX)
        papers.export("1", "2025-02-10", parties={"exporter": "company:t"}, lines=[("030617", 9.0)], **BOX)
        assert papers.together() == []

    def test_a_box_of_three_shippers_in_a_month(self, papers: Papers) -> None:
        bills = [
            papers.bill(str(n), f"B{n}", f"2025-03-{10 + n}", parties={"shipper": f"company:{n}"}, **BOX)
            for n in range(3)
        ]
        export = papers.export("1", "2025-02-10", parties={"exporter": "company:1"}, **BOX)
        assert papers.together() == [{bills[1], export}]

    def test_bills_of_one_box_stay_apart(self, papers: Papers) -> None:
        for n in range(2):
            papers.bill(str(n), f"B{n}", "2025-03-10", parties=SOLD, **BOX)
        export = papers.export("1", "2025-02-10", parties={"exporter": "company:s"}, **BOX)
        assert papers.together() == []
        assert papers.candidates(export) == ["bill:0", "bill:1"]


class TestMaster:
    """A paper that cites only a master is of the house that fits."""

    def houses(self, papers: Papers, weights: list[float]) -> list[str]:
        papers.bill("m", "ZZMB25000100", "2025-03-10", "ZZMB", kind="master")
        return [
            papers.bill(f"h{n}", f"NWSF00000{n}", "2025-03-10", kind="house", master="ZZMB25000100", parties=SOLD,
                        gross_kg=kg)
            for n, kg in enumerate(weights)
        ]  # fmt: skip

    def test_the_house_that_fits(self, papers: Papers) -> None:
        houses = self.houses(papers, [11_000.0, 22_000.0, 33_000.0])
        given = {"importer": "company:c"}
        entry = papers.entry("1", "2025-03-11", bills=["ZZMB25000100"], parties=given, lines=[("030617", 20_000.0)])
        assert papers.together() == [{houses[1], entry}]
        assert papers.basis(entry) == ("master number", 0.95, houses[1])

    def test_two_that_fit_are_candidates(self, papers: Papers) -> None:
        houses = self.houses(papers, [22_000.0, 22_010.0, 33_000.0])
        given = {"importer": "company:c"}
        entry = papers.entry("1", "2025-03-11", bills=["ZZMB25000100"], parties=given, lines=[("030617", 20_000.0)])
        assert papers.together() == []
        assert papers.candidates(entry) == houses[:2]

    def test_10_000_houses_under_one_master(self, papers: Papers) -> None:
        houses = self.houses(papers, [11_000.0, 22_000.0])
        papers.again(houses[0], 9_998)
        given = {"importer": "company:c"}
        fits = papers.entry("1", "2025-03-11", bills=["ZZMB25000100"], parties=given, lines=[("030617", 20_000.0)])
        many = papers.entry("2", "2025-03-11", bills=["ZZMB25000100"], parties=given, lines=[("030617", 10_000.0)])
        papers.again(many, 999)
        # Copies of a house have its number: they stand for one paper unless told apart.
        papers.connection.execute("UPDATE read.bill SET document = 'bill ' || upper(id) WHERE id LIKE 'bill:h0-%'")
        assert papers.together() == [{houses[1], fits}]
        assert ("records that cite a master", 1000) in papers.ask("SELECT item, value FROM resolve.report")


class TestPartiesAndGoods:
    """Where neither number nor container leads from one to the other."""

    def test_entry_and_bill(self, papers: Papers) -> None:
        bill = papers.bill("1", "B1", "2025-03-10", parties=SOLD, gross_kg=21_600.0)
        given = {"importer": "company:c"}
        entry = papers.entry("1", "2025-03-12", parties=given, lines=[("030617", 20_000.0)])
        assert papers.together() == [{bill, entry}]
        found = papers.basis(entry)
        assert found is not None
        assert found[0] == "parties and goods"
        assert 0.5 < found[1] <= 0.8
        served = papers.ask("SELECT joined_by FROM resolve.part_of WHERE record_id = ?", entry)
        assert served == [(["parties and goods", "buyer", "day", "weight"],)]

    @pytest.mark.parametrize(
        ("imported", "party", "kg"),
        [
            ("2025-03-14", "company:c", 20_000.0),  # four days after arrival
            ("2025-03-12", "company:d", 20_000.0),  # another importer
            ("2025-03-12", "company:c", 10_000.0),  # 2.16 times as heavy with its packing
        ],
    )
    def test_entry_that_does_not_fit(self, papers: Papers, imported: str, party: str, kg: float) -> None:
        papers.bill("1", "B1", "2025-03-10", parties=SOLD, gross_kg=21_600.0)
        papers.entry("1", imported, parties={"importer": party}, lines=[("030617", kg)])
        assert papers.together() == []

    def test_export_and_entry(self, papers: Papers) -> None:
        sold = {"exporter": "company:s", "consignee": "company:c"}
        entry = papers.entry("1", "2025-03-12", parties=sold, lines=[("030617", 20_000.0)])
        export = papers.export("1", "2025-02-10", parties=sold, lines=[("030617", 20_100.0)])
        assert papers.together() == [{entry, export}]
        assert papers.basis(entry) == ("anchor", 1.0, None)

    def test_export_needs_both_parties(self, papers: Papers) -> None:
        papers.bill("1", "B1", "2025-03-10", parties=SOLD, gross_kg=21_600.0)
        papers.export("1", "2025-02-10", parties={"consignee": "company:c"}, lines=[("030617", 20_000.0)])
        assert papers.together() == []

    def test_two_alike_are_candidates_whatever_the_order(self, papers: Papers) -> None:
        for n in (2, 1):
            papers.bill(str(n), f"B{n}", "2025-03-10", parties=SOLD, gross_kg=21_600.0)
        entry = papers.entry("1", "2025-03-12", parties={"importer": "company:c"}, lines=[("030617", 20_000.0)])
        assert papers.together() == []
        assert papers.candidates(entry) == ["bill:1", "bill:2"]

    def test_500_exports_that_fit_one_entry_join_none(self, papers: Papers) -> None:
        sold = {"exporter": "company:s", "consignee": "company:c"}
        papers.entry("1", "2025-03-12", parties=sold, lines=[("030617", 20_000.0)])
        export = papers.export("1", "2025-02-10", parties=sold, lines=[("030617", 20_000.0)])
        papers.again(export, 499)
        assert papers.together() == []
        assert papers.candidates("export_declaration:1-7") == ["entry:1"]
        why = papers.ask("SELECT DISTINCT why FROM resolve.part_candidate")
        assert why == [("another record fits it as well",)]

    def test_weekly_zone_entries_of_one_importer_join_by_number_only(self, papers: Papers) -> None:
        for n in range(0, 20, 2):
            papers.bill(str(n), f"B{n}", f"2025-03-{1 + n:02}", parties=SOLD, gross_kg=21_600.0)
        for n in range(3):
            given = {"importer": "company:c"}
            papers.entry(
                str(n), f"2025-03-{7 * n + 3:02}", entry_type="06", parties=given, lines=[("030617", 20_000.0)]
            )
        assert papers.together() == []
        assert papers.ask("SELECT item, value FROM resolve.report") == [("zone and warehouse entries", 3)]

    def test_a_crowd_of_one_forwarder_is_not_compared(self, papers: Papers) -> None:
        bill = papers.bill("1", None, "2025-03-10", parties={"consignee": "company:f"}, gross_kg=21_600.0)
        papers.again(bill, 100)
        papers.entry("1", "2025-03-12", parties={"consignee": "company:f"}, lines=[("030617", 20_000.0)])
        assert papers.together() == []
        assert papers.ask("SELECT item, value FROM resolve.report") == [("entries and declarations in a crowd", 1)]

    def test_bills_without_parties_are_joined_by_number_only(self, papers: Papers) -> None:
        named = papers.bill("1", "B000000001", "2025-03-10", parties=SOLD, gross_kg=21_600.0)
        bare = papers.bill("2", "B000000002", "2025-03-10", gross_kg=21_600.0)
        given = {"importer": "company:c"}
        one = papers.entry("1", "2025-03-12", parties=given, lines=[("030617", 20_000.0)])
        other = papers.entry("2", "2025-03-12", bills=["B000000002"], parties=given, lines=[("030617", 20_000.0)])
        assert papers.together() == [{named, one}, {bare, other}]

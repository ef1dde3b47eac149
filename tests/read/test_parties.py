import datetime as dt

from catchgraph.read.layouts.model import Party
from catchgraph.read.load import load
from catchgraph.read.parties import parties_of

from .conftest import IOTC, IUU, WCPFC, csv_text


def test_a_register_separates_parties_by_semicolon_and_keeps_commas():
    found = parties_of("MOORE, JOSHUA;GABRIELLE FISHING LLC", Party("owner", "Owner"))
    assert [(each.signs, each.name) for each in found] == [
        (("family name", "few words", "given name", "surname first"), "MOORE, JOSHUA"),
        (("business word", "few words", "legal form"), "GABRIELLE FISHING LLC"),
    ]


def test_the_iuu_list_gives_spellings_of_one_party():
    cell = "Infitco SA, Infitco Ltd; INTIMAS SURYA, PT, INTIMAS SURYA, PT."
    found = parties_of(cell, Party("owner as stated", "OwnerName", spellings=True))
    assert [each.spellings for each in found] == [
        ("Infitco SA", "Infitco Ltd"),
        ("INTIMAS SURYA, PT", "INTIMAS SURYA, PT."),
    ]
    assert all("legal form" in each.signs for each in found)
    assert len(found[0].keys) == 2


def test_the_former_name_of_a_company_is_a_spelling_and_not_a_party():
    owner = Party("owner", "Owner")
    [found] = parties_of("BLUE REEF LTD (FORMERLY RED REEF LTD)", owner)
    assert (found.name, found.keys) == ("BLUE REEF LTD (FORMERLY RED REEF LTD)", ("BLUEREEF LTD", "REDREEF LTD"))
    assert found.stems == ("BLUE REEF", "RED REEF")
    [found] = parties_of("BLUE REEF LTD D/B/A PEDRO", owner)
    assert found.keys == ("BLUEREEF LTD",)


def test_placeholders_are_nobody():
    for cell in ("", "NOT AVAILABLE", "UNKNOWN", "Rptd Sold Undisclosed Interest", "N/A"):
        assert parties_of(cell, Party("owner", "Owner")) == []


def test_each_role_is_a_mention_of_its_own(case, write, rows):
    text = csv_text(
        IOTC,
        [
            {
                "IOTC Number": "K1",
                "Name": "A",
                "Owner": "BANDAR NELAYAN, PT.; SURYA TERBIT, PT.",
                "Owner Address": "Jl. Ikan Tuna 4",
                "Operator": "BANDAR NELAYAN, PT.",
                "Beneficial Owner": "NOT AVAILABLE",
            }
        ],
    )
    load(case, [write("a.csv", text)])
    assert rows("SELECT role, signs, name, address FROM read.party_mention ORDER BY role DESC, name") == [
        ("owner", ["few words", "legal form"], "BANDAR NELAYAN, PT.", "Jl. Ikan Tuna 4"),
        ("owner", ["few words", "legal form"], "SURYA TERBIT, PT.", "Jl. Ikan Tuna 4"),
        ("operator", ["few words", "legal form"], "BANDAR NELAYAN, PT.", None),
    ]
    assert rows("SELECT count(DISTINCT mention_id) FROM read.party_mention") == [(3,)]
    assert rows(
        "SELECT count(*) FROM read.party_mention p JOIN read.registration r ON p.record_id = r.id "
        "AND p.asset_mention_id = r.mention_id JOIN read.vessel_mention v ON v.mention_id = r.mention_id"
    ) == [(3,)]
    assert rows("SELECT list_sort(parties) FROM read.vessel_mention") == [(["BANDAR NELAYAN", "SURYA TERBIT"],)]


def test_a_charterer_carries_the_days_of_the_charter(case, write, rows):
    row = {
        "VID": "1",
        "Name of fishing vessel": "A",
        "Name of charterer": "Kiribati Fish Limited",
        "Address of charterer": "Bairiki,\nTarawa",
        "Start date of charter": "01-Jan-2025",
        "Expiration date of charter": "31-Dec-2025",
        "Name of the owner or owners": "JOHNSON, KARL",
    }
    load(case, [write("a.csv", csv_text(WCPFC, [row]))])
    assert rows("SELECT role, signs, name, address, since, until FROM read.party_mention ORDER BY role") == [
        (
            *("charterer", ["business word", "few words", "legal form"], "Kiribati Fish Limited", "Bairiki, Tarawa"),
            *(dt.datetime(2025, 1, 1), dt.datetime(2025, 12, 31)),
        ),
        ("owner", ["family name", "few words", "given name", "surname first"], "JOHNSON, KARL", None, None, None),
    ]


def test_a_party_of_the_iuu_list_belongs_to_the_first_listing_of_its_row(case, write, rows):
    row = {"CurrentlyListed": "True", "Name": "A", "OwnerName": "Huang Jia Yi", "IOTC": "2015-05-01 - "}
    load(case, [write("a.csv", csv_text(IUU, [{**row, "ICCAT": "2016 - "}]))])
    assert rows("SELECT role, signs, rfmo FROM read.party_mention JOIN read.listing l ON record_id = l.id") == [
        ("owner as stated", ["family name", "few words"], "IOTC")
    ]


def test_an_owner_who_stands_for_nobody_is_noted_and_a_blank_is_not(case, write, rows):
    owners = ["TO ORDER", "", "N/A", "SURYA TERBIT, PT."]
    made = [
        {"VID": str(n), "Name of fishing vessel": f"A{n}", "Name of the owner or owners": owner}
        for n, owner in enumerate(owners)
    ]
    load(case, [write("a.csv", csv_text(WCPFC, made))])
    assert rows("SELECT value, reason FROM read.flag") == [("TO ORDER", "stands for nobody: no party was read")]
    assert rows("SELECT name FROM read.party_mention") == [("SURYA TERBIT, PT.",)]

"""Countries in columns of two letters, by registers in the plain form."""

from catchgraph.read.load import load

from .conftest import csv_text

PLAIN = ["register", "vessel_name", "registration_number", "flag", "previous_flags", "owner", "owner_country"]


def table(*rows):
    return csv_text(
        PLAIN,
        [
            {
                "register": "Testland", "vessel_name": f"SANDGROUSE {n}", "registration_number": f"TL-7000{n}",
                "owner": f"Dune {n} Fishing Ltd", **row,
            }
            for n, row in enumerate(rows)
        ],
    )  # fmt: skip


def test_na_and_ne_are_countries_in_a_column_of_two_letters(case, write, rows):
    codes = ["NA", "NE", "PA", "vu", ""]
    text = table(*({"flag": code, "previous_flags": code, "owner_country": code} for code in codes))
    load(case, [write("a.csv", text)])
    assert rows("SELECT flag, previous_flags FROM read.registration ORDER BY registration_number") == [
        ("NAM", ["NAM"]), ("NER", ["NER"]), ("PAN", ["PAN"]), ("VUT", ["VUT"]), (None, []),
    ]  # fmt: skip
    assert [country for (country,) in rows("SELECT country FROM read.party_mention ORDER BY record_no")] == [
        "NAM", "NER", "PAN", "VUT", None,
    ]  # fmt: skip


def test_na_beside_columns_that_hold_na_for_nothing_is_noted(case, write, rows):
    """As R writes a table: every blank is NA, those of countries too."""
    filled = {"flag": "PA", "previous_flags": "PA", "owner_country": "VU"}
    blank = dict.fromkeys(["flag", "previous_flags", "owner_country", "owner"], "NA")
    [report] = load(case, [write("a.csv", table(filled, blank, blank))])
    noted = "read as Namibia, for the column holds codes of two letters; other columns of this file hold NA for nothing"
    assert [each for each in report.flags if each[1] == noted] == [
        ("flag", noted, 2), ("owner_country", noted, 2), ("previous_flags", noted, 2),
    ]  # fmt: skip
    assert rows("SELECT flag FROM read.registration ORDER BY record_no") == [("PAN",), ("NAM",), ("NAM",)]


def test_several_codes_in_a_cell_are_codes_too(case, write, rows):
    text = table({"previous_flags": "NA;PA"}, {"previous_flags": "NE"})
    load(case, [write("a.csv", text)])
    assert rows("SELECT previous_flags FROM read.registration ORDER BY record_no") == [(["NAM", "PAN"],), (["NER"],)]


def test_na_is_a_blank_where_flags_have_names_or_nothing_else_stands(case, write, rows):
    text = table({"flag": "Panama", "owner_country": "NA"}, {"flag": "NA", "owner_country": "NE"}, {"flag": "PAN"})
    [report] = load(case, [write("a.csv", text)])
    assert rows("SELECT flag FROM read.registration ORDER BY record_no") == [("PAN",), (None,), ("PAN",)]
    assert rows("SELECT country FROM read.party_mention WHERE country IS NOT NULL") == []
    assert report.flags == ()


def test_a_state_of_the_union_is_itself(case, write, rows):
    load(case, [write("a.csv", table({"flag": "EU-HRV"}, {"flag": "EU-ITA"}, {"flag": "DZA"}, {"flag": "EU-España"}))])
    assert [flag for (flag,) in rows("SELECT flag FROM read.registration ORDER BY record_no")] == [
        "HRV", "ITA", "DZA", "ESP",
    ]  # fmt: skip

import datetime as dt

import pytest

from catchgraph.errors import InputError
from catchgraph.read.load import load

from .conftest import IOTC, WCPFC, csv_text

REGISTRATION = """SELECT name, register, number, flag, imo, imo_written, imo_status, call_sign, registration_number,
    vessel_type, length_m, length_kind, tonnage, tonnage_kind, since, until, edition FROM read.registration"""


def test_a_row_of_iotc_is_a_registration(case, write, rows):
    row = {
        "IOTC Number": "IOTC000123",
        "Name": "DHEENAARU",
        "Flag State Code": "MDV",
        "REGNO": "P9168A-01-10-Q",
        "IMO": "NE",
        "IRCS": "8QQ2245",
        "Type Name": "Pole & Line vessel",
        "LOA (m)": "32.6",
        "GT": "36.44",
        "From": "8/22/25",
        "To": "8/21/26",
    }
    [report] = load(case, [write("iotc-2025-08-26.csv", csv_text(IOTC, [row]))])
    assert (report.rows, report.loaded, report.rejected, report.unread) == (1, 1, 0, ("Remarks",))
    assert report.flags == ()
    assert rows(REGISTRATION) == [
        (
            *("DHEENAARU", "IOTC", "IOTC000123", "MDV", None, None, "blank", "8QQ2245", "P9168A0110Q"),
            *("Pole & Line vessel", 32.6, "LOA", 36.44, "GT"),
            *(dt.datetime(2025, 8, 22), dt.datetime(2026, 8, 21), dt.datetime(2025, 8, 26)),
        )
    ]
    assert rows("SELECT names, call_signs, registration_numbers, flags, lengths_m, imo FROM read.vessel_mention") == [
        (["DHEENAARU"], ["8QQ2245"], ["P9168A0110Q"], ["MDV"], [32.6], None)
    ]


def test_a_row_of_wcpfc_keeps_units_kinds_and_former_names(case, write, rows):
    row = {
        "VID": "11836",
        "Name of fishing vessel": "SEIN STAR",
        "Flag of fishing vessel": "NA",
        "Previous names (if known)": "HOPE;MOON II",
        "Previous flag (if any)": "JAPAN/PANAMA",
        "Length": "100",
        "Type of length": "betweenpp",
        "Unit of length": "ft",
        "Gross registered tonnage (GRT) or gross tonnage (GT)": "314.00",
        "Type of tonnage": "GRT",
        "Start of period of validity of authorization": "01-Apr-2023",
        "End of period of validity of authorization": "31-Mar-2028",
        "Authorized to tranship on the high seas": "No",
        "IMO or LR number": "9074729",
    }
    load(case, [write("a.csv", csv_text(WCPFC, [row]))])
    assert rows(
        "SELECT flag, previous_names, previous_flags, length_m, length_kind, tonnage, tonnage_kind, since, until, "
        "high_seas_transshipment, imo, imo_status, edition FROM read.registration"
    ) == [
        # NA is Namibia where a column holds ISO2 codes; 100 ft are 30.48 m.
        (
            *("NAM", ["HOPE", "MOON II"], ["JPN", "PAN"], 30.48, "LBP", 314.0, "GRT"),
            *(dt.datetime(2023, 4, 1), dt.datetime(2028, 3, 31), "no", "9074729", "valid", None),
        )
    ]
    assert rows("SELECT former_names, former_flags FROM read.vessel_mention") == [(["HOPE", "MOON II"], ["JPN", "PAN"])]


def test_names_that_follow_in_the_cell_of_the_name_are_other_names(case, write, rows):
    names = [
        ("GREY PIPIT a.k.a. MERROW", "LINNET"), ("GREY PIPIT (ex MERROW)", "LINNET"),
        ("GREY PIPIT/MERROW", "LINNET"), ("GREY PIPIT", "MERROW-formerly LINNET"),
    ]  # fmt: skip
    cells = [
        {"VID": str(n), "Name of fishing vessel": name, "Previous names (if known)": earlier}
        for n, (name, earlier) in enumerate(names, 1)
    ]
    load(case, [write("a.csv", csv_text(WCPFC, cells))])
    assert rows("SELECT DISTINCT name, name_key, previous_names, previous_name_keys FROM read.registration") == [
        ("GREY PIPIT", "GREYPIPIT", ["MERROW", "LINNET"], ["MERROW", "LINNET"])
    ]
    assert rows("SELECT DISTINCT names, former_names FROM read.vessel_mention") == [
        (["GREY PIPIT"], ["MERROW", "LINNET"])
    ]


def test_no_previous_name_is_none(case, write, rows):
    names = ["NONE", "NO", "Non", "n/a", "NOT APPLICABLE", ""]
    load(case, [write("a.csv", csv_text(WCPFC, [{"VID": "1", "Previous names (if known)": name} for name in names]))])
    assert rows("SELECT DISTINCT previous_names FROM read.registration") == [([],)]


def test_values_that_do_not_fit_are_flagged_and_left_out(case, write, rows):
    row = {
        # 9074728: the check digit of 907472 is 9.
        "VID": "1",
        "IMO or LR number": "9074728",
        "Flag of fishing vessel": "Atlantis",
        "Length": "99999",
        "Unit of length": "m",
        "Type of length": "overall",
        "Gross registered tonnage (GRT) or gross tonnage (GT)": "30",
        "Type of tonnage": "NT",
        "Start of period of validity of authorization": "30-Feb-2023",
        "Authorized to tranship on the high seas": "Perhaps",
        "Registration number": "12",
    }
    [report] = load(case, [write("a.csv", csv_text(WCPFC, [row]))])
    assert (report.loaded, report.rejected) == (1, 0)
    assert {(column, reason) for column, reason, _ in report.flags} == {
        ("IMO or LR number", "its check digit is wrong"),
        ("Flag of fishing vessel", "no flag state known by that name"),
        ("Length", "not a possible size"),
        ("Type of tonnage", "none of GT, GRT: the value beside it is not used"),
        ("Start of period of validity of authorization", "no possible date in the order dMy"),
        ("Authorized to tranship on the high seas", "neither yes nor no in any language known: not understood"),
        ("Registration number", "identifies nothing: fewer than four letters and digits, or no digit"),
    }
    assert rows(
        "SELECT name, imo, imo_written, imo_status, flag, length_m, tonnage, since, high_seas_transshipment "
        "FROM read.registration"
    ) == [("unnamed 1", None, "9074728", "invalid", None, None, None, None, None)]
    [(record_id,)] = rows("SELECT id FROM read.registration")
    assert rows("SELECT DISTINCT record_id, record_no, line FROM read.flag") == [(record_id, 1, 2)]


def test_a_row_without_any_name_or_number_is_a_reject(case, write, rows):
    text = csv_text(IOTC, [{"Name": "A"}, {"Name": "NONE", "Flag State Code": "MDV"}, {"IOTC Number": "X1"}])
    [report] = load(case, [write("a.csv", text)])
    assert (report.rows, report.loaded, report.rejected) == (3, 2, 1)
    [reject] = report.rejects
    assert (reject.record_no, reject.line, reject.column, reject.value) == (2, 3, "Name", "NONE")
    assert rows("SELECT name FROM read.registration ORDER BY name") == [("A",), ("unnamed X1",)]


def test_dates_that_prove_another_order_refuse_the_file_and_lose_nothing(case, write, rows):
    load(case, [write("a.csv", csv_text(IOTC, [{"Name": "A", "From": "6/25/2025"}]))])
    with pytest.raises(InputError, match=r"dates stand in the order dmy; the layout says mdy.*25/6/2025"):
        load(case, [write("a.csv", csv_text(IOTC, [{"Name": "B", "From": "25/6/2025"}]))])
    assert rows("SELECT name FROM read.registration") == [("A",)]


def test_a_key_is_the_identity_unless_two_rows_contradict_it(case, write, rows):
    named = [("K1", "A"), ("K2", "B"), ("K2", "B"), ("K3", "C"), ("K3", "D")]
    text = csv_text(IOTC, [{"IOTC Number": number, "Name": name} for number, name in named])
    load(case, [write("a.csv", text)])
    ids = dict(rows("SELECT name, list(DISTINCT id) FROM read.registration GROUP BY name"))
    assert {name: len(found) for name, found in ids.items()} == {"A": 1, "B": 1, "C": 1, "D": 1}
    assert ids["C"] != ids["D"]
    assert rows("SELECT count(*), count(DISTINCT id), count(DISTINCT mention_id) FROM read.registration") == [(5, 4, 4)]
    # Neither the order of rows nor of columns changes an id.
    mirrored = csv_text(IOTC[::-1], [{"IOTC Number": number, "Name": name} for number, name in named[::-1][2:]])
    load(case, [write("a.csv", mirrored)])
    assert dict(rows("SELECT name, list(DISTINCT id) FROM read.registration WHERE name != 'C' GROUP BY name")) == {
        "A": ids["A"],
        "B": ids["B"],
    }


def test_gt_is_taken_before_grt(case, write, rows):
    text = csv_text(IOTC, [{"Name": "A", "GT": "10", "GRT": "20"}, {"Name": "B", "GRT": "20"}, {"Name": "C"}])
    load(case, [write("a.csv", text)])
    assert rows("SELECT name, tonnage, tonnage_kind FROM read.registration ORDER BY name") == [
        ("A", 10.0, "GT"),
        ("B", 20.0, "GRT"),
        ("C", None, None),
    ]


CCSBT = """
id = "ccsbt-register"
kind = "register"
publisher = "Commission for the Conservation of Southern Bluefin Tuna"
organisation = "CCSBT"
title = "CCSBT Record of Authorised Vessels"
says = "Vessels authorised to fish for or carry southern bluefin tuna."
[recognise]
columns = ["CCSBT Registration Number", "Vessel Name", "Callsign"]
[format]
dates = "dMy"
[key]
columns = ["CCSBT Registration Number"]
[columns]
number = "CCSBT Registration Number"
name = "Vessel Name"
flag = "Flag"
since = "Authorisation Start Date"
[[lengths]]
column = "Length"
unit = "m"
kind_column = "Length Type"
"""


def test_a_new_register_needs_a_layout_and_no_code(case, write, rows):
    header = ["CCSBT Registration Number", "Vessel Name", "Callsign", "Flag", "Length", "Length Type"]
    text = csv_text(
        [*header, "Authorisation Start Date"],
        [{0: "CV1", 1: "TAISEI MARU NO.24", 3: "Japan", 4: "117", 5: "LOA", 6: "22 Aug 2025"}],
    )
    [report] = load(case, [write("a.csv", text)], layout=write("ccsbt.toml", CCSBT), edition="2025-08")
    assert (report.dataset, report.unread) == ("ccsbt-register@2025-08", ("Callsign",))
    assert rows("SELECT name, register, flag, length_m, length_kind, since FROM read.registration") == [
        ("TAISEI MARU NO.24", "CCSBT", "JPN", 117.0, "LOA", dt.datetime(2025, 8, 22))
    ]


def test_a_purse_seiner_at_sea_by_the_registers_own_column(case, write, rows):
    column = "Purse seine vessel authorized to tranship at sea"
    table = [{"VID": str(number), column: word} for number, word in enumerate(("YES", "NO", "NOT APPLICABLE", ""))]
    for row in table:
        row["Name of fishing vessel"] = f"MOON {row['VID']}"
    load(case, [write("a.csv", csv_text((*WCPFC, column), table))])
    asked = "SELECT purse_seine_transshipment FROM read.registration ORDER BY number"
    assert rows(asked) == [("yes",), ("no",), (None,), (None,)]
    assert rows("SELECT count(*) FROM read.flag") == [(0,)]


EXTRACTING = """
id = "palau-register"
kind = "register"
publisher = "P"
organisation = "PLW"
title = "T"
says = "S"
recognise = { columns = ["Vessel", "Was"] }
columns = { name = "Vessel", previous_names = "Was", previous_flags = "From" }
constants = { flag = "Palau" }
extract = { previous_names = '(?:^|; )(\\w+) until', previous_flags = '^(\\w+) - ' }
blanks = { name = ["No Name"], previous_flags = ["Unknown"] }
tonnages = [{ column = "T", prefixes = { LC = "GT", OC = "GRT" } }]
lengths = [{ column = "L", unit = "m", kind_column = "K", kinds = { over = "LOA", unknown = "" } }]
"""


def test_a_layout_takes_parts_of_cells_and_states_what_no_column_gives(case, write, rows):
    text = (
        "Vessel,Was,From,T,L,K\nSABLE,MOON until 2001; STAR until 2005,Japan - changed,LC 499,41,unknown\n"
        "No Name,LUNA,Unknown - changed,OC 300,12,over\nTERN,,,200,9,somehow\n"
    )
    [report] = load(case, [write("a.csv", text)], layout=write("l.toml", EXTRACTING))
    assert (report.rows, report.loaded, report.rejected) == (3, 2, 1)
    assert rows(
        "SELECT name, flag, previous_names, previous_flags, tonnage, tonnage_kind, length_m, length_kind "
        "FROM read.registration ORDER BY line"
    ) == [
        ("SABLE", "PLW", ["MOON", "STAR"], ["JPN"], 499.0, "GT", 41.0, None),
        ("TERN", "PLW", [], [], 200.0, None, None, None),
    ]
    assert rows("SELECT value FROM read.flag") == [("somehow",)]


NUMBERS = ["register", "vessel_name", "registration_number", "imo", "mmsi", "call_sign"]


def numbered(*rows):
    return csv_text(
        NUMBERS,
        [{"register": "Testland", "vessel_name": f"FULMAR {n}", **row} for n, row in enumerate(rows)],
    )


def test_every_number_is_read_as_its_cell_holds_it(case, write, rows):
    text = numbered(
        {"registration_number": "'TL-30001", "imo": "'9074729", "mmsi": "'352600014", "call_sign": "'HQ5014"},
        {"registration_number": '="TL-30001"', "imo": '="9074729"', "mmsi": '="352600014"', "call_sign": '="HQ5014"'},
        {"registration_number": "TL-30001*", "imo": "9074729*", "mmsi": "352600014 †", "call_sign": "HQ5014¹"},
        {"registration_number": "TL-30001", "imo": "9,074,729", "mmsi": "352,600,014", "call_sign": "HQ 5014"},
        {"registration_number": "TL-30001", "imo": "LR9074729", "mmsi": "MMSI: 352600014", "call_sign": "IRCS: HQ5014"},
        {
            "registration_number": "ＴＬ－３０００１",
            "imo": "９０７４７２９",
            "mmsi": "３５２６０００１４",
            "call_sign": "ＨＱ５０１４",
        },
        {"registration_number": "TL-30001", "imo": "09074729", "mmsi": "0352600014", "call_sign": "HQ5014 (2)"},
        {"registration_number": "TL-30001", "imo": "9.074729E+06", "mmsi": "3.52600014E+08", "call_sign": "hq5014"},
    )
    [report] = load(case, [write("a.csv", text)])
    assert (report.loaded, report.flags) == (8, ())
    assert rows("SELECT DISTINCT registration_number, imo, mmsi, call_sign, imo_status FROM read.registration") == [
        ("TL30001", "9074729", "352600014", "HQ5014", "valid")
    ]
    assert rows("SELECT DISTINCT mmsis, call_signs, registration_numbers FROM read.vessel_mention") == [
        (["352600014"], ["HQ5014"], ["TL30001"])
    ]


def test_two_numbers_in_a_cell_are_both_read_and_two_hulls_numbers_said(case, write, rows):
    text = numbered(
        {
            "registration_number": "TL-30001; TL-30002", "imo": "9074729;8571043", "mmsi": "352600014;352600015",
            "call_sign": "HQ5014/HQ5015",
        }
    )  # fmt: skip
    [report] = load(case, [write("a.csv", text)])
    assert rows("SELECT imo, other_imos, mmsi, call_sign, registration_number FROM read.registration") == [
        ("9074729", ["8571043"], "352600014", "HQ5014", "TL30001")
    ]
    assert rows("SELECT mmsis, call_signs, registration_numbers FROM read.vessel_mention") == [
        (["352600014", "352600015"], ["HQ5014", "HQ5015"], ["TL30001", "TL30002"])
    ]
    assert [(column, count) for column, _, count in report.flags] == [("imo", 1)]


def test_what_is_no_imo_number_has_no_wrong_check_digit(case, write, rows):
    text = numbered(
        *(
            {"registration_number": f"TL-3000{n}", "imo": cell}
            for n, cell in enumerate(("1.0", "4", "9074728", "9.07E+06"))
        )
    )
    load(case, [write("a.csv", text)])
    assert rows("SELECT imo, imo_status FROM read.registration ORDER BY record_no") == [
        (None, "unusable"), (None, "unusable"), (None, "invalid"), (None, "unusable"),
    ]  # fmt: skip
    assert [reason for (reason,) in rows("SELECT reason FROM read.flag ORDER BY record_no")] == [
        "an IMO number has seven digits",
        "an IMO number has seven digits",
        "its check digit is wrong",
        "rounded by a spreadsheet: its last digits are lost; export the column as text",
    ]


def test_the_apostrophe_that_a_writer_put_before_a_formula_goes(case, write, rows):
    text = numbered(
        {"registration_number": "TL-30001", "vessel_name": "'=AURORA"},
        {"registration_number": "TL-30002", "vessel_name": "'EUA LOA"},
    )
    load(case, [write("a.csv", text)])
    assert rows("SELECT name FROM read.registration ORDER BY record_no") == [("=AURORA",), ("'EUA LOA",)]


def test_placeholders_of_other_languages_are_no_call_signs_and_no_persons(case, write, rows):
    words = [
        "нет",
        "なし",
        "SANS",
        "미상",
        "GEEN",
        "CHUA CO",
        "PERORANGAN",
        "本人",
        "SIN DATO",
        "NO APLICA",
        "PROPIETARIO",
        "不明",
    ]
    header = ["register", "vessel_name", "registration_number", "call_sign", "owner", "port"]
    table = [
        {
            "register": "Testland", "vessel_name": f"SANDERLING {n}", "registration_number": f"TL-6100{n}",
            "call_sign": word, "owner": word,
        }
        for n, word in enumerate(words)
    ]  # fmt: skip
    load(case, [write("a.csv", csv_text(header, table))])
    assert rows("SELECT count(*), count(call_sign) FROM read.registration") == [(len(words), 0)]
    assert rows("SELECT name FROM read.party_mention") == []
    assert rows("SELECT call_signs FROM read.vessel_mention WHERE len(call_signs) > 0") == []

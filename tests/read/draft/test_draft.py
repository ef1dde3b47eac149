import datetime as dt
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catchgraph.errors import InputError
from catchgraph.read.draft import draft_layout
from catchgraph.read.layouts import builtin_layouts, parse_layout
from catchgraph.read.load import load
from catchgraph.read.recognise import recognise
from catchgraph.read.source import inspect

from .conftest import FLAGS, FRENCH, NAMES, SPANISH, STEMS, imo, table

REGISTERS = {
    "CCSBT_vessels_2025-08-26.csv": "ccsbt-register",
    "FFA_vessels_2025-08-26.csv": "ffa-register",
    "IATTC_vessels_2025-08-26.csv": "iattc-register",
    "IOTC_vessels_2025-08-26.csv": "iotc-register",
    "NAFO_vessels_2025-08-26.csv": "nafo-register",
    "NEAFC_vessels_2025-08-26.csv": "neafc-register",
    "PNA_TUNA_2025-09-08.csv": "pna-register",
    "WCPFC_vessels_2025-08-26.csv": "wcpfc-register",
}
#: Properties for which a draft must name the columns that the layout by hand names: all but IOTC's gear, which
#: stands in two columns, as codes and as words.
EITHER = {("iotc-register", "gear"): "Gears Code"}


@pytest.mark.parametrize(("file", "layout"), REGISTERS.items())
def test_a_draft_of_a_real_register_names_the_columns_that_its_layout_names(shared_data, file, layout):
    draft = draft_layout(shared_data / "registers" / file)
    by_hand = next(each for each in builtin_layouts() if each.id == layout)
    drafted = parse_layout(draft.text, f"{layout}.toml")
    expected = {name: EITHER.get((layout, name), column) for name, column in by_hand.columns.items()}
    assert dict(draft.columns) == drafted.columns == expected
    assert drafted.numbers == by_hand.numbers
    assert drafted.format.dates == by_hand.format.dates or "since" not in by_hand.columns
    assert drafted.format.iso2_flag == by_hand.format.iso2_flag
    assert drafted.key == by_hand.key or layout == "neafc-register"
    assert drafted.key.collect == by_hand.key.collect
    assert {(each.column, each.unit, each.kind) for each in drafted.lengths} == {
        (each.column, each.unit, each.kind) for each in by_hand.lengths
    }
    assert {each.column for each in drafted.tonnages} == {each.column for each in by_hand.tonnages}
    assert {(each.role, each.name, each.address) for each in drafted.parties} == {
        (each.role, each.name, each.address) for each in by_hand.parties
    }


def test_every_line_of_a_draft_says_why(shared_data):
    text = draft_layout(shared_data / "registers" / "IATTC_vessels_2025-08-26.csv").text
    lines = [line for line in text.splitlines() if line and not line.startswith(("#", "["))]
    assert [line for line in lines if "  # " not in line] == []
    assert 'imo = "IMO number"  # 337 of 338 values pass the check digit of IMO numbers' in lines
    assert '#   "Confirmation date": 288 cells of days, but of what?' in text


@pytest.mark.parametrize("header", [SPANISH, FRENCH])
def test_a_register_in_another_language_loads_with_its_draft_as_it_is(case, write, rows, spanish, header):
    path = write("registro_2025-06-30.csv", spanish(header=header))
    draft = draft_layout(path)
    names = dict(zip(SPANISH, header, strict=True))
    assert dict(draft.columns) == {
        "number": names["N° de permiso"],
        "name": names["Nombre del buque"],
        "previous_names": names["Nombre anterior"],
        "registration_number": names["Matrícula"],
        "imo": names["Número OMI"],
        "call_sign": names["Indicativo de llamada"],
        "mmsi": names["MMSI"],
        "flag": names["Bandera"],
        "gear": names["Arte de pesca"],
        "built": names["Año de construcción"],
        "port": names["Puerto base"],
        "since": names["Válido desde"],
        "until": names["Válido hasta"],
    }
    assert draft.unread == (names["Capitán"], names["Observaciones"])
    [report] = load(case, [path], layout=write("draft.toml", draft.text))
    assert (report.rows, report.loaded, report.rejected, report.flags) == (10, 10, 0, ())
    assert rows("SELECT name, imo FROM read.registration ORDER BY line") == [
        (name, imo(stem)) for name, stem in zip(NAMES, STEMS, strict=True)
    ]
    assert rows("SELECT length_m, tonnage, since, until, length_kind FROM read.registration WHERE line = 6") == [
        (49.45, 5104.5, dt.datetime(2024, 5, 11), dt.datetime(2025, 12, 24), "LOA")
    ]
    assert rows("SELECT role, count(*) FROM read.party_mention GROUP BY 1 ORDER BY 1") == [
        *(("operator", 10), ("owner", 10))
    ]


def test_what_had_to_be_found_out_is_in_the_draft_with_its_proof(write, spanish):
    above = "Dirección Nacional de Pesca;;;\nBuques autorizados al 30/06/2025\n"
    text = draft_layout(write("registro.csv", spanish(above))).text
    layout = tomllib.loads(text)
    assert layout["format"] == {"dates": "dmy", "delimiter": ";", "decimal_comma": True}
    assert "# header_line = 3 is found by itself: what is above is a title" in text
    assert 'dates = "dmy"  # ' in text
    assert "fit mdy; e.g. " in text
    assert "Juan" not in text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252", "utf-8-sig"])
def test_a_draft_of_another_encoding_reads_its_file(case, write, rows, spanish, encoding):
    path = write("registro.csv", spanish().encode(encoding))
    text = draft_layout(path).text
    assert tomllib.loads(text)["format"].get("encodings") == (["cp1252"] if encoding == "cp1252" else None)
    [report] = load(case, [path], layout=write("draft.toml", text))
    assert report.loaded == 10
    assert rows("SELECT count(*) FROM read.registration WHERE name = 'MARÍA LUISA'") == [(1,)]


def test_a_header_of_two_lines_is_found(case, write, rows):
    text = table(
        [
            ["Vessel", "", "", "Owner", "", "Authorisation", ""],
            ["Name", "Flag", "IMO number", "Name", "Address", "Start", "End"],
            *(
                [NAMES[n], FLAGS[n], imo(STEMS[n]), f"Company {n} Ltd", f"{n} Quay", "2024-01-01", "2024-12-31"]
                for n in range(8)
            ),
        ]
    )
    path = write("two.csv", text)
    draft = draft_layout(path)
    assert tomllib.loads(draft.text)["format"]["header_lines"] == 2
    assert draft.columns["name"] == "Vessel Name"
    assert draft.columns["since"] == "Authorisation Start"
    [report] = load(case, [path], layout=write("draft.toml", draft.text))
    assert (report.rows, report.loaded) == (8, 8)
    assert rows("SELECT name FROM read.party_mention ORDER BY line LIMIT 1") == [("Company 0 Ltd",)]


def test_dates_that_prove_no_order_are_said_to(write):
    days = ["01/02/2024", "03/04/2024", "05/06/2024"]
    text = draft_layout(
        write("a.csv", table([["Vessel name", "From"], *([NAMES[n], day] for n, day in enumerate(days))]))
    ).text
    assert "nothing proves it: all 3 different dates are days in the orders dmy and mdy; check" in text


def test_values_alone_are_enough_for_numbers_that_check_themselves(write):
    rows_ = [
        ["Uno", "Dos", "Tres", "Cuatro"],
        *([NAMES[n], imo(STEMS[n]), f"35199{1000 + n}", FLAGS[n]] for n in range(10)),
    ]
    draft = draft_layout(write("a.csv", table(rows_, ",")))
    assert dict(draft.columns) == {"imo": "Dos", "mmsi": "Tres", "flag": "Cuatro", "name": "Uno"}
    assert "the header does not say it: check" in draft.text


@pytest.mark.parametrize("flag", ["PAN", "中国", "Россия", "Panama"])
def test_one_flag_in_every_row_is_enough(write, flag):
    rows = [["Vessel name", "XX"], *([NAMES[n], flag] for n in range(3))]
    draft = draft_layout(write("a.csv", table(rows, ",")))
    assert draft.columns["flag"] == "XX"
    assert "iso2_flag" not in draft.text
    assert "1 of 1 values name a country; the header does not say it: check" in draft.text


@pytest.mark.parametrize("values", [["NO", "NO", "NO"], ["PAN", "", "PAN"], ["PAN", "x", "PAN"]])
def test_codes_that_may_be_anything_are_no_flags(write, values):
    rows = [["Vessel name", "XX"], *([NAMES[n], value] for n, value in enumerate(values))]
    assert "flag" not in draft_layout(write("a.csv", table(rows, ","))).columns


def test_a_period_below_a_grouped_header_is_taken(write):
    rows = [["Vessel", "", "Owner", "Authorization", ""], ["Name", "Flag", "Name", "From", "To"]]
    rows += [[NAMES[n], FLAGS[n], "Blue Ltd", f"2024-01-0{n + 1}", f"2025-01-0{n + 1}"] for n in range(5)]
    columns = draft_layout(write("a.csv", table(rows, ","))).columns
    assert (columns["since"], columns["until"]) == ("Authorization From", "To")


def test_what_stands_in_columns_that_nobody_took_is_called_by_its_kind(write):
    rows = [["Vessel name", "A", "B", "C"], *([NAMES[n], f"-7.{n}5", f"CB100{n}", f"1 of {n}"] for n in range(5))]
    text = draft_layout(write("a.csv", table(rows, ","))).text
    for column, kind in (("A", "numbers"), ("B", "codes"), ("C", "text")):
        assert f'#   "{column}": 5 cells of {kind}' in text


def test_a_register_in_chinese_is_drafted(write):
    header = ["船名", "船旗国", "无线电呼号", "总吨位", "船体总长(米)", "船东名称", "许可证有效期至", "作业方式"]
    rows = [
        header,
        *(
            [f"福远渔80{n}", "中国", f"BZXY{n}", "1200", "56.3", "某某公司", f"2025-01-0{n + 1}", "延绳钓"]
            for n in range(5)
        ),
    ]
    draft = draft_layout(write("a.csv", table(rows, ",").encode("gb18030")))
    layout = parse_layout(draft.text, "a.toml")
    assert dict(draft.columns) == {
        "name": "船名", "flag": "船旗国", "call_sign": "无线电呼号", "until": "许可证有效期至", "gear": "作业方式",
    }  # fmt: skip
    assert layout.format.encodings == ("gb18030",)
    assert [each.column for each in layout.tonnages] == ["总吨位"]
    assert [(each.column, each.kind) for each in layout.lengths] == [("船体总长(米)", "LOA")]
    assert [(each.role, each.name) for each in layout.parties] == [("owner", "船东名称")]


def test_columns_with_one_name_are_told_apart_by_their_place(case, write):
    text = table([["Name", "No", "No", ""], *([NAMES[n], f"A{n}1", f"B{n}", "x"] for n in range(5))])
    path = write("a.csv", text)
    draft = draft_layout(path)
    assert draft.columns["number"] == "No#1"
    [report] = load(case, [path], layout=write("draft.toml", draft.text))
    assert report.loaded == 5


def test_no_row_of_a_file_without_header_is_lost(case, write, rows):
    text = "".join(f"{NAMES[n]},{imo(STEMS[n])},35199{1000 + n},{FLAGS[n]}\n" for n in range(10))
    path = write("a.csv", text)
    draft = draft_layout(path)
    assert draft.text.startswith("# The file has no header")
    assert dict(draft.columns) == {"imo": "column 2", "mmsi": "column 3", "flag": "column 4", "name": "column 1"}
    [report] = load(case, [path], layout=write("draft.toml", draft.text))
    assert (report.rows, report.loaded, report.rejected) == (10, 10, 0)
    assert rows("SELECT name, line FROM read.registration ORDER BY line LIMIT 1") == [(NAMES[0], 1)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is empty"),
        ("Name;Flag\n", "no rows below the header; a draft is made from the values of rows"),
        ("weight;price\n1;2\n3;4\n", "no column looks like the names of vessels"),
        ('[{"id": 1}]', "is JSON; a layout says what the columns of a table hold"),
        ("<a><b/></a>", "is XML; a layout says what the columns of a table hold"),
        ("PG01001NMFSIM", "is a message of records; a layout says what the columns of a table hold"),
        ("%PDF-1.4\n", "is a PDF document"),
    ],
)
def test_what_no_layout_can_be_drafted_from_is_said(write, content, message):
    with pytest.raises(InputError, match=message):
        draft_layout(write("a.csv", content))


@given(st.lists(st.lists(st.text("Nn aé,;\"\n\t'1-/.", max_size=8), min_size=1, max_size=5), max_size=6))
@settings(max_examples=150)
def test_any_table_gives_a_sound_draft_or_an_answer(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("any") / "a.csv"
    path.write_text("Name;Flag\n" + "\n".join(";".join(row) for row in cells), encoding="utf-8")
    try:
        draft = draft_layout(path)
    except InputError:
        return
    layout = parse_layout(draft.text, "a.toml")
    assert recognise(inspect(path), [layout]).layout.id == "a"

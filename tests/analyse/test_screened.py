"""Names and fleets as people have them, against a list that was read: what is found, and what is never `no hit`."""

import pytest

from catchgraph.analyse.screen import screen
from catchgraph.case.case import open_case
from catchgraph.derive.derive import derive
from catchgraph.pipeline import load, resolve
from tests.read.conftest import IUU, csv_text

ONE, OTHER = "4990411", "4990423"
NAMES = (
    "HOKO MARU NO. 8", "SEO HAE NO. 77", "HAI YAN 6", "AL NAWRAS 5", "LUEBECK", "NUESTRA SENORA DEL PUERTO",
    "SANTA LUCIA II", "GUILLERMO ARRIETA TERCERO PRIMERO", "KAI FENG 1/KAI FONG 1", "GREY PIPIT a.k.a. MERROW",
    "LINNET DAWN ex SISKIN DAWN", "CURLEW ONE alias CURLEW BAY", "BRENT GOOSE (f/k/a BARNACLE GOOSE)",
    "TERN STAR-formerly FERN STAR", "GOLDEN PLOVER", "WILLOWTTIT DAWN", "WAXWING NO. 7", "MERLIN II", "FU YUAN YU 7618",
)  # fmt: skip


def _row(name, **more):
    return {"CurrentlyListed": "True", "Name": name, "Flag": "Panama", "IOTC": "2021-05-10 - ", **more}


@pytest.fixture(scope="module")
def lists(tmp_path_factory):
    """A case with one list: the names above without a number, and SHEARWATER with an IMO number and one before."""
    folder = tmp_path_factory.mktemp("lists")
    rows = [*map(_row, NAMES), _row("SHEARWATER", IMO=ONE, IRCS="HP5014", MMSI="352500014")]
    (folder / "iuu-2025-07-01.csv").write_text(csv_text(IUU, rows), encoding="utf-8")
    case = open_case(folder / "case", create=True)
    load(case, [folder / "iuu-2025-07-01.csv"])
    resolve(case)
    derive(case)
    return case


def answer(case, *names, **given):
    return [(row["screened"], row["verdict"], row["listed_as"]) for row in screen(case, names, **given).dicts()]


@pytest.mark.parametrize(
    ("probe", "verdict", "listed"),
    [
        ("第八宝幸丸", "similar", "HOKO MARU NO. 8"),
        ("第8宝幸丸", "similar", "HOKO MARU NO. 8"),
        ("DAIHACHI HOKO MARU", "possible", "HOKO MARU NO. 8"),
        ("서해 77호", "possible", "SEO HAE NO. 77"),
        ("제77서해호", "possible", "SEO HAE NO. 77"),
        ("海燕六号", "possible", "HAI YAN 6"),
        ("النورس 5", "similar", "AL NAWRAS 5"),
        ("LÜBECK", "possible", "LUEBECK"),
        ("NTRA SRA DEL PUERTO", "possible", "NUESTRA SENORA DEL PUERTO"),
        ("STA. LUCIA II", "possible", "SANTA LUCIA II"),
        ("GUILLERMO ARRIETA TE", "similar", "GUILLERMO ARRIETA TERCERO PRIMERO"),
        ("KAI FENG 1", "possible", "KAI FENG 1"),
        ("KAI FONG 1", "possible", "KAI FENG 1"),
        ("GREY PIPIT", "possible", "GREY PIPIT"),
        ("MERROW", "possible", "GREY PIPIT"),
        ("SISKIN DAWN", "possible", "LINNET DAWN"),
        ("CURLEW BAY", "possible", "CURLEW ONE"),
        ("BARNACLE GOOSE", "possible", "BRENT GOOSE"),
        ("FERN STAR", "possible", "TERN STAR"),
        ("GOLDEN PLOVERS", "similar", "GOLDEN PLOVER"),
        ("WILLOWTIT DAWN", "similar", "WILLOWTTIT DAWN"),
        ("MERLINII", "possible", "MERLIN II"),
        ("WAXWINGNO. 7", "possible", "WAXWING NO. 7"),
        ("FUYUANYU7618", "possible", "FU YUAN YU 7618"),
        ("OTHER NAME (ex GOLDEN PLOVER)", "possible", "GOLDEN PLOVER"),
        ("OTHER NAME 3/WAXWING NO. 7", "possible", "WAXWING NO. 7"),
    ],
)
def test_a_name_of_the_list_is_found_as_people_write_it(lists, probe, verdict, listed):
    assert answer(lists, probe) == [(probe, verdict, listed)]


@pytest.mark.parametrize("name", ["FU YUAN YU 7619", "HOKO MARU NO. 9", "MERLIN III", "WAXWING", "GREEN PLOVER"])
def test_another_ship_of_the_series_is_no_hit(lists, name):
    assert answer(lists, name) == [(name, "no hit", None)]
    assert screen(lists, [name]).dicts()[0]["reasons"] == ["not on a list by its name"]


def test_a_similar_name_has_its_score_and_says_why(lists):
    [row] = screen(lists, ["GOLDEN PLOVERS"]).dicts()
    # One of thirteen letters.
    assert row["score"] == 0.92
    assert row["reasons"][0] == "name similar, 0.92 (one letter more): GOLDEN PLOVERS / GOLDEN PLOVER"
    assert screen(lists, ["GOLDEN-PLOVER"]).dicts()[0]["score"] == 1


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("第九宝幸丸", "the name is in Chinese characters, whose reading is not certain"),
        ("เรือดี 3", "the name is in Thai letters, which cannot be compared"),
        ("MERR�W 9", "letters of the name are lost (a damaged file?)"),
        ("4990412", "IMO number 4990412 is not valid: its check digit is wrong"),
        ("99999999", "99999999 is neither an IMO number nor an MMSI"),
        ("???", "neither a name nor a usable number"),
    ],
)
def test_what_cannot_be_compared_is_not_called_no_hit(lists, name, why):
    [row] = screen(lists, [name]).dicts()
    assert (row["verdict"], row["reasons"][-1]) == ("not screened", why)


def test_a_script_is_no_matter_where_the_name_is_found_or_another_is_given(lists):
    assert answer(lists, "鲁荣远渔 12") == [("鲁荣远渔 12", "no hit", None)], "written so in China alone: pinyin"
    assert answer(lists, "SANDPIPER (เรือดี)")[0][1] == "no hit"


def test_every_number_of_a_cell_is_screened_and_what_is_none_is_said(lists, tmp_path):
    cells = {
        "AVOCET ONE": '"4,990,411"', "AVOCET TWO": "'4990411", "AVOCET THREE": '"=""4990411"""',
        "AVOCET FOUR": "4990411.0", "AVOCET SIX": f"{ONE} / {OTHER}", "AVOCET SEVEN": f"IMO No. {OTHER} (ex {ONE})",
        "AVOCET EIGHT": "LR4990411", "AVOCET TEN": "4.990411E+06", "AVOCET ELEVEN": "04990411",
        "AVOCET TWELVE": "4990411*", "AVOCET FIFTEEN": "４９９０４１１",
        "AVOCET THIRTEEN": "4990412", "AVOCET FOURTEEN": "99999999", "AVOCET SIXTEEN": "", "UNKNOWN": "n/a",
    }  # fmt: skip
    fleet = tmp_path / "fleet.csv"
    fleet.write_text(
        "Vessel Name,IMO\n" + "".join(f"{name},{cell}\n" for name, cell in cells.items()), encoding="utf-8"
    )
    table = screen(lists, file=fleet)
    verdicts = [row["verdict"] for row in table.dicts()]
    assert verdicts == [*["hit"] * 11, "not screened", "not screened", "no hit", "not screened"]
    assert table.note.splitlines()[0] == "15 screened: 11 hit, 3 not screened, 1 no hit"
    assert table.dicts()[11]["reasons"][0] == "not on a list by its name"
    assert table.dicts()[11]["reasons"][1].startswith("IMO number 4990412 is not valid")
    assert table.dicts()[14]["reasons"] == ["neither a name nor a usable number"]


@pytest.mark.parametrize("header", ["Formerly known as", "Ex", "Aliases", "a.k.a.", "f/k/a", "Also known as", "曾用名"])
def test_a_column_of_other_names_is_one_by_the_words_people_use(lists, tmp_path, header):
    fleet = tmp_path / "fleet.csv"
    fleet.write_text(f"Vessel name,{header}\nAVOCET,BARNACLE GOOSE\nRUFF,\n", encoding="utf-8")
    table = screen(lists, file=fleet)
    assert [(row["verdict"], row["listed_as"]) for row in table.dicts()] == [
        ("possible", "BRENT GOOSE"), ("no hit", None)
    ]  # fmt: skip
    assert [row["standing"] for row in table.dicts()] == ["in force: IOTC", ""]


def test_a_name_with_its_number_behind_it_is_both(lists):
    assert answer(lists, "AVOCET IMO 4990411")[0][1:] == ("hit", "SHEARWATER")
    assert answer(lists, f"SHEARWATER (IMO: {OTHER})")[0][1:] == ("homonym", "SHEARWATER")
    assert answer(lists, "AVOCET IMO 4990412")[0][1] == "not screened"


def test_a_similar_name_gives_way_to_what_identifies_and_to_another_hull(lists, tmp_path):
    fleet = tmp_path / "fleet.csv"
    rows = f"GOLDEN PLOVERS,{ONE},\nSHEARWATERS,{OTHER},\nSHEARWATERS,,HP5014\nGOLDEN PLOVERS,{OTHER},\n"
    fleet.write_text(f"name,imo,call sign\n{rows}", encoding="utf-8")
    found = [(row["line"], row["verdict"], row["listed_as"]) for row in screen(lists, file=fleet).dicts()]
    assert found == [
        (2, "hit", "SHEARWATER"),
        (3, "no hit", None),
        (4, "possible", "SHEARWATER"),
        (5, "similar", "GOLDEN PLOVER"),
    ]
    [possible] = [row for row in screen(lists, file=fleet).dicts() if row["line"] == 4]
    assert possible["reasons"][0] == "call sign HP5014 equal"
    assert possible["reasons"][1].startswith("name similar, 0.91")

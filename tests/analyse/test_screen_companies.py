"""Importers and suppliers against companies with a listed vessel, a measure or refused goods."""

import datetime as dt

import pytest

from catchgraph.analyse.screen_companies import screen_companies
from catchgraph.case.case import open_case
from catchgraph.errors import InputError, UsageError
from catchgraph.normalise.address import address_key

from .world import finish, put, relate, vessel

DAY = dt.datetime(2025, 6, 18)


def company(con, id_, name, stem, **more):
    """A company with its lists."""
    lists = {key: more.pop(key, []) for key in ("address_keys", "countries", "numbers")}
    put(
        con, "derived.company", id=f"company:{id_}", name=name, names=[name], stems=[stem], datasets=[], **lists, **more
    )


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """Grey Gannet owned a listed vessel, Tidegate is the target of a measure, Lotus Sea made what was refused."""
    made = open_case(tmp_path_factory.mktemp("screened") / "case", create=True)
    with made.write() as con:
        vessel(con, "vessel:1", "SABLE TERN", listed="delisted")
        vessel(con, "vessel:2", "QUIET TERN")
        company(con, "gannet", "Grey Gannet Fishing S.A.", "GREY GANNET FISHING", countries=["PAN"])
        company(con, "quiet", "Quiet Tern Ltd", "QUIET TERN", countries=["PAN"])
        company(con, "tidegate", "Tidegate Group Ltd", "TIDEGATE GROUP", numbers=["RUC: 0990-123456-001"])
        company(con, "lotus", "Lotus Sea Frozen Foods JSC", "LOTUS SEA FROZEN FOODS", countries=["VNM"],
                address_keys=[address_key("12 HARBOUR RD, CAN THO")])  # fmt: skip
        put(con, "derived.registration", id="registration:1", name="SABLE TERN", records=["register.csv, line 4"])
        put(con, "derived.measure", id="measure:1", name="bar on Tidegate", records=["measures.csv, line 2"])
        for number in "12":
            put(con, "derived.refusal", id=f"refusal:{number}", name="refused", refused=DAY,
                records=[f"refusals.csv, line {number}"])  # fmt: skip
            relate(con, "MADE_BY", f"refusal:{number}", "company:lotus", record=f"refusal:{number}")
        relate(con, "OWNS", "company:gannet", "vessel:1", kind="registered", record="registration:1")
        relate(con, "OWNS", "company:quiet", "vessel:2", kind="registered")
        relate(con, "TARGETS", "measure:1", "company:tidegate", record="measure:1")
        finish(con)
    return made


def told(table):
    """What was screened → verdict, company, what is held of it."""
    at = [table.columns.index(name) for name in ("screened", "verdict", "name", "held", "where")]
    return {row[at[0]]: tuple(row[place] for place in at[1:]) for row in table.rows}


def test_a_name_alone_is_possible_and_says_what_is_held_with_its_rows(case):
    assert told(screen_companies(case, ["GREY GANNET FISHING"])) == {
        "GREY GANNET FISHING": (
            "possible", "Grey Gannet Fishing S.A.", ["owner or former owner of SABLE TERN (delisted)"],
            ["register.csv, line 4"],
        )
    }  # fmt: skip


def test_owners_of_vessels_on_no_list_are_no_hit(case):
    assert told(screen_companies(case, ["Quiet Tern Ltd"]))["Quiet Tern Ltd"][:2] == ("no hit", "")


def test_a_file_of_suppliers_by_number_address_likeness_and_country(case, tmp_path):
    file = tmp_path / "suppliers.csv"
    file.write_text(
        "Supplier Name,Address,Country,RUC No.,Contact Name\n"
        'Lotus Sea Frozen Foods Co Ltd,"12 Harbour Road, Can Tho",Viet Nam,,Lotus\n'
        "Lotus Sea Frozen Food,,VN,,\n"
        "Lotus Sea Frozen Foods,,Peru,,\n"
        "Somebody Else,,,0990123456001,\n"
        ",,,,\n"
        "???,,,,\n",
        "utf-8",
    )
    found = screen_companies(case, file=file)
    at = [found.columns.index(name) for name in ("line", "verdict", "company")]
    assert [tuple(row[place] for place in at) for row in found.rows] == [
        (2, "hit", "company:lotus"), (3, "similar", "company:lotus"), (4, "homonym", "company:lotus"),
        (5, "hit", "company:tidegate"), (7, "not screened", None),
    ]  # fmt: skip
    assert found.rows[0][found.columns.index("held")] == ["named in 2 refusals, the last 2025-06-18"]
    assert "RUC No. as number" in found.note
    assert "Contact Name" not in found.note


def test_a_file_without_names_or_numbers_is_refused(case, tmp_path):
    (tmp_path / "ports.csv").write_text("Port,Berth\nVigo,3\n", "utf-8")
    with pytest.raises(InputError, match="no column of names or numbers of companies"):
        screen_companies(case, file=tmp_path / "ports.csv")
    with pytest.raises(UsageError):
        screen_companies(case)


def test_a_text_of_names_a_line_each(case, tmp_path):
    (tmp_path / "names.txt").write_text("Tidegate Group\n\nNobody At All\n", "utf-8")
    rows = screen_companies(case, file=tmp_path / "names.txt").rows
    assert [row[:3] for row in rows] == [(1, "Tidegate Group", "possible"), (3, "Nobody At All", "no hit")]

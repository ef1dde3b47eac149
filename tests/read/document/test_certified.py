"""What papers of the catch tell to have happened: events of their records, worked out by hand."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.read.load import load

_CERTIFICATE = (
    *("Country", "Certificate No.", "Validated On", "Scheme", "Simplified", "Status", "Replaces", "Replaced By"),
    *("Validating Authority", "Export Country", "Destination", "Departed On", "Exporter", "Exporter Address"),
    *("Importer", "Importer Address", "Receiving Vessel", "Receiving Vessel Flag", "Receiving Vessel IMO"),
    *("Transhipped at Sea On", "Transhipped at Sea (kg)", "Vessel Name", "Vessel Flag", "Vessel IMO", "Vessel IRCS"),
    *("Vessel Registration", "Line", "Net Catch Weight (kg)", "HS", "Species", "Scientific Name", "Product Form"),
    *("Catch Area", "Gear", "Catch From", "Catch To", "Landing Date", "Landing Place", "Verified Weight Landed (kg)"),
    *("Bill of Lading", "Transhipment Declaration", "Landing Declaration", "Export Declaration"),
)
_USUAL = {
    "Country": "EC", "Certificate No.": "EC-1", "Validated On": "2025-07-19", "Status": "valid",
    "Vessel Name": "SORREL JACANA", "Vessel Flag": "EC", "HS": "0302.89", "Species": "DOL", "Product Form": "whole",
    "Catch Area": "77", "Gear": "LL", "Catch From": "2025-06-16", "Catch To": "2025-07-09",
    "Landing Date": "2025-07-11", "Landing Place": "Manta",
}  # fmt: skip


def _loaded(folder: Path, *rows: dict[str, str]) -> CaseFolder:
    file = folder / "catch-certificates-2025-12-31.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, _CERTIFICATE)
        writer.writeheader()
        writer.writerows(_USUAL | row for row in rows)
    (folder / "handling.toml").write_text('administration = "Fisheries of Ecuador"\n', encoding="utf-8")
    case = open_case(folder / "case", create=True)
    load(case, [file])
    return case


def _asked(case: CaseFolder, query: str) -> list[tuple[Any, ...]]:
    with case.read() as connection:
        return connection.execute(query).fetchall()


def _line(number: int, kg: int, **more: str) -> dict[str, str]:
    return {"Line": str(number), "Verified Weight Landed (kg)": str(kg), **more}


def test_lines_of_one_vessel_and_day_are_one_landing_and_each_a_catch(tmp_path: Path) -> None:
    case = _loaded(
        tmp_path,
        _line(1, 18_000),
        _line(2, 2_500, Species="YFT", HS="0302.32"),
        _line(3, 700, **{"Vessel Name": "TERN"}),
    )
    landings = _asked(
        case,
        """SELECT l.name, l.start, l.basis, l.port, l.species, l.product_kg, list_sort(list(g.line_no)),
                  starts_with(l.record, 'catch_certificate:')
           FROM read.landing l JOIN read.goods g ON g.event = l.id GROUP BY ALL ORDER BY l.name""",
    )
    day = dt.datetime(2025, 7, 11)
    assert landings == [
        ("Landing 2025-07-11, SORREL JACANA", day, "certified", "Manta", ["DOL", "YFT"], 20_500.0, ["1", "2"], True),
        ("Landing 2025-07-11, TERN", day, "certified", "Manta", ["DOL"], 700.0, ["3"], True),
    ]
    fishing = 'SELECT name, start, "end", gear, fao_areas, product_kg FROM read.fishing ORDER BY product_kg'
    since, until = dt.datetime(2025, 6, 16), dt.datetime(2025, 7, 9)
    assert [each[1:] for each in _asked(case, fishing)] == [
        (since, until, "LL", ["77"], kg) for kg in (700.0, 2_500.0, 18_000.0)
    ]


def test_who_took_part_is_whom_the_paper_names_and_nobody_is_made_of_it(tmp_path: Path) -> None:
    case = _loaded(tmp_path, _line(1, 18_000))
    part = """SELECT p.event_label, p.role, v.role, v.name, p.mention_id, p.mmsi
              FROM read.participant p JOIN read.named_vessel v USING (named_id) ORDER BY ALL"""
    assert _asked(case, part) == [
        ("Fishing", "vessel", "catching vessel", "SORREL JACANA", None, None),
        ("Landing", "vessel", "catching vessel", "SORREL JACANA", None, None),
    ]
    assert _asked(case, "SELECT count(*) FROM read.vessel_mention") == [(0,)]


_AT_SEA = {
    "Receiving Vessel": "QUARTZ HERON", "Receiving Vessel IMO": "4990086",
    "Transhipped at Sea On": "2025-07-01", "Transhipped at Sea (kg)": "21000",
}  # fmt: skip


def test_what_was_handed_over_at_sea_was_landed_by_the_vessel_that_received_it(tmp_path: Path) -> None:
    case = _loaded(tmp_path, _line(1, 18_000, **_AT_SEA))
    moved = "SELECT kind, start, basis, product_kg, species FROM read.transshipment"
    assert _asked(case, moved) == [("at sea", dt.datetime(2025, 7, 1), "certified", 21_000.0, ["DOL"])]
    part = """SELECT p.event_label, p.role, v.name FROM read.participant p JOIN read.named_vessel v USING (named_id)
              ORDER BY ALL"""
    assert _asked(case, part) == [
        ("Fishing", "vessel", "SORREL JACANA"),
        ("Landing", "vessel", "QUARTZ HERON"),
        ("Transshipment", "donor", "SORREL JACANA"),
        ("Transshipment", "receiver", "QUARTZ HERON"),
    ]


def test_the_day_of_a_transhipment_is_no_landing(tmp_path: Path) -> None:
    same = {**_AT_SEA, "Landing Date": "2025-07-01"}
    nowhere = {**_AT_SEA, "Certificate No.": "EC-2", "Landing Place": ""}
    case = _loaded(tmp_path, _line(1, 18_000, **same), _line(1, 700, **nowhere))
    assert _asked(case, "SELECT count(*) FROM read.landing") == [(0,)]
    assert _asked(case, "SELECT count(*) FROM read.transshipment") == [(2,)]


def test_of_several_catching_vessels_none_is_said_to_be_the_donor(tmp_path: Path) -> None:
    other = {**_AT_SEA, "Vessel Name": "TERN"}
    case = _loaded(tmp_path, _line(1, 18_000, **_AT_SEA), _line(2, 700, **other))
    part = """SELECT p.role, v.name FROM read.participant p JOIN read.named_vessel v USING (named_id)
              WHERE p.event_label = 'Transshipment'"""
    assert _asked(case, part) == [("receiver", "QUARTZ HERON")]


def test_a_void_paper_a_line_without_a_vessel_and_one_without_a_day_tell_of_no_landing(tmp_path: Path) -> None:
    nobody = {"Certificate No.": "EC-2", "Vessel Name": "", "Vessel Flag": ""}
    undated = {"Certificate No.": "EC-3", "Landing Date": "", "Catch From": "", "Catch To": ""}
    case = _loaded(tmp_path, _line(1, 1_000, Status="void"), _line(1, 2_000, **nobody), _line(1, 3_000, **undated))
    for table in ("landing", "fishing", "transshipment", "participant"):
        assert _asked(case, f"SELECT count(*) FROM read.{table}") == [(0,)]
    assert _asked(case, "SELECT count(*) FROM read.goods WHERE event IS NULL") == [(3,)]

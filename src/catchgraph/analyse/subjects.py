"""What is screened: names and numbers as typed, or the rows of a file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.errors import InputError
from catchgraph.normalise.call_sign import call_sign
from catchgraph.normalise.flag import flag
from catchgraph.normalise.imo import imo_status, ship_imo
from catchgraph.normalise.mmsi import ship_mmsi
from catchgraph.normalise.registration import registration_number
from catchgraph.normalise.text import key
from catchgraph.normalise.vessel_name import split_names, vessel_name

if TYPE_CHECKING:
    from _csv import Reader

#: Column of a file → how its header may read, as letters and digits.
COLUMNS = {
    "name": ("NAME", "VESSEL", "VESSELNAME", "SHIPNAME", "SHIP", "NAMEOFVESSEL", "NAMEOFFISHINGVESSEL"),
    "imo": ("IMO", "IMONUMBER", "IMONO", "SHIPIMO", "IMOORLRNUMBER"),
    "mmsi": ("MMSI", "SSVID", "MMSINUMBER"),
    "call_sign": ("CALLSIGN", "IRCS", "RADIOCALLSIGN", "INTERNATIONALRADIOCALLSIGN"),
    "registration": ("REGISTRATION", "REGISTRATIONNUMBER", "REGISTRATIONNO", "REGNO", "NNR",
                     "NATIONALREGISTRATIONNUMBER"),
    "flag": ("FLAG", "FLAGSTATE", "FLAGCODE", "FLAGSTATECODE", "FLAGOFFISHINGVESSEL"),
}  # fmt: skip
_HINT = (
    "A file to screen is CSV with a header (name, imo, mmsi, call sign, registration, flag), or .txt, a name a line."
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A vessel to screen. `names`: key → as written; `remarks`: what was given and cannot be used."""

    given: str
    line: int | None = None
    names: dict[str, str] = field(default_factory=dict)
    imo: str | None = None
    mmsi: str | None = None
    call_sign: str | None = None
    registration: str | None = None
    flag: str | None = None
    remarks: tuple[str, ...] = ()

    def facts(self) -> set[str]:
        """As `Listed.facts`."""
        kinds = {"imo": self.imo, "mmsi": self.mmsi, "call": self.call_sign, "registration": self.registration}
        return {f"name {key_}" for key_ in self.names} | {f"{kind} {value}" for kind, value in kinds.items() if value}


def subject_of(text: str, line: int | None = None) -> Subject:
    """What a person typed: an IMO number or MMSI if it is one, else a name, which may be a number or call sign."""
    if imo := ship_imo(text):
        return Subject(text, line, imo=imo)
    if mmsi := ship_mmsi(text):
        return Subject(text, line, mmsi=mmsi)
    return Subject(text, line, names=_names([text]), call_sign=call_sign(text), registration=registration_number(text))


def read_subjects(path: Path) -> tuple[list[Subject], list[str]]:
    """The vessels of a file, and the columns that were not read. Raises `InputError` for what is no such file."""
    text = _text(path)
    if path.suffix.lower() == ".txt":
        lines = enumerate(io.StringIO(text), 1)
        return [subject_of(line.strip(), number) for number, line in lines if line.strip()], []
    try:
        dialect = csv.Sniffer().sniff(text.splitlines()[0], delimiters=",;\t|")
        delimiter = dialect.delimiter
    except (csv.Error, IndexError):
        delimiter = ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return _rows(path, reader)
    except csv.Error as error:
        raise InputError(f"{path}, line {reader.line_num}: {error}", hint=_HINT) from error


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}", hint=_HINT) from error
    if not data.strip() or b"\x00" in data or data.startswith((b"%PDF", b"PK\x03\x04")):
        raise InputError(f"{path} is empty or no text", hint=_HINT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(path: Path, reader: Reader) -> tuple[list[Subject], list[str]]:
    header = next(reader, [])
    place = {
        column: at for column, spellings in COLUMNS.items() for at, cell in enumerate(header) if key(cell) in spellings
    }
    if not place.keys() - {"flag"}:
        raise InputError(f"{path}, line 1: no column of {', '.join(COLUMNS)} in its header", hint=_HINT)
    unread = [cell for at, cell in enumerate(header) if at not in place.values() and cell.strip()]
    subjects = []
    line = reader.line_num + 1
    for row in reader:
        cells = {column: row[at] if at < len(row) else "" for column, at in place.items()}
        if any(cell.strip() for cell in cells.values()):
            subjects.append(_subject(cells, line))
        line = reader.line_num + 1
    return subjects, unread


def _subject(cells: dict[str, str], line: int) -> Subject:
    imo = cells.get("imo", "")
    remarks = (f"IMO number {imo.strip()} is not valid",) if imo_status(imo) == "invalid" else ()
    return Subject(
        given=next((cells[column].strip() for column in COLUMNS if cells.get(column, "").strip()), ""),
        line=line,
        names=_names(split_names(cells.get("name", ""))),
        imo=ship_imo(imo),
        mmsi=ship_mmsi(cells.get("mmsi", "")),
        call_sign=call_sign(cells.get("call_sign", "")),
        registration=registration_number(cells.get("registration", "")) or registration_number(cells.get("name", "")),
        flag=flag(cells.get("flag", "")),
        remarks=remarks,
    )


def _names(written: list[str]) -> dict[str, str]:
    return {parsed.key: name.strip() for name in written if (parsed := vessel_name(name))}

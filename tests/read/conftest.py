import csv
import io
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.case.seats import kept
from catchgraph.read.source import Source

IOTC = [
    *("IOTC Number", "Name", "Flag State Code", "REGNO", "IMO", "IRCS", "Type Name", "LOA (m)", "GT", "GRT"),
    *("Owner", "Owner Address", "Operator", "Beneficial Owner", "From", "To", "Remarks"),
]
WCPFC = [
    *("VID", "Name of fishing vessel", "Flag of fishing vessel", "Registration number"),
    *("WCPFC Identification Number (WIN)", "Previous names (if known)", "Previous flag (if any)"),
    *("Name of the owner or owners", "Length", "Type of length", "Unit of length"),
    *("Gross registered tonnage (GRT) or gross tonnage (GT)", "Type of tonnage"),
    *("Start of period of validity of authorization", "End of period of validity of authorization"),
    *("Authorized to tranship on the high seas", "Name of charterer", "Address of charterer"),
    *("Start date of charter", "Expiration date of charter", "IMO or LR number"),
]
RFMOS = [
    "IOTC",
    "ICCAT",
    "IATTC",
    "CCAMLR",
    "WCPFC",
    "SEAFO",
    "NEAFC",
    "NAFO",
    "SPRFMO",
    "CCSBT",
    "GFCM",
    "NPFC",
    "SIOFA",
]
IUU = [
    *("CurrentlyListed", "Name", "RFMOName", "IMO", "NNR", "Flag", "IRCS", "MMSI", "GT", "Length", "YearOfBuild"),
    *("OwnerName", "OperatorName", "VesselStatus"),
    *(name for rfmo in RFMOS for name in (rfmo, "Reason")),
]
ENCOUNTERS = [
    *("fishing_vessel_mmsi", "transshipment_vessel_mmsi", "start_time", "end_time", "mean_latitude"),
    *("mean_longitude", "duration_hr", "median_distance_km", "median_speed_knots"),
]
CARRIERS = ["mmsi", "shipname", "callsign", "flag", "imo", "first_timestamp", "last_timestamp"]


def csv_text(header, rows, delimiter=","):
    """A CSV file: `rows` are mappings from a column's name, or its position, to its cell; all else is empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        cells = [""] * len(header)
        for column, value in row.items():
            cells[column if isinstance(column, int) else header.index(column)] = value
        writer.writerow(cells)
    return out.getvalue()


def encounter(**cells):
    """A whole row of encounters, with `cells` changed."""
    return {
        "fishing_vessel_mmsi": "412999201",
        "transshipment_vessel_mmsi": "352999101",
        "start_time": "2016-05-09T06:10:00Z",
        "end_time": "2016-05-09T12:40:00Z",
        "mean_latitude": "-4.125",
        "mean_longitude": "71.5",
        "duration_hr": "6.5",
        "median_distance_km": "0.031",
        "median_speed_knots": "0.42",
        **cells,
    }


def source_of(path):
    """A file on disk, whatever is in it."""
    status = path.stat()
    return Source(path, path.name, status.st_size, status.st_mtime_ns, "", None, True)


@pytest.fixture(autouse=True)
def _what_is_read_stays_attached(request: pytest.FixtureRequest) -> Iterator[None]:
    """To attach a case takes 5 ms of the processor, and most tests ask one again and again."""
    with nullcontext() if "others_write" in request.fixturenames else kept():
        yield


@pytest.fixture
def others_write() -> None:
    """For a test in which another process writes: what is attached keeps it out."""


@pytest.fixture
def case(tmp_path):
    return open_case(tmp_path / "case", create=True)


@pytest.fixture
def write(tmp_path):
    """Write text or bytes to a file of that name and give its path."""

    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


@pytest.fixture
def rows(case):
    """Query the case: a list of tuples."""

    def query(sql: str, *values: object) -> list[tuple]:
        with case.read() as connection:
            return connection.execute(sql, list(values)).fetchall()

    return query

"""Rows of invented papers, in the plain columns of their layouts; of harvest reports with where their ways end."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

#: Commodity code → the species that it stands for here.
SPECIES = {
    "030617": "PNV", "030487": "YFT", "160414": "SKJ", "030343": "SKJ", "030749": "GIS", "160521": "PNV",
    "030614": "CRB", "030341": "ALB", "030389": "DOL", "160529": "PNV",
}  # fmt: skip
BOATS, HARVESTS, REPORTED = 20_000, (0.6, 0.3, 0.1), 0.5
FLAGS = np.array(["EC", "VN", "TH", "TW", "PA", "KR"], object)
AREAS = np.array(["87", "71", "57", "77", "34", "61"], object)
#: Where the only one of these species that is not fished everywhere is.
SHRIMP, OF_SHRIMP = "PNV", np.array(["77", "61"], object)

Array = np.ndarray[Any, Any]


def certificate_rows(
    number: Array, of: Array, boat: Array, kg: Array, landed: Array, issued: Array, code: Array, exporter: Array,
    status: Array,
) -> pa.Table:  # fmt: skip
    count = len(number)
    return pa.table(
        {
            "Certificate No.": pa.array(number, pa.string()),
            "Country": pa.repeat("ECU", count),
            "Validated On": pa.array(np.datetime_as_string(issued).astype(object), pa.string()),
            "Status": pa.array(status, pa.string()),
            "Replaced By": pa.repeat("", count),
            "Line": pa.array((np.arange(count) - np.searchsorted(of, of) + 1).astype(str).astype(object), pa.string()),
            "Vessel Name": pa.array(text("PESCA ", boat, 5), pa.string()),
            "Vessel Flag": pa.array(FLAGS[boat % len(FLAGS)], pa.string()),
            "Net Catch Weight (kg)": pa.array(kg),
            "Verified Weight Landed (kg)": pa.array(kg),
            "Presentation": pa.repeat("WHL", count),
            "Species": pa.array(species(code), pa.string()),
            "HS": pa.array(code, pa.string()),
            "Catch Area": pa.array(areas(species(code), boat), pa.string()),
            "Landing Date": pa.array(np.datetime_as_string(landed).astype(object), pa.string()),
            "Landing Place": pa.repeat("Posorja", count),
            "Exporter": pa.array(exporter, pa.string()),
        }
    )


def declared(lines: pa.Table, prefix: str, column: str, said: str) -> pa.Table:
    """Declarations of what catch lines tell, a line each."""
    days = lines["Landing Date"].to_pylist()
    return pa.table(
        {
            "Declaration No.": pa.array(text(prefix, np.arange(lines.num_rows), 7), pa.string()),
            "Fishing Vessel Name": lines["Vessel Name"],
            "Fishing Vessel Flag": lines["Vessel Flag"],
            column: pa.repeat(said, lines.num_rows),
            "Start (UTC)": pa.array([f"{day}T05:00" for day in days], pa.string()),
            "Species": lines["Species"],
            "Product Form": pa.repeat("whole", lines.num_rows),
            "Weight (kg)": lines["Net Catch Weight (kg)"],
        }
    )


def statement_rows(
    of: Array, code: Array, day: Array, exporter: Array, made: Array, used: Array, cited: Array
) -> pa.Table:
    """Processing statements, a row a certificate; `of` numbers them."""
    count = len(of)
    return pa.table(
        {
            "Statement No.": pa.array(text("ECU-2024-PS-", of, 7)),
            "Country": pa.repeat("ECU", count),
            "Endorsed On": pa.array(np.datetime_as_string(day).astype(object)),
            "Plant": pa.array(text("PLANTA ", of % 400, 4)),
            "Line": pa.repeat("1", count),
            "Catch Processed (kg)": pa.array(used),
            "Product Made (kg)": pa.array(made),
            "Product HS": pa.array(code),
            "Catch Species": pa.array(species(code)),
            "Catch Certificate": pa.array(cited),
            "Certificate Country": pa.repeat("ECU", count),
            "Exporter": pa.array(exporter),
        }
    )


def storage_rows(of: Array, code: Array, day: Array, net: Array, certificate: Array) -> pa.Table:
    """Storage documents; `of` numbers them."""
    count = len(of)
    return pa.table(
        {
            "Storage Document No.": pa.array(text("ECU-2024-SD-", of, 7), pa.string()),
            "Country": pa.repeat("ECU", count),
            "Endorsed On": pa.array(np.datetime_as_string(day).astype(object), pa.string()),
            "Store": pa.array(text("FRIGORIFICO ", of % 50, 3), pa.string()),
            "Line": pa.repeat("1", count),
            "Weight In (kg)": pa.array(net),
            "Weight Out (kg)": pa.array(net),
            "HS": pa.array(code, pa.string()),
            "Species": pa.array(species(code), pa.string()),
            "Catch Certificate": pa.array(number_of(certificate), pa.string()),
            "Document Country": pa.repeat("ECU", count),
        }
    )


def harvests(entry: pa.Table, seed: int) -> tuple[pa.Table, dict[int, set[str]]]:
    """Harvest reports of the first lines of entries, in the columns of `simp-harvest`; where each entry's ways end."""
    rng = np.random.default_rng(seed)
    own = np.flatnonzero(rng.random(entry.num_rows) < REPORTED)
    of = np.repeat(own, rng.choice([1, 2, 3], len(own), p=HARVESTS))
    count, boat = len(of), rng.integers(0, BOATS, len(of))
    farmed, silent = boat % 9 == 0, rng.random(count) < 0.05
    net = entry["net"].to_numpy()[of]
    days = entry["entered"].to_numpy(zero_copy_only=False).astype("datetime64[D]")[of] - rng.integers(30, 120, count)
    ends: dict[int, set[str]] = {}
    of_consignment = entry["consignment"].to_numpy()[of]
    for consignment, farm, bare in zip(of_consignment.tolist(), farmed.tolist(), silent.tolist(), strict=True):
        ends.setdefault(consignment, set()).add("farm" if farm else "broken at harvest" if bare else "sea")
    caught = species(entry["code"].to_numpy(zero_copy_only=False)[of])
    return pa.table(
        {
            "Entry Number": entry["number"].take(pa.array(of)),
            "Entry Line": pa.repeat("1", count),
            "IFTP": pa.array(text("IFTP", of % 900, 8)),
            "Species": pa.array(caught),
            "Source": pa.array(np.where(farmed, "HBA", "HCF")),
            "Vessel Name": pa.array(np.where(farmed | silent, "", text("PESCA ", boat, 5))),
            "Vessel Flag": pa.array(FLAGS[boat % len(FLAGS)]),
            "Farm": pa.array(np.where(farmed, text("POND COOPERATIVE ", boat, 5), "")),
            "Gear": pa.repeat("PS", count),
            "Product Form": pa.repeat("Whole", count),
            "Net Weight (kg)": pa.array(np.round(net * 9 * (1 + rng.random(count)))),
            "Catch Area": pa.array(areas(caught, boat)),
            "Landing Place": pa.repeat("Posorja", count),
            "Landing Date": pa.array(np.datetime_as_string(days).astype(object)),
        }
    ), ends


def register() -> pa.Table:
    """The vessels that papers name, in the columns of `national-register`."""
    boat = np.arange(BOATS)
    return pa.table(
        {
            "register": pa.repeat("ECU", BOATS),
            "vessel_name": pa.array(text("PESCA ", boat, 5), pa.string()),
            "registration_number": pa.array(text("P-", boat, 5), pa.string()),
            "flag": pa.array(FLAGS[boat % len(FLAGS)], pa.string()),
            "call_sign": pa.array(text("HC", boat, 5), pa.string()),
        }
    )


def number_of(certificate: Array) -> Array:
    """Certificates' numbers as others write them."""
    return text("ECU-2024-CC-", certificate, 7)


def species(code: Array) -> Array:
    return np.array([SPECIES[each] for each in code], object)


def areas(caught: Array, boat: Array) -> Array:
    """Where each boat fishes, and where it goes for shrimp."""
    return np.where(caught == SHRIMP, OF_SHRIMP[boat % len(OF_SHRIMP)], AREAS[boat % len(AREAS)]).astype(object)


def text(prefix: str, numbers: Array, width: int) -> Array:
    return np.char.add(prefix, np.char.zfill(np.asarray(numbers).astype(str), width)).astype(object)


def where(table: pa.Table, mask: Array) -> pa.Table:
    """The rows that are marked."""
    return table.filter(pa.array(mask))


def put(table: pa.Table, column: str, values: pa.Array) -> pa.Table:
    """The table with another column of that name."""
    return table.set_column(table.column_names.index(column), column, values)

"""Papers behind the invented trade: harvest reports of entries, certificates and statements of declarations.

Harvest reports have the columns of our plain form, a row a harvest: six entries of ten have one, three two, one three.
Half of the declarations cite a catch certificate of one or two lines; a fifth of these certificates were drawn on by a
processing statement. `documents` writes certificates again, as files of JSON by the UK's schema, one each.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

#: Commodity code → the species that it stands for here.
SPECIES = {
    "030617": "PNV", "030487": "YFT", "160414": "SKJ", "030343": "SKJ", "030749": "GIS", "160521": "PNV",
    "030614": "CRB", "030341": "ALB", "030389": "DOL", "160529": "PNV",
}  # fmt: skip
BOATS, HARVESTS, CERTIFIED, PROCESSED = 20_000, (0.6, 0.3, 0.1), 0.5, 0.2
FLAGS = np.array(["EC", "VN", "TH", "TW", "PA", "KR"], object)
AREAS = np.array(["87", "71", "57", "77", "34", "61"], object)

Array = np.ndarray[Any, Any]


def harvests(entry: pa.Table, seed: int) -> pa.Table:
    """Harvest reports of the first lines of entries, in the columns of the layout `simp-harvest`."""
    rng = np.random.default_rng(seed)
    of = np.repeat(np.arange(entry.num_rows), rng.choice([1, 2, 3], entry.num_rows, p=HARVESTS))
    count, boat = len(of), rng.integers(0, BOATS, len(of))
    net = entry["net"].to_numpy()[of]
    days = entry["entered"].to_numpy(zero_copy_only=False).astype("datetime64[D]")[of] - rng.integers(30, 120, count)
    return pa.table(
        {
            "Entry Number": entry["number"].take(pa.array(of)),
            "Entry Line": pa.repeat("1", count),
            "IFTP": pa.array(_text("IFTP", of % 900, 8)),
            "Species": pa.array(_species(entry["code"])[of]),
            "Source": pa.array(np.where(boat % 9 == 0, "HBA", "HCF")),
            "Vessel Name": pa.array(np.where(boat % 9 == 0, "", _text("PESCA ", boat, 5))),
            "Vessel Flag": pa.array(FLAGS[boat % len(FLAGS)]),
            "Farm": pa.array(np.where(boat % 9 == 0, _text("POND COOPERATIVE ", boat, 5), "")),
            "Gear": pa.repeat("PS", count),
            "Product Form": pa.repeat("Whole", count),
            "Net Weight (kg)": pa.array(np.round(net * (1 + rng.random(count)))),
            "Catch Area": pa.array(AREAS[boat % len(AREAS)]),
            "Landing Place": pa.repeat("Posorja", count),
            "Landing Date": pa.array(np.datetime_as_string(days).astype(object)),
        }
    )


def cited(declarations: int, seed: int) -> Array:
    """The number of the certificate that each declaration cites, -1 for none."""
    rng = np.random.default_rng(seed + 1)
    return np.where(rng.random(declarations) < CERTIFIED, np.arange(declarations), -1)


def number_of(certificate: Array) -> Array:
    """Certificates' numbers as declarations write them; '' for none."""
    return np.where(certificate < 0, "", _text("ECU-2024-CC-", np.maximum(certificate, 0), 7)).astype(object)


def certificates(declaration: pa.Table, certificate: Array, seed: int) -> pa.Table:
    """Certificates that declarations cite, in the columns of the layout `catch-certificates`."""
    rng = np.random.default_rng(seed + 2)
    own = np.flatnonzero(certificate >= 0)
    of = np.repeat(own, rng.choice([1, 2], len(own), p=[0.8, 0.2]))
    count, boat = len(of), rng.integers(0, BOATS, len(of))
    days = declaration["exported"].to_numpy(zero_copy_only=False).astype("datetime64[D]")[of]
    net = np.round(declaration["net"].to_numpy()[of] * (1 + rng.random(count)))
    return pa.table(
        {
            "Certificate No.": pa.array(number_of(certificate)[of]),
            "Country": pa.repeat("ECU", count),
            "Validated On": pa.array(np.datetime_as_string(days - 3).astype(object)),
            "Line": pa.array((np.arange(count) - np.searchsorted(of, of) + 1).astype(str).astype(object)),
            "Vessel Name": pa.array(_text("PESCA ", boat, 5)),
            "Vessel Flag": pa.array(FLAGS[boat % len(FLAGS)]),
            "Net Catch Weight (kg)": pa.array(net),
            "Species": pa.array(_species(declaration["code"])[of]),
            "HS": declaration["code"].take(pa.array(of)),
            "Catch Area": pa.array(AREAS[boat % len(AREAS)]),
            "Exporter": declaration["exporter"].take(pa.array(of)),
        }
    )


def statements(declaration: pa.Table, certificate: Array, seed: int) -> pa.Table:
    """Processing statements that drew on certificates, in the columns of the layout `processing-statements`."""
    rng = np.random.default_rng(seed + 3)
    own = np.flatnonzero(certificate >= 0)
    of = own[rng.random(len(own)) < PROCESSED]
    count, made = len(of), declaration["net"].to_numpy()[of]
    return pa.table(
        {
            "Statement No.": pa.array(_text("ECU-2024-PS-", of, 7)),
            "Country": pa.repeat("ECU", count),
            "Plant": pa.array(_text("PLANTA ", of % 400, 4)),
            "Line": pa.repeat("1", count),
            "Catch Processed (kg)": pa.array(np.round(made * 2.2)),
            "Product Made (kg)": pa.array(made),
            "Product HS": declaration["code"].take(pa.array(of)),
            "Catch Species": pa.array(_species(declaration["code"])[of]),
            "Catch Certificate": pa.array(number_of(certificate)[of]),
            "Certificate Country": pa.repeat("ECU", count),
            "Exporter": declaration["exporter"].take(pa.array(of)),
        }
    )


def documents(folder: Path, count: int, seed: int) -> None:
    """Write so many certificates as files of JSON, by the UK's schema."""
    rng = np.random.default_rng(seed + 4)
    boats, firms, kg = (rng.integers(1, most, count).tolist() for most in (BOATS, 2_000, 25_000))
    for number in range(count):
        text = json.dumps([_document(number, boats[number], firms[number], kg[number])])
        (folder / f"certificate-{number:06d}.json").write_text(text, encoding="utf-8")


def _document(number: int, boat: int, firm: int, kg: int) -> dict[str, Any]:
    day = f"2025-{1 + number % 12:02d}-{1 + number % 28:02d}"
    landing = {
        "status": "Validation Success", "id": f"GBR-2025-CC-{number:09X}-1", "startDate": day, "landingDate": day,
        "species": "COD", "state": "FRO", "presentation": "FIL", "cnCode": "03047190", "scientificName": "Gadus morhua",
        "vesselName": f"SKERRY {boat}", "vesselPln": f"FR {boat}", "flag": "GBR", "catchArea": "FAO27", "weight": kg,
        "gearType": "OTB", "exclusiveEconomicZones": "United Kingdom",
    }  # fmt: skip
    return {
        "version": "2", "certStatus": "COMPLETE", "documentNumber": f"GBR-2025-CC-{number:09X}",
        "documentDate": f"{day}T08:15:00Z",
        "exporter": {"companyName": f"Skerry Whitefish {firm} Ltd", "address": {"line1": f"{firm} Quay"}},
        "exportedTo": {"officialCountryName": "United States of America", "isoCodeAlpha2": "US"},
        "landings": [landing],
    }  # fmt: skip


def _species(code: pa.ChunkedArray) -> Array:
    return np.array([SPECIES[each] for each in code.to_pylist()], object)


def _text(prefix: str, numbers: Array, width: int) -> Array:
    return np.char.add(prefix, np.char.zfill(numbers.astype(str), width)).astype(object)

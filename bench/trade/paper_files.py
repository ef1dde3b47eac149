"""Certificates as files of JSON by the UK's schema, one each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

BOATS = 20_000


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

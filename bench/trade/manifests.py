"""Reads an invented yearly set of AMS manifests: rows and cells a second, and memory, of each table and of all.

    python bench/trade/manifests.py [--bills 100000] [--seed 1] [--keep FOLDER]

Firms ship or receive 25 bills on average; city and country stand in columns of their own in six of ten, else in the
lines of the address, which overflow; a bill has one or two containers with one to three lines, of which 37 % have a
code; weights are in pounds in three of ten. Each table is loaded into one case, in a process of its own.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from catchgraph.normalise.container import check_digit

TABLES = (
    "header",
    "billgen",
    "shipper",
    "consignee",
    "notifyparty",
    "container",
    "cargodesc",
    "tariff",
    "marksnumbers",
)
PARTIES = {"shipper": "shipper_party_", "consignee": "consignee_", "notifyparty": "notify_party_"}
TAIL = ("city", "state_province", "zip_code", "country_code", "contact_name", "comm_number_qualifier", "comm_number")
PORTS = ["Ho Chi Minh City,Vietnam", "Guayaquil,Ecuador", "Chennai,India", "Laem Chabang,Thailand", "Dalian,China"]
ARRIVALS = ["Los Angeles, California", "Newark, New Jersey", "Seattle, Washington", "Miami, Florida"]
GOODS = ["FROZEN VANNAMEI SHRIMP HLSO {}", "FROZEN PANGASIUS FILLETS {}", "YELLOWFIN TUNA LOINS {}", "SQUID TUBES U/{}"]
CODES = ["030617", "030462", "030487", "030743", "160414"]
FIRST = [
    "LOTUS",
    "MERIDIAN",
    "GOLDEN",
    "BLUE",
    "PACIFIC",
    "NORTH",
    "SILVER",
    "CORAL",
    "DELTA",
    "HARBOR",
    "ORIENT",
    "STAR",
]
SECOND = ["SEA", "OCEAN", "MARINE", "AQUA", "BAY", "GULF", "RIVER", "WAVE", "REEF", "COAST", "FISHERY", "TRADE"]
THIRD = ["FOODS", "SEAFOOD", "EXPORTS", "TRADING", "PROCESSING", "IMPORTS", "PRODUCTS", "INTERNATIONAL"]
FORMS = ["LTD", "CO LTD", "JSC", "LLC", "INC", "PVT LTD", "S.A."]
TOWNS = [("CAN THO", "", "", "VN"), ("WALNUT", "CA", "91789", "US"), ("CHENNAI", "", "600001", "IN")]


def firms(count: int, rng: random.Random) -> list[dict[str, str]]:
    """Invented parties by the parts of their columns."""
    found = []
    for number in range(count):
        town, state, post, country = rng.choice(TOWNS)
        name = " ".join((rng.choice(FIRST), rng.choice(SECOND), rng.choice(THIRD), str(number), rng.choice(FORMS)))
        street = f"{rng.randint(1, 999)} {rng.choice(SECOND)} STREET"
        if rng.random() < 0.6:
            apart = {"city": town, "state_province": state, "zip_code": post, "country_code": country}
            found.append({"name": name, "address_1": street, **apart})
        else:
            lines = {"address_1": f"{street} {town[:3]}", "address_2": f"{town[3:]} {state} {post} {country}"}
            found.append({"name": name, **lines, "address_3": f"TEL 84 292 3{rng.randint(100000, 999999)}"})
    return found


def write_set(folder: Path, bills: int, seed: int) -> int:
    """Write the nine tables; their size in bytes."""
    rng = random.Random(seed)
    makers = firms(max(2, bills // 25), rng)
    with _Tables(folder) as tables:
        for number in range(bills):
            _write_bill(tables, f"20250601{number:07d}", rng, makers)
    return sum(path.stat().st_size for path in folder.glob("*.csv"))


class _Tables:
    """The writers of the nine tables."""

    def __init__(self, folder: Path) -> None:
        self._files = {name: (folder / f"ams__{name}_2025__0.csv").open("w", newline="") for name in TABLES}
        self._writers = {name: csv.DictWriter(file, _columns(name), restval="") for name, file in self._files.items()}

    def __enter__(self) -> _Tables:
        for writer in self._writers.values():
            writer.writeheader()
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files.values():
            file.close()

    def add(self, name: str, identifier: str, **cells: object) -> None:
        """Write a row."""
        self._writers[name].writerow({"identifier": identifier, **cells})


def _columns(name: str) -> list[str]:
    if name in PARTIES:
        prefix = PARTIES[name]
        return ["identifier", f"{prefix}name", *(f"{prefix}address_{n}" for n in range(1, 5)), *TAIL]
    return ["identifier", *_OWN[name].split()]


_OWN = {
    "header": "carrier_code vessel_country_code vessel_name port_of_unlading estimated_arrival_date"
    " foreign_port_of_lading manifest_quantity manifest_unit weight weight_unit record_status_indicator"
    " place_of_receipt port_of_destination foreign_port_of_destination conveyance_id in_bond_entry_type"
    " mode_of_transportation actual_arrival_date",
    "billgen": "master_bol_number house_bol_number sub_house_bol_number voyage_number bill_type_code manifest_number"
    " trade_update_date run_date",
    "container": "container_number seal_number_1 seal_number_2 equipment_description_code",
    "cargodesc": "container_number description_sequence_number piece_count description_text",
    "tariff": "container_number description_sequence_number harmonized_number harmonized_value harmonized_weight"
    " harmonized_weight_unit",
    "marksnumbers": "container_number " + " ".join(f"marks_and_numbers_{n}" for n in range(1, 9)),
}


def _write_bill(tables: _Tables, id_: str, rng: random.Random, makers: list[dict[str, str]]) -> None:
    day = f"2025-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    unit = "Pounds" if rng.random() < 0.3 else "Kilograms"
    tables.add(
        "header", id_, carrier_code="ZZMB", vessel_country_code="LR", vessel_name=f"MERIDIAN {rng.randint(1, 300)}",
        port_of_unlading=rng.choice(ARRIVALS), estimated_arrival_date=day, foreign_port_of_lading=rng.choice(PORTS),
        manifest_quantity=rng.randint(1, 3000), manifest_unit="Carton", weight=rng.randint(500, 26000),
        weight_unit=unit,
        record_status_indicator="New", mode_of_transportation="Vessel, containerized", actual_arrival_date=day,
    )  # fmt: skip
    master, house = f"ZZMB{id_[-9:]}", f"HS{id_[-8:]}" if rng.random() < 0.5 else ""
    tables.add("billgen", id_, master_bol_number=master, house_bol_number=house, voyage_number="021E", run_date=day)
    for name, prefix in PARTIES.items():
        party = rng.choice(makers)
        tables.add(name, id_, **{key if key in TAIL else prefix + key: value for key, value in party.items()})
    for _ in range(rng.randint(1, 2)):
        box = f"CSQU{rng.randint(100000, 999999)}"
        box += str(check_digit(box))
        tables.add("container", id_, container_number=box, seal_number_1=f"S{rng.randint(10000, 99999)}")
        tables.add("marksnumbers", id_, container_number=box, marks_and_numbers_1=f"LOT {rng.randint(1, 99999)}")
        for line in range(1, rng.randint(1, 3) + 1):
            said = rng.choice(GOODS).format(rng.randint(5, 90))
            own = {"container_number": box, "description_sequence_number": line}
            tables.add("cargodesc", id_, **own, piece_count=rng.randint(1, 900), description_text=said)
            if rng.random() < 0.37:
                kg = {"harmonized_weight": rng.randint(100, 9000), "harmonized_weight_unit": "Kilograms"}
                tables.add("tariff", id_, **own, harmonized_number=rng.choice(CODES), **kg)


def measure(case: Path, files: Iterable[Path]) -> dict[str, float]:
    """Seconds and memory of loading files, and how many rows and cells they have."""
    from catchgraph.case.case import open_case
    from catchgraph.read.load import load

    paths = list(files)
    start, used = time.perf_counter(), time.process_time()
    reports = load(open_case(case, create=True), paths)
    seconds, processor = time.perf_counter() - start, time.process_time() - used
    rows = [report.rows for report in reports]
    cells = sum(count * len(path.open().readline().split(",")) for count, path in zip(rows, paths, strict=True))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "processor": processor, "rows": sum(rows), "cells": cells, "memory": memory}


def _measured(case: Path, files: Iterable[Path]) -> dict[str, float]:
    command = [sys.executable, __file__, "--measure", str(case), *map(str, files)]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def main(arguments: list[str]) -> None:
    """Print a line for each table, and one for all of them."""
    if arguments[:1] == ["--measure"]:
        print(json.dumps(measure(Path(arguments[1]), map(Path, arguments[2:]))))
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bills", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        size = write_set(folder, given.bills, given.seed)
        print(f"{given.bills:,} bills, {size / 1e6:,.0f} MB")
        for line in _lines(folder, Path(temporary) / "case"):
            print(line)


def _lines(folder: Path, case: Path) -> Iterator[str]:
    total = {"seconds": 0.0, "processor": 0.0, "rows": 0.0, "cells": 0.0, "memory": 0.0}
    for name in TABLES:
        found = _measured(case, [folder / f"ams__{name}_2025__0.csv"])
        for key in ("seconds", "processor", "rows", "cells"):
            total[key] += found[key]
        total["memory"] = max(total["memory"], found["memory"])
        yield _line(name, found)
    yield _line("all", total)


def _line(name: str, found: dict[str, float]) -> str:
    seconds = found["seconds"]
    per = f"{found['rows'] / seconds:10,.0f} rows/s {found['cells'] / seconds:10,.0f} cells/s"
    spent = f"{seconds:8.1f} s, {found['processor']:6.1f} of processors"
    return f"{name:13}{found['rows']:10,.0f} rows{spent}{per}{found['memory']:8,.0f} MB"


if __name__ == "__main__":
    main(sys.argv[1:])

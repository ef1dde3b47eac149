"""Trade against a written truth: its companies, plants and consignments, and the vessels that its papers name.

The truth is a folder of TOML files, one a family (`fixtures/truth/`): `files.toml` says how the others name the files.
A record is named as `source:number`, else as `source:row`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.truth import read_truth
from catchgraph.analyse.truth_entities import Resolution, compared
from catchgraph.analyse.truth_rows import entities_of_rows
from catchgraph.case.case import CaseFolder

if TYPE_CHECKING:
    import duckdb

#: Records of the story, by their tables; those without a number are known by their row.
_NUMBERED = (
    "bill", "entry", "security_filing", "export_declaration", "catch_certificate", "processing_statement",
    "storage_document", "paper",
)  # fmt: skip
_PLACED = ("container_event", "refusal")
_RECORDS = " UNION ALL ".join(
    [f"SELECT id, file_id, record_no, number FROM read.{table}" for table in _NUMBERED]  # noqa: S608 (fixed names)
    + [f"SELECT id, file_id, record_no, NULL FROM read.{table}" for table in _PLACED]  # noqa: S608 (fixed names)
    + ["SELECT id, file_id, record_no, entry FROM read.harvest_report"]
)
_FOUND = f"""
    SELECT f.name, e.record_no, e.number, e.id, p.consignment_id
    FROM ({_RECORDS}) e JOIN read.file f USING (file_id)
    LEFT JOIN (SELECT record_id AS id, min(consignment_id) AS consignment_id FROM resolve.part_of GROUP BY ALL) p
        USING (id)
    ORDER BY ALL
"""  # noqa: S608 (fixed names)
_PARTIES = """
    SELECT f.name, p.record_no, p.name, upper(coalesce(p.address, '')), m.entity_id
    FROM read.party_mention p JOIN resolve.member m USING (mention_id) JOIN read.file f USING (file_id)
    WHERE f.name IN (SELECT unnest($files)) AND starts_with(m.entity_id, 'facility:') = $plants
    ORDER BY ALL
"""
_NAMED = """
    SELECT v.record_id, v.role, v.name, n.entity_id
    FROM read.named_vessel v LEFT JOIN resolve.named n USING (named_id)
    ORDER BY ALL
"""

#: Id of a record, and its consignment.
Record = tuple[str, str | None]


def trade(case: CaseFolder, folder: Path, world: Path) -> list[Resolution]:
    """Companies, plants, consignments (pairs of records) and named vessels (namings) of the story of trade.

    `world`: the truth about the vessels, by whose rows a named vessel is told. Raises `InputError` where a file of the
    truth cannot be read.
    """
    story = read_truth(folder / "files.toml")
    files = {**story["files"], **story["tables"], **story["declarations"]}
    with case.read() as connection:
        records = _records(connection, story["files"])
        return [
            _parties(connection, files, "trader", read_truth(folder / "companies.toml")["company"]),
            _parties(connection, files, "plant", read_truth(folder / "facilities.toml")["facility"]),
            compared("consignment", _consignments(read_truth(folder / "consignments.toml"), records)),
            _named(connection, read_truth(folder / "vessels-named.toml")["named"], records, read_truth(world)["files"]),
        ]


def _records(connection: duckdb.DuckDBPyConnection, files: Mapping[str, str]) -> dict[str, Record]:
    """Record as the truth names it, by row and by number → its id and consignment."""
    source = {file: name for name, file in files.items()}
    found: dict[str, Record] = {}
    for file, place, number, record, consignment in connection.execute(_FOUND).fetchall():
        if file in source:
            for name in filter(None, (str(place), number)):
                found.setdefault(f"{source[file]}:{name}", (record, consignment))
    return found


def _parties(
    connection: duckdb.DuckDBPyConnection, files: Mapping[str, str], kind: str, written: list[dict[str, Any]]
) -> Resolution:
    """Mentions of companies, or of plants; the same name may be that of several, told by the address or the row."""
    source = {file: name for name, file in files.items()}
    owners: dict[str, list[dict[str, Any]]] = {}
    for each in written:
        for name in each["names"]:
            owners.setdefault(name, []).append(each)
    given = {"files": sorted(files.values()), "plants": kind == "plant"}
    mentions, unknown = [], set()
    for file, place, name, address, entity in connection.execute(_PARTIES, given).fetchall():
        row = f"{source[file]}:{place}"
        named = owners.get(name, ())
        key = next((one["key"] for one in named if one.get("where", "") in address or row in one.get("rows", ())), None)
        if key is None:
            unknown.add(name)
        else:
            mentions.append((key, entity))
    return compared(kind, mentions, unknown)


def _consignments(written: Mapping[str, Any], records: Mapping[str, Record]) -> Iterator[tuple[str, str]]:
    """Key of the truth and consignment, for every record; one that is part of none stands for itself."""
    told = [(each["key"], record) for each in written["consignment"] for record in each["records"]]
    told += [(f"{each['record']} alone", each["record"]) for each in written["alone"]]
    for key, record in told:
        id_, consignment = records.get(record, (f"nothing for {record}", None))
        yield key, consignment or id_


def _named(
    connection: duckdb.DuckDBPyConnection,
    written: list[dict[str, Any]],
    records: Mapping[str, Record],
    files: Mapping[str, str],
) -> Resolution:
    """Namings: `true` mean a hull, `joined` are tied, `right` to theirs; `split` were missed, `merged` are wrong."""
    hulls = entities_of_rows(connection, files)
    tied = {(record, role, name): entity for record, role, name, entity in connection.execute(_NAMED).fetchall()}
    missed, wrong, right, joined = [], [], 0, 0
    for each in written:
        record, _ = records.get(each["record"], ("", None))
        entity = tied.get((record, each["role"], each["name"]))
        meant = hulls.get(each.get("vessel", ""), set())
        joined += entity is not None
        right += entity in meant
        said = f"{each['name']} ({each['record']})"
        if entity is not None and entity not in meant:
            wrong.append(said)
        elif "vessel" in each and entity is None:
            missed.append(said)
    vessels = {each["vessel"] for each in written if "vessel" in each}
    meaning = sum("vessel" in each for each in written)
    return Resolution(
        *("named vessel", len(vessels), len(written), meaning, joined, right),
        split=tuple(sorted(missed)),
        merged=tuple(sorted(wrong)),
    )

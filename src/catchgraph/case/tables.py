"""Every table of `case.duckdb`, a schema per step.

    read      what the files say, one row per source row and record: replaced file by file
    resolve   who is who: pairs, clusters, entities, tombstones
    derived   nodes and relationships, one table per label and type (from `model.schema`)
    shown     what each graph store was given, by id and hash (`graph.shown`)
    main      runs, settings, the user's own agreements and factors

Rows of `read` carry `file_id`, `record_no` (1 = first record after the header), `line` (first line of the record in
the file, or of its part where that is known; 1-based) and `part` (which part of the record it is, `Item[3]`, counted
from 1 as in XPath; nothing for the record as a whole), so that every answer leads back to the row it rests on; and
`dataset`, whose terms say what may be done with it.
"""

from __future__ import annotations

from catchgraph.model.agreements import Agreement
from catchgraph.model.datasets import Dataset
from catchgraph.model.mentions import MENTIONS
from catchgraph.model.properties import TYPES, Property, properties_of
from catchgraph.model.schema import NODES, RECORDS, RELATIONSHIPS, STATEMENTS, NodeType, RelType, create_table

#: Raised with every change of a table. A case of another version is refused with what to do.
SCHEMA_VERSION = 17

SCHEMAS = ("read", "resolve", "derived", "detect", "shown")

_LOCATOR = "file_id VARCHAR NOT NULL, record_no BIGINT NOT NULL, line BIGINT NOT NULL, part VARCHAR, dataset VARCHAR"

#: Properties that `derive` adds when it folds the rows of one record into its node.
FOLDED = frozenset({"datasets", "records", "hash", "covers_since", "covers_until"})

#: What ties rows of different tables together.
_NEEDED = frozenset({"mention_id", "event_id", "event_label", "named_id"})


def _mention(kind: NodeType) -> Property:
    """Of a statement: the mention of whom it is about; one that may be about nobody in particular has none then."""
    what = "Mention of the vessel, company or person that it is about"
    return Property("mention_id", *TYPES[str], not kind.tells.general, what)


#: Table of what readers write → its declared columns, beside the place in the file and the dataset.
ROWS: dict[str, tuple[Property, ...]] = {
    **{table: properties_of(cls) for table, cls in MENTIONS.items()},
    **{
        kind.table: (
            *((_mention(kind),) if kind in STATEMENTS else ()),
            *(p for p in kind.properties if p.name not in FOLDED),
        )
        for kind in RECORDS
    },
}


def create_rows(table: str) -> str:
    """DuckDB statement for the rows of a mention, record or event, as a reader writes them."""
    needed = {p.name for p in ROWS[table] if p.required and p.name in _NEEDED}
    columns = [f'"{p.name}" {p.duckdb}{" NOT NULL" if p.name in needed else ""}' for p in ROWS[table]]
    return f'CREATE TABLE IF NOT EXISTS read."{table}" ({", ".join([_LOCATOR, *columns])})'


_TYPES = ", ".join(f"'{kind.type}'" for kind in RELATIONSHIPS)

_FIXED = (
    "CREATE TABLE IF NOT EXISTS main.setting (name VARCHAR PRIMARY KEY, value VARCHAR)",
    f"""CREATE TABLE IF NOT EXISTS main.agreement (
        {", ".join(f"{p.name} {p.duckdb}" for p in properties_of(Agreement))})""",
    """CREATE TABLE IF NOT EXISTS main.run (
        run BIGINT, step VARCHAR, done_at TIMESTAMP, version VARCHAR, counts VARCHAR)""",
    """CREATE TABLE IF NOT EXISTS main.factor (
        species VARCHAR, state VARCHAR, presentation VARCHAR, factor VARCHAR, source VARCHAR)""",
    f"""CREATE TABLE IF NOT EXISTS read.dataset (
        {", ".join(f"{p.name} {p.duckdb}" for p in properties_of(Dataset))}, PRIMARY KEY (id))""",
    """CREATE TABLE IF NOT EXISTS read.file (
        file_id VARCHAR PRIMARY KEY, path VARCHAR, name VARCHAR, sheet VARCHAR, size BIGINT, sha256 VARCHAR,
        layout VARCHAR, kind VARCHAR, publisher VARCHAR, dataset VARCHAR,
        edition TIMESTAMP, edition_source VARCHAR,
        "rows" BIGINT, loaded BIGINT, rejected BIGINT, unread VARCHAR[],
        settings VARCHAR)""",
    f"""CREATE TABLE IF NOT EXISTS read.reject ({_LOCATOR}, "column" VARCHAR, value VARCHAR, reason VARCHAR)""",
    # What pages of an API say of their place in the whole answer: `start` of how many objects, where the `next` begins.
    f"""CREATE TABLE IF NOT EXISTS read.page (
        {_LOCATOR}, start BIGINT, objects BIGINT, total BIGINT, goes_on BIGINT)""",
    f"""CREATE TABLE IF NOT EXISTS read.flag (
        {_LOCATOR}, record_id VARCHAR, "column" VARCHAR, value VARCHAR, reason VARCHAR)""",
    # `levels`: a hexadecimal digit a field. Of companies and persons also the nodes (below) of both sides, and whether
    # they `met`: share a key or were judged; what did not is there since links hold both together.
    """CREATE TABLE IF NOT EXISTS resolve.pair (
        kind VARCHAR, "left" VARCHAR, "right" VARCHAR, score DOUBLE, probability DOUBLE,
        levels VARCHAR, decided VARCHAR, met BOOLEAN, left_node INTEGER, right_node INTEGER)""",
    """CREATE TABLE IF NOT EXISTS resolve.member (
        mention_id VARCHAR, entity_id VARCHAR, confidence DOUBLE, basis VARCHAR)""",
    """CREATE TABLE IF NOT EXISTS resolve.tombstone (
        entity_id VARCHAR, successors VARCHAR[], reason VARCHAR, run BIGINT)""",
    """CREATE TABLE IF NOT EXISTS resolve.participant (
        event_id VARCHAR, event_label VARCHAR, role VARCHAR, mmsi VARCHAR, entity_id VARCHAR,
        confidence DOUBLE, basis VARCHAR)""",
    # Records of one consignment (`resolve.consignment` says what each column is).
    """CREATE TABLE IF NOT EXISTS resolve.part_of (
        record_id VARCHAR, consignment_id VARCHAR, is_anchor BOOLEAN, basis VARCHAR, joined_to VARCHAR,
        joined_by VARCHAR[], score DOUBLE, confidence DOUBLE)""",
    """CREATE TABLE IF NOT EXISTS resolve.part_candidate (
        record_id VARCHAR, anchor_record VARCHAR, basis VARCHAR, score DOUBLE, why VARCHAR)""",
    "CREATE TABLE IF NOT EXISTS resolve.under (house VARCHAR, master VARCHAR)",
    "CREATE TABLE IF NOT EXISTS resolve.counts_not (record_id VARCHAR, why VARCHAR, instead VARCHAR)",
    # Copies of bills, entries and declarations, and that which stands for all.
    "CREATE TABLE IF NOT EXISTS resolve.copy_of (record_id VARCHAR, node VARCHAR)",
    # Vessels that documents name (`read.named_vessel`): the hull that each is tied to, or none though some might fit.
    """CREATE TABLE IF NOT EXISTS resolve.named (
        named_id VARCHAR, record_id VARCHAR, entity_id VARCHAR, confidence DOUBLE, basis VARCHAR, verified BOOLEAN)""",
    """CREATE TABLE IF NOT EXISTS resolve.named_candidate (
        named_id VARCHAR, entity_id VARCHAR, score DOUBLE, why VARCHAR)""",
    # Every naming that was compared, with a hash of what it says, so that the next run compares new ones only.
    "CREATE TABLE IF NOT EXISTS resolve.naming_state (named_id VARCHAR, record_id VARCHAR, said UBIGINT)",
    # What consignments leave for the next run: files, what each record tells (parties by entity), papers as they
    # were compared, and pairs with the place of the level of each field.
    "CREATE TABLE IF NOT EXISTS resolve.part_file (file_id VARCHAR, digest UBIGINT)",
    """CREATE TABLE IF NOT EXISTS resolve.part_fact (
        record_id VARCHAR, kind VARCHAR, dataset VARCHAR, document VARCHAR, day TIMESTAMP, status VARCHAR,
        version TIMESTAMP, bill_kind VARCHAR, master VARCHAR, scac VARCHAR, entry_type VARCHAR, gross_kg DOUBLE,
        containers VARCHAR[], sellers VARCHAR[], buyers VARCHAR[], hs6 VARCHAR[], coded BOOLEAN, net_kg DOUBLE,
        vessels VARCHAR[])""",
    "CREATE TABLE IF NOT EXISTS resolve.part_paper (node VARCHAR, digest UBIGINT)",
    """CREATE TABLE IF NOT EXISTS resolve.part_pair (
        node VARCHAR, to_node VARCHAR, sides TINYINT, seller TINYINT, buyer TINYINT, "day" TINYINT, code TINYINT,
        weight TINYINT, vessel TINYINT, container TINYINT, score DOUBLE)""",
    "CREATE TABLE IF NOT EXISTS resolve.part_crowd (key UBIGINT, buyer VARCHAR)",
    "CREATE TABLE IF NOT EXISTS resolve.part_crowded (node VARCHAR)",
    # What records are known by and cite, pairs that a container makes, and what could not be decided of each.
    "CREATE TABLE IF NOT EXISTS resolve.part_key (record_id VARCHAR, key UBIGINT, way TINYINT)",
    "CREATE TABLE IF NOT EXISTS resolve.part_box (node VARCHAR, to_node VARCHAR)",
    "CREATE TABLE IF NOT EXISTS resolve.part_open (node VARCHAR, item VARCHAR, note VARCHAR)",
    # What a run of `resolve` leaves for the next, so that it compares nothing but what changed. A node is the party
    # mentions that say the same; `mention_id` of a node is its smallest. What it says is kept taken apart: rows of
    # `name_state` and `place_state`, and what it has besides.
    """CREATE TABLE IF NOT EXISTS resolve.mention_state (
        mention_id VARCHAR, digest UBIGINT, alike UBIGINT, node INTEGER, evidence VARCHAR)""",
    """CREATE TABLE IF NOT EXISTS resolve.node_state (
        node INTEGER, mention_id VARCHAR, component INTEGER, near UBIGINT, address UBIGINT, evidence VARCHAR,
        apart TINYINT, names INTEGER[], place INTEGER, country VARCHAR, identifiers VARCHAR[], phones VARCHAR[],
        vessels BIGINT[])""",
    "CREATE TABLE IF NOT EXISTS resolve.key_state (key UBIGINT, node INTEGER)",
    """CREATE TABLE IF NOT EXISTS resolve.name_state (
        name INTEGER, texts VARCHAR[], trades BIGINT, "distinctive" BOOLEAN)""",
    """CREATE TABLE IF NOT EXISTS resolve.place_state (
        place INTEGER, address VARCHAR, number VARCHAR, street VARCHAR, town VARCHAR, post_code VARCHAR,
        country VARCHAR, precise BOOLEAN)""",
    # What `derive` makes on the way, and leaves for its next run, so that it makes again what changed only: `seen` is a
    # hash of every row that anything was made of, `delta` what the last run changed, by id.
    """CREATE TABLE IF NOT EXISTS derived.mention (
        id VARCHAR, entity_id VARCHAR, confidence DOUBLE, basis VARCHAR, verified BOOLEAN, said UBIGINT,
        hash UBIGINT)""",
    """CREATE TABLE IF NOT EXISTS derived.transmitted (
        id VARCHAR, entity_id VARCHAR, mmsi VARCHAR, verified BOOLEAN, hash UBIGINT)""",
    "CREATE TABLE IF NOT EXISTS derived.gone (id VARCHAR, gone_by TIMESTAMP, datasets VARCHAR[], hash UBIGINT)",
    """CREATE TABLE IF NOT EXISTS derived.seat (
        id VARCHAR, entity_id VARCHAR, key VARCHAR, dataset VARCHAR, hash UBIGINT)""",
    "CREATE TABLE IF NOT EXISTS derived.neighbour (id VARCHAR, neighbours BIGINT, hash UBIGINT)",
    # What filled and emptied the holds of carriers (`derive/sql/occasions/hold_event.sql` says what each column is).
    """CREATE TABLE IF NOT EXISTS derived.hold_event (
        id VARCHAR, carrier VARCHAR, nth BIGINT, hold VARCHAR, event VARCHAR, label VARCHAR, way VARCHAR,
        since TIMESTAMP, until TIMESTAMP, port VARCHAR, kg DOUBLE, occasion VARCHAR, declared BOOLEAN,
        confidence DOUBLE, datasets VARCHAR[], hash UBIGINT)""",
    # Which lines are the same and what they were made from, as `derive.links` says.
    """CREATE TABLE IF NOT EXISTS derived.document (
        id VARCHAR, kind VARCHAR, document VARCHAR, loose VARCHAR, country VARCHAR, canonical VARCHAR, counts BOOLEAN,
        hash UBIGINT)""",
    """CREATE TABLE IF NOT EXISTS derived.cited (
        id VARCHAR, record VARCHAR, line VARCHAR, kind VARCHAR, number VARCHAR, document VARCHAR, cited_line VARCHAR,
        kg DOUBLE, made_kg DOUBLE, landed_kg DOUBLE, place VARCHAR, basis VARCHAR, paper VARCHAR, state VARCHAR,
        hash UBIGINT)""",
    """CREATE TABLE IF NOT EXISTS derived.line (
        id VARCHAR, record VARCHAR, kind VARCHAR, stage VARCHAR, side VARCHAR, consignment VARCHAR, document VARCHAR,
        canonical VARCHAR, counts BOOLEAN, hash UBIGINT)""",
    "CREATE TABLE IF NOT EXISTS derived.head (id VARCHAR, head VARCHAR, certain BOOLEAN, hash UBIGINT)",
    """CREATE TABLE IF NOT EXISTS derived.cut_link (
        id VARCHAR, source VARCHAR, target VARCHAR, basis VARCHAR, record VARCHAR, hash UBIGINT)""",
    # All that ways of goods take from each line, as a hash (`derive.closure`).
    "CREATE TABLE IF NOT EXISTS derived.way_said (id VARCHAR, said UBIGINT)",
    # Where ways of goods end, line by line, as `derive/sql/custody/way_end.sql` says.
    """CREATE TABLE IF NOT EXISTS derived.way_end (
        id VARCHAR, ends VARCHAR, document VARCHAR, leaf BOOLEAN, hash UBIGINT)""",
    # Factors to live weight of forms that statements work with, and parts of balances (`derive.balances`).
    """CREATE TABLE IF NOT EXISTS derived.form (
        id VARCHAR, low DOUBLE, high DOUBLE, sources VARCHAR[], added BOOLEAN)""",
    """CREATE TABLE IF NOT EXISTS derived.balance_part (
        balance VARCHAR, kind VARCHAR, subject VARCHAR, called VARCHAR, measure VARCHAR, since TIMESTAMP,
        until TIMESTAMP, tolerance DOUBLE, known TIMESTAMP, why VARCHAR, over BOOLEAN, side VARCHAR, goods VARCHAR,
        kg DOUBLE, low DOUBLE, high DOUBLE, factor DOUBLE, source VARCHAR, basis VARCHAR)""",
    # What a kilogram of each line costs, as `derive/sql/prices/priced.sql` says.
    """CREATE TABLE IF NOT EXISTS derived.priced (
        id VARCHAR, side VARCHAR, species VARCHAR, form VARCHAR, country VARCHAR, quarter TIMESTAMP, currency VARCHAR,
        value_basis VARCHAR, price DOUBLE, hash UBIGINT)""",
    # Draws (`derive.draws`): which line takes from which paper, once whatever tells of it; what may rest on the same
    # papers and whether it fits, papers that cannot all be true, how much of a line rests on a catch, lines of papers.
    """CREATE TABLE IF NOT EXISTS derived.draw (
        id VARCHAR, kind VARCHAR, "of" VARCHAR, line VARCHAR, record VARCHAR, paper VARCHAR, kg DOUBLE, low_kg DOUBLE,
        high_kg DOUBLE, counts_kg DOUBLE, certain BOOLEAN, "group" VARCHAR, component VARCHAR, why VARCHAR)""",
    """CREATE TABLE IF NOT EXISTS derived.component (
        id VARCHAR, kind VARCHAR, draws BIGINT, papers BIGINT, demand_low DOUBLE, capacity_high DOUBLE,
        shortfall_kg DOUBLE, verdict VARCHAR, why VARCHAR)""",
    """CREATE TABLE IF NOT EXISTS derived.cut_paper (
        component VARCHAR, part VARCHAR, kind VARCHAR, paper VARCHAR, record VARCHAR, kg DOUBLE, drawn_kg DOUBLE,
        shortfall_kg DOUBLE)""",
    "CREATE TABLE IF NOT EXISTS derived.share (source VARCHAR, target VARCHAR, low DOUBLE, high DOUBLE)",
    """CREATE TABLE IF NOT EXISTS derived.paper_line (
        kind VARCHAR, paper VARCHAR, line VARCHAR, record VARCHAR, kg DOUBLE, most_kg DOUBLE, formed BOOLEAN,
        estimated BOOLEAN, component VARCHAR)""",
    "CREATE TABLE IF NOT EXISTS derived.seen (file_id VARCHAR, record VARCHAR, other VARCHAR, digest UBIGINT)",
    "CREATE TABLE IF NOT EXISTS derived.seen_file (id VARCHAR, hash UBIGINT)",
    "CREATE TABLE IF NOT EXISTS derived.delta (run BIGINT, name VARCHAR, id VARCHAR, change VARCHAR)",
    "CREATE TABLE IF NOT EXISTS derived.number (number UINTEGER, id VARCHAR)",
    f"""CREATE TABLE IF NOT EXISTS derived.adjacent (
        node UINTEGER, other UINTEGER, type ENUM({_TYPES}), degree UINTEGER)""",
    "CREATE TABLE IF NOT EXISTS resolve.report (kind VARCHAR, item VARCHAR, value BIGINT, note VARCHAR)",
    """CREATE TABLE IF NOT EXISTS detect.coverage (
        typology VARCHAR, state VARCHAR, findings BIGINT, hits BIGINT, denominator BIGINT, rate DOUBLE,
        limited BOOLEAN, note VARCHAR, covered BIGINT)""",
    # What a typology could not judge, by reason.
    "CREATE TABLE IF NOT EXISTS detect.undecided (typology VARCHAR, reason VARCHAR, n BIGINT)",
    # Findings by the runs that had them (`detect.history`), and how each typology was asked from which run on.
    """CREATE TABLE IF NOT EXISTS detect.history (
        id VARCHAR, typology VARCHAR, since BIGINT, until BIGINT, severity VARCHAR, name VARCHAR, about VARCHAR[],
        rests_on VARCHAR[], datasets VARCHAR[])""",
    """CREATE TABLE IF NOT EXISTS detect.asked (
        typology VARCHAR, run BIGINT, revision BIGINT, rule VARCHAR, parameters VARCHAR, verified BOOLEAN)""",
    # `token`: of all that the store holds, as its own `Case` says it; `coming`: the one that it is being brought to.
    """CREATE TABLE IF NOT EXISTS shown.store (
        store VARCHAR PRIMARY KEY, database VARCHAR, generation BIGINT, state VARCHAR, token VARCHAR, coming VARCHAR,
        shape VARCHAR)""",
    # `mark`: hash of id and content. `due`: what the store is yet to be told (create, replace, remove), else nothing.
    # A relationship names its ends by the places of the nodes.
    """CREATE TABLE IF NOT EXISTS shown.node (
        store VARCHAR, kind VARCHAR, place BIGINT, id VARCHAR, mark UBIGINT, due VARCHAR)""",
    """CREATE TABLE IF NOT EXISTS shown.relationship (
        store VARCHAR, kind VARCHAR, id VARCHAR, source BIGINT, target BIGINT, mark UBIGINT, due VARCHAR)""",
)


def statements() -> list[str]:
    """Every statement that makes an empty case."""
    derived: tuple[NodeType | RelType, ...] = (*NODES, *RELATIONSHIPS)
    return [
        *(f"CREATE SCHEMA IF NOT EXISTS {schema}" for schema in SCHEMAS),
        *_FIXED,
        *(create_rows(table) for table in ROWS),
        *(create_table(kind, "derived") for kind in derived if kind.table != "case"),
    ]

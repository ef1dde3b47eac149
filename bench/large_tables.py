"""The SELECT statements behind `large_case`: one per label, one per kind of relationship."""

from __future__ import annotations

from collections.abc import Iterator

#: Every fortieth vessel is a fish carrier.
NTH_CARRIER = 40
FLAGS = ["PAN", "CHN", "TWN", "KOR", "JPN", "ESP", "IDN", "THA", "LBR", "VUT", "SYC", "MDV"]
MIDS = ["352", "412", "416", "440", "431", "224", "525", "567", "636", "576", "664", "455"]
GEARS = ["longline", "longline", "longline", "purse seine", "gillnet", "trawl", "pole and line", "jig"]
REGISTERS = ["WCPFC", "IOTC", "ICCAT", "IATTC"]
PORT_FLAGS = ["ESP", "THA", "CHN", "TWN", "SGP", "FJI", "MUS", "URY", "ZAF", "PER", "SEN", "IDN"]

#: What `derive` says of the neighbours of companies.
NEIGHBOURS = """
WITH tie AS (
    SELECT source AS id, target AS other FROM derived.owns UNION ALL SELECT source, target FROM derived.operates
),
counted AS (SELECT id, count(DISTINCT other) AS neighbours FROM tie GROUP BY id),
seat AS (SELECT id, unnest(address_keys) AS key FROM derived.company),
shared AS (
    SELECT a.id, list_sort(list(b.id || ' ' || b.key)) AS same_address
    FROM seat a JOIN (SELECT key FROM seat GROUP BY key HAVING count(*) <= 10) USING (key)
    JOIN seat b ON b.key = a.key AND b.id <> a.id GROUP BY a.id
)
UPDATE derived.company SET neighbours = coalesce(n.neighbours, 0), same_address = coalesce(n.same_address, [])
FROM (
    SELECT c.id, t.neighbours, s.same_address
    FROM derived.company c LEFT JOIN counted t USING (id) LEFT JOIN shared s USING (id)
) n
WHERE company.id = n.id
"""


def named(kind: str, number: str) -> str:
    """SQL for the id of the thing with that number."""
    return f"'{kind}:' || substr(md5('{kind}' || ({number})), 1, 16)"


def any_(salt: int, most: int) -> str:
    """SQL for a number below `most`."""
    return f"CAST(hash(i * 17 + {salt}) % {most} AS BIGINT)"


def few(salt: int, most: int, power: float, key: str = "i") -> str:
    """SQL for a number below `most`, small ones more often the higher the power: a few hold very many."""
    return f"CAST(floor(pow((hash(({key}) * 31 + {salt}) % 1000003) / 1000003.0, {power}) * {most}) AS BIGINT)"


def of(values: list[str], number: str) -> str:
    """SQL for one of the values, by number."""
    words = ", ".join(f"'{value}'" for value in values)
    return f"[{words}][1 + ({number}) % {len(values)}]"


def _identity(v: str, salt: int) -> str:
    """What a record says of vessel number `v`: 1 in 50 says another name, 1 in 60 another flag."""
    flag = of(FLAGS, f"{v} + CASE WHEN {any_(salt, 60)} = 0 THEN 1 ELSE 0 END")
    return f"""CASE WHEN {any_(salt + 1, 50)} = 0 THEN 'OLD SHIP ' || {v} ELSE 'SHIP ' || {v} END AS name,
        CASE WHEN {any_(salt + 1, 50)} = 0 THEN 'OLDSHIP ' || {v} ELSE 'SHIP ' || {v} END AS name_key,
        {flag} AS flag, {of(MIDS, v)} || lpad(CAST({v} AS VARCHAR), 6, '0') AS mmsi, {of(FLAGS, v)} AS mmsi_flag,
        'CS' || {v} AS call_sign, CASE WHEN {v} % 5 < 3 THEN CAST(1000000 + {v} AS VARCHAR) END AS imo,
        CASE WHEN {v} % 5 < 3 THEN 'valid' ELSE 'blank' END AS imo_status"""


def _event(salt: int, hours: int) -> str:
    """Place and time of an event, 2015 to 2025."""
    return f"""TIMESTAMP '2015-01-01' + to_hours(CAST({any_(salt, 96_000)} AS INTEGER)) AS start,
        start + to_hours(CAST({hours} AS INTEGER)) AS "end", CAST({hours} AS DOUBLE) AS duration_h, 'bench' AS source,
        date_trunc('day', start) AS day, ['e.json, line ' || i] AS records, latitude, longitude, rfmos,
        'position in a coarse polygon' AS areas_basis,
        CASE WHEN len(rfmos) = 0 THEN NULL WHEN {any_(salt + 1, 3)} = 0 THEN 'yes' ELSE 'no' END AS high_seas,
        CAST({any_(salt + 2, 900)} AS DOUBLE) AS distance_from_shore_km,
        CAST({any_(salt + 3, 900)} AS DOUBLE) AS distance_from_port_km"""


def _columns(n: dict[str, int]) -> dict[str, str]:
    v = f"(i % {n['vessel']})"
    edition = "CASE WHEN i % 2 = 0 THEN TIMESTAMP '2024-08-26' ELSE TIMESTAMP '2025-08-26' END"
    carrier = f"{v} % {NTH_CARRIER} = 0"
    return {
        "vessel": f"""'SHIP ' || i AS name, ['SHIP ' || i, 'Vessel No. ' || i] AS names, ['CS' || i] AS call_signs,
            CASE WHEN i % 5 < 3 THEN CAST(1000000 + i AS VARCHAR) END AS imo, [{of(FLAGS, "i")}] AS flags,
            [{of(MIDS, "i")} || lpad(CAST(i AS VARCHAR), 6, '0')] AS mmsis, ['REG' || i] AS registration_numbers""",
        "registration": f"""{_identity(v, 11)}, {of(REGISTERS, any_(13, 4))} AS register, CAST(i AS VARCHAR) AS number,
            'REG' || {v} AS registration_number, {edition} AS edition, edition - INTERVAL 200 DAY AS since,
            edition + INTERVAL 300 DAY AS until, since AS covers_since, until AS covers_until,
            20.0 + {v} % 60 AS length_m, 'LOA' AS length_kind,
            100.0 + {v} % 900 AS tonnage, 'GT' AS tonnage_kind, ['bench.csv, line ' || i] AS records,
            CASE WHEN {carrier} THEN 'carrier' ELSE {of(GEARS, v)} END AS gear_group,
            CASE {any_(14, 10)} WHEN 0 THEN 'no' WHEN 1 THEN 'yes' END AS high_seas_transshipment""",
        "broadcast": f"""{_identity(v, 21)}, ['b.csv, line ' || i] AS records,
            TIMESTAMP '2015-01-01' + to_days(CAST({any_(23, 1000)} AS INTEGER)) AS "first",
            "first" + to_days(CAST({any_(24, 3000)} AS INTEGER)) AS "last" """,
        "identity": f"""{_identity(v, 31)}, 'bench' AS source, ['i.json, line ' || i] AS records,
            TIMESTAMP '2015-01-01' + to_days(CAST({any_(33, 2000)} AS INTEGER)) AS since,
            since + to_days(CAST({any_(34, 1000)} AS INTEGER)) AS until, 'day' AS until_precision""",
        "listing": f"""'SHIP ' || i AS name, {of(REGISTERS, "i")} AS rfmo, ['LISTED SHIP ' || i] AS names,
            ['LISTEDSHIP ' || i] AS name_keys, TIMESTAMP '2025-11-08' AS edition, 'since 2015' AS period,
            TIMESTAMP '2015-01-01' + to_days(CAST({any_(43, 3000)} AS INTEGER)) AS since, i % 2 = 0 AS in_force,
            CASE WHEN i % 2 = 1 THEN since + INTERVAL 2 YEAR END AS until, since AS covers_since,
            coalesce(until, edition) AS covers_until, ['iuu.csv, line ' || i] AS records""",
        "encounter": f"""'Encounter ' || i AS name, {_event(51, 5)}, 0.03 AS median_distance_km,
            0.4 AS median_speed_kn, ['352' || lpad(CAST(i AS VARCHAR), 6, '0'), '412000000'] AS mmsis""",
        "loitering": f"""'Loitering ' || i AS name, {_event(61, 14)}, 3.0 AS distance_km, 0.9 AS average_speed_kn,
            distance_from_shore_km AS average_distance_from_shore_km""",
        "gap": f"""'Gap ' || i AS name, {_event(71, 30)}, distance_from_shore_km AS end_distance_from_shore_km,
            CAST({any_(74, 60)} AS BIGINT) AS positions_before, CAST({any_(75, 20)} AS DOUBLE) AS reception_per_day""",
        "port_call": f"""'Port call ' || i AS name, {_event(81, 40)}, {named("port", any_(82, n["port"]))} AS port_id,
            'Port ' || {any_(82, n["port"])} AS port, {of(PORT_FLAGS, any_(82, n["port"]))} AS port_flag,
            '4' AS visit_confidence, true AS at_dock""",
        "port": f"'Port ' || i AS name, {of(PORT_FLAGS, 'i')} AS flag",
        "company": f"""'COMPANY ' || i AS name, ['COMPANY ' || i] AS names, ['COMPANY ' || i] AS stems,
            [(CAST({any_(92, 60_000)} AS VARCHAR)) || ' HARBOUR STREET'] AS address_keys, address_keys AS addresses,
            [{of(FLAGS, "i")}] AS countries""",
        "person": "'Person ' || i AS name, ['Person ' || i] AS names, [] AS addresses",
    }


def nodes(n: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Table and SELECT of every label, `n` rows each."""
    for table, columns in _columns(n).items():
        at_sea = "JOIN place ON place.place = hash(i * 13) % 20000" if "latitude, longitude" in columns else ""
        head = f"SELECT {named(table, 'i')} AS id, {columns}, ['bench@2025'] AS datasets"
        yield table, f"{head} FROM range({n[table]}) t(i) {at_sea}"


def edges(n: dict[str, int], owns: int, operates: int) -> Iterator[tuple[str, str, str]]:
    """Table, SELECT and order of every kind of relationship."""
    ships, carriers = n["vessel"], n["vessel"] // NTH_CARRIER
    for label in ("registration", "broadcast", "identity"):
        yield _edge("describes", n[label], label, "i", "vessel", f"i % {ships}", named(label, "i"))
    yield _edge("lists_vessel", n["listing"], "listing", "i", "vessel", f"i * 29 % {ships}", named("listing", "i"))
    fishing = f"CASE WHEN i % 100 = 0 THEN {NTH_CARRIER} * {any_(2, carriers)} ELSE {any_(2, ships)} END"
    role = f"CASE WHEN ({fishing}) % {NTH_CARRIER} = 0 THEN 'carrier' ELSE 'fishing vessel' END"
    for vessel, what in ((f"{NTH_CARRIER} * {few(1, carriers, 1.5)}", "'carrier'"), (fishing, role)):
        event = named("encounter", "i")
        yield _edge("took_part_in", n["encounter"], "vessel", vessel, "encounter", "i", event, f"{what} AS role")
    own_role = "CASE WHEN i % 3 = 0 THEN 'carrier' ELSE 'vessel' END AS role"
    for label in ("loitering", "gap", "port_call"):
        vessel = f"CASE WHEN i % 3 = 0 THEN {NTH_CARRIER} * {any_(3, carriers)} ELSE {any_(4, ships)} END"
        yield _edge("took_part_in", n[label], "vessel", vessel, label, "i", named(label, "i"), own_role)
    at = named("port_call", "i")
    yield _edge("at", n["port_call"], "port_call", "i", "port", any_(82, n["port"]), at)
    yield from _holdings(n, owns, operates)


def _holdings(n: dict[str, int], owns: int, operates: int) -> Iterator[tuple[str, str, str]]:
    """Owners and operators: those of a vessel are the same in 19 of 20 records; some hold a fleet of hundreds."""
    ship, record = any_(7, n["vessel"]), named("registration", any_(5, n["registration"]))
    days = "TIMESTAMP '2025-02-07' AS since, TIMESTAMP '2026-06-22' AS until, TIMESTAMP '2025-08-26' AS edition"
    roles = (
        ("owns", owns * 2 // 3, "registered", 1),
        ("owns", owns // 3, "beneficial", 2),
        ("operates", operates, "operator", 3),
    )
    for table, count, kind, number in roles:
        key = f"{ship} * 8 + {number} + CASE WHEN {any_(10, 20)} = 0 THEN 4 ELSE 0 END"
        holder = few(6, n["company"], 2, key)
        yield _edge(table, count, "company", holder, "vessel", ship, record, f"'{kind}' AS kind, {days}")
    # What a list states of the owners of a listed vessel.
    listed = f"i % {n['listing']} * 29 % {n['vessel']}"
    stated = "'as stated' AS kind, TIMESTAMP '2025-11-08' AS edition"
    holder = few(6, n["company"], 2, f"{listed} * 8 + 1 + i % 2")
    listing = named("listing", f"i % {n['listing']}")
    yield _edge("owns", 2 * n["listing"], "company", holder, "vessel", listed, listing, stated)


LABELS = {"port_call": "PortCall"}


def _edge(
    table: str, count: int, source: str, number: str, target: str, other: str, record: str, more: str = ""
) -> tuple[str, str, str]:
    select = f"""SELECT '{table}:' || substr(md5($${table}{source}{target}{more}$$ || i), 1, 16) AS id,
        {named(source, number)} AS source, '{LABELS.get(source, source.title())}' AS source_label,
        {named(target, other)} AS target, '{LABELS.get(target, target.title())}' AS target_label,
        {record} AS record, 'as written ' || i AS as_written, 1.0 AS confidence, true AS verified,
        {more + "," if more else ""}
        ['bench@2025'] AS datasets FROM range({count}) t(i)"""
    return table, select, ("source" if source == "vessel" else "target") + ", id"

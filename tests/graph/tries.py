"""Queries that try to leave the graph: to read FILE, fetch URL, call what is no reading, write or administer.

Each is a try against either store. What a store does not understand is refused, too.
"""

from __future__ import annotations

#: `LOAD CSV` as it may be spelled; `\\u` is Cypher's own escape.
_LOAD = (
    "LOAD CSV FROM",
    "load csv from",
    "LoAd\tcSv\nFrOm",
    "LOAD CSV WITH HEADERS FROM",
    "LOAD/**/CSV/* LOAD */FROM",
    "LOAD // CSV\n CSV // \n FROM",
    "LOAD //\r CSV FROM",
    "\\u004cOAD CSV FROM",
    "\\u004C\\u004F\\u0041\\u0044 \\u0043\\u0053\\u0056 FROM",
    "L\\uuu004fAD CSV FROM",
    "/* '\\u0027 */ LOAD CSV FROM",
    "LOAD\u00a0CSV\u2003FROM",
    "LOAD\\u0020CSV FROM",
    "USING PERIODIC COMMIT LOAD CSV FROM",
)
#: Where a clause may stand.
_WITHIN = (
    "{clause} RETURN row",
    "EXPLAIN {clause} RETURN row",
    "CALL {{ {clause} RETURN row }} RETURN row",
    "CALL () {{ {clause} RETURN row }} RETURN row",
    "CALL {{ WITH 1 AS x CALL {{ {clause} RETURN row }} RETURN row }} RETURN row",
    "RETURN 'a' AS row UNION {clause} RETURN row[0] AS row",
    "RETURN 'a' AS row UNION ALL {clause} RETURN row[0] AS row",
    "UNWIND [1, 2] AS n {clause} RETURN n, row",
    "MATCH (n) WITH n LIMIT 1 {clause} RETURN row",
    "WITH 'LOAD CSV' AS text, `text` AS t {clause} RETURN row",
    "RETURN EXISTS {{ {clause} RETURN row }} AS row",
    "RETURN COUNT {{ {clause} RETURN row }} AS row",
    "RETURN COLLECT {{ {clause} RETURN row[0] }} AS row",
    "UNWIND [1] AS n RETURN CASE WHEN n = 1 THEN COUNT {{ {clause} RETURN row }} ELSE 0 END AS row",
    "RETURN [x IN [1, 2] | COUNT {{ {clause} RETURN row }}] AS row",
    "RETURN reduce(s = 0, x IN [1] | s + COUNT {{ {clause} RETURN row }}) AS row",
    "UNWIND [1] AS n WITH n ORDER BY COUNT {{ {clause} RETURN row }} RETURN n AS row",
    "CYPHER 5 {clause} RETURN row",
    "CYPHER runtime=slotted planner=cost {clause} RETURN row",
    "// id: mine.sound\n// title: a query from someone\n{clause} RETURN row",
    "RETURN 1 AS row; {clause} RETURN row",
    "FOREACH (x IN [1] | CREATE (n)) {clause} RETURN row",
    'OPTIONAL MATCH (n:Vessel) WHERE n.name = "it\'s \\" LOAD" {clause} RETURN row',
)
_CALLS = (
    "CALL apoc.load.json('{url}') YIELD value RETURN value",
    "CALL apoc.load.csv('{file}') YIELD map RETURN map",
    "CALL apoc.load.xml('{url}') YIELD value RETURN value",
    "CALL apoc.load.jdbc('jdbc:h2:mem:x', 'SELECT 1') YIELD row RETURN row",
    "CALL `apoc`.`load`.`json`('{url}') YIELD value RETURN value",
    "cAlL apoc . load . json ( '{url}' ) YIELD value RETURN value",
    "CALL apoc/**/.load/**/.json('{url}') YIELD value RETURN value",
    "CALL \\u0061poc.load.json('{url}') YIELD value RETURN value",
    "OPTIONAL CALL apoc.load.json('{url}') YIELD value RETURN value",
    "CALL apoc.cypher.run('LOAD CSV FROM \"{url}\" AS r RETURN r', {{}}) YIELD value RETURN value",
    "CALL apoc.export.csv.all('{file}', {{}}) YIELD file RETURN file",
    "CALL apoc.import.csv([], [], {{}})",
    "CALL apoc.bolt.load('bolt://127.0.0.1', 'RETURN 1') YIELD row RETURN row",
    "CALL apoc.periodic.iterate('RETURN 1', 'CREATE ()', {{}})",
    "CALL apoc.trigger.install('neo4j', 'x', 'CREATE ()', {{}})",
    "CALL dbms.listConfig() YIELD name, value RETURN name, value",
    "CALL dbms.listConfig",
    "CALL dbms.setConfigValue('a', 'b')",
    "CALL dbms.security.listUsers()",
    "CALL dbms.components() YIELD name RETURN name",
    "CALL dbms.listConnections() YIELD connectionId RETURN connectionId",
    "CALL dbms.killConnections(['x'])",
    "CALL dbms.queryJmx('java.lang:*') YIELD name RETURN name",
    "CALL dbms.cluster.routing.getRoutingTable({{}})",
    "CALL db.createLabel('X')",
    "CALL db.clearQueryCaches()",
    "CALL db.stats.collect('QUERIES')",
    "CALL db.stats.retrieve('GRAPH COUNTS') YIELD data RETURN data",
    "CALL db.checkpoint()",
    "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()",
    "CALL db.create.setNodeVectorProperty(null, 'x', [1.0])",
    "CALL tx.setMetaData({{a: 1}})",
    "CALL jwt.security.requestAccess('x')",
    "CALL genai.vector.encodeBatch(['x'], 'OpenAI', {{token: 'x'}}) YIELD index RETURN index",
    "CALL n10s.rdf.import.fetch('{url}', 'Turtle')",
    "CALL load.json('{url}') YIELD value RETURN value",
    "CALL merge.node(['X'], {{id: 1}}) YIELD node RETURN node",
    "RETURN EXISTS {{ CALL dbms.listConfig() YIELD name RETURN name }} AS row",
    "UNWIND [1] AS n RETURN CASE n WHEN 1 THEN COUNT {{ CALL dbms.components() YIELD name RETURN name }} END AS row",
    "CALL {{ CALL dbms.listConfig() YIELD name RETURN name }} RETURN name",
    "CALL db.labels() YIELD label CALL dbms.components() YIELD name RETURN label, name",
    "RETURN 1 AS n UNION CALL dbms.components() YIELD name RETURN 1 AS n",
)
_FUNCTIONS = (
    "RETURN apoc.cypher.runFirstColumnSingle('LOAD CSV FROM \"{url}\" AS r RETURN r', {{}}) AS row",
    "RETURN apoc.data.url('{url}') AS row",
    "RETURN apoc.util.sha256(['x']) AS row",
    "RETURN apoc.static.get('x') AS row",
    "RETURN `apoc`.`cypher`.`runFirstColumnMany`('RETURN 1', {{}}) AS row",
    "RETURN apoc.\\u0063ypher.runFirstColumnMany('RETURN 1', {{}}) AS row",
    "RETURN genai.vector.encode('x', 'OpenAI', {{token: 'x'}}) AS row",
    "MATCH (n) WHERE apoc.cypher.runFirstColumnSingle('RETURN 1', {{}}) = 1 RETURN n",
    "RETURN graph.byName('system') AS row",
    "RETURN graph.names() AS row",
)
_OTHERS = (
    "USE system MATCH (n) RETURN n",
    "use `system` MATCH (n) RETURN n",
    "USE graph.byName('system') MATCH (n) RETURN n",
    "CALL {{ USE system MATCH (n) RETURN n }} RETURN n",
    "SHOW SETTINGS",
    "SHOW SETTINGS YIELD name, value RETURN name, value",
    "SHOW TRANSACTIONS",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "SHOW USERS",
    "SHOW DATABASES",
    "SHOW PROCEDURES",
    "CREATE USER eve SET PASSWORD 'abcdefgh'",
    "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO 'abcdefgh'",
    "CREATE DATABASE other",
    "DROP DATABASE neo4j",
    "CREATE INDEX FOR (n:Vessel) ON (n.name)",
    "CREATE CONSTRAINT FOR (n:Vessel) REQUIRE n.mmsi IS UNIQUE",
    "CREATE (:Vessel {{id: 'vessel:9'}})",
    "MATCH (n) SET n.flag = 'X' RETURN n",
    "MATCH (n) DETACH DELETE n",
    "MERGE (n:Vessel {{id: 'vessel:9'}}) RETURN n",
    "FOREACH (x IN [1] | CREATE (:Vessel {{id: 'vessel:9'}}))",
    "MATCH (n) CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF 10 ROWS",
    "LOAD PARQUET FROM '{url}' AS row RETURN row",
    "IMPORT DATABASE '{url}'",
)


def tries(file: str, url: str) -> list[str]:
    """Every try; `file` and `url` are addresses (`file:///…`, `http://…`)."""
    sources = (f"'{file}'", f"'{url}'", f'"{url}"', f"'ftp' + '{url}'", f"'{url[:4]}' + '{url[4:]}'")
    loads = [
        _WITHIN[at % len(_WITHIN)].format(clause=f"{load} {sources[at % len(sources)]} AS row")
        for at, load in enumerate(_LOAD * 2)
    ]
    placed = [
        within.format(clause=f"LOAD CSV FROM {sources[at % len(sources)]} AS row") for at, within in enumerate(_WITHIN)
    ]
    return [*loads, *placed, *(each.format(file=file, url=url) for each in (*_CALLS, *_FUNCTIONS, *_OTHERS))]

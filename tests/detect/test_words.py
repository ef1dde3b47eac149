"""Words of a query: mistyped ones are found, what only looks like one is not; types and columns follow from them."""

import pytest

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.words import kept_properties, parameter_types, returned, unknown_kinds, unknown_properties


@pytest.mark.parametrize(
    ("cypher", "words"),
    [
        ("MATCH (v:Vesel) RETURN v", ["Vesel"]),
        ("MATCH (:Vessel)-[:OWN|OPERATES]->(c: Company) RETURN c", ["OWN"]),
        ("MATCH (a:Vessel:Ship)<-[r:OWNS*1..3]-(b:Ship) RETURN a", ["Ship"]),
        ("MATCH (v:Vessel {name: 'x (y:Boat)'}) // (z:Boat)\nRETURN v", []),
        ("RETURN {a: 1, b: [x IN [1] | x]} AS m", []),
    ],
)
def test_kinds_that_the_model_lacks(cypher, words):
    assert unknown_kinds(cypher) == words


@pytest.mark.parametrize(
    ("cypher", "found"),
    [
        ("MATCH (v:Vessel) RETURN v.colour AS colour, v.imo AS imo", [("Vessel", "colour")]),
        ("MATCH (v:Vessel {colour: 'red', imo: $imo}) RETURN v", [("Vessel", "colour")]),
        ("MATCH (:Vessel {colour: 'red'})<-[:LISTS_VESSEL {day: 1}]-(l) RETURN l",
         [("Vessel", "colour"), ("LISTS_VESSEL", "day")]),
        ("MATCH (c:Company)-[o:OWNS]->() WHERE o.sinc > c.nme RETURN c", [("OWNS", "sinc"), ("Company", "nme")]),
        ("MATCH (n:Vessel|Company) RETURN n.imo, n.stems, n.colour", [("Company or Vessel", "colour")]),
        ("MATCH (n) WHERE n.nonsense = 1 AND n.register = 'IOTC' RETURN n", [("node and no relationship", "nonsense")]),
        ("MATCH (r:Registration) WITH {made: r.id} AS r RETURN r.made", []),
        ("MATCH (r:Registration) RETURN [r IN collect({made: r.id}) | r.made] AS x", []),
        ("MATCH (r:Registration) RETURN r.edition.year AS y, duration({days: 3}) AS d, 'r.colour' AS t // r.shape", []),
        ("MATCH (v:Vessel) RETURN v.hash AS hash, labels(v) AS labels", []),
        ("MATCH (r:Registration) RETURN r.records AS rows", []),
        ("MATCH (v:Vesel) RETURN v.colour AS colour", []),
    ],
)  # fmt: skip
def test_properties_that_no_kind_of_a_variable_has(cypher, found):
    assert [(kinds, name) for kinds, name, _ in unknown_properties(cypher)] == found


@pytest.mark.parametrize(
    ("cypher", "found"),
    [
        ("MATCH (r:Registration) WHERE r.flag = 'PAN' RETURN r.records AS rows", [("Registration", "records")]),
        ("MATCH (v:Vessel)<-[d:DESCRIBES]-(r) RETURN v.hash, d.hash, r.records",
         [("Vessel", "hash"), ("DESCRIBES", "hash"), ("node and no relationship", "records")]),
        ("MATCH (v:Vessel {records: 1}) RETURN v.colour", []),
    ],
)  # fmt: skip
def test_properties_that_stay_in_the_case(cypher, found):
    assert kept_properties(cypher) == found


def test_what_a_label_has_is_given_with_it():
    [(_, _, has)] = unknown_properties("MATCH (v:Vessel) RETURN v.colour")
    assert {"id", "name", "imo", "mmsis", "flags"} <= set(has)
    assert unknown_properties("MATCH (n) RETURN n.colour")[0][2] == ()


@pytest.mark.parametrize(
    ("cypher", "types"),
    [
        ("MATCH (v:Vessel) WHERE v.imo = $imo RETURN v", {"imo": "str"}),
        ("MATCH (:Vessel {imo: $imo})-[:OWNS {percentage: $p}]-() RETURN 1", {"imo": "str", "p": "float"}),
        ("MATCH (e:Encounter) WHERE $m IN e.mmsis AND e.day >= $day AND $h < e.duration_h RETURN e",
         {"m": "str", "day": "date", "h": "float"}),
        ("MATCH (v:Vessel) WHERE toUpper(v.name) STARTS WITH $n OR v.name CONTAINS $n RETURN v", {"n": "str"}),
        ("MATCH (v:Vessel) WHERE v.verified = $x OR v.colour = $y RETURN v LIMIT $n", {}),
        ("MATCH (e:Encounter) WHERE e.day = $x OR e.id = $x RETURN e", {}),
        ("RETURN $n + 1 AS n", {}),
    ],
)  # fmt: skip
def test_a_parameter_has_the_type_of_what_it_is_compared_with(cypher, types):
    assert parameter_types(cypher) == types


@pytest.mark.parametrize(
    ("cypher", "columns"),
    [
        ("MATCH (v:Vessel) RETURN DISTINCT v.name, count(*) AS n, [v.imo, 1] AS `two words` ORDER BY n LIMIT 3",
         ("v.name", "n", "two words")),
        ("MATCH (v) WITH v RETURN {a: 1, b: 'x, y AS z'} AS m, coalesce(v.name, 'AS q')",
         ("m", "coalesce(v.name, 'AS q')")),
        ("CALL { MATCH (v) RETURN v AS inner } RETURN inner.name AS outer", ("outer",)),
        ("MATCH (v) RETURN *", ()),
        ("MATCH (v) DELETE v", ()),
    ],
)  # fmt: skip
def test_columns_follow_from_the_last_return(cypher, columns):
    assert returned(cypher) == columns


def test_no_query_of_the_catalogue_has_an_unknown_word_and_its_columns_are_those_of_its_header():
    for query in catalogue(()).values():
        assert (unknown_kinds(query.cypher), unknown_properties(query.cypher)) == ([], []), query.id
        assert returned(query.cypher) == query.columns

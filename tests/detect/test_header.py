"""A header says what it must, or the error says where and what was expected."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.detect.fields import KEYS, REQUIRED
from catchgraph.detect.header import parse
from catchgraph.detect.query import Column, Parameter, Query
from catchgraph.errors import QueryError

LINES = {
    "id": "family.query",
    "title": "Apparent something",
    "question": "Which?",
    "why": "Because.",
    "benign": "Chance.",
    "needs": "Encounter, Listing",
    "params": "since: date = 2000-01-01, limit: int = 10",
    "returns": "vessel: Vessel, event: Encounter, day: date, records: list",
    "identity": "vessel, event",
    "denominator": "Encounter",
    "severity": "high",
    "maturity": "stable",
    "revision": "3",
}
BODY = "MATCH (v:Vessel) WHERE v.day >= $since RETURN v.id AS vessel LIMIT $limit"


def text(body: str = BODY, **changed: str | None) -> str:
    lines = {**LINES, **changed}
    return "\n".join([*(f"// {key}: {value}" for key, value in lines.items() if value is not None), body])


def parsed(tmp_path: Path, content: str) -> Query:
    path = tmp_path / "family" / "query.cypher"
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return parse(path)


def test_everything_a_header_says(tmp_path: Path) -> None:
    query = parsed(tmp_path, text(covers="Listing", sentence="{vessel} on {day}", references="None"))
    assert (query.id, query.family, query.title, query.revision) == ("family.query", "family", "Apparent something", 3)
    assert (query.severity, query.maturity, query.needs) == ("high", "stable", ("Encounter", "Listing"))
    assert query.params == (
        Parameter("since", "date", dt.datetime(2000, 1, 1), required=False),
        Parameter("limit", "int", 10, required=False),
    )
    assert query.returns == (
        Column("vessel", "Vessel"),
        Column("event", "Encounter"),
        Column("day", "date"),
        Column("records", "list"),
    )
    assert (query.identity, query.denominator, query.covers) == (("vessel", "event"), "Encounter", "Listing")
    assert query.cypher == BODY


def test_what_may_be_left_out(tmp_path: Path) -> None:
    query = parsed(tmp_path, text("MATCH (v:Vessel) RETURN v.id AS vessel", params=None))
    assert (query.params, query.covers, query.sentence, query.references) == ((), "", "", "")


@pytest.mark.parametrize(
    ("denominator", "counted", "column"),
    [
        ("Encounter", None, "event"),
        ("Vessel", None, "vessel"),
        ("Listing", None, "records"),
        ("MATCH (v:Vessel) RETURN count(v) AS n", None, "vessel"),
        ("MATCH (e:Encounter) RETURN count(e) AS n", "event", "event"),
    ],
)
def test_the_column_that_holds_what_the_denominator_counts(
    tmp_path: Path, denominator: str, counted: str | None, column: str
) -> None:
    assert parsed(tmp_path, text(denominator=denominator, counted=counted)).counted == column


@pytest.mark.parametrize("key", REQUIRED)
def test_a_missing_key(tmp_path: Path, key: str) -> None:
    with pytest.raises(QueryError) as refused:
        parsed(tmp_path, text(**{key: None}))
    assert refused.value.message.endswith(f"query.cypher: the header has no `{key}`")
    assert f"ends at line {len(LINES) - 1}" in refused.value.hint


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_key(tmp_path: Path, key: str) -> None:
    with pytest.raises(QueryError, match=f"{key}: expected a text, found nothing"):
        parsed(tmp_path, text(**{key: ""}))


@pytest.mark.parametrize(
    ("wrong", "right"), [("severty", "severity"), ("denominater", "denominator"), ("return", "returns")]
)
def test_a_misspelt_key(tmp_path: Path, wrong: str, right: str) -> None:
    with pytest.raises(QueryError) as refused:
        parsed(tmp_path, text().replace(f"// {right}:", f"// {wrong}:"))
    line = list(LINES).index(right) + 1
    assert refused.value.message.endswith(f"query.cypher, line {line}: `{wrong}` is no key of a header")
    assert refused.value.hint.startswith(f"Did you mean `{right}`?")


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("id", "other.query", "line 1, id: expected `family.query`"),
        ("severity", "hihg", "line 11, severity: expected one of context, low, medium, high, found `hihg`"),
        ("maturity", "young", "line 12, maturity: expected one of stable, experimental, found `young`"),
        ("revision", "1.5", "line 13, revision: expected a whole number from 1, found `1.5`"),
        ("revision", "0", "line 13, revision: expected a whole number from 1, found `0`"),
        ("needs", "Encounter, Listings", "line 6, needs: expected labels of the model"),
        ("needs", "Encounter,", "line 6, needs: expected labels of the model"),
        ("needs", "Encounter|Listings", "line 6, needs: expected labels of the model"),
        ("needs", "Encounter, Encounter", "line 6, needs: expected each name once, found `Encounter`"),
        ("params", "since, limit: int = 10", "line 7, params: expected `name: type = default from low to high`"),
        ("params", "since: day = 2000-01-01", "line 7, params: expected one of str, int, float, bool, date as"),
        (
            "params",
            "since: date = 2000-13-01",
            "line 7, params: expected a date such as 2016, 2016-05 or 2016-01-31 as",
        ),
        ("params", "limit: int = ten", "line 7, params: expected a whole number as the default of `limit`"),
        ("params", "limit: int = 1, limit: int = 2", "line 7, params: expected each name once, found `limit`"),
        ("returns", "vessel: Ship, records: list", "line 8, returns: expected as the type of `vessel` one of"),
        ("returns", "vessel Vessel", "line 8, returns: expected `name: Type`"),
        ("returns", "vessel: Vessel, vessel: str", "line 8, returns: expected each name once, found `vessel`"),
        ("returns", "vessel: Vessel", "line 8, returns: expected `records: list`"),
        ("identity", "vessel, evnt", "line 9, identity: expected columns of `returns`"),
        ("denominator", "Encounters", "line 10, denominator: expected a label"),
        ("denominator", "MATCH (n) RETURN count(n)", "line 10, denominator: expected a label"),
        ("counted", "encounter", "counted: expected columns of `returns`"),
        ("counted", "vessel, event", "counted: expected one column of `returns`"),
        ("returns", "vessel: list[Vesel], records: list", "line 8, returns: expected as the type of `vessel` one of"),
        ("sentence", "on {dya}", "sentence: expected in braces only columns of `returns`, found `{dya}`"),
    ],
)
def test_a_wrong_value(tmp_path: Path, key: str, value: str, expected: str) -> None:
    with pytest.raises(QueryError) as refused:
        parsed(tmp_path, text(**{key: value}))
    assert expected in refused.value.message
    assert "query.cypher, line " in refused.value.message


@pytest.mark.parametrize(
    ("key", "value", "meant"),
    [("severity", "hihg", "high"), ("needs", "Listings", "Listing"), ("identity", "vesel", "vessel")],
)
def test_did_you_mean(tmp_path: Path, key: str, value: str, meant: str) -> None:
    with pytest.raises(QueryError) as refused:
        parsed(tmp_path, text(**{key: value}))
    assert refused.value.hint == f"Did you mean `{meant}`?"


def test_one_of_several_labels_may_be_enough(tmp_path: Path) -> None:
    query = parsed(tmp_path, text(needs="Registration|Broadcast, Listing"))
    assert query.needs == ("Registration|Broadcast", "Listing")


def test_a_parameter_that_is_not_declared(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"the query uses \$limit, which `params` does not declare"):
        parsed(tmp_path, text(params="since: date = 2000-01-01"))


def test_a_parameter_that_is_not_used(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="line 7, params: expected only parameters that the query uses, found `limit`"):
        parsed(tmp_path, text("MATCH (v:Vessel) WHERE v.day >= $since RETURN v.id AS vessel // not $limit"))


def test_a_dollar_in_text_is_no_parameter(tmp_path: Path) -> None:
    body = "MATCH (v {name: 'A\\'$a', x: \"$b\"}) /* $c */ WHERE v.`$d` > $since RETURN v.id AS vessel LIMIT $limit"
    assert parsed(tmp_path, text(body)).cypher == body


def test_a_key_that_stands_twice(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="line 14, severity: this key stands on line 11 already"):
        parsed(tmp_path, text("// severity: low\n" + BODY))


def test_a_line_that_is_no_field(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="line 1: expected `// key: value`, found `// Copyright of nobody`"):
        parsed(tmp_path, "// Copyright of nobody\n" + text())


def test_a_longer_text_goes_on_below(tmp_path: Path) -> None:
    query = parsed(tmp_path, text(why="Because.\n//   More: of it.\n//\n//   And more."))
    assert query.why == "Because. More: of it. And more."


def test_several_keys_on_one_line(tmp_path: Path) -> None:
    joined = text().replace("\n// maturity", "         // maturity").replace("\n// revision", "  // revision")
    assert len(joined.splitlines()) == len(LINES) - 1
    query = parsed(tmp_path, joined)
    assert (query.severity, query.maturity, query.revision) == ("high", "stable", 3)


def test_an_address_is_no_key(tmp_path: Path) -> None:
    assert parsed(tmp_path, text(references="see https://example.org/a")).references == "see https://example.org/a"


def test_the_end_of_the_query(tmp_path: Path) -> None:
    assert parsed(tmp_path, text(BODY + " ;\n\n")).cypher == BODY


def test_windows_lines_and_a_byte_order_mark(tmp_path: Path) -> None:
    assert parsed(tmp_path, "\ufeff\n" + text().replace("\n", "\r\n")).cypher == BODY


@pytest.mark.parametrize("body", ["", "  \n", ";"])
def test_no_query(tmp_path: Path, body: str) -> None:
    with pytest.raises(QueryError, match="no query after the header"):
        parsed(tmp_path, text(body, params=None))


def test_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "query.cypher"
    path.write_bytes(text(title="SEÑORA").encode("cp1252"))
    with pytest.raises(QueryError, match="expected UTF-8 text, found byte 0xd1 at "):
        parse(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="cannot be read"):
        parse(tmp_path / "query.cypher")


NAMES = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
DEFAULTS = st.one_of(
    st.tuples(st.just("int"), st.integers(-(2**63) + 1, 2**63 - 1).map(lambda n: (str(n), n))),
    st.tuples(st.just("float"), st.floats(allow_nan=False, allow_infinity=False).map(lambda n: (repr(n), n))),
    st.tuples(st.just("bool"), st.sampled_from([("true", True), ("false", False)])),
    st.tuples(st.just("str"), st.from_regex(r"[A-Za-z ,:=/-]{0,9}", fullmatch=True).map(lambda s: (f"'{s}'", s))),
    st.tuples(
        st.just("date"),
        st.dates(dt.date(1000, 1, 1)).map(lambda d: (d.isoformat(), dt.datetime(d.year, d.month, d.day))),
    ),
)


@given(params=st.dictionaries(NAMES, DEFAULTS, min_size=1, max_size=5))
def test_any_parameters(
    tmp_path_factory: pytest.TempPathFactory, params: dict[str, tuple[str, tuple[str, object]]]
) -> None:
    line = ", ".join(f"{name}: {type_} = {written}" for name, (type_, (written, _)) in params.items())
    body = f"RETURN [{', '.join('$' + name for name in params)}] AS vessel"
    query = parsed(tmp_path_factory.mktemp("any"), text(body, params=line))
    found = [(p.name, p.type, p.default) for p in query.params]
    assert found == [(name, type_, value) for name, (type_, (_, value)) in params.items()]


@given(content=st.text(max_size=300) | st.lists(st.sampled_from(text().splitlines()), max_size=20).map("\n".join))
def test_whatever_the_file_holds(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    """Read or refused with the file's name, never another error."""
    try:
        query = parsed(tmp_path_factory.mktemp("any"), content)
    except QueryError as refused:
        assert "query.cypher" in refused.message  # noqa: PT017 - either outcome is right
    else:
        assert query.id == "family.query"

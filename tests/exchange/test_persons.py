"""Private persons: left out of every format by default, in all that could name them; there when asked for."""

import pytest

from catchgraph.analyse.expand import expand
from catchgraph.analyse.mark import note
from catchgraph.analyse.timeline import Timeline
from catchgraph.analyse.timeline_entry import TimelineEntry
from catchgraph.cli.pictures import PICTURES, text_of
from catchgraph.exchange.picture import picture_of, picture_of_timeline
from tests.analyse.world import build_world, put, relate

from .world import entry


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """The world of `analyse`, where A. Lamp owns SEA WIDOW and a finding and an identity are about them."""
    found = build_world(tmp_path_factory.mktemp("persons") / "case")
    with found.write() as con:
        relate(con, "OWNS", "person:lamp", "vessel:widow", kind="registered", record="registration:widow",
               as_written="LAMP, A.")  # fmt: skip
        con.execute("UPDATE derived.person SET names = ['A. Lamp', 'LAMP, A.', 'Zebulon Lamp']")
        put(con, "derived.finding", id="finding:2", name="Zebulon Lamp owns a listed vessel", typology="o.x",
            severity="low", maturity="stable", status="open", revision=1, details="{}", datasets=[])  # fmt: skip
        relate(con, "ABOUT", "finding:2", "person:lamp", role="owner")
        relate(con, "ABOUT", "finding:2", "vessel:widow", role="vessel")
        put(con, "derived.identity", id="identity:2", name="Zebulon Lamp", source="S", datasets=[], records=[])
        relate(con, "DESCRIBES", "identity:2", "person:lamp", as_written="Zebulon Lamp")
        con.execute("DELETE FROM derived.number")
        con.execute("DELETE FROM derived.adjacent")
        from catchgraph.derive.adjacency import adjacency

        adjacency(con)
    note(found, "person:lamp", "Zebulon himself said so")
    return found


@pytest.fixture(scope="module")
def timeline():
    entries: tuple[TimelineEntry, ...] = (
        entry("2017-01-01", "owner", "A. Lamp (registered)", node_="registration:widow", other="person:lamp"),
        entry("2017-01-02", "finding", "low: Zebulon Lamp owns a listed vessel", node_="finding:2"),
        entry("2017-01-03", "name", "SEA WIDOW, of zebulon lamp", node_="registration:widow"),
    )
    return Timeline("vessel:widow", "Vessel", "SEA WIDOW", entries, "the first 3 of 9 rows of A. Lamp")


@pytest.mark.parametrize("format_", PICTURES)
def test_no_format_names_a_private_person_unless_asked(case, timeline, format_):
    part = expand(case, "SEA WIDOW", depth=2).subgraph
    for make in (
        lambda persons: picture_of(
            case, part, "Of A. Lamp", starts=("vessel:widow",), note="LAMP, A.", persons=persons
        ),
        lambda persons: picture_of_timeline(case, timeline, persons=persons),
    ):
        text = text_of(make(False), format_).lower()
        assert "lamp" not in text
        assert "zebulon" not in text
        named = text_of(make(True), format_).lower()
        assert "lamp" in named or format_ == "geojson"


def test_what_a_person_joins_is_still_seen(case):
    part = expand(case, "SEA WIDOW").subgraph
    shown = picture_of(case, part, "x", starts=("vessel:widow",))
    (person,) = [one for one in shown.part.nodes if one.label == "Person"]
    assert (person.id, person.name) == ("person:1", "Person 1")
    (owns,) = [edge for edge in shown.part.edges if edge.source == "person:1" and edge.type == "OWNS"]
    assert (owns.target, owns.role, owns.as_written) == ("vessel:widow", "registered", None)
    assert shown.notes[-1] == "names of private persons are left out"
    finding = next(one for one in shown.part.nodes if one.id == "finding:2")
    assert finding.name == "o.x"


def test_a_picture_without_persons_says_nothing_of_them(case):
    part = expand(case, "RED HERON").subgraph
    assert picture_of(case, part, "x").notes == ()

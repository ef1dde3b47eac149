"""A record, an event and an entity that nobody has heard of, declared in the model alone; and every answer about them.

Run by `test_made_up_nouns.py` in a process of its own, since a noun that is declared stays. Prints what the answers
say as JSON.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

from catchgraph.model.events import Event
from catchgraph.model.nodes import Entity, Record
from catchgraph.model.properties import noun, prop
from catchgraph.model.tells import Place, Section, Tells


@noun
class Sighting(Record):
    """A patrol saw a vessel."""

    TELLS = Tells(
        order=900,
        says=("sighted by {patrol}", "{catch} on deck"),
        day="seen",
        section=Section(columns=("patrol", "seen", "catch")),
        link="DESCRIBES",
        of=("Vessel",),
    )

    patrol: str = prop("Who saw it")
    seen: dt.datetime = prop("Day")
    catch: str | None = prop("What lay on deck", default=None)


@noun
class Signalling(Event):
    """A vessel exchanged signals with a lighthouse."""

    TELLS = Tells(
        order=900,
        plural="exchanges of signals",
        says=("signals to {light}", "{duration_h:,.1f} h"),
        day="start",
        section=Section(columns=("light", "duration_h")),
        link="TOOK_PART_IN",
        of=("Vessel",),
        at=Place("Lighthouse", id="light_id", name="light", flag="light_flag"),
    )

    light_id: str | None = prop("Id of the `Lighthouse`", default=None)
    light: str | None = prop("Lighthouse, as written", default=None)
    light_flag: str | None = prop("Country, ISO 3166 alpha-3", default=None)


@noun
class Lighthouse(Entity):
    """A lighthouse, as the source of an exchange of signals names it."""

    TELLS = Tells(order=900, shape="house", concluded="place")

    flag: str | None = prop("Country, ISO 3166 alpha-3", default=None)
    latitude: float | None = prop("Latitude, degrees", default=None)
    longitude: float | None = prop("Longitude, degrees", default=None)


QUERY = """// id: mine.sighted
// title: Sighted
// question: Which vessels were sighted?
// why: A patrol saw them.
// benign: A vessel at sea is seen.
// sentence: {name} was sighted by {patrol}
// needs: Sighting
// params: limit: int = 1000
// returns: vessel: Vessel, name: str, patrol: str, records: list
// identity: vessel, patrol
// denominator: Sighting
// severity: low
// maturity: stable
// revision: 1
// references: none
MATCH (s:Sighting)-[:DESCRIBES]->(v:Vessel)
RETURN v.id AS vessel, v.name AS name, s.patrol AS patrol, [s.id] AS records
ORDER BY vessel, patrol LIMIT $limit
"""
DAY = dt.datetime(2024, 3, 5, 6)
LOCATOR = {"record_no": 1, "line": 2}


def filled(folder: Path) -> Any:
    """A case with a vessel of a register, a sighting of it and its exchange of signals with a lighthouse."""
    from tests.tables import insert

    from catchgraph.case.case import open_case
    from catchgraph.pipeline import load

    case = open_case(folder / "case", create=True)
    register = folder / "neafc-register-2025-06-30.csv"
    register.write_text(
        "SENDER,FLAG,IRCS,NAME,IMO_NUMBER,EXT_MARK,TYPE,TONNAGE,LENGTH,POWER,AUTHORISED,SPECIES,STARTS,ENDS\n"
        "NOR,NOR,LQQZ98,TESTHALSEN,4993683,NO-99388,TO,LC 1646,OA 142,KW 900,Yes,HER,01-JAN-25,31-DEC-25\n"
        "NOR,NOR,LQQZ97,OTHERHALSEN,,NO-99377,TO,LC 900,OA 102,KW 700,Yes,HER,01-JAN-25,31-DEC-25\n",
        encoding="utf-8",
    )
    load(case, [register])
    with case.write() as connection:
        [(mention,)] = connection.execute(
            "SELECT mention_id FROM read.registration WHERE name = 'TESTHALSEN'"
        ).fetchall()
        [(file_id, dataset)] = connection.execute("SELECT file_id, dataset FROM read.file").fetchall()
        at = {"file_id": file_id, "dataset": dataset, **LOCATOR}
        insert(connection, "read.sighting", **at, mention_id=mention, id="sighting:1", name="TESTHALSEN",
               patrol="CUTTER NINE", seen=DAY, catch="cod")  # fmt: skip
        for number, duration in ((1, 0.5), (2, 1.25)):
            insert(connection, "read.signalling", **at, id=f"signalling:{number}", name="Signals", source="keeper",
                   start=DAY, end=DAY, day=dt.datetime(2024, 3, 5), duration_h=duration, latitude=60.0, longitude=5.0,
                   light_id="lighthouse:1", light="Skerry Light", light_flag="NOR")  # fmt: skip
            insert(connection, "read.participant", **at, event_id=f"signalling:{number}", event_label="Signalling",
                   role="vessel", mention_id=mention, start=DAY)  # fmt: skip
    return case


def answers(case: Any, folder: Path) -> dict[str, Any]:
    """What each answer says of the made-up nouns."""
    import catchgraph
    from catchgraph.analyse.records import records
    from catchgraph.analyse.show import show
    from catchgraph.analyse.timeline import timeline
    from catchgraph.cli import main
    from catchgraph.model.docs import model_page

    found: dict[str, Any] = {}
    for name in ("TESTHALSEN", "sighting:1", "signalling:1", "Skerry Light"):
        shown = show(case, name)
        found[f"show {name}"] = {table.title: table.dicts() for table in shown.sections}
    for name in ("TESTHALSEN", "Skerry Light"):
        found[f"timeline {name}"] = [(e.kind, e.text, e.node) for e in timeline(case, name).entries]
    found["timeline --kind"] = [e.kind for e in timeline(case, "TESTHALSEN", kinds=["sightings"]).entries]
    found["since"] = [e.kind for e in timeline(case, "TESTHALSEN", until=dt.datetime(2024, 12, 31)).entries]
    expanded = catchgraph.expand(case, "TESTHALSEN", depth=2, kinds=["exchanges of signals", "Sighting", "Lighthouse"])
    found["expand"] = sorted((row["label"], row["name"]) for row in expanded.nodes.dicts())
    linked = catchgraph.link(case, "TESTHALSEN", "Skerry Light")
    found["link"] = [one.id for one in linked.subgraph.nodes]
    found["rank"] = [row["label"] for row in catchgraph.rank(case, "Skerry Light").rows.dicts()]
    found["communities"] = catchgraph.communities(case).members.dicts()
    for ending in ("dot", "mmd", "graphml", "gexf", "geojson", "html"):
        for verb, name in (("expand", "TESTHALSEN"), ("timeline", "TESTHALSEN"), ("timeline", "Skerry Light")):
            picture = folder / f"{verb}-{name.split()[0]}.{ending}"
            if verb == "timeline" and ending in ("dot", "mmd", "graphml", "gexf"):
                continue
            more = ["--depth", "2"] if verb == "expand" else []
            main(["--case", str(case.path), verb, name, *more, "-o", str(picture)], standalone_mode=False)
            found[picture.name] = picture.read_text(encoding="utf-8")
    counted, covered = records(case, kinds=["sightings", "Signalling"])
    found["records"], found["covered"] = counted.dicts(), covered.dicts()
    found["docs"] = model_page()
    return found


def graph(case: Any, folder: Path) -> dict[str, Any]:
    """The made-up nouns in the graph, a finding that rests on them, and what is said of it."""
    from catchgraph.analyse.show import show
    from catchgraph.analyse.timeline import timeline
    from catchgraph.pipeline import build, detect

    build(case)
    queries = folder / "queries" / "mine"
    queries.mkdir(parents=True)
    (queries / "sighted.cypher").write_text(QUERY, encoding="utf-8")
    report = detect(case, queries=[queries.parent], only=["mine.sighted"])
    [found] = [one for one in report.results if one.typology == "mine.sighted"]
    [line] = [e for e in timeline(case, "TESTHALSEN").entries if e.kind == "finding"]
    evidence = show(case, line.node or "")
    return {
        "findings": found.findings,
        "denominator": found.denominator,
        "finding": line.text,
        "finding's day": str(line.date),
        "evidence": [table.title for table in evidence.sections],
    }


if __name__ == "__main__":
    where = Path(sys.argv[1])
    from catchgraph.derive.derive import derive
    from catchgraph.resolve.run import resolve

    made = filled(where)
    resolve(made)
    derive(made)
    told = answers(made, where)
    if "--graph" in sys.argv:
        told |= graph(made, where)
    sys.stdout.write(json.dumps(told, default=str))

"""The page of a finding: its chain, map and timeline, and what it might be otherwise; every text a text."""

import datetime as dt
import json

import pytest

from catchgraph.analyse.show import show
from catchgraph.errors import UsageError
from catchgraph.exchange.picture import picture
from catchgraph.report.page import page
from tests.analyse.traced import ENTRY, build_traced
from tests.analyse.world import put, relate

from .test_page import read

NASTY = "</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """The case of `traced.py` with a finding about its consignment and a meeting, whose texts are markup."""
    found = build_traced(tmp_path_factory.mktemp("finding") / "case")
    with found.write() as con:
        con.execute("UPDATE derived.encounter SET latitude = -3.5, longitude = -91")
        put(con, "derived.person", id="person:lamp", name="A. Lamp", names=["A. Lamp"], addresses=[])
        put(con, "derived.finding", id="finding:1", name=f"Apparent {NASTY}", status="open", severity="high",
            typology="transshipment.listed-vessel-encounter",
            details=json.dumps({"basis": f"{NASTY} of A. Lamp"}))  # fmt: skip
        for target in ("encounter:1", "listing:1", ENTRY):
            relate(con, "RESTS_ON", "finding:1", target)
        for target in ("vessel:sable", "consignment:1", "person:lamp"):
            relate(con, "ABOUT", "finding:1", target, role="x")
    return found


def test_it_has_the_chain_then_time_and_map_and_tables_in_the_order_of_a_story(case):
    shown = picture(case, show(case, "finding:1"))
    reader = read(shown)
    sections = [given["class"] for name, given in reader.elements if name == "section" and "class" in given]
    assert sections == ["chain", "time", "map", "graph"]
    captions = [text.partition(" (")[0] for text in reader.texts["caption"]]
    assert captions[:3] == ["Story", "Benign readings", "What would decide it"]
    assert shown.entries[0].date == dt.datetime(2025, 2, 15, 6)


def test_no_text_of_a_record_or_query_is_markup(case):
    reader = read(picture(case, show(case, "finding:1")))
    assert "img" not in [name for name, _ in reader.elements]
    assert any(NASTY in text for text in reader.texts["td"])


def test_names_of_private_persons_stay_out_of_its_tables(case):
    found = show(case, "finding:1")
    assert "A. Lamp" not in page(picture(case, found))
    assert "A. Lamp" in page(picture(case, found, persons=True))


def test_of_what_is_no_finding_no_page_is_drawn(case):
    with pytest.raises(UsageError, match="SABLE MERIDIAN is no finding"):
        picture(case, show(case, "vessel:sable"))

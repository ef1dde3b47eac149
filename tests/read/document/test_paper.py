import pytest

from catchgraph.read import formats
from catchgraph.read.load import load

from .made_up_paper import PAPERS

XML = """\
<Papers>
  <Paper>
    <No>AB-12</No><Arrived>03.02.2025</Arrived>
    <Shipper><Name>REEF FOODS LTD</Name><Land>VN</Land></Shipper>
    <Item><Code>0303 42</Code><Weight unit="kg">1.200,5</Weight><Paper>FRA-2025-CSP-000518</Paper></Item>
    <Item><Code>x</Code><Weight>7</Weight><Extra>1</Extra></Item>
  </Paper>
  <Paper><Item/></Paper>
</Papers>
"""


@pytest.fixture(autouse=True)
def made_up(monkeypatch):
    monkeypatch.setattr(formats, "FORMATS", (PAPERS,))


def test_a_paper_of_xml_is_a_record_with_lines_parties_and_citations(case, write, rows):
    [report] = load(case, [write("a.xml", XML)])
    assert (report.rows, report.loaded, report.rejected) == (2, 1, 1)
    assert rows("SELECT number, arrival::DATE::VARCHAR, line FROM read.bill") == [("AB-12", "2025-02-03", 2)]
    assert rows("SELECT hs, net_kg, part FROM read.goods ORDER BY part") == [
        ("030342", 1200.5, "Item[1]"),
        (None, None, "Item[2]"),
    ]
    assert rows("SELECT role, name, country, part FROM read.party_mention") == [
        ("shipper", "REEF FOODS LTD", "VNM", "Shipper[1]")
    ]
    assert rows("SELECT document, part FROM read.citation") == [
        ("catch-certificate FRA 2025-CSP-000518", "Item[1].Paper[1]")
    ]
    assert rows('SELECT "column", part FROM read.flag ORDER BY 1') == [
        ("Item/Code", "Item[2]"),
        ("Item/Weight", "Item[2]"),
    ]
    assert rows("SELECT line, reason FROM read.reject") == [(8, "holds nothing that is read")]
    assert "Papers/Paper/Item/Extra" in report.unread

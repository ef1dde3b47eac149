"""Codes of manufacturers that cannot come from the manufacturer of their row. Codes worked out by hand."""

from catchgraph.case.case import open_case
from catchgraph.read.load import load
from catchgraph.read.papers.makers import CANNOT

from ..conftest import csv_text

HEADER = (
    *("ISF Transaction No.", "Bill of Lading", "Importer No.", "Manufacturer", "Manufacturer Address"),
    *("Country of Origin", "HTSUS-6", "Manufacturer Id"),
)
LOTUS = ("LOTUS SEA FROZEN FOODS JSC", "Lot 12 Bai Ngoc Zone, Can Tho, Vietnam")
REEF = ("REEF LTD", "Bai Ngoc 12345 Can Tho")
#: Manufacturer, origin, code.
FIT = (
    (*LOTUS, "VN", "VNLOTSEA12CAN"),
    # Of an address in one column the town is not compared, and no number where the town is not told apart.
    (*LOTUS, "VN", "VNLOTSEA12HCM"),
    (*REEF, "VN", "VNREELTD9CAN"),
    ("", "", "VN", "VNREELTD9CAN"),
    (*LOTUS, "VN", ""),
    ("蓮海食品有限公司", "", "CN", "CNREELTD9CAN"),
)
CANNOT_BE = (
    (*LOTUS, "VN", "VNSONXAN3LON"),
    (*LOTUS, "VN", "VNLOTSEA99CAN"),
    # The code begins with the country of origin.
    (*LOTUS, "VN", "CNLOTSEA12CAN"),
)


def test_a_code_of_another_firm_number_or_country_is_flagged(tmp_path):
    rows = [
        (f"ZZI-{number}", f"NWSF{number:04}", "98-7654321AB", name, address, origin, "030617", code)
        for number, (name, address, origin, code) in enumerate((*FIT, *CANNOT_BE), 1)
    ]
    file = tmp_path / "isf.csv"
    file.write_text(csv_text(HEADER, [dict(zip(HEADER, row, strict=True)) for row in rows]))
    case = open_case(tmp_path / "case", create=True)
    (report,) = load(case, [file])
    assert {reason: count for column, reason, count in report.flags if column == "Manufacturer Id"} == {CANNOT: 3}
    with case.read() as connection:
        flagged = connection.execute("SELECT value FROM read.flag WHERE reason = ? ORDER BY 1", [CANNOT]).fetchall()
    assert flagged == sorted((code,) for *_, code in CANNOT_BE)

"""Trade beside a truth that is wrong on purpose: each kind of difference is counted and named."""

import shutil

from catchgraph.analyse.truth_trade import trade
from catchgraph.case.case import open_case

from ..worlds import FIXTURES, first_run

# By fixtures/truth: BACH COC is one firm, KELPMOOR and QUILLBACK are two, and GREY SEASTAR is of Houston or of Miami.
COMPANIES = """
[[company]]
key = "half"
names = ["BACH COC AQUATIC PRODUCTS CO LTD"]
[[company]]
key = "other-half"
names = ["BACH COC AQUATIC PRODUCTS COMPANY LIMITED"]
[[company]]
key = "two-firms"
names = ["KELPMOOR TRADING CORP", "QUILLBACK BROTHERS INC"]
[[company]]
key = "houston"
names = ["GREY SEASTAR TRADING LLC"]
where = "HOUSTON"
"""
FACILITIES = """
[[facility]]
key = "714"
names = ["CONSERVAS CONCHA PARDA S.A.", "KRASA NAM FOODS PCL"]
"""
# Bills 1 and 72 are of two shipments; the entry cites bill 1.
CONSIGNMENTS = """
[[consignment]]
key = "two-in-one"
records = ["bills:1", "bills:72"]
[[consignment]]
key = "its-entry"
records = ["entries:XYZ-4410237-1"]
[[alone]]
record = "refusals:99"
why = "it is not there"
"""
# The first is said to be another hull, the second to be none of the case; the third stands nowhere.
NAMED = """
[[named]]
record = "certificates:EC-2025-CC-09100"
role = "catching vessel"
name = "SORREL JACANA"
vessel = "ffa:99207"
[[named]]
record = "certificates:KR-2025-CC-09135"
role = "catching vessel"
name = "ASHEN WRASSE"
[[named]]
record = "certificates:KR-2025-CC-09135"
role = "catching vessel"
name = "NO SUCH VESSEL"
vessel = "ffa:99207"
"""


def test_what_is_split_merged_missing_and_unknown_is_told_apart(tmp_path, tmp_path_factory, embedded_runtime):
    world, _ = first_run(tmp_path_factory)
    shutil.copy(FIXTURES / "truth" / "files.toml", tmp_path)
    written = {"companies": COMPANIES, "facilities": FACILITIES, "consignments": CONSIGNMENTS, "vessels-named": NAMED}
    for family, text in written.items():
        (tmp_path / f"{family}.toml").write_text(text, encoding="utf-8")
    companies, plants, consignments, named = trade(open_case(world), tmp_path, FIXTURES / "truth.toml")
    assert companies.split == ("two-firms",)
    assert companies.merged == ("half", "other-half")
    assert "LUC BINH TRADING CO LTD" in companies.unknown
    # Where the address says Miami, or nothing, it is none of the firm of Houston.
    assert "GREY SEASTAR TRADING LLC" in companies.unknown
    assert (plants.split, plants.merged) == (("714",), ())
    assert (consignments.mentions, consignments.true, consignments.joined, consignments.right) == (4, 1, 1, 0)
    assert consignments.split == ("two-in-one",)
    assert consignments.merged == ("its-entry", "two-in-one")
    assert (named.mentions, named.true, named.joined, named.right) == (3, 2, 2, 0)
    assert named.split == ("NO SUCH VESSEL (certificates:KR-2025-CC-09135)",)
    assert named.merged == (
        "ASHEN WRASSE (certificates:KR-2025-CC-09135)",
        "SORREL JACANA (certificates:EC-2025-CC-09100)",
    )

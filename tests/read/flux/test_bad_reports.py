"""Reports of another shape, and what they say that cannot be: said, counted, never a crash."""

import shutil
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load

PARTNER = Path(__file__).parents[3] / "fixtures" / "partner"
TRIP, CARRIER = PARTNER / "flux" / "trip-2025-03.xml", PARTNER / "flux" / "carrier-2025-03.xml"
BOMB = '<!DOCTYPE a [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;">]>'
ERS = """<ers:OPS xmlns:ers="http://ec.europa.eu/cfr/ers/v3" AD="FJI" FR="VUT" ON="FJI20250311000001" OD="2025-03-11">
<ers:DAT TM="CU"><ers:ERS RN="FJI20250311000001"><ers:LOG><ers:TRA DA="2025-03-10"/></ers:LOG></ers:ERS></ers:DAT>
</ers:OPS>"""


def loaded(folder, text, persons=False):
    """The report, its flags and the error of a file with that text."""
    shutil.copy(PARTNER / "handling.toml", folder)
    path, refused = folder / "a.xml", {}
    path.write_text(text)
    case = open_case(folder / "case", create=True)
    reports = load(case, [path], refused=refused)
    for report in reports:
        assert report.loaded + report.rejected == report.rows
    with case.read() as connection:
        flags = connection.execute('SELECT "column", value, reason FROM read.flag ORDER BY ALL').fetchall()
    error = next(iter(refused.values()), None)
    return case, reports[0] if reports else None, flags, error


def carrier(*changes):
    text = CARRIER.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def events(case, columns="live_kg, product_kg", table="transshipment"):
    with case.read() as connection:
        return connection.execute(f"SELECT {columns} FROM read.{table}").fetchall()


def test_a_donor_that_is_the_receiver_is_said(tmp_path):
    mark = '\n        <ram:ID schemeID="EXT_MARK">FJ-99302</ram:ID>'
    text = carrier(("4993035", "4993011"), ("3DQZ12", "A8QZ10"), (mark, ""),
                   ("RUSSET CURLEW", "AURORA SKUA"), ("FJI</ram:ID></ram:Reg", "LBR</ram:ID></ram:Reg"))  # fmt: skip
    case, report, flags, _ = loaded(tmp_path, text)
    assert report.loaded == 1
    assert flags == [("receiver", "AURORA SKUA", "donor and receiver are one vessel by what identifies them")]
    assert events(case) == [(4000.0, 3448.0)]


def test_weights_that_are_missing_stay_unknown(tmp_path):
    case, _, flags, _ = loaded(tmp_path, carrier(('<ram:WeightMeasure unitCode="KGM">4000</ram:WeightMeasure>', "")))
    # Fish that weigh 3,448 kg gutted weigh no less whole: the factor of the table, not the one that is stated.
    assert events(case) == [(None, 3448.0)]
    assert flags == []


def test_a_product_that_weighs_more_than_its_fish_is_said(tmp_path):
    _, _, flags, _ = loaded(tmp_path, carrier((">3448<", ">4448<")))
    [(column, value, reason)] = flags
    assert (column.rpartition("/")[2], value) == ("WeightMeasure", "4448")
    assert reason == "product weighs more than the live weight that it is said to be of"


@pytest.mark.parametrize(
    ("changes", "reason", "left"),
    [
        ((("2025-03-10T05:00:00Z", "soon"),), "no time at which it began: no event follows from it", 0),
        ((("2025-03-10T11:30:00Z", "2025-03-09T11:30:00Z"),), "ends before it starts", 1),
        ((("-6.5", "-96.5"),), "no latitude from -90 to 90 degrees", 1),
        (((">DECLARATION<", ">RUMOUR<"),), "neither a declaration nor a notification", 1),
        (((">9</ram:PurposeCode>\n    </ram:Related", ">7</ram:PurposeCode>\n    </ram:Related"),),
         "no code that is known: an original is taken", 1),
        (((">9</ram:PurposeCode>\n    </ram:Related", ">5</ram:PurposeCode>\n    </ram:Related"),),
         "names no other report: nothing follows from it", 1),
        ((('<ram:ID schemeID="UUID">00000000-0000-4000-8000-000000009911</ram:ID>', ""),),
         "a report without a number: known by its content, and nothing can correct it", 1),
        ((("4993035", "4993036"),), "no IMO number of a ship", 1),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_and_the_record_is_kept(tmp_path, changes, reason, left):
    case, report, flags, _ = loaded(tmp_path, carrier(*changes))
    assert (report.rows, report.loaded) == (1, 1)
    assert reason in [said for *_, said in flags]
    assert len(events(case)) == left
    assert len(events(case, "id", "transshipment_declaration")) == 1


def test_a_report_of_nothing_is_rejected(tmp_path):
    text = carrier()
    start, end = text.index("    <ram:SpecifiedFishingActivity>"), text.index("    <ram:SpecifiedVesselTransportMeans>")
    _, report, _, _ = loaded(tmp_path, text[:start] + text[end:])
    assert (report.rows, report.loaded, report.rejected) == (1, 0, 1)
    assert report.rejects[0].reason == "a report of no activity, which corrects and deletes nothing"


def test_a_deletion_that_says_more_is_a_deletion(tmp_path):
    text = carrier((">9</ram:PurposeCode>\n    </ram:Related", ">3</ram:PurposeCode>\n    </ram:Related"))
    case, report, flags, _ = loaded(tmp_path, text)
    assert report.loaded == 1
    assert (
        "SpecifiedFishingActivity",
        "1 activities",
        "a deletion also reports activities: these are not read",
    ) in flags
    assert events(case) == []
    assert events(case, "activity, status", "activity_report") == [("deletion", "deletion")]


def test_entities_are_not_expanded(tmp_path):
    _, report, _, error = loaded(tmp_path, BOMB + TRIP.read_text().partition("\n")[2].replace("RUSSET", "&b;"))
    assert report is None
    assert "declares entities of its own" in str(error)


def test_what_is_cut_is_a_reject_with_its_line(tmp_path):
    text = TRIP.read_text()
    _, report, _, _ = loaded(tmp_path, text[: text.index("LANDING")])
    assert (report.loaded, report.rejected) == (6, 1)
    assert report.rejects[0].line > 200


def test_older_messages_are_refused_with_a_word(tmp_path):
    _, report, _, error = loaded(tmp_path, ERS)
    assert report is None
    assert "FLUX FA" in error.hint
    assert "ERS" in error.hint

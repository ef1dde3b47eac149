from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.read.catair.fields import line_number
from catchgraph.read.catair.format import CBP_MESSAGES, NO_ENTRY, NO_REPORT, entered_by, knows, read_messages
from catchgraph.read.dataset import Provenance
from catchgraph.read.document.form import Written
from catchgraph.read.document.rows import NOTHING_READ
from catchgraph.read.edition import edition_of
from catchgraph.read.format import Given, Said
from catchgraph.read.load import load
from catchgraph.read.message_lines import Transactions
from tests.growth import assert_linear
from tests.read.conftest import source_of

FOLDER = Path(__file__).parents[3] / "fixtures" / "domestic"
MESSAGES = [path.read_text() for path in sorted(FOLDER.glob("*.txt"))]
PROVENANCE = Provenance(CBP_MESSAGES.layout, edition_of("a", None))
#: As published by GDST: a mark of confidence where the processing code stands, weights as text.
PUBLISHED = """\
PG01001NMFSIMY
PG02
PG05                                                              YFT
PG06HCFUSPAC                 01272020        TRW  NRD
PG142NM41234567890
PG19BY                   REEF PROCESSING LTD             3165 Pacific Hwy
PG20                                     San Diego            CA US92101
PG31VCRUS                                 KG 10000
PG31VNMHERON
PG3213 US
"""


def read(path):
    """The reader's output, what it said, and the cutter."""
    cutter, said = Transactions(source_of(path)), Said()
    output = read_messages((found.value for found in cutter), PROVENANCE, said)
    return output, said, cutter


def test_what_is_published_as_an_example_is_read(case, write, rows):
    [report] = load(case, [write("ABC-1234567-6_003.txt", PUBLISHED)])
    assert (report.rows, report.loaded, report.unread) == (1, 1, ())
    assert rows("SELECT entry, entry_line, confidential, weights_read FROM read.harvest_report") == [
        ("ABC-1234567-6", "3", True, "as written")
    ]
    caught = (
        "SELECT species, net_kg, form, gear, landed::VARCHAR, transshipped_at FROM read.goods WHERE stage = 'catch'"
    )
    assert rows(caught) == [("YFT", 10000.0, "NRD", "TRW", "2020-01-27 00:00:00", "US")]
    assert rows("SELECT name, flag FROM read.named_vessel") == [("HERON", "USA")]


def test_a_message_that_is_cut_at_40_characters_says_what_is_left(case, write, rows):
    text = "\r\n".join(line[:40] for line in PUBLISHED.splitlines())
    [report] = load(case, [write("ABC-1234567-6_3.txt", text.lower())])
    assert (report.rows, report.loaded) == (1, 1)
    assert rows("SELECT program, permit, weights_read FROM read.harvest_report") == [("SIM", "1234567890", None)]
    caught = "SELECT landed::VARCHAR, areas, net_kg FROM read.goods WHERE stage = 'catch'"
    assert rows(caught) == [("2020-01-27 00:00:00", ["pac"], None)]
    assert rows("SELECT role, name FROM read.party_mention") == [
        ("first receiver", "reef processing"),
        ("place of receipt", "reef processing"),
    ]


def test_a_day_that_stands_in_other_columns_is_none(case, write, rows):
    # Of it the field holds `27202`, which is no count of days since 1899.
    load(case, [write("ABC-1234567-6_4.txt", PUBLISHED.replace("   01272020   ", "01272020      "))])
    assert rows("SELECT landed FROM read.goods WHERE stage = 'catch'") == [(None,)]
    assert ("72020", "no day: part of a date, or cut off") in rows("SELECT value, reason FROM read.flag")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("PG01001FDAFOO\nPG02P\n", NOTHING_READ),
        ("PG05" + " " * 62 + "YFT\nOI\n", NOTHING_READ),
    ],
)
def test_a_transaction_of_which_nothing_is_read_is_a_reject(write, text, reason):
    output, said, _ = read(write("a.txt", text))
    assert output.record_ids == [""]
    assert said.refusals[0][2] == reason


def test_records_of_a_report_without_its_beginning_are_said(write):
    _, said, _ = read(write("a.txt", "SE10AXJ5  12345676\nPG06HCF\n"))
    assert [(value[:7], reason) for _, value, reason, _ in said.notes["PG06"]] == [("PG06HCF", NO_REPORT)]


def test_a_correction_gives_entry_and_line(case, write, rows):
    load(case, [write("a.txt", "CA10 ABC12345676\nCA40002\nPG01001NMFCOA\nPG06HCF\n")])
    assert rows("SELECT number FROM read.entry") == [("ABC-1234567-6",)]
    assert rows("SELECT program, entry, entry_line, entry_basis FROM read.harvest_report") == [
        ("COA", "ABC-1234567-6", "2", "envelope")
    ]


def test_lines_that_are_no_records_are_said_once(write):
    _, said, _ = read(write("a.txt", PUBLISHED + "hello\nPG02\n# x\n"))
    [(_, value, reason, _)] = said.notes["(line)"]
    assert (value, reason) == ("hello", "line 11 is no record, as 1 more: not read")


def test_of_envelope_option_and_name_the_first_counts():
    names = Given("ABC-1234567-6_7.txt.gz", "XYZ-7654321-0_9")
    assert entered_by(Written("QQQ-1111111-1"), "4", names).basis == "envelope"
    stated = entered_by(Written(""), "", names)
    assert (stated.number, stated.line, stated.basis) == ("XYZ-7654321-0", "9", "--entry")
    named = entered_by(Written(""), "", Given(names.name))
    assert (named.number, named.line, named.basis) == ("ABC-1234567-6", "7", "file name")
    unknown = entered_by(Written(""), "", Given("report.txt"))
    assert (unknown.number, unknown.basis) == ("", "")
    assert NO_ENTRY


def test_a_line_loses_the_zeros_before_it():
    assert [line_number(text) for text in ("001", "10", "000", "", "0A1")] == ["1", "10", "0", "", "A1"]


def test_messages_are_known_by_their_records():
    assert knows({"PG01": ""})
    assert not knows({"PG05": "", "SE40": ""})


def _changed(text, changes):
    """A message with lines taken out, doubled, cut, and signs put in their places."""
    lines = text.splitlines()
    for kind, place, column, sign in changes:
        at = place % len(lines) if lines else 0
        line = lines[at] if lines else ""
        if kind == 0 and len(lines) > 1:
            del lines[at]
        elif kind == 1:
            lines.insert(at, line)
        elif kind == 2:
            lines[at : at + 1] = [line[:column]]
        elif kind == 3:
            lines[at : at + 1] = [line[:column] + sign + line[column + len(sign) :]]
        else:
            lines[at : at + 1] = [line[:40], line[40:]]
    return "\n".join(lines)


CHANGES = st.lists(
    st.tuples(
        st.integers(0, 4), st.integers(0, 99), st.integers(0, 80), st.text(st.characters(codec="utf-8"), max_size=6)
    ),
    max_size=12,
)


@given(st.sampled_from(MESSAGES), CHANGES)
def test_whatever_is_changed_in_a_message_every_unit_is_loaded_or_rejected(tmp_path_factory, text, changes):
    path = tmp_path_factory.mktemp("m") / "a.txt"
    path.write_bytes(_changed(text, changes).encode())
    output, said, cutter = read(path)
    refused = {row for row, id_ in enumerate(output.record_ids) if not id_}
    assert refused == said.refusals.keys()
    assert len(output.record_ids) + cutter.rejects.total == cutter.count
    for table in output.tables:
        assert {len(column) for column in table.columns.values()} == {len(table.rows)}
    assert all(note.values for note in said.flags())


def test_the_time_is_linear_in_the_lines_of_a_message(write):
    head, *rest = PUBLISHED.splitlines(keepends=True)

    def written(number):
        return write(f"{number}.txt", head + "".join(rest) * number)

    assert_linear(read, written, 400)

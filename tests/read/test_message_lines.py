import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.errors import InputError
from catchgraph.read.load import load
from catchgraph.read.message_lines import Transactions, begins, sample_of
from tests.growth import assert_linear

from .conftest import source_of

PLAIN = "PG01001NMFSIM    Y\nPG05" + " " * 62 + "YFT\nPG06HCFUSPAC\n"


def cut(write, text, name="a.txt"):
    found = Transactions(source_of(write(name, text)))
    return [each.value for each in found], found


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.lower(),
        "\ufeff\n\n" + PLAIN,
        "OI        FROZEN TUNA\nPG01001NMFSIM\n",
        "B  3902XJ5AE\n10AXJ5  12345676 3902",
        "A3902XJ5      060126\nB  3902XJ5SE\nSE10AXJ5  12345676 01EI 12-3456789\n",
        "SF10101ACTEI 12-3456789\n",
        "CA10 XJ5 12345676\n",
        "10AXJ5  12345676 3902\n",
    ],
)
def test_a_message_is_told_by_its_first_records(text):
    assert begins(text)


@pytest.mark.parametrize("times", [1, 200])
def test_records_without_line_ends_are_those_of_eighty_characters_each(write, times):
    lines = ["A3902XJ5      060126", "B  3902XJ5SE", "SE10AXJ5  12345676 01EI 12-3456789", *PLAIN.splitlines(), "PG32"]
    whole = [line.ljust(80) for line in lines * times]
    assert begins("".join(whole))
    run, _ = cut(write, "".join(whole).rstrip(), "run.txt")
    parted, _ = cut(write, "\n".join(whole), "parted.txt")
    assert run == parted
    assert len(run) == times
    assert not any(line.doubt for each in run for line in each.lines)
    [long], _ = cut(write, lines[2].ljust(80) + "NO RECORD".ljust(80), "long.txt")
    assert long.lines[0].doubt == "more than 80 characters: the rest was left out"


@pytest.mark.parametrize(
    "text",
    ["", "name,flag\nPG01001,PAN\n", "OIL,3\n", "2020-01-01;a\n", "10,20\n11,21\n", "<a>", "{}", "PG\n", "SE,10\n"],
)
def test_tables_and_other_texts_are_none(text):
    assert not begins(text)


def test_records_are_80_characters_whatever_their_lines_are(write):
    [one], _ = cut(write, "pg01001nmfsim\r\n\r\n  PG05 x\tY\r\nPG10" + "z" * 90 + "\nOI" + "\u00a0" * 8 + "Tuna\n")
    assert [line.id for line in one.lines] == ["PG01", "PG05", "PG10", "OI"]
    assert [line.number for line in one.lines] == [1, 3, 4, 5]
    assert {len(line.text) for line in one.lines} == {80}
    assert [bool(line.doubt) for line in one.lines] == [False, True, True, False]
    assert one.lines[0].cut(8, 10) == "nmf"
    assert one.lines[3].cut(11, 80) == "Tuna"


def test_a_record_that_is_broken_at_40_characters_is_put_together(write):
    whole = "PG19BY                   ISLA SEAFOODS INC.              12 PIER ROAD"
    more = "PG20                                     11 SAN DIEGO         CA US92101"
    [one], _ = cut(write, "\n".join(["PG01001NMFSIM", whole[:40], whole[40:], more[:40], more[40:], "PG05"]))
    assert [line.text.rstrip() for line in one.lines] == ["PG01001NMFSIM", whole, more, "PG05"]


def test_transactions_begin_with_a_header_or_behind_a_block(write):
    text = (
        "B  3902XJ5SE\nSE10AXJ5  1\nSE40001US\nSE10AXJ5  2\nY  3902XJ5SE\nPG01001\nPG02P\nB  3902XJ5AE\n10A\n40  001\n"
    )
    found, cutter = cut(write, text)
    assert [[line.id for line in each.lines] for each in found] == [
        ["SE10", "SE40"],
        ["SE10"],
        ["PG01", "PG02"],
        ["10", "40"],
    ]
    assert [each.header for each in found] == ["SE10", "SE10", "", "10"]
    assert cutter.count == 4


def test_lines_that_are_no_records_stand_beside_the_others(write):
    [one], _ = cut(write, "PG01001\n-- a remark\nPG02P\n")
    assert [line.id for line in one.lines] == ["PG01", "PG02"]
    assert one.strays == ((2, "-- a remark"),)


def test_a_block_of_nothing_else_is_a_reject(write):
    found, cutter = cut(write, "PG01001\nY  3902XJ5SE\nhello\n")
    assert len(found) == 1
    [reject] = cutter.rejects
    assert (reject.record_no, reject.line, reject.value) == (2, 3, "hello")


def test_bytes_that_are_not_utf8_are_read_and_said(write):
    [one], _ = cut(write, b"PG01001\nOI        CAMAR\xd3N\n")
    assert one.lines[1].cut(11, 80) == "CAMARÓN"
    assert "UTF-8" in one.lines[1].doubt


def test_the_sample_has_a_record_of_each_identifier(write):
    assert list(sample_of(source_of(write("a.txt", PLAIN)))) == ["PG01", "PG05", "PG06"]


@given(st.text(st.characters(codec="utf-8"), max_size=300), st.integers(0, 60))
def test_whatever_is_put_into_a_message_every_line_is_somewhere(tmp_path_factory, text, place):
    path = tmp_path_factory.mktemp("m") / "a.txt"
    path.write_bytes((PLAIN[:place] + text + PLAIN[place:]).encode())
    found = Transactions(source_of(path))
    count = len([each for each in found if each.value.lines])
    assert count + found.rejects.total == found.count


def test_a_message_of_no_known_format_names_its_records(case, write, monkeypatch):
    from catchgraph.read import formats

    monkeypatch.setattr(formats, "FORMATS", ())
    with pytest.raises(InputError, match="a message of records of no known format") as error:
        load(case, [write("a.txt", PLAIN)])
    assert error.value.hint == "Its records are: PG01, PG05, PG06"


def test_the_time_is_linear_in_the_length_of_a_line_and_of_a_file(write):
    def written(number):
        return number, write(f"{number}.txt", "PG01001\n" + "x" * number + "\n" + "-\n" * number)

    def read(made):
        number, path = made
        [one] = list(Transactions(source_of(path)))
        assert len(one.value.strays) == number + 1

    assert_linear(read, written, 20_000)

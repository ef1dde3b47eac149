"""Agreements: a user's own table, and what is said of a partner's file that came under none."""

import pytest

from catchgraph.case.agreements import agreements, known, with_
from catchgraph.errors import InputError
from catchgraph.model.agreements import CHANNELS, Agreement
from catchgraph.normalise.dates import parse_date
from catchgraph.read.agreements import read_agreements
from catchgraph.read.layouts import text_of
from catchgraph.read.load import load

OWN = """# what our treaty office says
counterpart,channel,signed,in_force,holder,unverified
Ruritania,CMAA,2011,2011-06-20,customs,
"Norland, Kingdom of",fisheries arrangement,,,fisheries authority,yes
"""
PERMITS = "issuer,permit_number,vessel_name\nAuthority,17,SEA WIDOW\n"


def test_a_table_of_ones_own(write):
    assert read_agreements(write("a.csv", OWN)) == [
        Agreement(
            counterpart="Norland, Kingdom of", channel="fisheries arrangement", holder="fisheries authority",
            unverified=True,
        ),
        Agreement(counterpart="Ruritania", channel="CMAA", holder="customs", signed="2011", in_force="2011-06-20"),
    ]  # fmt: skip


def test_semicolons_and_a_byte_order_mark_are_read_as_well(write):
    [found] = read_agreements(write("a.csv", "\ufeffcounterpart;channel\r\nRuritania;MLAT\r\n"))
    assert (found.counterpart, found.channel) == ("Ruritania", "MLAT")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("counterpart,chanel\nX,CMAA\n", "a.csv, line 1: unknown column 'chanel'", "Did you mean 'channel'?"),
        ("counterpart\nX\n", "a.csv, line 1: the column 'channel' is missing", "header"),
        ("counterpart,channel,channel\nX,CMAA,CMAA\n", "a.csv, line 1: the column 'channel' is twice", "header"),
        ("counterpart,channel\n", "a.csv names no agreement", "row per agreement"),
        ("# nothing\n", "a.csv, line 1: the column 'counterpart' is missing", "header"),
        ("counterpart,channel\nX,CMAA\nY\n", "a.csv, line 3: 1 cells; expected 2", "comma"),
        ("counterpart,channel\n\n,CMAA\n", "a.csv, line 3: no counterpart", "row per agreement"),
        ("counterpart,channel\nX,CMA\n", "a.csv, line 2: 'CMA' is no kind of channel", "Did you mean 'CMAA'?"),
        ("counterpart,channel,signed\nX,CMAA,soon\n", "a.csv, line 2: signed: 'soon' is no day", "2011-06"),
        ("counterpart,channel,unverified\nX,CMAA,perhaps\n", "a.csv, line 2: unverified: 'perhaps'", "yes"),
        ('counterpart,channel\nX,"CMAA" 1\n', "a.csv, line 2: no row of a table", "quotes"),
    ],
)
def test_what_is_wrong_in_it_is_said_with_its_line(write, text, message, hint):
    with pytest.raises(InputError) as error:
        read_agreements(write("a.csv", text))
    assert message in error.value.message
    assert hint in error.value.hint


def test_those_that_come_along_are_dated_or_marked_as_unverified():
    for each in known():
        assert each.channel in CHANNELS
        assert each.source
        for day in (each.signed, each.in_force):
            parse_date(day, "ymd")
        if each.channel == "CMAA" and each.counterpart != "Taiwan":
            assert bool(each.signed) != each.unverified, each.counterpart


@pytest.mark.parametrize(
    ("administration", "signed"),
    [
        ("Servicio de Administración Tributaria de México", "2000-06-20"),
        ("European Commission, DG TAXUD", "1997-05-28"),
        ("General Department of Viet Nam Customs", "2019-12-06"),
        ("Customs Administration of the Czech Republic", "1991-05-07"),
    ],
)
def test_an_administration_is_known_by_the_state_or_union_in_its_name(administration, signed):
    assert signed in {each.signed for each in with_(administration, known())}


def test_customs_of_china_are_not_those_of_taiwan():
    [found] = with_("General Administration of Customs of the People's Republic of China", known())
    assert (found.counterpart, found.unverified) == ("China", True)


@pytest.mark.parametrize("administration", ["Customs of Thailand", "Servicio Nacional de Aduana del Ecuador", "X", "*"])
def test_nothing_is_assumed(administration):
    assert with_(administration, known()) == []


@pytest.fixture
def partner(write):
    """A layout of what a partner shares, and the arguments of `load` for a file of it, shared by an administration."""
    layout = write("p.toml", text_of("permit-list").replace('kind = "register"', 'kind = "register"\norigin="partner"'))

    def shared(by, more=""):
        write("handling.toml", f'administration = "{by}"\n{more}')
        return {"layout": layout, "paths": [write(f"{by.replace(' ', '-')}.csv", PERMITS)]}

    return shared


def test_what_a_partner_shared_under_no_agreement_is_noted(case, partner):
    [report] = load(case, **partner("Customs of Ruritania", 'agreement = "CMAA 2011"'))
    assert report.notes[-1] == (
        "no agreement with Customs of Ruritania is known; its terms name 'CMAA 2011': "
        "state it in a table of your own, load --agreements FILE"
    )
    [report] = load(case, **partner("Japan Customs"))
    assert "the agreement with Japan is unverified" in report.notes[-1]
    [report] = load(case, **partner("Chile Customs"))
    assert "agreement with" not in " ".join(report.notes)


def test_ones_own_table_is_kept_and_a_later_one_is_in_its_place(case, partner, write):
    given = partner("Customs of Ruritania")
    [report] = load(case, **given, agreements=write("own.csv", "counterpart,channel\nCustoms of Ruritania,CMAA\n"))
    assert "agreement with" not in " ".join(report.notes)
    [again] = load(case, **given)
    assert (again.state, again.notes) == ("unchanged", report.notes)
    other = "counterpart,channel,unverified\nFrance,CMAA,no\nFrance,RFMO,yes\n"
    [report] = load(case, **given, agreements=write("own.csv", other))
    assert "no agreement with Customs of Ruritania is known" in report.notes[-1]
    with case.read() as connection:
        found = with_("Douane de France", agreements(connection))
    # Ours, which says that it is unverified, is not asked any more.
    assert [(each.channel, each.unverified) for each in found] == [("CMAA", False), ("RFMO", True)]


def test_a_wrong_table_stops_before_anything_is_loaded(case, partner, write, rows):
    with pytest.raises(InputError, match="no kind of channel"):
        load(case, **partner("Customs of Ruritania"), agreements=write("own.csv", "counterpart,channel\nX,phone\n"))
    assert rows("SELECT count(*) FROM read.file") == [(0,)]


def test_public_and_domestic_files_need_no_agreement(case, write):
    write("handling.toml", 'administration = "Customs of Ruritania"')
    [report] = load(case, [write("a.csv", PERMITS)])
    assert "agreement with" not in " ".join(report.notes)

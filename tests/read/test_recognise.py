import pytest

from catchgraph.errors import InputError
from catchgraph.read.layouts import builtin_layouts, parse_layout
from catchgraph.read.recognise import recognise
from catchgraph.read.source import inspect

from .conftest import CARRIERS, ENCOUNTERS, IOTC, IUU, WCPFC, csv_text

MINI = """
id = "{id}"
kind = "register"
publisher = "P"
organisation = "O"
title = "T"
says = "S"
columns = {{ name = "Name" }}
[recognise]
columns = {columns}
[format]
delimiter = "{delimiter}"
encodings = {encodings}
"""


def mini(id_, columns, delimiter="", encodings='["utf-8", "cp1252"]'):
    text = MINI.format(id=id_, columns=str(columns).replace("'", '"'), delimiter=delimiter, encodings=encodings)
    return parse_layout(text, f"{id_}.toml")


def test_an_encoding_is_named_once(write):
    with pytest.raises(InputError, match=r"bytes that are none of utf-8, cp1252\n"):
        recognise(inspect(write("a.csv", b"Name,Flag\n\x81,x\n")), [mini("a", ["Name"]), mini("b", ["Flag"])])


@pytest.mark.parametrize(
    ("header", "layout"),
    [
        (IOTC, "iotc-register"),
        (WCPFC, "wcpfc-register"),
        (IUU, "iuu-list"),
        (ENCOUNTERS, "miller2018-encounters"),
        (CARRIERS, "miller2018-carriers"),
    ],
)
def test_a_file_is_recognised_by_its_header_whatever_its_name(write, header, layout):
    path = write("WCPFC_iuu_IOTC_carriers.txt", csv_text(header, []))
    assert recognise(inspect(path), builtin_layouts()).layout.id == layout


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_fits_the_header(write, delimiter):
    path = write("a.csv", csv_text(IOTC, [], delimiter))
    found = recognise(inspect(path), builtin_layouts())
    assert (found.layout.id, found.delimiter) == ("iotc-register", delimiter)


def test_a_layout_may_fix_its_delimiter(write):
    layout = mini("a", ["Name", "Flag"], ";")
    assert recognise(inspect(write("a.csv", "Name;Flag\n")), [layout]).delimiter == ";"
    with pytest.raises(InputError, match="it lacks 'Name', 'Flag'"):
        recognise(inspect(write("b.csv", "Name,Flag\n")), [layout])


def test_of_two_layouts_that_fit_the_one_with_more_columns_is_taken(write):
    layouts = [mini("narrow", ["Name"]), mini("wide", ["Name", "Flag"])]
    assert recognise(inspect(write("a.csv", "Name,Flag,IMO\n")), layouts).layout.id == "wide"


def test_two_layouts_that_fit_equally_well_are_both_named(write):
    layouts = [mini("one", ["Name", "Flag"]), mini("two", ["Name", "IMO"])]
    with pytest.raises(InputError, match="fits more than one layout: one and two") as error:
        recognise(inspect(write("a.csv", "Name,Flag,IMO\n")), layouts)
    assert "--layout" in error.value.hint


def test_an_unknown_header_names_the_nearest_layout_and_what_it_lacks(write):
    header = [name for name in IOTC if name not in ("REGNO", "IRCS")]
    with pytest.raises(InputError, match=r"vessels\.csv, line 1: no layout has this header") as error:
        recognise(inspect(write("vessels.csv", csv_text(header, []))), builtin_layouts())
    assert "iotc-register, also needs 'REGNO', 'IRCS'" in error.value.message
    assert "--layout" in error.value.hint
    assert "IOTC Number" in error.value.hint


def test_a_given_layout_that_does_not_fit_names_the_missing_columns(write):
    with pytest.raises(InputError, match=r"not a file of the layout a: it lacks 'Flag'"):
        recognise(inspect(write("a.csv", "Name,IMO\n")), [mini("a", ["Name", "Flag"])])


def test_the_header_of_another_encoding_is_read(write):
    layout = mini("a", ["Name", "Flagge"], encodings='["utf-8", "cp1252"]')
    found = recognise(inspect(write("a.csv", "Name,Flagge,Länge\nBondaña,ESP,1\n".encode("cp1252"))), [layout])
    assert (found.encoding, found.note) == ("cp1252", "not UTF-8: read as cp1252")


@pytest.mark.parametrize(("content", "message"), [("\n\n", "no header"), ('"a,b\n1,2\n', "the header cannot be read")])
def test_a_file_without_a_readable_header_is_refused(write, content, message):
    with pytest.raises(InputError, match=rf"a\.csv, line 1: {message}"):
        recognise(inspect(write("a.csv", content)), builtin_layouts())

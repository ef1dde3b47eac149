import pytest

from catchgraph.errors import LayoutError
from catchgraph.read.layouts import parse_layout, read_layout
from catchgraph.read.layouts.model import Party, SizeColumn

GOOD = """
id = "palau-register"
kind = "register"
publisher = "Palau"
organisation = "PLW"
title = "T"
says = "S"

[recognise]
columns = ["Vessel", "Number"]

[columns]
name = "Vessel"
number = "Number"

[[lengths]]
column = "Length"
unit = "ft"
kind = "LOA"

[[parties]]
role = "owner"
name = "Owner"
"""


def test_a_layout_is_what_its_file_says():
    layout = parse_layout(GOOD, "palau.toml")
    assert (layout.id, layout.kind, layout.organisation) == ("palau-register", "register", "PLW")
    assert layout.lengths == (SizeColumn("Length", unit="ft", kind="LOA"),)
    assert layout.parties == (Party("owner", "Owner"),)
    assert layout.references() == ("Vessel", "Number", "Length", "Owner")
    assert (layout.format.dates, layout.format.encodings) == ("ymd", ("utf-8", "cp1252"))


def test_a_changed_layout_has_another_hash():
    assert parse_layout(GOOD, "a").hash != parse_layout(GOOD + "\n# a note", "a").hash
    assert parse_layout(GOOD, "a").hash == parse_layout(GOOD, "b").hash


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("[recognise]", "[recognize]", "palau.toml: recognize: unknown key", "Did you mean 'recognise'?"),
        ('name = "Vessel"', 'nmae = "Vessel"', "columns: 'nmae' is no property", "Did you mean 'name'?"),
        ('unit = "ft"', 'units = "ft"', "lengths.#1.units: must be a table", ""),
        ('unit = "ft"', 'unit = "fathom"', "lengths.#1.unit: 'fathom' is not known", "Known: m, ft."),
        ('unit = "ft"\n', "", "lengths.#1: needs either `unit` or `unit_column`", ""),
        ('kind = "LOA"', 'kind = "LOE"', "lengths.#1.kind: 'LOE' is not known", "Did you mean 'LOA'?"),
        ('role = "owner"', 'role = "ownner"', "parties.#1.role: 'ownner' is not known", "Did you mean 'owner'?"),
        ('kind = "register"', 'kind = "registry"', "palau.toml: kind: 'registry' is not known", "'register'?"),
        ('publisher = "Palau"\n', "", "palau.toml: the key 'publisher' is missing", ""),
        ('publisher = "Palau"', "publisher = 1", "palau.toml: publisher: must be text", ""),
        ('["Vessel", "Number"]', "[]", "recognise.columns: must name at least one column", ""),
        ('["Vessel", "Number"]', '"Vessel"', "recognise.columns: must be a list", ""),
        ('name = "Vessel"\n', "", "columns: a layout of kind 'register' must give the column of 'name'", ""),
        ('id = "palau-register"', 'id = "a@b"', "id: must be a short name without '@'", ""),
        ('id = "palau-register"', "id = ", "not a TOML file", ""),
        ('id = "palau-register"', 'id = "a"\nhash = "x"', "palau.toml: hash: unknown key", ""),
    ],
)
def test_a_wrong_layout_names_file_key_and_what_to_write(old, new, message, hint):
    with pytest.raises(LayoutError) as error:
        parse_layout(GOOD.replace(old, new, 1), "palau.toml")
    assert message in error.value.message
    assert hint in error.value.hint


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ('[format]\ndates = "mdY"', "format.dates: 'mdY' is not known"),
        ('[format]\ndelimiter = "::"', "format.delimiter: must be one character"),
        ('[format]\nencodings = ["utf-9"]', "format.encodings: 'utf-9' is no encoding"),
        ('[format]\nseveral = [""]', "format.several: a separator must not be empty"),
        ("[format]\ndecimal_comma = 1", "format.decimal_comma: must be true or false"),
        ('[values.high_seas_transshipment]\nYes = "yep"', "values.high_seas_transshipment: 'yep' is not known"),
        ('[blanks]\nnames = ["-"]', "blanks: 'names' is no property of kind 'register'"),
        ('[[tonnages]]\ncolumn = "GT"\nunit = "m"', "tonnages.#1: a tonnage has no unit"),
        ('[[tonnages]]\ncolumn = "GT"\nkind = "GT"\nkind_column = "K"', "tonnages.#1: needs `kind` or `kind_column`"),
        ('[[intervals]]\nrfmo = "X"\ncolumn = "X"', "intervals: a layout of kind 'register' has no intervals"),
        ("[numbers]\nWCPFC = 1", "numbers.WCPFC: must be text"),
        ('[constants]\nname = "A"', "constants.name: the same property has a column"),
        ("[constants]\nflag = 1", "constants.flag: must be text"),
        ('[extract]\nname = "(.+"', "extract.name: not a regular expression"),
        ('[extract]\nname = ".+"', "extract.name: must have one group in brackets"),
        ('[key]\ncollect = ["Number"]', "key.collect: 'Number' is not the column of species or area or gear"),
        ("[format]\nheader_line = -1", "format.header_line: must be a line's number"),
        ("[format]\nheader_lines = -1", "format.header_lines: must be 0 (no header) to 3"),
        (
            '[[tonnages]]\ncolumn = "T"\nkind = "GT"\nprefixes = { LC = "GT" }',
            "tonnages.#1: needs `prefixes` or a kind",
        ),
        ('[[tonnages]]\ncolumn = "T"\nprefixes = { LC = "G" }', "tonnages.#1.kind: 'G' is not known"),
        ('[[parties]]\nrole = "owner"\nname = "O"\nseparators = [""]', "parties.#2.separators: a separator must not"),
    ],
)
def test_what_a_layout_adds_is_checked_too(added, message):
    with pytest.raises(LayoutError) as error:
        parse_layout(f"{GOOD}\n{added}\n", "palau.toml")
    assert message in error.value.message


def test_an_iuu_list_needs_intervals():
    text = GOOD.replace('kind = "register"', 'kind = "iuu-list"').replace("name =", "names =", 1)
    text = text.replace('number = "Number"', 'currently_listed = "Number"')
    with pytest.raises(LayoutError, match="needs the column of at least one organisation"):
        parse_layout(text, "list.toml")


def test_a_layout_that_cannot_be_read_is_refused(tmp_path, write):
    with pytest.raises(LayoutError, match="cannot read the layout"):
        read_layout(tmp_path / "nowhere.toml")
    with pytest.raises(LayoutError, match="a layout is a TOML file in UTF-8"):
        read_layout(write("latin.toml", "title = 'é'".encode("cp1252")))

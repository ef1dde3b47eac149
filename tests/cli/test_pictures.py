"""Pictures from `expand`, `link` and `timeline`: to stdout, to a file, without private persons, with notes."""

import json
import shutil

import pytest

from catchgraph.cli.app import main
from catchgraph.report.formats import PICTURES

BEGINS = {
    "dot": "digraph catchgraph {", "mermaid": "flowchart LR", "graphml": "<?xml", "gexf": "<?xml",
    "geojson": "{", "html": "<!doctype html>",
}  # fmt: skip
ASKED = (["expand", "SEA WIDOW", "--depth", "2"], ["link", "SEA WIDOW", "RED HERON"], ["timeline", "SEA WIDOW"])
MORE = (["common", "SEA WIDOW", "RED HERON"], ["fleet", "Widow Fisheries Ltd"])


@pytest.fixture(scope="module")
def case(hand_case, tmp_path_factory):
    """A copy with a note, which the tests of this file read."""
    from catchgraph.analyse.mark import note, tag
    from catchgraph.case.case import open_case

    copy = open_case(shutil.copytree(hand_case, tmp_path_factory.mktemp("pictures") / "case"))
    note(copy, "SEA WIDOW", "seen under repair")
    tag(copy, "SEA WIDOW", ["reefer"])
    return copy.path


@pytest.fixture
def ask(cli, case):
    return lambda *args: cli("--case", case, *args)


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked[0])
@pytest.mark.parametrize("format_", PICTURES)
def test_every_picture_of_every_answer_has_the_notes(ask, asked, format_):
    result = ask(*asked, "--format", format_)
    assert result.exit_code == 0, result.stderr
    begins = "timeline" if (asked[0], format_) == ("timeline", "mermaid") else BEGINS[format_]
    text = result.stdout.removeprefix(result.stdout.split(begins)[0])
    assert text.startswith(begins)
    assert all(line.startswith("//") for line in result.stdout.split(begins)[0].splitlines()), "notes of Graphviz only"
    assert "seen under repair" in text
    assert "reefer" in text


@pytest.mark.parametrize("asked", MORE, ids=lambda asked: asked[0])
def test_what_is_shared_and_a_fleet_are_drawn_too(ask, asked):
    text = ask(*asked, "--format", "dot").stdout
    assert "digraph catchgraph {" in text
    assert "SEA WIDOW" in text
    assert "Widow Fisheries Ltd" in text


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked[0])
@pytest.mark.parametrize("format_", ["table", "csv", "json", "jsonl"])
def test_rows_have_the_notes_too(ask, asked, format_):
    result = ask(*asked, "--format", format_)
    assert result.exit_code == 0, result.stderr
    assert "seen under repair" in result.stdout


@pytest.mark.parametrize(("name", "begins"), [("x.dot", "digraph"), ("x.MMD", "flowchart"), ("x.html", "<!doctype"),
                                              ("x.csv", "section,"), ("x", "Step 1")])  # fmt: skip
def test_the_name_of_the_file_says_the_format(ask, tmp_path, name, begins):
    result = ask("expand", "SEA WIDOW", "-o", tmp_path / name)
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"Wrote {tmp_path / name}" in result.stderr
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert [file.name for file in tmp_path.iterdir()] == [name], "no draft is left"


def test_a_name_that_says_no_format_is_refused(ask, tmp_path):
    result = ask("expand", "SEA WIDOW", "-o", tmp_path / "x.pdf")
    assert result.exit_code == 2
    assert "x.pdf ends in no format that is known: .csv" in " ".join(result.stderr.split())
    assert ask("expand", "SEA WIDOW", "--format", "html", "-o", tmp_path / "x.pdf").exit_code == 0


def test_what_is_left_out_is_said_with_the_name(ask):
    result = ask("expand", "SEA WIDOW", "--depth", "2", "--limit", "1", "--format", "dot")
    assert "Note: Widow Fisheries Ltd: + " in result.stderr


def test_a_format_wins_over_the_name_and_a_file_is_replaced_whole(ask, tmp_path):
    file = tmp_path / "x.dot"
    file.write_text("x" * 100_000, encoding="utf-8")
    assert ask("expand", "SEA WIDOW", "--format", "geojson", "-o", file).exit_code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["type"] == "FeatureCollection"


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["expand", "SEA WIDOW", "-o", "no-such-folder/x.dot"], 1, "cannot write"),
        (["expand", "SEA WIDOW", "--format", "png"], 2, "'png' is not one of"),
        (["timeline", "NOBODY AT ALL", "-o", "never.html"], 1, "NOBODY AT ALL"),
        (["link", "SEA WIDOW", "ALONE", "--format", "geojson"], 0, "no path"),
    ],
)
def test_what_cannot_be_drawn_is_said(ask, args, code, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = ask(*args)
    assert (result.exit_code, message in result.stderr) == (code, True)
    assert list(tmp_path.iterdir()) == []


def test_options_are_the_same_everywhere():
    for name in ("expand", "link", "timeline"):
        command = main.get_command(None, name)
        assert {"--persons", "-o", "--format"} <= {text for param in command.params for text in param.opts}


def test_a_picture_for_python(case, tmp_path):
    import catchgraph

    opened = catchgraph.open_case(case)
    drawn = catchgraph.draw(opened, catchgraph.timeline(opened, "SEA WIDOW"))
    assert drawn.save(tmp_path / "x.graphml").stat().st_size > 500
    assert drawn.graph().nodes["vessel:widow"]["label"] == "SEA WIDOW"
    assert 'sandbox="allow-scripts"' in drawn._repr_html_()
    assert "<script" not in drawn._repr_html_(), "inside of an attribute it is text"
    with pytest.raises(catchgraph.errors.UsageError, match=r"\.png"):
        drawn.save(tmp_path / "x.png")

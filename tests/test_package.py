"""The library's face: small, lazy, and every name in it works."""

import subprocess
import sys
from importlib.metadata import version

import pytest

import catchgraph

HEAVY = ("pandas", "duckdb", "neo4j", "networkx", "pyarrow", "numpy", "rapidfuzz", "click")


def python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_import_is_light():
    assert python(f"import catchgraph, sys; print([m for m in {HEAVY} if m in sys.modules])") == "[]\n"


def test_every_promised_name_is_there_and_documented():
    assert set(catchgraph.__all__) <= set(dir(catchgraph))
    for name in catchgraph.__all__:
        assert getattr(catchgraph, name).__doc__, name


def test_the_version_is_that_of_the_distribution():
    assert catchgraph.__version__ == version("catchgraph")


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'accuse'"):
        _ = catchgraph.accuse


@pytest.mark.parametrize("verb", ["resolve", "detect"])
def test_a_verb_stays_callable_when_the_subpackage_of_its_name_is_imported(verb):
    code = f"""
import catchgraph, catchgraph.errors
import catchgraph.{verb}.run
try:
    catchgraph.{verb}(catchgraph.open_case("nowhere"))
except catchgraph.errors.CaseError as error:
    print(error.message)
print(catchgraph.{verb}.run.{verb}.__name__)
print(catchgraph.{verb}(None) if False else callable(catchgraph.{verb}))
"""
    assert python(code) == f"no case in nowhere\n{verb}\nTrue\n"


def test_a_whole_case_through_the_library(tmp_path):
    case = catchgraph.open_case(tmp_path / "case", create=True)
    list_file = tmp_path / "list.csv"
    list_file.write_text("name\n", encoding="utf-8")
    with pytest.raises(catchgraph.errors.InputError, match=r"list\.csv"):
        catchgraph.load(case, [list_file])
    with pytest.raises(catchgraph.errors.CaseNotReady):
        catchgraph.resolve(case)
    with pytest.raises(catchgraph.errors.CaseNotReady):
        catchgraph.show(case, "ANYTHING")
    assert catchgraph.verify(case).empty

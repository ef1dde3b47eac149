"""The faults of `bench/mutants.toml` can be put in, and the runner tells one that is caught from one that is not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT

STEPS = {"read", "normalise", "resolve", "case", "derive", "graph", "detect", "analyse", "release"}


@pytest.fixture(scope="module")
def bench() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "bench"))
        import mutants

        yield mutants
        sys.modules.pop("mutants")


def test_every_fault_can_be_put_in_and_its_tests_are_there(bench: ModuleType) -> None:
    assert [reason for mutant in bench.mutants(ROOT) for reason in bench.wrong(ROOT, mutant)] == []


def test_there_are_faults_of_every_step_and_of_every_family_of_queries(bench: ModuleType) -> None:
    every = bench.mutants(ROOT)
    assert len(every) >= 30
    assert len({mutant.name for mutant in every}) == len(every)
    assert {mutant.step for mutant in every} == STEPS
    families = {path.name for path in (ROOT / "cypher").iterdir() if path.is_dir()}
    assert families <= {Path(mutant.file).parent.name for mutant in every if mutant.file.startswith("cypher/")}
    assert all(len(mutant.harm) > 20 for mutant in every)


FAULTS = """
[[mutant]]
name = "one-less"
step = "read"
file = "src/small.py"
text = "return number + 1"
becomes = "return number"
harm = "…"
tests = ["tests/test_small.py::test_more"]

[[mutant]]
name = "nobody-looks"
step = "read"
file = "src/small.py"
text = "return number - 1"
becomes = "return number - 2"
harm = "Figures are too low."
tests = ["tests/test_small.py"]
"""
CODE = """
def more(number):
    return number + 1


def less(number):
    return number - 1
"""
TESTS = """
from small import less, more


def test_more():
    assert more(1) == 2


def test_less():
    assert less(1) < 1
"""
PROJECT = '[tool.hatch.build.targets.sdist]\ninclude = ["src", "tests", "bench"]\n'


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small project: one fault that its tests notice, one that they do not."""
    files = {
        "bench/mutants.toml": FAULTS,
        "src/small.py": CODE,
        "tests/test_small.py": TESTS,
        "pyproject.toml": PROJECT,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def contents(tree: Path) -> dict[str, str]:
    return {str(path): path.read_text(encoding="utf-8") for path in sorted(tree.rglob("*")) if path.is_file()}


@pytest.mark.slow
def test_a_fault_that_no_test_notices_is_told_and_fails_the_run(bench: ModuleType, tree: Path, capsys) -> None:
    before = contents(tree)
    assert bench.main([], tree) == 1
    said = capsys.readouterr().out
    assert [line.split()[:2] for line in said.splitlines() if line.endswith(" s") and "-" in line] == [
        ["one-less", "caught"],
        ["nobody-looks", "survived"],
    ]
    assert "nobody-looks was not caught by tests/test_small.py\n  Figures are too low." in said
    assert "1 of 2 caught" in said
    assert contents(tree) == before, "the tree itself is never touched"


@pytest.mark.slow
def test_tests_that_fail_or_do_not_run_without_a_fault_catch_nothing(bench: ModuleType, tree: Path, capsys) -> None:
    path = tree / "tests/test_small.py"
    path.write_text("import pytest\n\n\n@pytest.mark.skip\ndef test_more():\n    assert False\n", encoding="utf-8")
    assert bench.main(["--only", "one-less"], tree) == 2
    assert "must all run, and pass" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("return number + 1", "return", "one-less: its text occurs 2 times in src/small.py"),
        ("return number + 1", "return nothing", "one-less: its text occurs 0 times in src/small.py"),
        ("src/small.py", "src/gone.py", "one-less: its text occurs 0 times in src/gone.py"),
        ('becomes = "return number"', 'becomes = "return number + 1"', "one-less: it changes nothing"),
        ("test_small.py::test_more", "test_gone.py", "one-less: there is no tests/test_gone.py"),
        ("::test_more", "::test_none", "one-less: there is no test_none in tests/test_small.py"),
        ('"tests/test_small.py::test_more"', "", "one-less: it names no test"),
    ],
)
def test_a_fault_that_has_rotted_is_told_and_nothing_is_run(bench, tree, capsys, old, new, reason) -> None:
    path = tree / "bench/mutants.toml"
    path.write_text(FAULTS.replace(old, new, 1), encoding="utf-8")
    assert bench.main(["--only", "one-less"], tree) == 2
    assert capsys.readouterr().out == f"{reason}\n"

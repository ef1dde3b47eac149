"""Do the tests notice? Each fault of `mutants.toml` is put into a copy of the tree, and the tests beside it run there.

`python bench/mutants.py [--only NAME …]`. Prints a line a fault; the exit code is 0 where every one was caught, 1 where
one survived, 2 where the faults or their tests cannot be used as they are.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
FAULTS = "bench/mutants.toml"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault: `text`, which occurs once in `file`, becomes `becomes`; `harm`: what a user would then be told.

    `step`: of the pipeline. `tests`: ids of pytest, of which at least one has to fail.
    """

    name: str
    step: str
    file: str
    text: str
    becomes: str
    harm: str
    tests: tuple[str, ...]


def mutants(root: Path) -> list[Mutant]:
    """The faults of a tree, in their order."""
    tables = tomllib.loads((root / FAULTS).read_text(encoding="utf-8"))["mutant"]
    return [Mutant(**{**table, "tests": tuple(table["tests"])}) for table in tables]


def wrong(root: Path, mutant: Mutant) -> list[str]:
    """Why a fault cannot be put into the tree, or its tests not be asked; nothing where they can."""
    path = root / mutant.file
    times = path.read_text(encoding="utf-8").count(mutant.text) if path.is_file() else 0
    found = [] if times == 1 else [f"its text occurs {times} times in {mutant.file}"]
    if mutant.text == mutant.becomes:
        found.append("it changes nothing")
    for test in mutant.tests:
        file, _, rest = test.partition("::")
        function = rest.partition("[")[0]
        if not (root / file).is_file():
            found.append(f"there is no {file}")
        elif function and f"def {function}(" not in (root / file).read_text(encoding="utf-8"):
            found.append(f"there is no {function} in {file}")
    return [f"{mutant.name}: {reason}" for reason in (found if mutant.tests else [*found, "it names no test"])]


@contextmanager
def copy_of(root: Path) -> Iterator[Path]:
    """A copy of all that belongs to the project, gone afterwards: the tree itself is never touched."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    names = ["pyproject.toml", *project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]]
    with tempfile.TemporaryDirectory(prefix="catchgraph-mutants-") as folder:
        for name in names:
            if (root / name).is_dir():
                unwanted = shutil.ignore_patterns("__pycache__", ".*")
                shutil.copytree(root / name, Path(folder, name), ignore=unwanted)
            else:
                shutil.copy2(root / name, Path(folder, name))
        yield Path(folder)


def put(tree: Path, mutant: Mutant, moment: int) -> None:
    """Put the fault into a tree. `moment`: another for each, so that Python compiles the file anew."""
    path = tree / mutant.file
    path.write_text(path.read_text(encoding="utf-8").replace(mutant.text, mutant.becomes), encoding="utf-8")
    os.utime(path, (moment, moment))


@dataclass(frozen=True, slots=True)
class Told:
    """What pytest said of some tests: its exit code, how many ran and were skipped, and the end of its output."""

    code: int
    ran: int
    skipped: int
    output: str


def ask(tree: Path, tests: Sequence[str]) -> Told:
    """Run tests of a tree, with the packages of this Python and the code of that tree, to the first that fails."""
    report = tree / "report.xml"
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-n", "0", "-x", "-rs", "-p", "no:cacheprovider", f"--junitxml={report}"]
    environment = {**os.environ, "PYTHONPATH": str(tree / "src")}
    done = subprocess.run([*command, *tests], cwd=tree, env=environment, capture_output=True, text=True)
    suites = ElementTree.parse(report).getroot().iter("testsuite") if report.exists() else ()  # noqa: S314 - our own
    counts = [(int(suite.get("tests", 0)), int(suite.get("skipped", 0))) for suite in suites]
    ran, skipped = (sum(numbers) for numbers in zip(*counts, strict=True)) if counts else (0, 0)
    return Told(done.returncode, ran, skipped, (done.stdout + done.stderr)[-3_000:])


def sound(tree: Path, tests: Sequence[str]) -> bool:
    """Whether the tests pass, and all of them run, in a tree without a fault: else their failing says nothing."""
    told = ask(tree, tests)
    if told.code == 0 and told.ran and not told.skipped:
        return True
    print(told.output)
    print("These tests must all run, and pass, before they can catch anything.")
    return False


def judge(tree: Path, mutant: Mutant, moment: int) -> str:
    """`caught`, `survived`, or why the tests told nothing; the tree is as before afterwards."""
    path = tree / mutant.file
    whole = path.read_bytes()
    put(tree, mutant, moment)
    try:
        told = ask(tree, mutant.tests)
    finally:
        path.write_bytes(whole)
        os.utime(path, (moment + 1, moment + 1))
    if told.code in (0, 1):
        return ("survived", "caught")[told.code]
    print(told.output)
    return f"not run: pytest ended with {told.code}"


def run(root: Path, chosen: Sequence[Mutant]) -> int:
    """Print what becomes of each fault; the exit code."""
    began, bad = time.monotonic(), []
    with copy_of(root) as tree:
        if not sound(tree, sorted({test for mutant in chosen for test in mutant.tests})):
            return 2
        print(f"{'without a fault':50}  all pass  {time.monotonic() - began:5.1f} s", flush=True)
        for number, mutant in enumerate(chosen):
            start = time.monotonic()
            verdict = judge(tree, mutant, 10**9 + 2 * number)
            print(f"{mutant.name:50}  {verdict:8}  {time.monotonic() - start:5.1f} s", flush=True)
            if verdict != "caught":
                bad.append(mutant)
    for mutant in bad:
        print(f"\n{mutant.name} was not caught by {', '.join(mutant.tests)}\n  {mutant.harm}")
    print(f"\n{len(chosen) - len(bad)} of {len(chosen)} caught in {time.monotonic() - began:.0f} s")
    return 1 if bad else 0


def main(words: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run the faults that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", action="append", metavar="NAME", help="this fault; may be given several times")
    asked = parser.parse_args(words).only
    every = mutants(root)
    if unknown := sorted({*(asked or ())} - {mutant.name for mutant in every}):
        parser.error(f"no fault called {', '.join(unknown)}: the names are in {FAULTS}")
    chosen = [mutant for mutant in every if asked is None or mutant.name in asked]
    if problems := [reason for mutant in chosen for reason in wrong(root, mutant)]:
        print("\n".join(problems))
        return 2
    return run(root, chosen)


if __name__ == "__main__":
    sys.exit(main())

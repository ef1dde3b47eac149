"""The catalogue: our own queries wherever catchgraph was installed, and users' folders."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from catchgraph.detect.catalogue import catalogue, own_folder, select
from catchgraph.detect.header import without_text
from catchgraph.detect.query import LABELS
from catchgraph.errors import NotFound, QueryError, UsageError

from .files import query_file

ROOT = Path(__file__).resolve().parents[2]
OWN = sorted(f"{path.parent.name}.{path.stem}" for path in (ROOT / "cypher").rglob("*.cypher"))
BODY = "MATCH (v:Vessel) RETURN v.id AS vessel, [] AS records"
ASK = "from catchgraph.detect.catalogue import catalogue, own_folder; print(own_folder()); print(*catalogue())"


def asked(folder: Path, *paths: Path) -> tuple[Path, list[str]]:
    """Where a fresh Python with `paths` finds the catalogue, and what is in it."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(str(path) for path in paths), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=folder, env=environ, capture_output=True, text=True, check=True
    )
    where, ids = done.stdout.splitlines()
    return Path(where), ids.split()


def test_from_an_editable_install(tmp_path: Path) -> None:
    where, ids = asked(tmp_path)
    assert (where, ids) == (ROOT / "cypher", OWN)


def test_from_a_checkout(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    shutil.copytree(ROOT / "src", checkout / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "cypher", checkout / "cypher")
    where, ids = asked(tmp_path, checkout / "src")
    assert (where, ids) == (checkout / "cypher", OWN)


def test_from_an_installed_wheel(tmp_path: Path) -> None:
    """The wheel's layout, as pyproject.toml declares it; `.ci/wheel` builds and uses a real one."""
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    target = build["targets"]["wheel"]["force-include"]["cypher"]
    site = tmp_path / "site-packages"
    shutil.copytree(ROOT / "src" / "catchgraph", site / "catchgraph", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "cypher", site / target)
    where, ids = asked(tmp_path, site)
    assert (where, ids) == (site / "catchgraph" / "cypher", OWN)


def test_a_folder_of_ones_own(tmp_path: Path) -> None:
    query_file(tmp_path / "deep", "mine.first", BODY)
    query_file(tmp_path, "mine.second", BODY)
    queries = catalogue([tmp_path])
    assert list(queries) == sorted([*OWN, "mine.first", "mine.second"])
    assert queries["mine.first"].path == tmp_path / "deep" / "mine" / "first.cypher"


def test_one_id_twice(tmp_path: Path) -> None:
    mine = query_file(tmp_path, "identity.imo-invalid", BODY)
    with pytest.raises(QueryError) as refused:
        catalogue([tmp_path])
    ours = own_folder() / "identity" / "imo-invalid.cypher"
    assert refused.value.message == f"{mine}: the id identity.imo-invalid belongs to {ours} already"


def test_no_folder_and_no_query(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder"):
        catalogue([tmp_path / "absent"])
    (tmp_path / "notes.txt").touch()
    with pytest.raises(UsageError, match=r"no \.cypher file in"):
        catalogue([tmp_path])


def test_some_of_the_catalogue() -> None:
    queries = catalogue()
    assert [query.id for query in select(queries, [])] == OWN
    identity = [id_ for id_ in OWN if id_.startswith("identity.")]
    assert len(identity) >= 3
    asked = select(queries, ["identity", "transshipment.later-listed"])
    assert [query.id for query in asked] == [*identity, "transshipment.later-listed"]
    with pytest.raises(NotFound, match=r"no query 'transshipment\.later-liste'") as refused:
        select(queries, ["transshipment.later-liste"])
    assert refused.value.hint.startswith("Did you mean `transshipment.later-listed`?")


@pytest.mark.parametrize("id_", OWN)
def test_the_house_rules(id_: str) -> None:
    """What can be read off the text; the rest is asked of the stores."""
    query = catalogue()[id_]
    bare = without_text(query.cypher)
    assert len([line for line in query.cypher.splitlines() if line and not line.lstrip().startswith("//")]) <= 80
    assert query.cypher.endswith("LIMIT $limit")
    last = bare.rpartition("RETURN")[2]
    assert "ORDER BY" in last
    assert set(re.findall(r"\(\w*:(\w+)", bare)) <= set(LABELS)
    assert not re.search(r"\bapoc\.|\bgds\.|\belementId\(|\bid\(|\bshortestPath\b|\bdate\(", bare, re.IGNORECASE)
    assert re.findall(r"\bAS (\w+)", last.partition("ORDER BY")[0]) == list(query.columns)


@pytest.mark.parametrize("id_", OWN)
def test_the_words(id_: str) -> None:
    """A finding is a lead: apparent, potential, not found."""
    query = catalogue()[id_]
    said = f"{query.title} {query.question} {query.sentence}".lower()
    assert not re.search(r"\bmet\b|undeclared|illegal|iuu-linked|\bguilty\b|\bcriminal\b", said)
    assert re.search(r"\bapparent(ly)?\b|\bpotential\b|\bnot found\b", query.sentence.lower())

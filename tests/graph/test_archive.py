"""What Java keeps of a start for the next: made once, in its place as a whole, and no start rests on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from catchgraph.graph import archive
from catchgraph.graph.java import Runtime, runtime
from catchgraph.graph.server import EmbeddedServer


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of caches with nothing in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "catchgraph"


@pytest.fixture
def java(tmp_path: Path) -> Runtime:
    """A Java of two jars."""
    (tmp_path / "jars").mkdir()
    for file in (tmp_path / "java", tmp_path / "jars" / "a.jar", tmp_path / "jars" / "b.jar"):
        file.write_text(file.name)
    return Runtime(tmp_path / "java", tmp_path / "jars")


def test_java_is_told_of_an_archive_that_is_there(java: Runtime, cache: Path) -> None:
    assert archive.options(java) == []
    path = archive.path_of(java)
    assert path.parent == cache
    cache.mkdir(parents=True)
    path.write_text("made")
    assert archive.options(java) == [f"-XX:AOTCache={path}"]


def test_an_archive_is_of_one_java_and_its_jars(java: Runtime, tmp_path: Path) -> None:
    names = {archive.path_of(java)}
    for change in (
        lambda: (java.jars / "b.jar").write_text("another"),
        lambda: os.utime(java.jars / "a.jar", (1, 1)),
        lambda: (java.jars / "c.jar").touch(),
        lambda: java.java.write_text("another"),
    ):
        change()
        names.add(archive.path_of(java))
    assert len(names) == 5
    assert len({name.name.rpartition("-")[0] for name in names}) == 1


def test_a_java_that_is_gone_has_none(tmp_path: Path) -> None:
    gone = Runtime(tmp_path / "no" / "java", tmp_path / "no" / "jars")
    assert archive.options(gone) == []
    archive.make_beside(gone)


def test_one_of_two_makes_it_and_who_failed_tries_again_after_a_day(java: Runtime) -> None:
    path = archive.path_of(java)
    assert archive.begin(path)
    assert not archive.begin(path)
    day_ago = archive.begun(path).stat().st_mtime - 90_000
    os.utime(archive.begun(path), (day_ago, day_ago))
    assert archive.begin(path)
    assert not archive.begin(path)


def test_it_takes_the_place_of_what_was_made_for_other_versions(java: Runtime, cache: Path) -> None:
    path = archive.path_of(java)
    assert archive.begin(path)
    jars = path.name.rpartition("-")[0]
    older, others = cache / f"{jars}-0123.aot", cache / "server-4567-89ab.aot"
    made = cache / "made"
    for file in (older, others, made):
        file.write_text(file.name)
    archive.keep(path, made)
    assert path.read_text() == "made"
    assert sorted(cache.iterdir()) == sorted([path, others])


def test_a_program_makes_it_where_there_is_none(java: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: started.append(command))
    archive.make_beside(java)
    archive.make_beside(java)
    path = archive.path_of(java)
    # Started in a folder of data, it imports nothing that lies there.
    assert started == [[sys.executable, "-P", "-m", "catchgraph.graph.rehearsal", str(path)]]
    archive.begun(path).unlink()
    path.touch()
    archive.make_beside(java)
    assert len(started) == 1


def test_a_folder_that_cannot_be_made_is_no_hindrance(
    java: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("started"))
    archive.make_beside(java)
    assert archive.options(java) == []


def test_nothing_is_kept_in_the_working_folder(java: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "caches")
    monkeypatch.chdir(tmp_path)
    archive.make_beside(java)
    assert archive.options(java) == []
    assert not (tmp_path / "caches").exists()


def test_a_server_starts_beside_an_archive_that_is_none(cache: Path, tmp_path: Path, embedded_runtime: None) -> None:
    cache.mkdir(parents=True)
    archive.path_of(runtime()).write_bytes(b"no archive" * 10_000)
    with EmbeddedServer(tmp_path / "graph") as server:
        assert server.databases() == []


@pytest.mark.slow
def test_a_rehearsal_makes_it_and_the_next_server_uses_it(cache: Path, tmp_path: Path, embedded_runtime: None) -> None:
    path = archive.path_of(runtime())
    assert archive.begin(path)
    subprocess.run([sys.executable, "-m", "catchgraph.graph.rehearsal", str(path)], check=True)
    assert list(cache.iterdir()) == [path]
    before = path.read_bytes()
    with EmbeddedServer(tmp_path / "graph") as server:
        assert server.databases() == []
        assert "aot" not in server.said().lower()
    assert path.read_bytes() == before

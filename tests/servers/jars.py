"""The jars of a Neo4j 5 Community server, from Maven Central into the user's cache folder.

Neo4j Community is GPL-3: it is a server for the tests and is never part of what catchgraph ships.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

VERSION = "5.26.18"

POM = f"""\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.catchgraph</groupId><artifactId>neo4j-for-tests</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.neo4j</groupId><artifactId>neo4j</artifactId>
      <version>{VERSION}</version><scope>runtime</scope>
    </dependency>
  </dependencies>
</project>
"""


class MissingError(Exception):
    """Something that the server needs is not on this machine; the text says what."""


def cache_folder() -> Path:
    """`$XDG_CACHE_HOME` or `~/.cache`, then `catchgraph/neo4j-<version>`."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "catchgraph" / f"neo4j-{VERSION}"


def neo4j_jars() -> Path:
    """The folder of jars, resolved with Maven the first time. Raises `MissingError`."""
    folder = cache_folder()
    lib = folder / "lib"
    if any(lib.glob("neo4j-server-*.jar")):
        return lib
    maven = shutil.which("mvn")
    if maven is None:
        raise MissingError(f"no Neo4j jars in {lib} and no Maven (mvn) on PATH to resolve them")
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        # Two test workers may come here at once.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not lib.exists():
            _resolve(maven, folder, lib)
    return lib


def _resolve(maven: str, folder: Path, lib: Path) -> None:
    (folder / "pom.xml").write_text(POM, encoding="utf-8")
    partial = folder / f"lib.{os.getpid()}"
    command = [maven, "-q", "-B", "-f", str(folder / "pom.xml"), "dependency:copy-dependencies"]
    done = subprocess.run([*command, f"-DoutputDirectory={partial}"], capture_output=True, text=True)
    if done.returncode != 0:
        shutil.rmtree(partial, ignore_errors=True)
        raise MissingError(f"Maven could not resolve Neo4j {VERSION}: {done.stdout.strip()[:500]}")
    partial.rename(lib)

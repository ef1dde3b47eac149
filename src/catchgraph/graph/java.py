"""Where the `arcadedb-embedded` wheel keeps its Java and its jars. The package itself is never imported."""

from __future__ import annotations

import importlib.util
import os
from dataclasses import dataclass
from pathlib import Path

from catchgraph.errors import GraphUnavailable

PACKAGE = "arcadedb_embedded"
HINT = (
    "Install it with: pip install 'catchgraph[embedded]' (Linux with glibc 2.34 or newer, macOS on Apple "
    "silicon, Windows x64), or use a Neo4j server: --graph bolt://HOST:7687"
)


@dataclass(frozen=True, slots=True)
class Runtime:
    """A Java launcher and the folder of the server's jars."""

    java: Path
    jars: Path


def runtime() -> Runtime:
    """The embedded server's runtime. Raises `GraphUnavailable` where this machine has none."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise GraphUnavailable("The embedded graph server is not installed.", hint=HINT)
    folder = Path(spec.origin).parent
    java = folder / "jre" / "bin" / ("java.exe" if os.name == "nt" else "java")
    jars = folder / "jars"
    if not java.is_file() or not jars.is_dir():
        raise GraphUnavailable(f"The embedded graph server in {folder} has no Java for this machine.", hint=HINT)
    return Runtime(java, jars)

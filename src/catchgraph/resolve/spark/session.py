"""A Spark session of one's own: what it needs is looked for first, and what is missing is named."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.errors import SparkUnavailable

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

#: The oldest Java that Spark runs on, and the part that small Java runtimes lack.
_JAVA, _MODULE = 17, "jdk.security.auth"
_NEITHER = "Without --engine spark, neither is needed."


def require_spark() -> str:
    """What Spark would run on, in words. Raises `SparkUnavailable` where pyspark or its Java is missing."""
    if find_spec("pyspark") is None:
        raise SparkUnavailable(
            "pyspark is not installed.", hint=f"Install it with: pip install 'catchgraph[spark]'. {_NEITHER}"
        )
    from importlib.metadata import version

    java, number = _java()
    return f"pyspark {version('pyspark')}, Java {number} ({java})"


def _java() -> tuple[Path, int]:
    """The Java that pyspark starts, and its version."""
    home = os.environ.get("JAVA_HOME")
    name = "java.exe" if os.name == "nt" else "java"
    found = str(Path(home) / "bin" / name) if home else shutil.which(name)
    hint = f"Install Java {_JAVA} or newer (on Debian: openjdk-17-jre-headless) and set JAVA_HOME to it. {_NEITHER}"
    if not found or not Path(found).is_file():
        where = f"in JAVA_HOME ({home})" if home else "on the PATH, and JAVA_HOME is not set"
        raise SparkUnavailable(f"Spark needs Java, and there is none {where}.", hint=hint)
    try:
        done = subprocess.run([found, "--list-modules"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.SubprocessError) as error:
        raise SparkUnavailable(f"The Java at {found} does not start: {error}", hint=hint) from error
    modules = dict(line.partition("@")[::2] for line in done.stdout.split())
    number = int("0" + "".join(c for c in modules.get("java.base", "").partition(".")[0] if c.isdigit()))
    if number < _JAVA:
        raise SparkUnavailable(f"The Java at {found} is older than {_JAVA}.", hint=hint)
    if _MODULE not in modules:
        raise SparkUnavailable(f"The Java at {found} is a reduced one, without {_MODULE}.", hint=hint)
    return Path(found), number


@contextmanager
def spark_session(master: str, settings: dict[str, str] | None = None) -> Iterator[SparkSession]:
    """A session on `master` (`local[2]`, `spark://HOST:7077`, …), stopped at the end.

    `settings`: of Spark, by name. Workers elsewhere get this package as a zip file; what it rests on (numpy, pandas,
    pyarrow, rapidfuzz, anyascii) must be installed there. Raises `SparkUnavailable`.
    """
    require_spark()
    with warnings.catch_warnings(), tempfile.TemporaryDirectory(prefix="catchgraph-spark-") as folder:
        # pyspark warns of pandas 3, which is not used between here and there: tables travel as Arrow.
        warnings.simplefilter("ignore")
        session = _started(master, settings or {}, Path(folder))
        try:
            if not _local(master):
                session.sparkContext.addPyFile(str(_package(Path(folder))))
            yield session
        except _failures() as error:
            raise SparkUnavailable(
                f"Spark failed on {master}: {_first_line(error)}",
                hint=f"Nothing of the case was changed. Try --master local[2], or leave out --engine spark. {_NEITHER}",
            ) from error
        finally:
            session.stop()


def _local(master: str) -> bool:
    return master.startswith("local")


def _started(master: str, settings: dict[str, str], folder: Path) -> SparkSession:
    from pyspark.sql import SparkSession

    if _local(master):
        # Workers are this Python, and nothing listens beyond this machine.
        os.environ["PYSPARK_PYTHON"] = sys.executable
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.master(master).appName("catchgraph")
    for name, value in {**_SETTINGS, **settings}.items():
        builder = builder.config(name, value)
    said = folder / "spark.log"
    try:
        with _told_to(said):
            return builder.getOrCreate()
    except _failures() as error:
        raise SparkUnavailable(
            f"Spark does not start on {master}: {_first_line(error)}",
            hint="local[*] runs on this machine; `catchgraph doctor` says whether Spark can be used.",
        ) from error


def _failures() -> tuple[type[Exception], ...]:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    return PySparkException, Py4JError, OSError


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0]


_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    # All scored pairs come back to where the clusters are made.
    "spark.driver.maxResultSize": "0",
}


@contextmanager
def _told_to(file: Path) -> Iterator[None]:
    """What starts in between says to `file` what it would say to the user: Spark greets with warnings."""
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        with file.open("wb") as log:
            os.dup2(log.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _package(folder: Path) -> Path:
    """This package as a zip file that workers can import from."""
    root = Path(__file__).resolve().parents[2]
    target = folder / "catchgraph.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(root.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                packed.write(path, path.relative_to(root.parent))
    return target

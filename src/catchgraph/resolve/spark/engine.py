"""Where companies and persons are compared: on this machine, or on Spark. The results are the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Literal

from catchgraph.resolve.party.run import PartyStep, resolve_parties

Engine = Literal["local", "spark"]

#: All processors of this machine.
MASTER = "local[*]"


@contextmanager
def party_step(engine: Engine, master: str | None = None) -> Iterator[PartyStep]:
    """The step for companies and persons on an engine; `master` is of Spark. Raises `SparkUnavailable`."""
    if engine == "local":
        yield resolve_parties
        return
    from catchgraph.resolve.spark.parties import spark_parties
    from catchgraph.resolve.spark.session import spark_session

    with spark_session(master or MASTER) as session:
        yield partial(spark_parties, session)

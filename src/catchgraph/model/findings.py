"""Finding nodes, and the case itself."""

from __future__ import annotations

import datetime as dt

from catchgraph.model.nodes import Node
from catchgraph.model.properties import noun, prop
from catchgraph.model.tells import Tells


@noun
class Finding(Node):
    """A lead: one answer of one typology, with the records it rests on. It accuses nobody."""

    LAYER = "finding"
    TELLS = Tells(order=10, fill="#f4b393", shape="octagon")

    typology: str = prop("Id of the query that found it, e.g. `transshipment.listed-vessel-encounter`")
    severity: str = prop("`high`, `medium`, `low` or `context`")
    maturity: str = prop("`stable` or `experimental` (carries no weight)")
    forced: bool = prop("No benign reading of the records is left", default=False)
    status: str = prop("`open`, `substantiated` or `dismissed`")
    status_by: str | None = prop("Who decided the status", default=None)
    status_at: str | None = prop("When it was decided (UTC)", default=None)
    status_why: str | None = prop("Why", default=None)
    verified: bool = prop("It holds without any suggested match: `detect --verified-only` finds it, too", default=False)
    revision: int = prop("Revision of the query")
    day: dt.datetime | None = prop(
        "First day of the events that it rests on, else the last day of its records", default=None
    )
    tables: tuple[str, ...] = prop("Reference tables of the user's own by which it was found", default=())
    details: str = prop("Everything the query returned, as JSON", graph=False)


@noun
class Case(Node):
    """The case this graph is a projection of; exactly one in a database."""

    LAYER = "finding"
    TELLS = Tells(order=20)

    state: str = prop("`building` while a projection is being applied, else `ready`")
    generation: int = prop("Number of the build that this graph shows")
    token: str = prop("Stands for all that the graph was given: a graph of other content has another one")

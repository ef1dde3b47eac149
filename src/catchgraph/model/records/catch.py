"""Record nodes: what papers say of where fish was caught, farmed, landed and first received."""

from __future__ import annotations

import datetime as dt

from catchgraph.model.nodes import Record
from catchgraph.model.properties import noun, prop
from catchgraph.model.tells import Tells


@noun
class HarvestReport(Record):
    """What an importer reports to NOAA of the harvest behind a line of an entry (SIMP, 50 CFR 300.320 to 300.325).

    Also the reports of the other programmes in the same message: 370, HMS, AMR, COA. Its lines are those of the entry;
    the harvests of each are lines of stage `catch`, whose weights are of the whole landing: nothing in law links the
    share that was traded with a harvest.
    """

    TELLS = Tells(
        decided=(("the landing or harvest record of that day", "who caught or farmed it, and how much"),),
        order=100,
        says=("harvest report on entry {entry}", "line {entry_line}", "{program}"),
        day="coalesce(reported, landed)",
        numbers=("entry",),
        names=("first receiver", "farm", "importer", "holder"),
        reports=("Fishing", "Landing"),
        lines=True,
        gathered=True,
    )

    program: str | None = prop("Programme: `SIM`, `370`, `HMS`, `AMR`, `COA`", default=None)
    entry: str | None = prop("Entry number that it belongs to, as written", default=None)
    entry_line: str | None = prop("Line of the entry", default=None)
    entry_basis: str | None = prop(
        "Where the entry number comes from: `envelope`, `file name`, `--entry`, `column`", default=None
    )
    document: str | None = prop("Key of the document: `harvest-report`, the entry and its line", default=None)
    permit: str | None = prop("International fisheries trade permit (IFTP)", default=None)
    reported: dt.datetime | None = prop("Day of the report, where stated", default=None)
    landed: dt.datetime | None = prop("First day of landing among its harvests", default=None)
    aggregated: bool | None = prop("Whether it reports small vessels or farms together", default=None)
    disclaimer: str | None = prop("Why it is said not to be needed, as coded", default=None)
    confidential: bool | None = prop("Whether the filer marks it as confidential", default=None)
    weights_read: str | None = prop(
        "How its weights were read: `implied decimals` (numbers that fill their field) or `as written`", default=None
    )
    declared: tuple[str, ...] = prop(
        "Documents that are declared: document, role, declaration and day as coded; `894` is a certification of "
        "admissibility (COA)",
        default=(),
        graph=False,
    )
    containers: tuple[str, ...] = prop("Containers, ISO 6346", default=())

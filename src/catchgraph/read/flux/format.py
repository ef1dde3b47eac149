"""The format: what a message of fishing activities is told by, and how a file is cut.

Older messages (ERS 3: DEP, FAR, TRA, LAN) are another format: who has them is told what to ask for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from catchgraph.read.clean import Ways
from catchgraph.read.dataset import Provenance
from catchgraph.read.document.rows import output_of
from catchgraph.read.flux.paths import MESSAGE, taken
from catchgraph.read.flux.report import Reader
from catchgraph.read.format import Format, Said, card
from catchgraph.read.output import Output
from catchgraph.read.xml_elements import XmlCut

DOCUMENT = "FAReportDocument"
_INSTEAD = """These are messages of the older ERS format, which are not read: ask for the same reports as FLUX FA
(FLUXFAReportMessage), or for tables by the layouts transshipment-declarations and landing-declarations."""
#: Weights are kilograms unless a unit says otherwise; moments are ISO 8601; countries have three letters.
WAYS = Ways(dates="ymd", decimal_comma=False, weight_unit="KG")


def knows(sample: Mapping[str, Any]) -> bool:
    """Whether a file holds reports of fishing activities, in an envelope or not."""
    return any(MESSAGE in path.split("/") for path in sample)


def instead(root: str) -> str:
    """What to ask for in place of ERS messages, whose root is `OPS` in a namespace of theirs; '' for another root."""
    return _INSTEAD if root.endswith("}OPS") and "/ers" in root.lower() else ""


def read_reports(objects: Iterable[Any], provenance: Provenance, said: Said) -> Output:
    """Each report with its activities as events, their catches, and the vessels that took part."""
    return output_of(objects, Reader(said, provenance).documents, provenance, said, WAYS)


FLUX_ACTIVITIES = Format(
    layout=card(
        "flux-fishing-activities",
        kind="declarations",
        organisation="UN/CEFACT (FLUX FA)",
        title="Fishing activity reports (FLUX FA, XML)",
        says="""
What vessels declare and notify: departures, fishing, arrivals, transshipments, landings; with catches in live and
product weight, and the vessels by CFR, UVI (IMO), call sign and name. Corrections, deletions and cancellations do
what they say to reports of the same source, in whatever order the files come.
""",
        keys=(DOCUMENT,),
        revision=1,
        origin="partner",
        medium="XML",
    ),
    knows=knows,
    takes=taken(),
    read=read_reports,
    apart=True,
    medium="XML",
    cut=XmlCut((DOCUMENT,)),
    streams=True,
)

"""A format of papers in XML that nobody publishes: a card, `knows`, and a function from an element to documents."""

from catchgraph.read.clean import Ways
from catchgraph.read.clean.party import PartyParts
from catchgraph.read.document.elements import each, text, written
from catchgraph.read.document.form import Cited, Document, Line, Party
from catchgraph.read.document.rows import output_of
from catchgraph.read.format import Format, card
from catchgraph.read.xml_elements import XmlCut, root_of

WAYS = Ways(dates="dmy", decimal_comma=True, iso2=True)


def papers_of(_, element):
    if not text(element, "No"):
        return
    yield Document(
        label="Bill",
        key=(text(element, "No"),),
        texts={"number": written(element, "No"), "arrival": written(element, "Arrived")},
        parties=[
            Party(role="shipper", parts=PartyParts(text(found, "Name"), country=text(found, "Land")), part=part)
            for part, found in each(element, "Shipper")
        ],
        lines=[
            Line(
                key=(part,),
                part=part,
                texts={
                    "hs": written(item, "Code", within="Item"),
                    "net_kg": written(item, "Weight", "Weight/@unit", within="Item"),
                },
                citations=[
                    Cited(kind="catch-certificate", number=written(paper, "."), part=place)
                    for place, paper in each(item, "Paper", part)
                ],
            )
            for part, item in each(element, "Item")
        ],
    )


def read_papers(objects, provenance, said):
    return output_of(objects, papers_of, provenance, said, WAYS)


def knows_papers(sample):
    return root_of(sample) in ("Papers", "Paper")


PAPERS = Format(
    layout=card("papers", kind="papers", organisation="nobody", title="Papers", says="Papers.", keys=("Paper",),
                revision=1, origin="domestic", medium="XML"),
    knows=knows_papers,
    takes=frozenset({"Papers/Paper/No", "Papers/Paper/Arrived", "Papers/Paper/Item/Code", "Papers/Paper/Item/Weight"}),
    read=read_papers,
    apart=True,
    medium="XML",
    cut=XmlCut(("Paper",)),
    streams=True,
)  # fmt: skip

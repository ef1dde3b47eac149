"""A format of XML that nobody publishes: what one has to write for a new one is a card, `knows` and a reader."""

from catchgraph.model.ids import make_id
from catchgraph.read.format import Format, card
from catchgraph.read.output import Output
from catchgraph.read.rows_of import IdentityRow, rows_of
from catchgraph.read.xml_elements import XmlCut, root_of


def read_boats(objects, provenance, said):
    ids, items = [], []
    for row, boat in enumerate(objects):
        name = boat.findtext("{*}name")
        if not name:
            said.refuse(row, "name", name, "a boat without a name")
            ids.append("")
            continue
        if not boat.get("flag"):
            said.note(row, "flag", None, "no flag", "name[1]")
        id_ = make_id("identity", *provenance.key, name)
        ids.append(id_)
        items.append(IdentityRow(row=row, part="name[1]", mention_id=id_, id=id_, name=name, source="made up"))
    return Output(ids, rows_of(items))


def knows_boats(sample):
    return root_of(sample) == "{urn:made-up}boats"


BOATS = Format(
    card("boats", kind="identities", organisation="nobody", title="Boats", says="Boats.", keys=("boat",), revision=1,
         medium="XML"),
    knows_boats,
    frozenset({"boats/boat/name"}),
    read_boats,
    apart=True,
    medium="XML",
    cut=XmlCut(("boat",)),
    streams=True,
)  # fmt: skip

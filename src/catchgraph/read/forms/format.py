"""The format: plain forms of certificates, statements, storage documents and re-export certificates in JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catchgraph.read.clean import Ways
from catchgraph.read.dataset import Provenance
from catchgraph.read.document.form import Document
from catchgraph.read.document.objects import Node
from catchgraph.read.document.rows import output_of
from catchgraph.read.format import Format, Said, card
from catchgraph.read.forms.document import LINES, Form, is_of
from catchgraph.read.layouts import builtin_layouts
from catchgraph.read.layouts.model import Layout
from catchgraph.read.output import Output

NO_NUMBER = "a document without its number"
#: Layouts of forms that are also read in JSON, by id.
IDS = ("catch-certificates", "processing-statements", "storage-documents", "re-export-certificates")
#: As the layouts say.
WAYS = Ways(dates="ymd", weight_unit="kg")

_LAYOUTS: tuple[Layout, ...] = tuple(each for each in builtin_layouts() if each.id in IDS)
TAKES = frozenset([LINES, *(column for layout in _LAYOUTS for column in layout.references())])


def layout_of(value: Mapping[str, Any]) -> Layout | None:
    """The layout whose form an object is; None for none."""
    return next((each for each in _LAYOUTS if is_of(each, value)), None)


def knows(value: Mapping[str, Any]) -> bool:
    """Whether an object is a document in one of the forms."""
    return layout_of(value) is not None


def read_forms(objects: Iterable[Any], provenance: Provenance, said: Said) -> Output:
    """Each document with its lines, parties, vessels and what it draws on, as the layout of its form says."""
    return output_of(objects, _Reader(said).documents, provenance, said, WAYS)


@dataclass(frozen=True, slots=True)
class _Reader:
    said: Said

    def documents(self, row: int, value: Any) -> Iterator[Document]:
        """The document of an object; one of another form, or without number, is refused."""
        layout = layout_of(value)
        if layout is None:
            return
        node = Node(value, self.said, row)
        number = layout.columns["number"]
        if node.key(number):
            yield Form(layout, node).document()
        else:
            self.said.refuse(row, number, value.get(number), NO_NUMBER)


PLAIN_FORMS = Format(
    layout=card(
        "plain-forms",
        kind="certificates",
        organisation="documented layout",
        title="Certificates and statements in plain forms, as JSON",
        says=f"""
The forms of {", ".join(f"`{id_}`" for id_ in IDS)} in JSON: one object a document, whose
keys are the columns of the form; its lines are objects in a list `{LINES}`, with the columns of a line as keys.
""",
        keys=(LINES,),
        revision=1,
        origin="partner",
    ),
    knows=knows,
    takes=TAKES,
    read=read_forms,
    apart=True,
    streams=True,
)

"""How each kind of node looks, the same in every picture. Colours: Okabe and Ito (2008), lightened; safe for the
colour-blind."""

from __future__ import annotations

from catchgraph.model.schema import NODES

_FILLS = {
    "record": "#f1eadb",
    "goods": "#f3d5b5",
    "event": "#cfe8f7",
    "entity": "#d3ecdd",
    "computed": "#e2d9f3",
    "finding": "#fbd9c6",
}
_SHAPES = {"record": "note", "event": "diamond"}
#: Our shapes by the names that Graphviz has for them.
_GRAPHVIZ = {"circle": "ellipse", "rounded box": "box"}

#: Label → fill; label → shape: `circle`, `box`, `rounded box`, `house`, `octagon`, `diamond`, `note`, `ellipse`.
FILLS = {kind.label: kind.tells.fill or _FILLS[kind.layer] for kind in NODES}
FORMS = {kind.label: kind.tells.shape or _SHAPES.get(kind.layer, "ellipse") for kind in NODES}
#: As Graphviz calls them.
SHAPES = {label: _GRAPHVIZ.get(form, form) for label, form in FORMS.items()}

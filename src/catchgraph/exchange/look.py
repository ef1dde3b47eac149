"""How each kind of node looks, the same in every picture. Colours: Okabe and Ito (2008), lightened; safe for the
colour-blind."""

from __future__ import annotations

from catchgraph.model.schema import NODES

_LAYERS = {"record": "#f1eadb", "event": "#cfe8f7", "entity": "#d3ecdd", "finding": "#fbd9c6"}

FILLS = {kind.label: _LAYERS[kind.layer] for kind in NODES} | {
    "Vessel": "#a7d8f0", "Company": "#b5e2c8", "Person": "#f6e58d", "Port": "#e6d3ea", "Finding": "#f4b393",
}  # fmt: skip
SHAPES = {kind.label: {"record": "note", "event": "diamond"}.get(kind.layer, "ellipse") for kind in NODES} | {
    "Company": "box", "Person": "box", "Port": "house", "Finding": "octagon",
}  # fmt: skip

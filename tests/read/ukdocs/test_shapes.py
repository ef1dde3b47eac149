"""Objects of any shape with the keys of the UK's documents: a document or a reject, and never an error."""

from hypothesis import given, settings
from hypothesis import strategies as st

from catchgraph.read.dataset import Provenance
from catchgraph.read.document.objects import Node
from catchgraph.read.edition import edition_of
from catchgraph.read.format import Said
from catchgraph.read.ukdocs.format import TAKES, UK_DOCUMENTS, kind_of

KEYS = sorted({part for path in TAKES for part in path.split(".")} | {"species", "code", "weight", "vesselName", "imo"})
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["COD", "1,5 t", "2025-02-30", "GBR-2025-PS-1", "yes"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.fixed_dictionaries(
    {"documentNumber": SCALARS | VALUES},
    optional=dict.fromkeys(("landings", "catches", "products", "exporter", "plant", "transportation"), VALUES),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(OBJECTS, min_size=1, max_size=3))
def test_any_shape_is_a_record_or_a_reject(values):
    said = Said()
    output = UK_DOCUMENTS.read(values, Provenance(UK_DOCUMENTS.layout, edition_of("a", None)), said)
    assert len(output.record_ids) == len(values)
    for row, value in enumerate(values):
        number = Node(value, Said(), row).text("documentNumber")
        assert bool(output.record_ids[row]) == bool(kind_of(value) and number)
        assert bool(output.record_ids[row]) != (row in said.refusals)

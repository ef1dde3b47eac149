"""Bill and entry that differ, and another species on another paper: positives and their twins.

Expected rows were worked out from the typology, not copied from a run.
"""

from __future__ import annotations

from catchgraph.graph.store import Store

from ..scenes import documents_trade
from ..scenes.scene import Asked
from .test_documents_papers import undecided
from .test_queries import columns


def test_bill_entry_mismatch(asked: Asked) -> None:
    scene, query = documents_trade.bill_entry_mismatch, "documents.bill-entry-mismatch"
    rows = asked(scene, query)
    assert columns(rows, "consignment", "differ") == [
        ("consignment:gross", ["gross weight: bill 20000 kg, entry 18999 kg"]),
        ("consignment:net", ["net weight: bill 15000 kg, entry 20000 kg"]),
        ("consignment:other-tare", ["gross weight: bill 28000 kg, entry 20000 kg"]),
        ("consignment:two-boxes", ["gross weight: bill 44500 kg, entry 40000 kg"]),
        ("consignment:vessel", ["vessel: bill A, entry B"]),
    ]
    assert rows[0]["records"] == ["bill:gross", "entry:gross"]
    assert columns(asked(scene, query, share="0.2"), "consignment") == [
        ("consignment:net",), ("consignment:other-tare",), ("consignment:vessel",),
    ]  # fmt: skip


def test_what_cannot_be_judged_of_bills_and_entries(store: Store) -> None:
    assert undecided(store, documents_trade.bill_entry_mismatch, "documents.bill-entry-mismatch") == {
        "a bill that an entry cites is not loaded": 1,
        "a warehouse, zone or other special entry": 1,
        "joined by its goods": 1,
    }


def test_species_told_differently(asked: Asked, store: Store) -> None:
    scene, query = documents_trade.species_told_differently, "documents.species-told-differently"
    rows = asked(scene, query)
    assert columns(rows, "source", "says", "told", "severity", "consignment", "importers", "records") == [
        ("analysis dna", "PGS", "COD", "high", "consignment:bill", ["company:importer"],
         ["entry:bill", "goods:bill-entered", "analysis:dna"]),
        ("bill bill", "catfish", "COD", "medium", "consignment:bill", ["company:importer"],
         ["entry:bill", "goods:bill-entered", "bill:bill"]),
    ]  # fmt: skip
    assert undecided(store, scene, query) == {"joined by its goods": 1}

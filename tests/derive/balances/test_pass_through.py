"""What came in and went out again as it was: stores, lots, and the sides of a consignment."""

from __future__ import annotations

from typing import Any

from tests.derive.balances.books import Books, day, sums
from tests.tables import insert


def stored(*lines: tuple[float | None, float | None], status: bool = True) -> Books:
    """A storage document with lines of (weight that came in, weight that leaves)."""
    books = Books()
    books.node("storage_document:1", arrived=day("2025-03-01"), departed=day("2025-04-01"))
    for number, (used, net) in enumerate(lines):
        books.line("storage_document:1", f"goods:{number}", used_kg=used, net_kg=net, counts=status)
    return books


def test_no_more_leaves_a_store_than_came_in() -> None:
    [balance] = stored((1_000.0, 400.0), (500.0, 500.0)).balances("storage")
    assert sums(balance) == (1_500.0, 1_500.0, 900.0, 900.0, False, 0.0)
    assert (balance["subject"], balance["measure"], balance["parts"]) == ("storage_document:1", "net weight", 4)
    assert (balance["since"], balance["until"]) == (day("2025-03-01"), day("2025-04-01"))


def test_more_leaves_a_store_than_came_in() -> None:
    books = stored((1_000.0, 1_200.0))
    [balance] = books.balances("storage")
    assert sums(balance) == (1_000.0, 1_000.0, 1_200.0, 1_200.0, True, 200.0)
    assert books.counted(balance) == [
        ("in", "goods:0", 1_000.0, 1_000.0, 1_000.0, 1.0, "the same goods"),
        ("out", "goods:0", 1_200.0, 1_200.0, 1_200.0, 1.0, "the same goods"),
    ]
    assert books.connection.execute("SELECT source, target FROM derived.of").fetchall() == [
        (balance["id"], "storage_document:1")
    ]


def test_scales_differ_by_two_per_cent() -> None:
    [balance] = stored((1_000.0, 1_020.0)).balances("storage")
    assert sums(balance)[4:] == (False, 20.0)


def test_what_a_store_took_in_is_not_known() -> None:
    books = stored((1_000.0, 3_000.0), (None, 500.0))
    [balance] = books.balances("storage")
    assert sums(balance) == (1_000.0, None, 3_500.0, 3_500.0, None, None)
    assert (balance["complete"], balance["why"]) == (False, "1 of 2 parts that came in has no known upper bound")
    assert books.counted(balance) == []


def test_a_void_document_is_no_balance() -> None:
    assert stored((1_000.0, 3_000.0), status=False).balances("storage") == []


def told(export: list[float | None], entry: list[float | None], **more: Any) -> Books:
    """A consignment with lines of an export declaration, a bill without weights, and an entry."""
    books = Books()
    given = {"joined_by": ["bill number"], "entry_types": ["01"], **more}
    state = given.pop("state", "FRO")
    books.node("consignment:1", exported=day("2025-03-01"), imported_last=day("2025-04-02"), **given)
    for side, record, kgs in (
        ("export", "export_declaration:1", export),
        ("bill", "bill:1", [None]),
        ("entry", "entry:1", entry),
    ):
        for number, kg in enumerate(kgs):
            books.line(
                record, f"goods:{side}{number}", side=side, consignment="consignment:1", net_kg=kg, live_low_kg=kg,
                state=state,
            )  # fmt: skip
    return books


def test_an_entry_of_more_than_was_exported() -> None:
    books = told([600.0, 400.0], [1_200.0])
    [balance] = books.balances("consignment side")
    assert sums(balance) == (1_000.0, 1_000.0, 1_200.0, 1_200.0, True, 200.0)
    assert [row[:3] for row in books.counted(balance)] == [
        ("in", "goods:export0", 600.0), ("in", "goods:export1", 400.0), ("out", "goods:entry0", 1_200.0),
    ]  # fmt: skip


def test_fresh_goods_and_those_with_water_weigh_another_thing() -> None:
    [frozen], [fresh] = (
        told([1_000.0], [1_080.0], state=state).balances("consignment side") for state in ("FRO", "FRE")
    )
    assert (frozen["tolerance"], frozen["over"], fresh["tolerance"], fresh["over"]) == (0.05, True, 0.10, False)


def test_consignments_that_are_not_judged() -> None:
    [zone] = told([1_000.0], [5_000.0], entry_types=["06"]).balances("consignment side")
    assert (zone["over"], zone["why"]) == (None, "its entries are into a zone or a warehouse")
    [joined] = told([1_000.0], [5_000.0], joined_by=["weight"]).balances("consignment side")
    assert (joined["over"], joined["why"]) == (None, "its weights served to join it")
    [half] = told([1_000.0, None], [5_000.0]).balances("consignment side")
    assert (half["over"], half["in_high"], half["complete"]) == (None, None, False)
    # One side alone weighs its goods.
    assert told([1_000.0], [None]).balances("consignment side") == []


def traced(*events: tuple[str, str, str, str, float | None]) -> Books:
    """A lot in events of (activity, stage, place, place from which it moved, kg)."""
    books = Books()
    books.node("lot:1", document="lot L-1", identifier="L-1")
    for number, (activity, stage, place, moved_from, kg) in enumerate(events):
        event = books.node(f"traceability_event:{number}", activity=activity, report=f"event {number}", place=place,
                           moved_from=moved_from or None, happened=day(f"2025-03-{number + 1:02}"))  # fmt: skip
        books.line(event, f"goods:{number}", stage=stage, net_kg=kg)
        insert(books.connection, "read.citation", record_id=event, line_id=f"goods:{number}", kind="lot",
               number="L-1", document="lot L-1", file_id="file:1", record_no=1, line=2)  # fmt: skip
    return books


def test_a_lot_gives_what_it_was_made_of() -> None:
    books = traced(
        ("fishing", "catch", "sea", "", 1_000.0),
        ("processing", "input", "plant", "", 700.0),
        ("shipping", "handled", "", "plant", 250.0),
    )
    [balance] = books.balances("lot")
    assert sums(balance) == (1_000.0, 1_000.0, 950.0, 950.0, False, 0.0)
    assert (balance["subject"], balance["since"], balance["until"]) == ("lot:1", day("2025-03-01"), day("2025-03-03"))


def test_a_lot_that_is_used_twice() -> None:
    books = traced(
        ("fishing", "catch", "sea", "", 1_000.0),
        ("processing", "input", "plant", "", 700.0),
        ("processing", "input", "plant", "", 700.0),
    )
    [balance] = books.balances("lot")
    assert sums(balance)[4:] == (True, 400.0)


def test_a_lot_that_is_shipped_on_went_out_of_each_place_once() -> None:
    books = traced(
        ("fishing", "catch", "sea", "", 1_000.0),
        ("shipping", "handled", "", "quay", 1_000.0),
        ("receiving", "handled", "plant", "", 1_000.0),
        ("shipping", "handled", "", "plant", 1_000.0),
        ("receiving", "handled", "store", "", 1_000.0),
    )
    [balance] = books.balances("lot")
    assert sums(balance)[4:] == (False, 0.0)


def test_a_lot_of_which_no_weight_is_known_when_it_was_made() -> None:
    [balance] = traced(
        ("fishing", "catch", "sea", "", None), ("processing", "input", "plant", "", 700.0)
    ).balances("lot")  # fmt: skip
    assert (balance["over"], balance["in_high"], balance["out_low"]) == (None, None, 700.0)


def test_a_lot_that_was_landed_came_in_there_unless_it_is_told_as_caught() -> None:
    landing, used = ("landing", "handled", "quay", "", 900.0), ("processing", "input", "plant", "", 950.0)
    [landed] = traced(landing, used).balances("lot")
    assert sums(landed) == (900.0, 900.0, 950.0, 950.0, True, 50.0)
    [caught] = traced(("fishing", "catch", "sea", "", 1_000.0), landing, used).balances("lot")
    assert sums(caught) == (1_000.0, 1_000.0, 950.0, 950.0, False, 0.0)

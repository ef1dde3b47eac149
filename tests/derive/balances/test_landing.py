"""What is drawn on the certificates of one landing: balances of components of draws, and of the parts that are over."""

from __future__ import annotations

from typing import Any

from tests.derive.balances.books import Books, sums
from tests.tables import insert


def judged(verdict: str, why: str | None = None) -> Books:
    """Two lines of certificates of 1,000 kg each: one draw of 1,300 kg on the first alone, one of 200 kg on either."""
    books = Books()
    record, kind = "catch_certificate", "landing"
    for number in (1, 2):
        books.node(f"{record}:{number}")
        books.line(f"{record}:{number}", f"goods:c{number}", stage="catch", landed_kg=1_000.0)
        insert(books.connection, "derived.paper_line", kind=kind, paper=f"p{number}", line=f"goods:c{number}",
               record=f"{record}:{number}", kg=1_000.0, most_kg=1_000.0, formed=True, estimated=False,
               component="component:1")  # fmt: skip
    for id_, kg, papers in (("d1", 1_300.0, ("p1",)), ("d2", 200.0, ("p1", "p2"))):
        books.line("export_declaration:1", f"goods:{id_}", side="export", net_kg=kg)
        for paper in papers:
            insert(books.connection, "derived.draw", id=id_, kind=kind, line=f"goods:{id_}", paper=paper, kg=kg,
                   low_kg=kg, high_kg=kg, counts_kg=kg, certain=True, component="component:1")  # fmt: skip
    insert(books.connection, "derived.component", id="component:1", kind=kind, draws=2, papers=2, demand_low=1_500.0,
           capacity_high=2_000.0, shortfall_kg=300.0, verdict=verdict, why=why)  # fmt: skip
    return books


def told(books: Books) -> dict[str, Any]:
    [balance] = books.balances("vessel landing")
    return balance


def test_of_a_component_that_is_over_the_part_that_cannot_be_true_stands() -> None:
    books = judged("over")
    insert(
        books.connection, "derived.cut_paper", component="component:1", part="part:1", kind="landing", paper="p1",
        record="catch_certificate:1", kg=1_000.0, drawn_kg=1_300.0, shortfall_kg=300.0,
    )  # fmt: skip
    balance = told(books)
    assert (balance["subject"], *sums(balance)[1:]) == ("catch_certificate:1", 1_000.0, 1_300.0, 1_300.0, True, 300.0)
    assert [row[:3] for row in books.counted(balance)] == [("in", "goods:c1", 1_000.0), ("out", "goods:d1", 1_300.0)]


def test_a_component_that_fits_is_one_balance() -> None:
    assert sums(told(judged("fits")))[1:] == (2_000.0, 1_500.0, 1_500.0, False, 0.0)


def test_a_component_that_was_not_judged() -> None:
    balance = told(judged("undecided", "two that draw may be one"))
    assert (balance["over"], balance["why"]) == (None, "two that draw may be one")
    assert told(judged("bound only"))["over"] is None


def test_it_is_of_the_vessel_that_landed_where_one_hull_is_known() -> None:
    books = judged("fits")
    books.node("vessel:v", names=["V"])
    for line in ("goods:c1", "goods:c2"):
        books.relate("caught_by", line, "vessel:v")
    assert told(books)["subject"] == "vessel:v"

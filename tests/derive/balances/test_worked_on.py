"""What was worked on, in live weight: what statements say was made, and what a plant ships within twelve months.

Frozen whole cod has the factor 1 (EU, UK), frozen cod fillets without skin 2.6 (UK) to 3.48 (EU).
"""

from __future__ import annotations

from typing import Any

from tests.derive.balances.books import Books, day, sums

from catchgraph.case.factors import COLUMNS, keep

WHOLE: dict[str, Any] = {"species": "COD", "state": "FRO", "presentation": "WHL"}
FILLET: dict[str, Any] = {"species": "COD", "state": "FRO", "presentation": "FIS"}


def statement(books: Books, number: int, on: str, *drawn: tuple[float | None, float | None], **more: Any) -> None:
    """A statement of the plant: lines of a product, (weight used, weight made), each of a certificate of its own whose
    line says `caught`.
    """
    caught = more.pop("caught", WHOLE)
    record = books.node(f"processing_statement:{number}", stated=day(on))
    for nth, (used, made) in enumerate(drawn):
        low = made and made * 2.6
        product = books.line(record, f"goods:p{number}{nth}", used_kg=used, net_kg=made, live_low_kg=low,
                             live_basis="EU; UK", **{**FILLET, **more})  # fmt: skip
        if caught is not None:
            books.line(f"catch_certificate:{number}{nth}", f"goods:c{number}{nth}", stage="catch", **caught)
            books.relate("made_from", product, f"goods:c{number}{nth}", basis="certificate cited", certain=True)
    books.relate("names", record, "facility:plant", kind="plant")


def plant() -> Books:
    books = Books()
    books.node("facility:plant")
    return books


def made(*drawn: tuple[float | None, float | None], **more: Any) -> dict[str, Any]:
    """The yield balance of one statement."""
    books = plant()
    statement(books, 1, "2025-03-01", *drawn, **more)
    [balance] = books.balances("yield")
    return balance


def test_the_fish_gives_what_was_made() -> None:
    books = plant()
    statement(books, 1, "2025-03-01", (10_000.0, 3_800.0))
    [balance] = books.balances("yield")
    assert sums(balance) == (10_000.0, 10_000.0, 9_880.0, 13_224.0, False, 0.0)
    assert (balance["subject"], balance["measure"]) == ("processing_statement:1", "live weight")
    assert books.counted(balance) == [
        ("in", "goods:c10", 10_000.0, 10_000.0, 10_000.0, 1.0, "EU; UK"),
        ("out", "goods:p10", 3_800.0, 9_880.0, 13_224.0, 2.6, "EU; UK"),
    ]


def test_more_was_made_than_the_fish_can_give() -> None:
    # 4,000 kg × 2.6 = 10,400 kg, 4 % more than there were.
    assert sums(made((10_000.0, 4_000.0)))[4:] == (True, 400.0)


def test_several_certificates_are_one_sum() -> None:
    # 11,440 kg of 12,000 kg together; the first line alone could not be.
    assert sums(made((4_000.0, 2_000.0), (8_000.0, 2_400.0)))[1:] == (12_000.0, 11_440.0, 15_312.0, False, 0.0)


def test_glaze_weighs_something() -> None:
    balance = made((10_000.0, 4_700.0), description="GLAZED COD FILLETS")
    # 12,220 kg live weight, were there no glaze.
    assert (balance["tolerance"], balance["over"], balance["shortfall_kg"]) == (0.25, False, 2_220.0)
    assert made((10_000.0, 4_900.0), description="GLAZED COD FILLETS")["over"] is True


def test_the_form_of_what_went_in_is_that_of_the_certificate_else_what_the_statement_says() -> None:
    # Of cod without a known form on the certificate, which the statement itself says was whole.
    books = plant()
    statement(books, 1, "2025-03-01", (10_000.0, 4_000.0), caught={"species": "COD", "state": "FRO"})
    assert books.balances("yield")[0]["over"] is None
    books.line("processing_statement:1", "goods:used", stage="input", of_line="goods:p10", **WHOLE)
    [balance] = books.balances("yield")
    assert sums(balance)[1:3] == (10_000.0, 10_400.0)
    assert books.counted(balance)[0][:2] == ("in", "goods:used")


def test_what_the_statement_says_of_the_catch_leads_to_its_certificate() -> None:
    books = plant()
    statement(books, 1, "2025-03-01", (10_000.0, 4_000.0), caught=None)
    books.line("processing_statement:1", "goods:used", stage="input", of_line="goods:p10", species="COD", state="FRO")
    books.line("catch_certificate:1", "goods:c", stage="catch", **WHOLE)
    books.relate("made_from", "goods:p10", "goods:used", basis="the document itself", certain=True)
    books.relate("made_from", "goods:used", "goods:c", basis="certificate cited", certain=True)
    [balance] = books.balances("yield")
    assert (balance["in_high"], balance["over"], books.counted(balance)[0][:2]) == (10_000.0, True, ("in", "goods:c"))


def test_yields_that_are_not_judged() -> None:
    of_another = made((1_000.0, 900.0), caught={**WHOLE, "species": "HAD"})
    assert (of_another["over"], of_another["why"]) == (None, "input and product are not known to be of one species")
    nowhere = made((1_000.0, 900.0), caught=None)
    assert (nowhere["over"], nowhere["why"]) == (None, "nothing is known of the form of what went in")
    canned = made((1_000.0, 900.0), presentation=None, state=None, hs="160419")
    assert (canned["over"], canned["why"]) == (None, "no published factor for the form of the product")
    unweighed = made((None, 900.0))
    assert (unweighed["over"], unweighed["why"]) == (None, "1 of 1 parts that came in has no known upper bound")


def test_a_yield_of_cans_is_judged_by_a_factor_of_the_users() -> None:
    books = plant()
    canned = {"species": "COD", "presentation": None, "state": None, "hs": "160419", "description": "CANNED COD"}
    keep(books.connection, [dict(zip(COLUMNS, ("COD", "", "canned", "1.9", "trials"), strict=True))])
    statement(books, 1, "2025-03-01", (1_000.0, 900.0), **canned)
    [balance] = books.balances("yield")
    # 900 kg × 1.9 = 1,710 kg; of what is added to 25 % more than the 1,000 kg are allowed.
    assert sums(balance) == (1_000.0, 1_000.0, 1_710.0, 1_710.0, True, 710.0)
    assert books.counted(balance)[1][-2:] == (1.9, "trials")


def export(books: Books, number: int, on: str, kg: float, *, plants: bool = True) -> None:
    """An export declaration of fillets that names the plant as their maker."""
    record = books.node(f"export_declaration:{number}", exited=day(on))
    books.line(
        record, f"goods:x{number}", side="export", net_kg=kg, live_low_kg=kg * 2.6, live_basis="EU; UK", **FILLET
    )
    if plants:
        books.relate("names", record, "facility:plant", kind="plant")


def test_a_plant_ships_what_it_used() -> None:
    books = plant()
    statement(books, 1, "2025-01-10", (10_000.0, 1_000.0))
    export(books, 1, "2025-02-10", 2_000.0)
    [balance] = books.balances("facility")
    # 1,000 + 2,000 kg of fillets: 7,800 kg live weight.
    assert sums(balance)[1:3] == (10_000.0, 7_800.0)
    assert (balance["over"], balance["subject"], balance["since"]) == (False, "facility:plant", day("2025-01-10"))


def test_the_worst_twelve_months_of_each_year_stand() -> None:
    books = plant()
    statement(books, 1, "2024-01-10", (10_000.0, 1_000.0))
    statement(books, 2, "2024-12-20", (5_000.0, 500.0))
    export(books, 1, "2025-02-10", 3_000.0)
    export(books, 2, "2026-01-05", 100.0)
    first, second, third = books.balances("facility")
    # The months to January 2024: statement 1 alone; to February 2025: 5,000 kg in, 500 + 3,000 kg of fillets out; to
    # January 2026: 260 kg and 7,800 kg out, nothing in, and what was left of before is not known to be there.
    assert sums(first)[1:3] == (10_000.0, 2_600.0)
    assert (sums(second)[1:3], second["over"], second["shortfall_kg"]) == ((5_000.0, 9_100.0), True, 4_100.0)
    assert (third["in_high"], third["over"]) == (None, None)


def test_a_plant_of_which_no_inflow_was_loaded_before() -> None:
    books = plant()
    export(books, 1, "2025-01-10", 9_000.0)
    statement(books, 1, "2025-02-10", (1_000.0, 300.0))
    [balance] = books.balances("facility")
    assert (balance["over"], balance["why"]) == (
        None, "no inflow is loaded of before its first shipment in these months"
    )  # fmt: skip
    # Without any inflow there is no balance at all.
    alone = plant()
    export(alone, 1, "2025-01-10", 9_000.0)
    assert alone.balances("facility") == []


def test_what_the_only_plant_of_an_exporter_ships() -> None:
    books = plant()
    books.relate("operated_by", "facility:plant", "company:o")
    statement(books, 1, "2025-01-10", (10_000.0, 1_000.0))
    export(books, 1, "2025-02-10", 4_000.0, plants=False)
    books.relate("exported_by", "export_declaration:1", "company:o")
    [balance] = books.balances("facility")
    assert sums(balance)[2:] == (13_000.0, None, True, 3_000.0)

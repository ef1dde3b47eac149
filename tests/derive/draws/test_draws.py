"""What is drawn on certificates, once whatever tells of it, and whether it fits: by hand."""

from __future__ import annotations

import datetime as dt

from tests.derive.draws.trade import Trade


def test_three_exports_exceed_what_was_landed() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    for name, kg in (("x", 4_000.0), ("y", 3_000.0), ("z", 3_500.0)):
        trade.from_(trade.record("export_declaration", name, kg), catch)
    # 10,500 of 10,000 kg, where 2 % more are granted.
    assert trade.judged() == [("certificate", "over", 500.0, None)]
    assert trade.cut() == [(catch, 500.0)]
    [component] = trade.ask("SELECT draws, papers, demand_low, capacity_high FROM derived.component")
    assert component == (3, 1, 10_500.0, 10_000.0)


def test_nearly_all_of_a_landing_may_be_sold() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    for name, kg in (("x", 6_000.0), ("y", 4_199.0)):
        trade.from_(trade.record("export_declaration", name, kg), catch)
    assert trade.verdict() == ("fits", 0.0)


def test_a_tenth_more_is_granted_where_the_landed_weight_is_an_estimate() -> None:
    verdicts = []
    for kg in (10_990.0, 11_010.0):
        trade = Trade()
        [catch] = trade.certificate("a", 10_000.0, weight_kind="estimated")
        trade.from_(trade.record("export_declaration", "x", kg), catch)
        verdicts.append(trade.verdict())
    assert verdicts == [("fits", 0.0), ("over", 1_010.0)]


def test_a_little_of_a_small_landing_is_not_said() -> None:
    verdicts = []
    for kg in (148.0, 151.0):
        trade = Trade()
        [catch] = trade.certificate("a", 100.0)
        trade.from_(trade.record("export_declaration", "x", kg), catch)
        verdicts.append(trade.verdict())
    assert verdicts == [("fits", 0.0), ("over", 51.0)]


def test_the_cut_names_the_papers_that_cannot_all_be_true() -> None:
    trade = Trade()
    [a], [b], [c] = (trade.certificate(name, kg) for name, kg in (("a", 9_000.0), ("b", 3_000.0), ("c", 20_000.0)))
    trade.from_(trade.record("export_declaration", "x", 8_000.0), a)
    trade.from_(trade.record("export_declaration", "y", 7_000.0), a, b)
    trade.from_(trade.record("export_declaration", "z", 5_000.0), b, c)
    # 15,000 kg of `a` and `b`, which have 12,000; the third finds all of its 5,000 in `c`.
    assert trade.verdict() == ("over", 3_000.0)
    assert trade.cut() == [(a, 3_000.0), (b, 3_000.0)]


def test_one_consignment_told_by_three_papers_is_one_draw() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    consignment = trade.consignment("k", "bill", "entry", "export declaration")
    lines = [
        trade.record(kind, kind, 9_000.0, consignment=consignment) for kind in ("export_declaration", "bill", "entry")
    ]
    trade.told_by(*lines)
    trade.from_(lines[0], catch)
    assert trade.verdict() == ("fits", 0.0)
    assert trade.ask('SELECT line, "of", counts_kg FROM derived.draw') == [(lines[0], consignment, 9_000.0)]


def test_a_line_without_a_weight_has_that_of_its_goods_at_the_next_side() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    consignment = trade.consignment("k", "bill", "entry")
    bill = trade.record("bill", "b", None, consignment=consignment)
    entries = [trade.record("entry", name, 6_000.0, consignment=consignment) for name in ("e", "f")]
    trade.told_by(bill, *entries)
    trade.from_(bill, catch)
    assert trade.verdict() == ("over", 2_000.0)


def test_what_cites_a_statement_draws_through_it_only() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    statement = trade.record("processing_statement", "s", 5_000.0, goods={"used_kg": 9_000.0})
    trade.from_(statement, catch, basis="certificate cited")
    for name in ("x", "y"):
        trade.from_(trade.record("export_declaration", name, 2_500.0, low=2.0), statement, catch)
    assert trade.verdict() == ("fits", 0.0)
    assert trade.ask("SELECT line, counts_kg FROM derived.draw") == [(statement, 9_000.0)]


def test_a_statement_draws_as_it_states_of_each_certificate() -> None:
    trade = Trade()
    [a], [b] = trade.certificate("a", 10_000.0), trade.certificate("b", 10_000.0)
    statement = trade.record("processing_statement", "s", 5_000.0, goods={"used_kg": 14_000.0})
    trade.from_(statement, a, kg=12_000.0, basis="certificate cited")
    trade.from_(statement, b, kg=2_000.0, basis="certificate cited")
    assert sorted(row[1:3] for row in trade.judged()) == [("fits", 0.0), ("over", 2_000.0)]
    assert trade.cut() == [(a, 2_000.0)]
    shares = trade.ask("SELECT target, round(low, 4), round(high, 4) FROM derived.share ORDER BY target")
    assert shares == [(a, 0.8571, 0.8571), (b, 0.1429, 0.1429)]


def test_without_weights_either_certificate_may_have_given_all() -> None:
    trade = Trade()
    [a], [b] = trade.certificate("a", 10_000.0), trade.certificate("b", 5_000.0)
    statement = trade.record("processing_statement", "s", 5_000.0, low=2.5)
    trade.from_(statement, a, b, basis="certificate cited")
    # Made weight times the lowest factor: 12,500 of 15,000 kg, of which `a` gives 7,500 at least ( `b` with 2 % more
    # has 5,100), and at most its 10,200.
    assert trade.verdict() == ("fits", 0.0)
    shares = trade.ask("SELECT target, low, high FROM derived.share ORDER BY target")
    assert shares == [(a, 0.592, 0.816), (b, 0.184, 0.408)]


def test_a_line_that_cites_several_without_weights_may_have_drawn_on_any() -> None:
    trade = Trade()
    catches = [trade.certificate(name, 6_000.0)[0] for name in ("a", "b")]
    trade.from_(trade.record("export_declaration", "x", 5_000.0), catches[0])
    trade.from_(trade.record("export_declaration", "y", 6_500.0), *catches)
    assert trade.verdict() == ("fits", 0.0)


def test_product_is_weighed_as_live_where_the_form_of_the_landing_is_stated() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    trade.from_(trade.record("export_declaration", "x", 6_000.0, low=2.0), catch)
    assert trade.verdict() == ("over", 2_000.0)


def test_where_it_is_not_the_product_itself_counts_and_the_rest_is_undecided() -> None:
    # Landed 10,000 kg in some form, perhaps as the fillets that were sold.
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0, presentation=None)
    trade.from_(trade.record("export_declaration", "x", 6_000.0, low=2.0), catch)
    assert trade.judged() == [
        ("certificate", "undecided", 0.0, "the form in which it was landed is not stated"),
    ]  # fmt: skip
    trade.from_(trade.record("export_declaration", "y", 5_000.0, low=2.0), catch)
    assert trade.verdict() == ("over", 1_000.0)


def test_what_has_no_weight_leaves_it_open() -> None:
    trade = Trade()
    catches = [trade.certificate(name, kg)[0] for name, kg in (("a", 6_000.0), ("b", None), ("c", 10.0), ("d", 10.0))]
    trade.from_(trade.record("export_declaration", "x", 99_000.0), *catches[:2])
    trade.from_(trade.record("export_declaration", "y", None), catches[2])
    # Canned: how much fish is in it nobody can say.
    trade.from_(trade.record("export_declaration", "z", 99.0, low=None), catches[3])
    assert [row[1:] for row in trade.judged()] == [
        ("undecided", 0.0, "a draw without a weight"), ("undecided", 0.0, "a draw without a weight"),
        ("undecided", 0.0, "a paper without a weight"),
    ]  # fmt: skip


def test_a_certificate_of_several_vessels_bears_the_sum_of_its_lines() -> None:
    trade = Trade()
    catches = trade.certificate("a", 3_000.0, 4_000.0, 5_000.0)
    trade.from_(trade.record("export_declaration", "x", 12_000.0), *catches)
    assert trade.verdict() == ("fits", 0.0)
    trade.from_(trade.record("export_declaration", "y", 1_000.0), *catches)
    assert trade.verdict() == ("over", 1_000.0)
    assert len(trade.cut()) == 3


def test_what_cites_a_product_of_a_certificate_rests_on_the_catches_of_it() -> None:
    trade = Trade()
    [catch, _] = trade.certificate("a", 3_000.0, 4_000.0)
    product = trade.line("catch_certificate:a", "a-product", net_kg=2_000.0)
    trade.from_(product, catch, basis="the document itself")
    trade.from_(trade.record("export_declaration", "x", 3_500.0), product)
    assert trade.verdict() == ("over", 500.0)
    assert trade.cut() == [(catch, 500.0)]


def test_lots_draw_what_leaves_them_does_not_draw_again() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    lot, made = trade.record("lot", "l", 9_000.0), trade.record("lot", "m", 8_000.0)
    trade.from_(lot, catch)
    trade.from_(made, lot, basis="transformation")
    trade.from_(trade.record("bill", "b", 8_000.0), made, catch)
    assert trade.verdict() == ("fits", 0.0)
    assert trade.ask("SELECT line FROM derived.draw") == [(lot,)]


def test_two_that_cite_one_another_end() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    one, two = (trade.record("lot", name, 9_000.0) for name in ("l", "m"))
    trade.from_(one, catch)
    trade.from_(one, two)
    trade.from_(two, one)
    assert trade.judged() == []


def test_certificates_of_one_landing_are_held_against_what_was_landed_in_all() -> None:
    trade = Trade()
    landed = {"species": "YFT", "landed": dt.datetime(2025, 3, 1)}
    catches = [trade.certificate(name, 8_000.0, **landed)[0] for name in ("a", "b")]
    for name, catch in zip("xy", catches, strict=True):
        trade.from_(trade.record("export_declaration", name, 7_000.0), catch)
        trade.connection.execute("INSERT INTO derived.caught_by (source, target) VALUES (?, 'vessel:v')", [catch])
    assert [row[:2] for row in trade.judged()] == [("certificate", "fits")] * 2
    # The landing declaration has 10,000 kg of that vessel, species and day.
    declared = trade.record(
        "landing_declaration", "d", 10_000.0, goods={"landed_kg": 10_000.0, "live_high_kg": 10_000.0}
    )
    for catch in catches:
        trade.from_(catch, declared, basis="landing declaration")
    assert [row[:3] for row in trade.judged()][-1] == ("landing", "over", 4_000.0)


def test_a_statement_may_state_a_weight_for_all_of_its_products_together() -> None:
    trade = Trade()
    [a], [b] = trade.certificate("a", 10_000.0), trade.certificate("b", 10_000.0)
    loins = trade.record("processing_statement", "s", 3_000.0)
    flakes = trade.line("processing_statement:s", "s-flakes", net_kg=1_000.0, live_low_kg=1_000.0)
    for line in (loins, flakes):
        trade.from_(line, a, basis="certificate cited")
    for line in (loins, flakes):
        trade.from_(line, b, basis="certificate cited")
    for catch, kg in ((a, 12_000.0), (b, 9_000.0)):
        trade.states("processing_statement:s", catch, kg)
    # 12,000 and 9,000 kg, once each, though two products cite both.
    assert sorted(row[1:3] for row in trade.judged()) == [("fits", 0.0), ("over", 2_000.0)]
    assert trade.cut() == [(a, 2_000.0)]


def test_papers_that_tell_of_one_draw_count_as_the_least_of_them_says() -> None:
    trade = Trade()
    [catch] = trade.certificate("a", 10_000.0)
    consignment = trade.consignment("k", "entry", "export declaration")
    export, entry = (
        trade.record(kind, kind, 20_000.0, consignment=consignment) for kind in ("export_declaration", "entry")
    )
    trade.told_by(export, entry)
    trade.from_(export, catch, kg=11_000.0)
    trade.from_(entry, catch, kg=9_000.0)
    assert trade.verdict() == ("fits", 0.0)

"""How much of a line can be of each catch: worked out by hand."""

from __future__ import annotations

import pytest

from catchgraph.derive import diff

from .lines import Lines


def test_the_only_catch_is_all_of_it() -> None:
    lines = Lines()
    lines.traded("entry", "entry:1", "entry", net_kg=500.0)
    lines.made("entry", lines.catch("catch", 2_000.0))
    assert lines.shares() == {"catch": (1.0, 1.0)}


def test_of_two_catches_each_is_what_the_other_leaves() -> None:
    """10,000 kg of landings of 8,000 and 6,000: of the first at least 4,000, of the second at least 2,000."""
    lines = Lines()
    lines.traded("entry", "entry:1", "entry", net_kg=10_000.0)
    lines.made("entry", lines.catch("a", 8_000.0), lines.catch("b", 6_000.0))
    assert lines.shares() == {"a": (0.4, 0.8), "b": (0.2, 0.6)}


def test_without_weights_nothing_is_split() -> None:
    lines = Lines()
    lines.traded("entry", "entry:1", "entry", net_kg=10_000.0)
    lines.made("entry", lines.catch("a"), lines.catch("b", 4_000.0))
    assert lines.shares() == {"a": (0.6, 1.0), "b": (0.0, 0.4)}


def test_what_a_statement_drew_counts_not_what_it_made() -> None:
    """1,000 kg of loins were made of 2,000 kg, which two landings of 1,200 kg gave: of each 800 to 1,200."""
    lines = Lines()
    lines.traded("entry", "entry:1", "entry", net_kg=1_000.0)
    lines.line("loins", "processing_statement:1", net_kg=1_000.0, used_kg=2_000.0)
    lines.made("entry", "loins")
    lines.made("loins", lines.catch("a", 1_200.0), lines.catch("b", 1_200.0), basis="certificate cited")
    assert lines.shares() == {"a": (0.4, 0.6), "b": (0.4, 0.6)}


def test_a_part_of_a_product_may_be_all_of_one_input() -> None:
    """Of 1,000 kg made in halves of two catches 400 kg are traded: all of it may be of either."""
    lines = Lines()
    lines.traded("entry", "entry:1", "entry", net_kg=400.0)
    lines.line("loins", "processing_statement:1", net_kg=1_000.0, used_kg=2_000.0)
    lines.made("entry", "loins")
    for name in ("a", "b"):
        lines.made("loins", lines.catch(name, 5_000.0), basis="certificate cited", kg=1_000.0, made_kg=500.0)
    assert lines.shares() == {"a": (0.0, 1.0), "b": (0.0, 1.0)}


def test_two_accounts_of_one_line_do_not_add_up() -> None:
    """The certificate and the harvest report tell of the same two landings; what either leaves counts."""
    lines = Lines()
    lines.traded("entry", "entry:1", "entry", net_kg=1_000.0)
    for basis, record, first, second in (
        ("document cited", "catch_certificate:1", 700.0, 500.0),
        ("harvest report", "harvest_report:1", 800.0, 600.0),
    ):
        for vessel, kg in (("vessel:a", first), ("vessel:b", second)):
            lines.made("entry", lines.catch(f"{record} {vessel}", kg, vessel=vessel, record=record), basis=basis)
    rows = lines.ask("SELECT vessel, share_low, share_high, lines FROM derived.traces_to ORDER BY vessel")
    assert rows == [("vessel:a", 0.5, 0.7, 2), ("vessel:b", 0.3, 0.5, 2)]


def test_two_accounts_of_a_line_further_on_do_not_add_up() -> None:
    """All of the entry is of loins of which two papers tell: one leaves 500 and 300 kg for certain, the other less."""
    lines = Lines()
    lines.traded("entry", "entry:1", "entry", net_kg=1_000.0)
    lines.line("loins", "lot:1", net_kg=1_000.0)
    lines.made("entry", "loins")
    for name, cited, harvested in (("a", 700.0, 800.0), ("b", 500.0, 600.0)):
        lines.made("loins", lines.catch(name, 9_000.0), basis="document cited", kg=cited)
        lines.made("loins", name, basis="harvest report", kg=harvested)
    rows = lines.ask("SELECT target, share_low FROM derived.traces_to ORDER BY target")
    assert rows == [("goods:a", 0.5), ("goods:b", 0.3)]


def test_what_one_lot_gave_for_certain_stays_so_where_a_document_of_another_is_missing() -> None:
    """400 kg of one lot and 600 kg of another, which cites a document that is not there."""
    lines = Lines()
    lines.traded("entry", "entry:1", "entry", net_kg=1_000.0)
    for name, kg in (("a", 400.0), ("b", 600.0)):
        lot = lines.line(f"lot {name}", f"lot:{name}", net_kg=kg)
        lines.made("entry", lot)
        lines.made(lot, lines.catch(name, 9_000.0), basis="transformation")
    lines.cites("lot b", "lot:b", "catch-certificate ECU 2025-1")
    assert lines.shares() == {"a": (0.4, 0.4), "b": (0.0, 0.6)}


def test_a_missing_document_may_have_given_all() -> None:
    lines = Lines()
    lines.traded("entry", "entry:1", "entry", net_kg=1_000.0)
    lines.made("entry", lines.catch("catch", 5_000.0))
    lines.cites("entry", "entry:1", "catch-certificate ECU 2025-1")
    assert lines.shares() == {"catch": (0.0, 1.0)}


def test_canned_goods_may_weigh_more_than_their_fish() -> None:
    lines = Lines()
    lines.traded("entry", "entry:1", "entry", net_kg=1_000.0, live_low_kg=None)
    lines.made("entry", lines.catch("a", 300.0), lines.catch("b", 300.0))
    assert lines.shares() == {"a": (0.0, 1.0), "b": (0.0, 1.0)}


def test_ways_that_meet_are_one_and_the_best_is_told() -> None:
    """Two statements of one certificate: all is of it; by the way of the greater confidence."""
    lines = Lines()
    lines.traded("entry", "entry:1", "entry", net_kg=1_000.0)
    for name, confidence in (("p1", 0.7), ("p2", 0.9)):
        lines.line(name, f"processing_statement:{name}", net_kg=600.0)
        lines.made("entry", name, confidence=confidence)
        lines.made(name, "catch", basis="certificate cited")
    lines.catch("catch", 9_000.0, vessel="vessel:a")
    [row] = lines.ask(
        "SELECT share_low, share_high, confidence, hops, vessel, records, datasets FROM derived.traces_to"
    )
    assert row[:5] == (1.0, 1.0, 0.9, 2, "vessel:a")
    assert row[5] == ["catch_certificate:catch", "entry:1", "processing_statement:p2"]
    assert row[6] == ["d/catch_certificate", "d/entry", "d/links", "d/processing_statement"]


def test_the_twenty_largest_are_shown_and_the_others_counted() -> None:
    lines = Lines()
    lines.traded("entry", "entry:1", "entry", net_kg=1_000.0)
    lines.made("entry", *(lines.catch(f"c{n:02}", 10.0 + n) for n in range(25)))
    assert sorted(lines.shares()) == [f"c{n:02}" for n in range(5, 25)]
    # 10 + 11 + 12 + 13 + 14 kg of 1,000.
    assert lines.ask("SELECT catches, tail, tail_share_high FROM derived.chain") == [(25, 5, 0.06)]


def test_more_lines_than_are_followed_are_said() -> None:
    lines = Lines()
    lines.traded("entry", "entry:1", "entry", net_kg=1_000.0)
    lots = [lines.line(f"lot{n}", f"lot:{n}") for n in range(103)]
    lines.made("entry", *lots)
    for lot in lots:
        lines.made(lot, lines.catch(f"of {lot}", vessel="vessel:a"), basis="transformation")
    assert lines.ask("SELECT stopped, cut, whole, ends FROM derived.chain") == [(True, 3, False, ["sea"])]


def test_what_is_made_in_parts_is_what_is_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three entries of two catches each, one of them common to all: in one part, and in seven."""
    lines = Lines()
    for number in range(3):
        entry = lines.traded(f"entry{number}", f"entry:{number}", "entry", net_kg=1_000.0)
        lines.made(entry, "catch", lines.catch(f"catch{number}", 800.0))
    lines.catch("catch", 600.0)
    query = "FROM derived.traces_to ORDER BY id"
    whole = lines.ask(query)
    assert len(whole) == 6
    monkeypatch.setattr(diff, "AT_ONCE", 1)
    assert lines.ask(query) == whole

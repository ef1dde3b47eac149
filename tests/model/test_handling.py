from catchgraph.model.handling import NO_COVERAGE, Coverage, default_handling, origin_of


def test_public_sources_are_public_and_everything_else_is_releasable_to_nobody():
    assert default_handling("public").releasable_to == ("public",)
    assert default_handling("domestic").releasable_to == default_handling("partner").releasable_to == ()


def test_a_kind_that_is_not_public_is_a_partners_unless_it_says_otherwise():
    assert [origin_of(kind) for kind in ("register", "iuu-list", "events", "identities")] == ["public"] * 4
    assert origin_of("declarations") == "partner"


def test_what_was_stated_of_coverage_tells_no_from_nothing():
    assert NO_COVERAGE.stated() == {}
    assert Coverage(last="2025-06-30", complete=False).stated() == {"to": "2025-06-30", "complete": False}

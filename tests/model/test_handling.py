from catchgraph.model.handling import default_handling


def test_public_sources_are_public_and_everything_else_is_releasable_to_nobody():
    assert default_handling("register").releasable_to == ("public",)
    assert default_handling("partner-declarations").releasable_to == ()

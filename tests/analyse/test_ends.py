"""Who is said to have caught what a way ends at."""

import pytest

from catchgraph.analyse.custody.ends import catchers
from catchgraph.analyse.custody.told import Line, Named

CAUGHT = Named("caught by", "SABLE MERIDIAN", "vessel:1", "CAUGHT_BY")
DONOR = Named("donor", "PALE HERON", "vessel:2", "NAMES_VESSEL")
RECEIVER = Named("receiving vessel", "GREY CARRIER", "vessel:3", "NAMES_VESSEL")
WRITTEN = Named("donor as written", "DUN HERON (ECU)")
BUYER = Named("imported by", "OSPREY FOODS")


def line(*who):
    return Line("goods:1", "catch", "YFT", 1_000.0, None, "", who, "catch_certificate:1", "CatchCertificate", (), {})


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ((CAUGHT, RECEIVER), ["SABLE MERIDIAN"]),
        ((CAUGHT, DONOR), ["SABLE MERIDIAN"]),
        ((RECEIVER, DONOR, WRITTEN, BUYER), ["PALE HERON", "DUN HERON (ECU)"]),
        ((RECEIVER, BUYER), []),
    ],
)
def test_a_carrier_that_took_fish_over_caught_none(who, names):
    assert catchers(line(*who)) == names

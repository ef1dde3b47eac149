"""What a register's row is, by its type of vessel and its gears."""

import pytest

from catchgraph.read.load import load

from .conftest import IOTC, csv_text


@pytest.mark.parametrize(
    ("vessel_type", "gear", "group"),
    [
        ("Cargo freezer", "", "carrier"),
        ("Longliner", "Longline;Gillnet", "longline"),
        ("Multipurpose", "Gillnet", "gillnet"),
        ("Multipurpose", "Longline;Gillnet", "multipurpose"),
        ("Multipurpose", "Other", "multipurpose"),
        ("", "Purse seine", "purse seine"),
        ("Fishing Vessel", "", None),
    ],
)
def test_the_type_of_vessel_counts_before_the_gear(case, write, rows, vessel_type, gear, group):
    row = {"IOTC Number": "IOTC000123", "Name": "DHEENAARU", "Type Name": vessel_type, "Gears Name": gear}
    load(case, [write("iotc-2025-08-26.csv", csv_text([*IOTC, "Gears Name"], [row]))])
    assert rows("SELECT gear_group, vessel_type, gear FROM read.registration") == [
        (group, vessel_type or None, gear or None)
    ]

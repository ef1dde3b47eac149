from .samples import encounter, fishing, gap


def test_apparent_fishing_lasts_from_start_to_end(loaded, rows):
    loaded(fishing())
    assert rows("SELECT name, duration_h, distance_km, average_speed_kn FROM read.fishing") == [
        ("Apparent fishing 2023-05-09, 412999201", 6.5, 30.5, 4.2)
    ]


def test_the_type_says_which_part_of_an_object_is_meant(loaded, rows):
    loaded({**encounter(), **gap(), **fishing()})
    assert rows("SELECT count(*) FROM read.fishing UNION ALL SELECT count(*) FROM read.encounter") == [(1,), (0,)]
    assert rows("SELECT role FROM read.participant") == [("fishing vessel",)]

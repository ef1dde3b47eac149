from .samples import loitering


def test_loitering_has_its_own_hours_speed_and_distances(loaded, rows):
    loaded(loitering(loitering__totalTimeHours=31.25))
    assert rows(
        "SELECT duration_h, distance_km, average_speed_kn, average_distance_from_shore_km FROM read.loitering"
    ) == [(31.25, 3.25, 0.3, 650.5)]
    assert rows("SELECT event_label, role, mmsi FROM read.participant") == [("Loitering", "carrier", "352999101")]

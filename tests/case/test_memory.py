"""What the database of a case may use follows from the memory there is."""

import pytest

from catchgraph.case import memory


@pytest.mark.parametrize(
    ("there_is", "expected"),
    [
        (0, "1000MB"),
        (2_000_000_000, "1000MB"),
        (8_000_000_000, "1600MB"),
        (24_000_000_000, "4000MB"),
        (10**12, "4000MB"),
    ],
)
def test_a_fifth_from_one_to_four_gb(monkeypatch, there_is, expected):
    monkeypatch.setattr(memory, "machine_bytes", lambda: there_is)
    assert memory.database_limit() == expected


@pytest.mark.parametrize(("said", "expected"), [("1500000000\n", 1_500_000_000), ("max\n", None), (None, None)])
def test_a_container_may_have_less_than_the_machine(monkeypatch, tmp_path, said, expected):
    monkeypatch.setattr(memory, "CONTAINER", tmp_path / "memory.max")
    machine = memory.machine_bytes()
    if said:
        memory.CONTAINER.write_text(said, encoding="ascii")
    assert memory.machine_bytes() == (expected or machine)


def test_where_it_cannot_be_told_the_least_is_taken(monkeypatch):
    def nothing(_: str) -> int:
        raise ValueError

    monkeypatch.setattr(memory.os, "sysconf", nothing)
    assert memory.database_limit() == "1000MB"

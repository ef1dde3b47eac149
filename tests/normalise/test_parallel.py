import pytest

from catchgraph.normalise import parallel
from catchgraph.normalise.parallel import each
from catchgraph.normalise.phone import phone


def test_few_and_many_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "WORTH", 100)
    monkeypatch.setattr(parallel, "_CHUNK", 40)
    numbers = [f"+47 {at:08d}" for at in range(10_000_000, 10_000_100)]
    assert each(phone, numbers) == [
        f"+47{at:08d}" if phone(f"+47 {at}") else None for at in range(10_000_000, 10_000_100)
    ]
    assert each(phone, numbers[:3]) == ["+4710000000", "+4710000001", "+4710000002"]

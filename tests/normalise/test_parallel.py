import pytest

from catchgraph.normalise.parallel import WORTH, each
from catchgraph.normalise.phone import phone


@pytest.mark.long
def test_few_and_many_give_the_same() -> None:
    numbers = [f"+47 {at:08d}" for at in range(10_000_000, 10_000_000 + WORTH)]
    assert each(phone, numbers) == [
        f"+47{at:08d}" if phone(f"+47 {at}") else None for at in range(10_000_000, 10_000_000 + WORTH)
    ]
    assert each(phone, numbers[:3]) == ["+4710000000", "+4710000001", "+4710000002"]

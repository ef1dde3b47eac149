"""Learns the weights of consignments from an invented world of a seed that no figure uses, and prints the file.

python bench/resolution/train_consignments.py > /tmp/consignment.toml

The file belongs into src/catchgraph/resolve/weights (it is read while the world is resolved).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

#: Tuning uses this seed, figures use others (`consignments.py`).
TUNING_SEED = 1000


def main() -> None:
    """Make the world, join its records by numbers, learn from these, and print."""
    from catchgraph.case.case import open_case
    from catchgraph.resolve.learn.consignment import train_consignments
    from trade_shape import files, load, resolve

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bills", type=int, default=60_000)
    bills = parser.parse_args().bills
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files(folder, bills, TUNING_SEED)
        load(folder)
        resolve(folder)
        made = train_consignments(open_case(folder / "case"))
    print(
        f"# World: bench/trade/world.py, {bills:,} bills, seed {TUNING_SEED} (bench/resolution/train_consignments.py)."
    )
    print(made.text, end="")


if __name__ == "__main__":
    main()

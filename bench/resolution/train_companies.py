"""Learns the weights of companies from invented ones of a seed that no figure uses, and writes the file of weights.

python bench/resolution/train_companies.py > src/catchgraph/resolve/weights/company.toml
"""

from __future__ import annotations

import argparse

import numpy as np
import pandas as pd
from company_core import NO_VESSELS
from company_generator import companies
from company_mentions import mentions_of

from catchgraph.resolve.learn.company import RECIPE, labelled
from catchgraph.resolve.learn.weights import learn
from catchgraph.resolve.learn.weights_file import weights_text
from catchgraph.resolve.party.features import party_features

#: Tuning uses this seed, figures use others (`companies.py`).
TUNING_SEED = 1000

ABOUT = """Additive log-odds that two mentions mean one company; the levels are described in resolve/party/levels.py.
Learnt by python bench/resolution/train_companies.py from {records:,} invented records (seed {seed}): {pairs:,}
candidate pairs, {one:,} of one company. The public sources give no identifier of companies that would do; with
records that give one, `catchgraph train company` learns from them."""


def main() -> None:
    """Train and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000)
    records = parser.parse_args().records
    rows = companies(records, TUNING_SEED)
    known = party_features(mentions_of(rows), NO_VESSELS)
    truth = np.zeros(len(known), dtype=np.int64)
    truth[known.node] = rows["entity"].to_numpy()
    levels: pd.DataFrame = labelled(known, truth)
    about = ABOUT.format(records=records, seed=TUNING_SEED, pairs=len(levels), one=int(levels["y"].sum()))
    print(weights_text(learn(levels, RECIPE), RECIPE, about), end="")


if __name__ == "__main__":
    main()

"""Rows of the invented companies as mentions of companies, cleaned as the readers clean."""

from __future__ import annotations

import pandas as pd

from catchgraph.normalise.address import address_key
from catchgraph.normalise.parallel import each
from catchgraph.normalise.party import party_name

#: The column says that they are companies.
SAID = "said: company"


def mentions_of(rows: pd.DataFrame) -> pd.DataFrame:
    """Columns of `read.party_mention` that resolution uses; mention ids in the order of the rows."""
    codes, names = pd.factorize(rows["name"])
    parsed = each(named, names.tolist())
    places, addresses = pd.factorize(rows["address"])
    keys = pd.Series(each(address_key, addresses.tolist()), dtype=object)
    frame = pd.DataFrame({"mention_id": [f"mention:{at:09d}" for at in range(len(rows))]})
    for column, at in (("spellings", 0), ("keys", 1), ("stems", 2)):
        values = pd.Series([[part[at]] if part else [] for part in parsed], dtype=object)
        frame[column] = values.to_numpy(dtype=object)[codes]
    frame["address"] = rows["address"].to_numpy(dtype=object)
    frame["address_key"] = keys.to_numpy(dtype=object)[places]
    frame["country"] = rows["country"].to_numpy(dtype=object)
    frame["numbers"] = [
        [f"{what}: {number}" for what, number in (("tax", tax), ("phone", phone)) if number]
        for tax, phone in zip(rows["tax_id"], rows["phone"], strict=True)
    ]
    signs = pd.Series([[SAID]] * len(frame), index=frame.index, dtype=object)
    return frame.assign(signs=signs, evidence=SAID, asset_mention_id=None)


def named(name: str) -> tuple[str, str, str] | None:
    """Spelling, key and stem; a name without legal form is a company's, too, since the column says so."""
    found = party_name(name)
    if found is None:
        return None
    return found.written, f"{found.stem.replace(' ', '')} {found.legal_form}".rstrip(), found.stem

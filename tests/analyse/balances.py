"""A case of a few papers and their balances, written by hand.

COLD HOUSE      a store with two documents: by SD-1 more leaves than came in, by SD-2 nobody knows what came in; SD-1 is
                also held as a copy
consignment:1   an export declaration and an entry that fit
COLD HOUSE LTD  operates the store
HOME            a plant, of which nothing is known, and the company whose it is
IDLE PLANT      of which nothing is known
"""

from __future__ import annotations

from pathlib import Path

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.derive.balances import BALANCES
from catchgraph.derive.declared import declare
from catchgraph.derive.diff import fill
from tests.analyse.world import finish, put, relate
from tests.tables import insert

SAID = {"datasets": ["papers"], "records": ["papers.csv, line 2"]}


def build_store(path: Path) -> CaseFolder:
    """The case described above."""
    made = open_case(path, create=True)
    with made.write() as con:
        put(con, "derived.facility", id="facility:store", name="COLD HOUSE", names=["COLD HOUSE"])
        put(con, "derived.company", id="company:c", name="COLD HOUSE LTD", names=["COLD HOUSE LTD"])
        relate(con, "OPERATED_BY", "facility:store", "company:c")
        put(con, "derived.company", id="company:home", name="HOME", names=["HOME"])
        put(con, "derived.facility", id="facility:home", name="HOME", names=["HOME"])
        put(con, "derived.facility", id="facility:idle", name="IDLE PLANT", names=["IDLE PLANT"])
        papers = (
            ("1", "SD-1", 1_000.0, 1_200.0, True),
            ("2", "SD-2", None, 500.0, True),
            ("3", "SD-1", 1_000.0, 1_200.0, False),
        )
        for id_, number, used, net, counts in papers:
            record, line = f"storage_document:{id_}", f"goods:{id_}"
            put(con, "derived.storage_document", id=record, name=f"storage document {number}", number=number,
                document=f"storage-document GBR {number}", **SAID)  # fmt: skip
            put(con, "derived.goods", id=line, name="tuna", record=record, stage="product", used_kg=used, net_kg=net,
                species="YFT", state="FRO", presentation="GUG", line_no="1", **SAID)  # fmt: skip
            insert(con, "derived.line", id=line, record=record, side="paper", canonical=line, counts=counts)
            relate(con, "NAMES", record, "facility:store", kind="cold store")
        put(con, "derived.consignment", id="consignment:1", name="consignment of bill 1", anchor="bill:1", papers=2,
            joined_by=["bill number"], entry_types=["01"])  # fmt: skip
        for side, record, kg in (
            ("export", "export_declaration:1", 1_000.0),
            ("entry", "entry:1", 990.0),
        ):
            put(con, f"derived.{record.partition(':')[0]}", id=record, name=record, **SAID)
            put(con, "derived.goods", id=f"goods:{side}", name="tuna", record=record, stage="product", net_kg=kg,
                live_low_kg=kg, **SAID)  # fmt: skip
            insert(con, "derived.line", id=f"goods:{side}", record=record, side=side, consignment="consignment:1",
                   canonical=f"goods:{side}", counts=True)  # fmt: skip
            relate(con, "PART_OF", record, "consignment:1", record=record)
        declare(con)
        for step in BALANCES:
            step.run(con, step, False) if step.run else fill(con, step)
        finish(con)
    return made

"""The kinds of balances that can be asked for are those that are made."""

from __future__ import annotations

import re

from catchgraph.analyse.balance_kinds import KINDS
from catchgraph.derive.balances import KINDS as MADE
from catchgraph.derive.steps import statement

#: Of draws, which say themselves of which account they are.
_OF_DRAWS = {"certificate", "harvest event"}


def test_every_kind_that_is_made_can_be_asked_for() -> None:
    told = " ".join(statement(f"balances/{name}") for name in MADE)
    assert {*re.findall(r"'([a-z ]+)' AS kind\b", told), *_OF_DRAWS} == {*KINDS}

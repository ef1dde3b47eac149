"""Companies about which the case holds something adverse: a listed vessel of theirs, a measure, refused goods.

What is held is a lead and no verdict: a refusal is of one load, and who owned a vessel once may not do so now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from catchgraph.analyse.nodes import Ref, refs
from catchgraph.analyse.words import counted, day

if TYPE_CHECKING:
    import duckdb

_HELD = """
    SELECT h.source, '{verb} ' || v.name || ' (' || v.listed || ')', h.record
    FROM derived.{table} h JOIN derived.vessel v ON v.id = h.target
    WHERE v.listed IS NOT NULL AND h.source_label = 'Company'
"""
_CONCERNS = f"""
    {_HELD.format(verb="owner or former owner of", table="owns")}
    UNION ALL {_HELD.format(verb="operator or former operator of", table="operates")}
    UNION ALL
    SELECT t.target, 'target of a measure: ' || m.name, m.id
    FROM derived.targets t JOIN derived.measure m ON m.id = t.source
    WHERE t.target_label = 'Company'
    ORDER BY ALL
"""  # noqa: S608 - constants only
_REFUSED = """
    SELECT p.target, max(r.refused), list_sort(list(DISTINCT r.id))
    FROM (SELECT source, target FROM derived.made_by UNION SELECT source, target FROM derived.imported_by) p
    JOIN derived.refusal r ON r.id = p.source WHERE starts_with(p.target, 'company:')
    GROUP BY p.target ORDER BY p.target
"""
_COMPANIES = """
    SELECT id, name, names, stems, address_keys, countries, numbers FROM derived.company
    WHERE id IN (SELECT unnest(?)) ORDER BY id
"""


@dataclass(frozen=True)
class Adverse:
    """A company and why it is here; `where`: file and line of each record that says so."""

    company: str
    name: str
    names: tuple[str, ...]
    stems: frozenset[str]
    address_keys: frozenset[str]
    countries: frozenset[str]
    numbers: frozenset[str]
    concerns: tuple[str, ...]
    records: tuple[str, ...]
    where: tuple[str, ...]

    @cached_property
    def bare_numbers(self) -> dict[str, str]:
        """Letters and digits of each number → the number with its kind."""
        return {bare_number(number.partition(": ")[2] or number): number for number in self.numbers}


def bare_number(text: str) -> str:
    """Letters and digits of a number in capitals, by which two spellings of it are equal."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


def adverse_companies(connection: duckdb.DuckDBPyConnection) -> list[Adverse]:
    """Every company of which a listed vessel, a measure or refused goods are known, by id."""
    concerns: defaultdict[str, dict[str, None]] = defaultdict(dict)
    records: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for company, concern, record in connection.execute(_CONCERNS).fetchall():
        concerns[company][concern] = None
        if record:
            records[company][record] = None
    for company, last, refused in connection.execute(_REFUSED).fetchall():
        concerns[company][f"named in {counted(len(refused), 'Refusal')}, the last {day(last) or 'undated'}"] = None
        records[company] |= dict.fromkeys(refused)
    known = refs(connection, {record for each in records.values() for record in each})
    rows = connection.execute(_COMPANIES, [sorted(concerns)]).fetchall()
    return [
        Adverse(
            company, name, tuple(names or ()), frozenset(stems or ()), frozenset(keys or ()),
            frozenset(countries or ()), frozenset(numbers or ()), tuple(concerns[company]), tuple(records[company]),
            tuple(dict.fromkeys(_places(records[company], known))),
        )
        for company, name, names, stems, keys, countries, numbers in rows
    ]  # fmt: skip


def _places(records: Iterable[str], known: dict[str, Ref]) -> Iterable[str]:
    return (place for record in records if record in known for place in known[record].where)

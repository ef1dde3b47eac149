"""Parties that papers name: a mention for each party, role and record (or line), read once per distinct combination."""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import islice
from typing import TYPE_CHECKING

from catchgraph.model.ids import SEPARATOR
from catchgraph.model.roles import PERSONAL, PLACES, PLANT
from catchgraph.model.schema import node
from catchgraph.normalise.flag import are_iso2
from catchgraph.normalise.text import clean_text
from catchgraph.read.clean.facility import seated
from catchgraph.read.clean.party import PartyFound, PartyParts, PartyRead, numbers_of, read_party
from catchgraph.read.layouts.model import Party
from catchgraph.read.output import Rows
from catchgraph.read.papers.columns import filled_else
from catchgraph.read.papers.makers import note_makers
from catchgraph.read.papers.rows import Table, item_ids, once, picked
from catchgraph.read.reading import combine
from catchgraph.read.schema import schema_of

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.reading import Index


#: Who acts for a party; of records that name no such role the agent is left out.
_AGENT = "forwarder"
#: Whose code lines of goods bear.
_MAKER = "manufacturer"
#: Of a party's number: that by which the customs of the layout's country know it.
_CUSTOMS = "customs number"
#: Who sent, and to whom.
_SIDES = {"shipper", "consignee"}


def party_rows(table: Table) -> list[Rows]:
    """Rows of `read.party_mention`."""
    roles = node(table.reading.layout.record).tells.names
    found: list[Rows] = []
    for party in table.reading.layout.parties:
        if party.role in PERSONAL and not table.persons:
            continue
        read, texts, codes = read_cells(table, party)
        found += _seated(table, party, party.role, _Read(texts, codes, [each.party for each in read]))
        found += _same_rows(table, party, read, codes)
        if party.role == _MAKER:
            note_makers(table, party, read, codes)
        agents = [each.agent for each in read]
        if _AGENT in roles and any(agents):
            found += _seated(table, party, _AGENT, _Read(texts, codes, agents))
    return found


def _same_rows(table: Table, party: Party, read: list[PartyFound], codes: Index) -> list[Rows]:
    """Rows of `read.same_party`: what says that it is another party of its record."""
    import pyarrow as pa

    meant = [each.same_as if each.same_as != party.role else "" for each in read]
    if not any(meant):
        return []
    rows = once(table.records, codes, [bool(role) for role in meant])
    names = table.reading.cells(party.name)
    columns = {
        "record_id": table.records.of_rows(rows),
        "role": pa.repeat(pa.scalar(party.role, pa.string()), len(rows)),
        "same_as": picked(meant, pa.string(), codes[rows]),
        "as_written": picked([clean_text(word) for word in names.words], pa.string(), names.codes[rows]),
    }
    return [Rows("same_party", rows, columns)]


def _seated(table: Table, party: Party, role: str, read: _Read) -> list[Rows]:
    """Rows of companies and persons in a role, and of the places that they are named for (`clean.facility`)."""
    each = [seated(role, one, table.ways.country) if one else None for one in read.parties]
    owners = _Read(read.texts, read.codes, [one.party if one else None for one in each])
    found = [_rows(table, party, role, owners)]
    places = [one.facility if one else None for one in each]
    if any(places):
        found.append(_rows(table, party, PLACES.get(role, PLANT), _Read(read.texts, read.codes, places), owners, role))
    return found


def read_cells(table: Table, party: Party) -> tuple[list[PartyFound], list[str], Index]:
    """Who stands in distinct texts, these texts, and which of them each row has; names that are nobody's are noted."""
    words, codes = _texts(table, party)
    iso2 = are_iso2(table.reading.cells(party.country).every)
    state = table.ways.country
    read = [read_party(_parts(party, texts, state), iso2=iso2, persons=table.persons) for texts in words]
    _note(table, party, codes, [each.reason for each in read])
    return read, [SEPARATOR.join(each) for each in words], codes


def nobody_named(table: Table, parties: list[Rows]) -> pa.Array | None:
    """Of each bill, whether the table names neither shipper nor consignee; None where it is asked for neither."""
    import numpy as np
    import pyarrow as pa

    layout = table.reading.layout
    if not node(layout.record).has("nobody_named") or not _SIDES & {party.role for party in layout.parties}:
        return None
    nobody = np.ones(len(table.records.ids), np.bool_)
    for rows in parties:
        sides = np.array([role in _SIDES for role in rows.columns["role"].to_pylist()], np.bool_)
        nobody[table.records.groups.codes[rows.rows[sides]]] = False
    return pa.array(nobody)


@dataclass(frozen=True)
class _Read:
    """Distinct texts of a party's columns, which of them each row has, and who stands there."""

    texts: list[str]
    codes: Index
    parties: list[PartyRead | None]


def _rows(table: Table, party: Party, role: str, read: _Read, whose: _Read | None = None, of: str = "") -> Rows:
    """Rows of a role; those of places beside the mentions, in the role `of`, of `whose` they are."""
    import numpy as np
    import pyarrow as pa

    owners = table.owners(party)
    rows = once(owners, read.codes, [each is not None for each in read.parties])
    at = read.codes[rows]
    texts = [read.texts[code] for code in at.tolist()]
    columns = {
        "mention_id": item_ids("mention", owners, rows, texts, *((of, role) if of else (role,))),
        "record_id": table.records.of_rows(rows),
        "role": pa.repeat(pa.scalar(role, pa.string()), len(rows)),
    }
    if owners is not table.records:
        columns["line_id"] = owners.of_rows(rows)
    if whose:
        nobody = np.array([one is None for one in whose.parties], np.bool_)[at]
        ids = item_ids("mention", owners, rows, texts, of).to_numpy(zero_copy_only=False)
        columns["asset_mention_id"] = pa.array(ids, pa.string(), mask=nobody)
    types = schema_of("party_mention")
    for name in (each.name for each in fields(PartyRead)):
        columns[name] = picked([getattr(each, name, None) for each in read.parties], types[name], at)
    return Rows("party_mention", rows, columns)


def _texts(table: Table, party: Party) -> tuple[list[tuple[str, ...]], Index]:
    """Distinct texts of the columns of a party, in the order of its parts."""
    names = (party.name, *_lines(party), party.city, party.state, party.postcode, party.country, party.contact)
    further = (*party.phones, *party.qualifiers, *party.numbers.values(), *party.spelled)
    cells = {name: table.reading.cells(name) for name in (*names, *further)}
    if party.address and party.else_address:
        cells[party.address] = filled_else(cells[party.address], table.reading.cells(party.else_address))
    return combine(*(cells[name] for name in (*names, *further)))


def _lines(party: Party) -> tuple[str, ...]:
    return tuple(filter(None, (party.address, *party.lines)))


def _parts(party: Party, texts: tuple[str, ...], state: str) -> PartyParts:
    """The parts of a party; `state`: whose customs gave it a number."""
    cells = iter(texts)
    name, lines = next(cells), tuple(islice(cells, len(_lines(party))))
    city, province, postcode, country, contact = islice(cells, 5)
    phones = tuple(islice(cells, len(party.phones)))
    qualifiers = tuple(islice(cells, len(party.qualifiers))) or ("",) * len(phones)
    called = tuple((what, number) for what, number in zip(qualifiers, phones, strict=True) if number)
    given = zip(party.numbers, islice(cells, len(party.numbers)), strict=True)
    numbers = tuple(
        one for kind, text in given for one in (numbers_of(text, state) if kind == _CUSTOMS else ((kind, text),))
    )
    return PartyParts(
        *(name, lines, city, province, postcode, country, contact),
        *(called, numbers, tuple(cells), party.whole),
    )


def _note(table: Table, party: Party, codes: Index, reasons: list[str]) -> None:
    """Note names that stand for nobody, or for somebody who is no party."""
    import numpy as np

    cells = table.reading.cells(party.name)
    for reason in sorted(set(filter(None, reasons))):
        wrong = np.array([each == reason for each in reasons], np.bool_)
        table.reading.note_rows(np.flatnonzero(wrong[codes]).astype(np.int64), cells, reason)

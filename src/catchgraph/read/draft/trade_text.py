"""The text of a drafted layout of bills, entries or declarations: TOML, and after a line why it is so."""

from __future__ import annotations

import re

from catchgraph.model.schema import node
from catchgraph.read.draft.column import Column
from catchgraph.read.draft.periods import order_of
from catchgraph.read.draft.quote import comment, quoted, quoted_list
from catchgraph.read.draft.sample import Sample
from catchgraph.read.draft.traded import Trade, TradeParty
from catchgraph.read.marks import proves_comma

_NUMBERS = ("gross_kg", "net_kg", "value", "quantity", "packages", "duty")
_BY_HEADER = "by the words of the header"
_DOMESTIC = 'origin = "domestic"  # or "partner", of another administration: then its terms are asked for; or "public"'
_PARTNER = 'origin = "partner"  # of another administration: its terms are asked for; or "domestic", "public"'
#: What is put together of several columns.
_JOINED = "number of its office and year"


def trade_text(sample: Sample, trade: Trade) -> str:
    """The layout of the table as TOML."""
    number = trade.own.get("number")
    told = [*trade.key, *([number] if number else []), *trade.taken]
    seen = list(dict.fromkeys(map(_name, told)))[:8]
    parts = [
        _about(sample, trade),
        ["[recognise]", f"columns = {quoted_list(seen)}  # a file with all of these is such a file"],
        _format(sample, trade),
        _key(trade),
        _joined(trade),
        _own(trade),
        *(_party(party) for party in trade.parties),
        ["[[vessels]]", 'role = "carrier"', *_columns(trade.vessel)] if trade.vessel else [],
        _line(trade),
        *(_cited(kind, column) for kind, column in trade.cited),
        _unread(sample, trade),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _name(column: Column) -> str:
    return column.reference or ""


def _about(sample: Sample, trade: Trade) -> list[str]:
    name = sample.source.path.stem
    words = re.sub(r"[^a-z]+", "-", name.casefold()).strip("-") or "trade"
    return [
        f"# Drafted from {quoted(comment(sample.source.name))}: {sample.rows:,} rows, {len(sample.columns)} columns.",
        "# Check every line against the file, then load it with --layout.",
        f"id = {quoted(words)}  # yours to choose; it begins the name of the dataset",
        'kind = "records"',
        f"record = {quoted(trade.label)}  # {_why(trade)}",
        _PARTNER if trade.declared else _DOMESTIC,
        *(f"{key} = {quoted(name)}  # write out" for key in ("publisher", "organisation", "title")),
        'says = ""  # write what it says, and what it does not say',
    ]


def _why(trade: Trade) -> str:
    number = trade.own.get("number")
    return f"{comment(number.name)} is the number of one" if number else "no column is its number: a row is one"


def _key(trade: Trade) -> list[str]:
    number = trade.own.get("number")
    if number is None:
        return ["# No [key]: no column is a number of records, so a row is one, by its content."]
    name = _JOINED if trade.key else _name(number)
    return ["[key]", f"columns = [{quoted(name)}]  # rows with the same one are one record"]


def _joined(trade: Trade) -> list[str]:
    if not trade.key:
        return []
    lines = [f"[joined.{quoted(_JOINED)}]", f"columns = {quoted_list(map(_name, trade.key))}  # it may begin anew"]
    if trade.years:
        lines.append(f"years = {quoted_list(map(_name, trade.years))}")
    return [*lines, f"needs = {quoted(_name(trade.own['number']))}"]


def _own(trade: Trade) -> list[str]:
    lines = _columns(trade.own)
    if trade.key:
        lines = [f"number = {quoted(_JOINED)}" if line.startswith("number = ") else line for line in lines]
    for name, column in trade.numbers.items():
        lines.append(f"# {name} = {quoted(_name(column))}  # say [format] country first: its rules tell whose numbers")
        lines.append("#   are those of private persons, which are never kept; then also in the party: numbers = {")
        lines.append(f'#   "customs number" = {quoted(_name(column))} }}')
    return ["[columns]", *lines] if lines else []


def _format(sample: Sample, trade: Trade) -> list[str]:
    lines = ["[format]"]
    days = [column for name, column in trade.own.items() if _is_day(trade.label, name) and column.filled]
    if days:
        order = order_of(days)
        lines.append(f"dates = {quoted(order.name)}  # {comment(order.why)}")
    if sample.delimiter != ",":
        lines.append(f"delimiter = {quoted(sample.delimiter)}  # it parts most lines into {len(sample.columns)} cells")
    if not sample.encoding.startswith("utf"):
        lines.append(f"encodings = [{quoted(sample.encoding)}]  # {comment(sample.note)}: look whether names are right")
    numbers = [column for each in (trade.own, trade.goods) for name, column in each.items() if name in _NUMBERS]
    if proves_comma(value for column in numbers for value in column.values):
        lines.append("decimal_comma = true  # a number shows it, and none has a decimal point")
    lines += _unit(trade)
    if trade.currency:
        lines.append(f"currency = {quoted(trade.currency)}  # the header of the value names it")
    elif "value" in trade.goods and "value" not in trade.beside:
        lines.append('# currency = "USD"  # of values that have none beside them')
    if "hs" in trade.goods:
        lines.append('# hs_country = "USA"  # whose tariff the commodity codes are of, beyond six digits')
    if trade.declared:
        lines.append('# country = "USA"  # whose customs these are')
    return lines if len(lines) > 1 else []


def _unit(trade: Trade) -> list[str]:
    units = sorted(set(trade.units.values()))
    if len(units) == 1:
        return [f"weight_unit = {quoted(units[0])}  # a header names it"]
    weights = [name for each in (trade.own, trade.goods) for name in each if name.endswith("_kg")]
    if all(name in trade.beside for name in weights):
        return []
    if trade.declared:
        return ['weight_unit = "kg"  # no header names it: declarations are in kilograms (boxes 35, 38); check']
    return ['# weight_unit = "kg"  # no header names it: without a unit in the cell a weight is left out']


def _is_day(label: str, name: str) -> bool:
    return any(each.name == name and each.type == "datetime" for each in node(label).properties)


def _columns(columns: dict[str, Column]) -> list[str]:
    return [f"{name} = {quoted(_name(column))}  # {_BY_HEADER}" for name, column in columns.items()]


def _party(party: TradeParty) -> list[str]:
    phone = party.parts.get("phone")
    lines = _columns({name: column for name, column in party.parts.items() if name != "phone"})
    if party.spelled:
        lines.append(f"spelled = {quoted_list(map(_name, party.spelled))}  # the same name in another script")
    if phone:
        lines.append(f"phones = [{quoted(_name(phone))}]")
    lines += ["whole = true  # the cell holds the address, too"] if party.whole else []
    lines += ["line = true"] if party.line else []
    return ["[[parties]]", f"role = {quoted(party.role)}", *lines]


def _line(trade: Trade) -> list[str]:
    if not trade.goods:
        return []
    key = (
        ["[line]", f"key = {quoted_list(map(_name, trade.line_key))}"]
        if trade.line_key
        else ["# No number of lines: each row is a line, by its content."]
    )
    lines = [*key, "", "[line.columns]", *_columns(trade.goods)]
    if trade.beside:
        lines += ["", "[line.units]", *(f"{name} = {quoted(_name(each))}" for name, each in trade.beside.items())]
    if trade.basis:
        lines += ["", "[line.constants]", f"value_basis = {quoted(trade.basis)}  # {_BY_HEADER}"]
    return lines


def _cited(kind: str, column: Column) -> list[str]:
    return ["[[citations]]", f"kind = {quoted(kind)}", f"number = {quoted(_name(column))}  # {_BY_HEADER}"]


def _unread(sample: Sample, trade: Trade) -> list[str]:
    taken = {column.position for column in trade.taken}
    unread = [column.name for column in sample.columns if column.position not in taken]
    return [
        f"# Columns that nobody took: {comment(', '.join(map(quoted, unread)))}"
        if unread
        else "# Every column is taken."
    ]

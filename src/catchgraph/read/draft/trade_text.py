"""The text of a drafted layout of bills or entries: TOML, and after a line why it is so."""

from __future__ import annotations

import re

from catchgraph.model.schema import node
from catchgraph.read.draft.column import Column
from catchgraph.read.draft.periods import order_of
from catchgraph.read.draft.quote import comment, quoted, quoted_list
from catchgraph.read.draft.sample import Sample
from catchgraph.read.draft.trade import Trade
from catchgraph.read.marks import proves_comma

_NUMBERS = ("gross_kg", "net_kg", "value", "quantity", "packages", "duty")
_BY_HEADER = "by the words of the header"


def trade_text(sample: Sample, trade: Trade) -> str:
    """The layout of the table as TOML."""
    number = trade.own["number"]
    seen = [number, *(column for column in trade.taken if column is not number)][:8]
    parts = [
        _about(sample, trade),
        [
            "[recognise]",
            f"columns = {quoted_list(_name(each) for each in seen)}  # a file with all of these is such a file",
        ],
        _format(sample, trade),
        ["[key]", f"columns = [{quoted(_name(number))}]  # rows with the same one are one record"],
        ["[columns]", *_columns(trade.own)],
        *(_party(role, columns) for role, columns in trade.parties.items()),
        ["[[vessels]]", 'role = "carrier"', *_columns(trade.vessel)] if trade.vessel else [],
        _line(trade),
        _cited(trade),
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
        f"record = {quoted(trade.label)}  # {comment(trade.own['number'].name)} is the number of one",
        'origin = "domestic"  # or "partner", of another administration: then its terms are asked for; or "public"',
        *(f"{key} = {quoted(name)}  # write out" for key in ("publisher", "organisation", "title")),
        'says = ""  # write what it says, and what it does not say',
    ]


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
    if "currency" not in trade.goods and "value" in trade.goods:
        lines.append('# currency = "USD"  # of values that have none beside them')
    if "hs" in trade.goods:
        lines.append('# hs_country = "USA"  # whose tariff the commodity codes are of, beyond six digits')
    return lines if len(lines) > 1 else []


def _unit(trade: Trade) -> list[str]:
    units = sorted(set(trade.units.values()))
    if len(units) == 1:
        return [f"weight_unit = {quoted(units[0])}  # a header names it"]
    weights = [name for each in (trade.own, trade.goods) for name in each if name.endswith("_kg")]
    return (
        ['# weight_unit = "kg"  # no header names it: without a unit in the cell a weight is left out']
        if weights
        else []
    )


def _is_day(label: str, name: str) -> bool:
    return any(each.name == name and each.type == "datetime" for each in node(label).properties)


def _columns(columns: dict[str, Column]) -> list[str]:
    return [f"{name} = {quoted(_name(column))}  # {_BY_HEADER}" for name, column in columns.items()]


def _party(role: str, columns: dict[str, Column]) -> list[str]:
    return ["[[parties]]", f"role = {quoted(role)}", *_columns(columns)]


def _line(trade: Trade) -> list[str]:
    if not trade.goods:
        return []
    number = trade.goods.get("line_no")
    key = (
        [f"key = [{quoted(_name(number))}]"]
        if number
        else ["# No number of lines: each row is a line, by its content."]
    )
    lines = ["[line]", *key, "", "[line.columns]", *_columns(trade.goods)]
    if (currency := trade.goods.get("currency")) and "value" in trade.goods:
        lines += ["", "[line.units]", f"value = {quoted(_name(currency))}"]
    return lines


def _cited(trade: Trade) -> list[str]:
    if trade.cited is None:
        return []
    return ["[[citations]]", 'kind = "bill"', f"number = {quoted(_name(trade.cited))}  # {_BY_HEADER}"]


def _unread(sample: Sample, trade: Trade) -> list[str]:
    taken = {column.position for column in trade.taken}
    unread = [column.name for column in sample.columns if column.position not in taken]
    return [
        f"# Columns that nobody took: {comment(', '.join(map(quoted, unread)))}"
        if unread
        else "# Every column is taken."
    ]

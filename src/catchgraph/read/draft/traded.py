"""What the columns of a table of trade hold, as a draft found it."""

from __future__ import annotations

from dataclasses import dataclass, field

from catchgraph.read.draft.column import Column


@dataclass
class TradeParty:
    """Columns of a party: `parts` by property of a layout's party; `spelled`: its name in other scripts.

    `whole`: the name holds the address, too. `line`: it is a party of the line.
    """

    role: str
    parts: dict[str, Column] = field(default_factory=dict)
    spelled: list[Column] = field(default_factory=list)
    whole: bool = False
    line: bool = False

    @property
    def columns(self) -> list[Column]:
        """Every column."""
        return [*self.parts.values(), *self.spelled]


@dataclass
class Trade:
    """What the columns of a table of trade hold: of the noun, its lines, its vessel and parties; each by its header.

    `cited`: columns of numbers of documents, by kind. `units`: unit of a weight that its header names, by column name.
    `beside`: the column of the unit or currency of a property of goods. `numbers`: columns of tax numbers, by property.
    `key`: columns that only together are the number of a record, `years` those of days among them. `currency`: that of
    the value, by its header; `basis`: what it is.
    """

    label: str
    own: dict[str, Column] = field(default_factory=dict)
    goods: dict[str, Column] = field(default_factory=dict)
    vessel: dict[str, Column] = field(default_factory=dict)
    parties: list[TradeParty] = field(default_factory=list)
    cited: list[tuple[str, Column]] = field(default_factory=list)
    units: dict[str, str] = field(default_factory=dict)
    beside: dict[str, Column] = field(default_factory=dict)
    numbers: dict[str, Column] = field(default_factory=dict)
    key: list[Column] = field(default_factory=list)
    years: list[Column] = field(default_factory=list)
    line_key: list[Column] = field(default_factory=list)
    currency: str = ""
    basis: str = ""

    @property
    def declared(self) -> bool:
        """Whether it is a declaration to a partner's customs."""
        return self.label.endswith("Declaration")

    @property
    def taken(self) -> list[Column]:
        """Every column that holds something, once."""
        found = [*self.own.values(), *self.goods.values(), *self.vessel.values(), *self.beside.values()]
        found += [column for party in self.parties for column in party.columns]
        found += [column for _, column in self.cited]
        return list({column.position: column for column in [*found, *self.key, *self.line_key]}.values())

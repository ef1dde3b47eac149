"""What a layout of papers says: parties, vessels, lines of goods and citations of a row, each by its columns."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Joined:
    """A column that the file has in parts: their texts with a space between, each once.

    `years`: those of them that hold days, of which the year alone counts. Where the column `needs` is blank, all is.
    """

    columns: tuple[str, ...]
    years: tuple[str, ...] = ()
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Columns of a line of goods, by properties of `Goods`.

    `key`: columns that tell one line of a record from another; without any, the content of the row does. `units`: the
    column of the unit or currency of a property. `fallbacks`: further columns, of which the first that is filled
    counts. `stage`: what the line is (`model.goods`). `ordinal`: the column that counts the commodity codes of one line
    (ES-003 has a row for each): the first code that is not of chapter 99 is the goods, all others are `other_hs`, and
    numbers of their rows are not the line's. `sums`: properties that rows of one line add to.
    """

    columns: dict[str, str] = field(default_factory=dict)
    key: tuple[str, ...] = ()
    stage: str = "product"
    constants: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    fallbacks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    ordinal: str = ""
    sums: tuple[str, ...] = ()

    def references(self) -> list[str]:
        """Every column, as it names them."""
        further = [column for columns in self.fallbacks.values() for column in columns]
        return [*self.key, *self.columns.values(), *self.units.values(), *further, self.ordinal]

    def __bool__(self) -> bool:
        return bool(self.columns or self.constants)


@dataclass(frozen=True, slots=True)
class VesselColumns:
    """Columns of a vessel that a record names in a role (`model.mentions.NamedVessel`), or its line or catch does.

    In the role `subject` it is whom the record is about: a mention of it follows, and no naming.
    `only`: columns, and the words of which one must stand there for a vessel to be named at all.
    """

    role: str
    name: str = ""
    flag: str = ""
    imo: str = ""
    mmsi: str = ""
    call_sign: str = ""
    registration_number: str = ""
    licence: str = ""
    register_number: str = ""
    line: bool = False
    catch: bool = False
    only: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def references(self) -> list[str]:
        """Every column, as it names them: those of the vessel, then those that say whether there is one."""
        return [*(getattr(self, name) for name in VESSEL_COLUMNS), *self.only]


VESSEL_COLUMNS = ("name", "flag", "imo", "mmsi", "call_sign", "registration_number", "licence", "register_number")
#: Of whom a record is about (`Tells.link`).
SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class CitationColumns:
    """The column of the number of a document that a record, its line or its catch cites; and what stands beside it.

    `kind`: of the document (`normalise.document.KINDS`). `country`, `cited_line`, `day` and weights (`kg`, `made_kg`,
    `landed_kg`: `model.mentions.Citation`) are columns, too; `unit`: that of the weights. `separators` part several
    numbers of one cell.
    """

    kind: str
    number: str
    country: str = ""
    cited_line: str = ""
    day: str = ""
    kg: str = ""
    made_kg: str = ""
    landed_kg: str = ""
    unit: str = ""
    separators: tuple[str, ...] = (";",)
    line: bool = False
    catch: bool = False

    def references(self) -> list[str]:
        """Every column, as it names them."""
        weights = (getattr(self, name) for name in CITED_WEIGHTS)
        return [self.number, self.country, self.cited_line, self.day, self.unit, *weights]


CITED_WEIGHTS = ("kg", "made_kg", "landed_kg")

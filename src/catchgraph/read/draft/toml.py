"""The text of a drafted layout: TOML, and after every line why it is so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catchgraph.read.draft import looks
from catchgraph.read.draft.choice import Choice, Chosen
from catchgraph.read.draft.column import Column
from catchgraph.read.draft.parties import Named
from catchgraph.read.draft.periods import order_of
from catchgraph.read.draft.quote import comment, quoted, quoted_list, quoted_table, some
from catchgraph.read.draft.sample import Sample
from catchgraph.read.draft.sides import doubts
from catchgraph.read.draft.sizes import Size
from catchgraph.read.edition import edition_of
from catchgraph.read.layouts.model import CLOSED_VALUES, COLLECTED, PROPERTIES
from catchgraph.read.marks import proves_comma

#: Properties by whose columns a file is recognised, the best first.
_RECOGNISED = (
    *("number", "name", "imo", "flag", "call_sign", "registration_number", "since", "until", "vessel_type", "gear"),
)
_TELLING = ("imo", "mmsi", "call_sign", "registration_number", "flag")
_HEADLESS = "# The file has no header: better than this is a first line with the names of its columns, and a new draft."
#: A column whose repetition explains at least this part of the rows was split into a row per value.
_SPLIT = 0.8


@dataclass(frozen=True)
class Sections:
    """What was chosen beside the properties of the vessel."""

    lengths: Sequence[Size]
    tonnages: Sequence[Size]
    parties: Sequence[Named]
    numbers: Mapping[str, Choice]


def layout_text(sample: Sample, chosen: Chosen, sections: Sections, unread: Sequence[Column]) -> str:
    """The layout as TOML."""
    lines = [
        *_about(sample, chosen),
        *_recognise(chosen),
        *_format(sample, chosen, sections),
        *_key(sample, chosen),
        *_columns(chosen),
        *_numbers(sections.numbers),
        *_words(chosen),
        *(line for size in sections.lengths for line in _size("lengths", size)),
        *(line for size in sections.tonnages for line in _size("tonnages", size)),
        *(line for party in sections.parties for line in _party(party)),
        *_unread(unread),
    ]
    return "\n".join(lines) + "\n"


def _about(sample: Sample, chosen: Chosen) -> list[str]:
    name = sample.source.path.stem
    words = re.sub(r"[^a-z]+", "-", name.casefold()).strip("-") or "register"
    edition = edition_of(sample.source.name, None)
    dated = f"edition {edition.text}, by the file's name" if edition.date else "say --edition when you load it"
    size = f"{sample.rows:,} rows, {len(sample.columns)} columns"
    seen = [name for name in _TELLING if name in chosen.by_property]
    doubt = ["Few of the columns of a register were found."] if len(seen) < 2 else []
    doubt += doubts(chosen)
    return [
        *([_HEADLESS] if not sample.header_lines else []),
        *([f"# Is it a register, a row per vessel? {comment(' '.join(doubt))}"] if doubt else []),
        f"# Drafted from {quoted(sample.source.name)}: {size}; {dated}.",
        "# Check every line against the file, then load it with --layout.",
        f"id = {quoted(words)}  # yours to choose; it begins the name of the dataset",
        'kind = "register"  # the only kind that is drafted',
        f"publisher = {quoted(name)}  # write out who publishes it",
        f"organisation = {quoted(name)}  # write who keeps the register, shortly: it is the register's name in answers",
        f"title = {quoted(name)}  # write what the file is",
        'says = ""  # write what it says, and what it does not say',
        "",
    ]


def _recognise(chosen: Chosen) -> list[str]:
    found = [chosen.by_property[name].column for name in _RECOGNISED if name in chosen.by_property]
    columns = [column.reference or "" for column in found][:8]
    return ["[recognise]", f"columns = {quoted_list(columns)}  # a file with all of these is such a file", ""]


def _format(sample: Sample, chosen: Chosen, sections: Sections) -> list[str]:
    lines = ["[format]"]
    days = [chosen.by_property[name].column for name in ("since", "until") if name in chosen.by_property]
    days += [column for party in sections.parties for column in (party.since, party.until) if column]
    if days:
        order = order_of(days)
        lines.append(f"dates = {quoted(order.name)}  # {comment(order.why)}")
    if sample.delimiter != ",":
        lines.append(f"delimiter = {quoted(sample.delimiter)}  # it parts most lines into {len(sample.columns)} cells")
    if not sample.encoding.startswith("utf"):
        lines.append(f"encodings = [{quoted(sample.encoding)}]  # {comment(sample.note)}: look whether names are right")
    sizes = [size.column for size in (*sections.lengths, *sections.tonnages)]
    comma = next((v for c in sizes for v in c.values if proves_comma([v])), "")
    if comma and proves_comma(value for column in sizes for value in column.values):
        lines.append(
            f"decimal_comma = true  # {comment(comma)} is no number in thousands, and no number has a decimal point"
        )
    flag = chosen.by_property.get("flag")
    if flag and flag.column.distinct and all(map(looks.iso2, flag.column.distinct)):
        lines.append("iso2_flag = true  # every flag is a code of two letters: NA is Namibia")
    if sample.header_line:
        lines.append(f"# header_line = {sample.header_line} is found by itself: what is above is a title")
    if not sample.header_lines:
        why = f"the first line is a row: {comment(sample.value)}"
        lines.append(f"header_lines = 0  # {why}; columns are named by their place")
    if sample.header_lines > 1:
        lines.append(f"header_lines = {sample.header_lines}  # both lines hold words of a header and no number")
    return [*lines, ""] if len(lines) > 1 else []


def _key(sample: Sample, chosen: Chosen) -> list[str]:
    if number := chosen.by_property.get("number"):
        return ["[key]", f"columns = [{quoted(number.column.reference or '')}]  # {comment(number.why)}", ""]
    for name in COLLECTED:
        if (choice := chosen.by_property.get(name)) and (others := _split_by(sample, chosen, choice.column)):
            return [
                "[key]",
                f"columns = {quoted_list(others)}",
                f"collect = [{quoted(choice.column.reference or '')}]  # most rows differ in this column only",
                "",
            ]
    return ["# No [key]: no column has another number in every row, so a row is known by its content.", ""]


def _split_by(sample: Sample, chosen: Chosen, column: Column) -> list[str]:
    """The columns that tell records apart where one record has a row per value of a column; none where it has not."""
    others = [each.cells for each in sample.columns if each.position != column.position]
    apart = len(set(zip(*others, strict=True)))
    if apart > _SPLIT * sample.rows:
        return []
    properties = [name for name in PROPERTIES["register"] if name in chosen.by_property]
    columns = [chosen.by_property[name].column for name in properties]
    return [each.reference or "" for each in columns if each.position != column.position]


def _columns(chosen: Chosen) -> list[str]:
    lines = ["[columns]"]
    lines += [
        f"{name} = {quoted(choice.column.reference or '')}  # {comment(choice.why)}"
        for name in PROPERTIES["register"]
        if (choice := chosen.by_property.get(name))
    ]
    if "flag" not in chosen.by_property:
        lines.append('# No column of flags. Of a national register, say it once: constants = { flag = "…" }')
    remarked = [
        name
        for name in ("previous_names", "previous_flags")
        if (choice := chosen.by_property.get(name)) and looks.remarked(choice.column)
    ]
    if remarked:
        lines += ["", "[extract]", *(f"{name} = '^(.+?) - '  # running text follows a dash" for name in remarked)]
    return [*lines, ""]


def _numbers(numbers: Mapping[str, Choice]) -> list[str]:
    if not numbers:
        return []
    lines = [f"{name} = {quoted(each.column.reference or '')}  # {comment(each.why)}" for name, each in numbers.items()]
    return ["[numbers]", *lines, ""]


def _words(chosen: Chosen) -> list[str]:
    lines = []
    for name in CLOSED_VALUES:
        if choice := chosen.by_property.get(name):
            words = sorted(looks.yes_no(choice.column).items())
            lines += [f"[values.{name}]", *(f"{quoted(word)} = {quoted(ours)}" for word, ours in words), ""]
    return lines


def _size(table: str, size: Size) -> list[str]:
    lines = [f"[[{table}]]", f"column = {quoted(size.column.reference or '')}  # {comment(size.why)}"]
    if size.unit:
        lines.append(f"unit = {quoted(size.unit)}{_unit_why(size)}")
    if size.unit_column:
        lines.append(f"unit_column = {quoted(size.unit_column.reference or '')}  # {some(size.unit_column)}")
    if size.kind:
        lines.append(f"kind = {quoted(size.kind)}  # by a word of the header")
    if size.kind_column:
        lines.append(f"kind_column = {quoted(size.kind_column.reference or '')}  # {some(size.kind_column)}")
    if size.kinds:
        lines.append(f"kinds = {quoted_table(size.kinds)}  # a word that says unknown stands for no kind")
    if size.prefixes:
        lines.append(f"prefixes = {quoted_table(size.prefixes)}  # words before the numbers")
    if not (size.kind or size.kind_column or size.prefixes):
        lines.append("# no kind: neither the header nor another column states one")
    return [*lines, ""]


def _unit_why(size: Size) -> str:
    return "  # by a word of the header" if size.unit == "ft" else "  # metres, where nothing says otherwise"


def _party(party: Named) -> list[str]:
    lines = [
        "[[parties]]",
        f"role = {quoted(party.role)}  # by the words of the header",
        f"name = {quoted(party.name.reference or '')}  # {comment(party.why)}",
    ]
    for name in ("address", "country", "since", "until"):
        column = getattr(party, name)
        if column:
            filled = f"{len(column.filled):,} cells, {len(column.distinct):,} of them different"
            lines.append(f"{name} = {quoted(column.reference or '')}  # {filled}")
    return [*lines, ""]


def _unread(unread: Sequence[Column]) -> list[str]:
    if not unread:
        return ["# Every column is taken."]
    return [
        "# Columns that nobody took; names of masters stay out.",
        *(
            f"#   {quoted(column.name or f'column {column.position + 1}, without a name')}: {_kind(column)}"
            for column in unread
        ),
    ]


def _kind(column: Column) -> str:
    if not column.filled:
        return "blank throughout"
    kinds = {
        "days, but of what?": (looks.is_day, 0.8),
        "numbers": (looks.plain_number, 0.9),
        "codes": (looks.code, 0.9),
    }
    words = any(" " in value.strip() for value in column.values)
    found = [what for what, (test, least) in kinds.items() if looks.count(column, test).share > least]
    what = next((what for what in found if what != "codes" or not words), "text")
    # Names of private persons do not belong into a file that is handed on.
    shown = f" {some(column)}" if column.said.subject in ("", "previous", "builder", "engine") else ""
    return f"{len(column.filled):,} cells of {what}{shown}"

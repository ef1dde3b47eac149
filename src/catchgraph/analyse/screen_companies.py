"""Names or a file of companies against those of which the case holds a listed vessel, a measure or refused goods."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from catchgraph.analyse.adverse import Adverse, adverse_companies, bare_number
from catchgraph.analyse.nodes import check_built
from catchgraph.analyse.subject_files import rows_of
from catchgraph.analyse.table import Table
from catchgraph.case.case import CaseFolder
from catchgraph.case.seats import kept
from catchgraph.errors import InputError, UsageError
from catchgraph.normalise.address import address_key, has_street_or_box
from catchgraph.normalise.flag import flag
from catchgraph.normalise.party import other_names, party_name

VERDICTS = ("hit", "possible", "similar", "homonym", "not screened", "no hit")
#: Names alike by so much are told; two in three letters of a short name prove nothing.
_ALIKE, _LEAST = 0.9, 6
#: Words of a header that say what a column is, the first that fits. A column of another's number or contact is none.
_COLUMNS: Mapping[str, re.Pattern[str]] = {
    "number": re.compile(
        r"\b(ein|fei|ruc|rut|nit|vat|tin|inn|bin|duns|eori|tax|registration|approval|licen[cs]e|imo)\b"
    ),
    "address": re.compile(r"\b(address|street|city|town|postcode|zip|state|province|direccion|adresse)\b"),
    "country": re.compile(r"\b(country|pais|pays)\b"),
    "name": re.compile(
        r"\b(name|company|firm|importer|exporter|supplier|consignee|shipper|manufacturer|producer|processor|buyer|seller"
        r"|customer|vendor|empresa|nombre|razon social|nom)\b"
    ),
}
_OTHERS = re.compile(r"\b(vessel|ship|contact|person|phone|mail|date|product|code|port|brand)\b")


@dataclass(frozen=True)
class Firm:
    """A company to screen, as it was given."""

    given: str
    line: int | None = None
    names: tuple[str, ...] = ()
    address: str = ""
    country: str | None = None
    numbers: tuple[str, ...] = ()

    @cached_property
    def stems(self) -> dict[str, str]:
        """Name as it is compared → as written, former and other names in a cell among them."""
        every = [name for written in self.names for name in (written, *other_names(written))]
        found = ((party_name(name), name) for name in every)
        return {name.stem: written for name, written in found if name}


@kept()
def screen_companies(case: CaseFolder, names: Iterable[str] = (), *, file: Path | None = None) -> Table:
    """Screen names of companies, or the rows of a file with their addresses, countries and numbers.

    One row per company and company of the case that fits, the strongest first; one row where none fits. The verdicts:

    hit             one number of both is equal, or their names and street addresses are
    possible        names equal, without legal forms, and the countries do not contradict it
    similar         names alike (`score`), and the countries do not contradict it
    homonym         names equal in other countries
    not screened    no name that can be compared and no number
    no hit          nothing found by anything that was given

    What is held of a company is a lead: a listed vessel that it owns or operates, now or formerly, a measure, refused
    goods. Raises `InputError` for a file without a column of names or numbers.
    """
    firms, read = [Firm(name, names=(name,)) for name in names], ""
    if file is not None:
        more, read = _of_file(file)
        firms += more
    if not firms:
        raise UsageError("nothing to screen", hint="Give names or a file.")
    with case.read() as connection:
        check_built(connection, case)
        adverse = adverse_companies(connection)
    near = _near(firms, adverse)
    answers = [_judged(firm, [adverse[place] for place in near[at]]) for at, firm in enumerate(firms)]
    rows = [(firm.line, firm.given, *row) for firm, found in zip(firms, answers, strict=True) for row in found]
    verdicts = [found[0][0] for found in answers]
    counts = ", ".join(f"{verdicts.count(one):,} {one}" for one in VERDICTS if one in verdicts)
    against = f"against {len(adverse):,} companies with a listed vessel, a measure or refused goods"
    return Table(
        "Screening of companies",
        ("line", "screened", "verdict", "score", "name", "held", "reasons", "company", "records", "where"),
        rows,
        note="\n".join(filter(None, [f"{len(firms):,} screened {against}: {counts}", read])),
        hidden=frozenset({"records", *(("line",) if file is None else ("where",))}),
    )


def _near(firms: Sequence[Firm], adverse: Sequence[Adverse]) -> list[list[int]]:
    """Of each firm the companies that may be it: by a number, an equal name or one that is alike."""
    by_number: defaultdict[str, list[int]] = defaultdict(list)
    by_stem: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(adverse):
        for number in one.bare_numbers:
            by_number[number].append(place)
        for stem in sorted(one.stems):
            by_stem[stem].append(place)
    alike = _alike({stem for firm in firms for stem in firm.stems}, sorted(by_stem))
    found = []
    for firm in firms:
        stems = {other for stem in firm.stems for other in (stem, *alike.get(stem, ()))}
        places = {place for stem in stems for place in by_stem.get(stem, ())}
        places |= {place for number in firm.numbers for place in by_number.get(bare_number(number), ())}
        found.append(sorted(places))
    return found


def _alike(stems: Iterable[str], others: Sequence[str]) -> dict[str, list[str]]:
    """Each name → those that are alike, whatever the order of their words."""
    from rapidfuzz import fuzz
    from rapidfuzz.process import extract

    ordered = {other: " ".join(sorted(other.split())) for other in others if len(other) >= _LEAST}
    return {
        stem: [name for _, score, name in extract(" ".join(sorted(stem.split())), ordered, scorer=fuzz.ratio,
                                                  score_cutoff=100 * _ALIKE, limit=10)]
        for stem in sorted(stems)
        if len(stem) >= _LEAST
    }  # fmt: skip


def _judged(firm: Firm, near: Sequence[Adverse]) -> list[tuple[object, ...]]:
    rows = [(*_verdict(firm, one), one) for one in near]
    rows.sort(key=lambda row: (VERDICTS.index(row[0]), -(row[1] or 0), row[3].name, row[3].company))
    if not rows:
        usable = firm.stems or any(map(bare_number, firm.numbers))
        why = "none by its name or numbers" if usable else "no name that can be compared and no number"
        return [("no hit" if usable else "not screened", None, "", [], [why], None, [], [])]
    return [
        (verdict, score, one.name, list(one.concerns), reasons, one.company, list(one.records), list(one.where))
        for verdict, score, reasons, one in rows
    ]


def _verdict(firm: Firm, one: Adverse) -> tuple[str, float | None, list[str]]:
    from rapidfuzz import fuzz

    numbers = [one.bare_numbers[bare] for bare in map(bare_number, firm.numbers) if bare in one.bare_numbers]
    same = sorted(firm.stems.keys() & one.stems)
    key = address_key(firm.address) if has_street_or_box(firm.address) else ""
    apart = bool(firm.country and one.countries and firm.country not in one.countries)
    reasons = [f"number equal: {number}" for number in numbers]
    reasons += [f"name equal: {firm.stems[same[0]]}"] if same else []
    reasons += [f"address equal: {firm.address}"] if key and key in one.address_keys else []
    reasons += [f"countries differ: {firm.country} here, {', '.join(sorted(one.countries))} there"] if apart else []
    if numbers or (same and key and key in one.address_keys):
        return "hit", 1.0 if same else None, reasons
    if same:
        return "homonym" if apart else "possible", 1.0, reasons
    pairs = [(fuzz.token_sort_ratio(mine, theirs) / 100, mine, theirs) for mine in firm.stems for theirs in one.stems]
    score, mine, theirs = max(pairs)
    reasons.insert(0, f"names alike: {firm.stems[mine]} / {theirs}")
    return "no hit" if apart else "similar", round(score, 3), reasons


def _of_file(path: Path) -> tuple[list[Firm], str]:
    """The companies of a CSV file by the words of its header, or of a .txt; which column was read as what."""
    header, rows = rows_of(path)
    if header is None:
        return [Firm(cells[0], line, names=(cells[0],)) for line, cells in rows], ""
    columns: defaultdict[str, list[int]] = defaultdict(list)
    for place, label in enumerate(header):
        words = re.sub(r"[\W_]+", " ", label).lower()
        kind = next((kind for kind, word in _COLUMNS.items() if word.search(words)), None)
        if kind and not (kind == "name" and _OTHERS.search(words)):
            columns[kind].append(place)
    if not (columns["name"] or columns["number"]):
        raise InputError(
            f"{path.name}: no column of names or numbers of companies in the header: {', '.join(header)}",
            hint="Name a column `Name`, others `Address`, `Country`, `EIN`, `Tax number`; or give a .txt of names.",
        )
    firms = [_firm(line, cells, columns) for line, cells in rows if any(cell.strip() for cell in cells)]
    said = "; ".join(
        f"{', '.join(header[place] for place in places)} as {kind}" for kind, places in columns.items() if places
    )
    return firms, f"read by the words of its header: {said}"


def _firm(line: int, cells: Sequence[str], columns: Mapping[str, Sequence[int]]) -> Firm:
    def of(kind: str) -> list[str]:
        return [cells[place].strip() for place in columns.get(kind, ()) if place < len(cells) and cells[place].strip()]

    names, numbers = of("name"), of("number")
    country = next((code for code in map(flag, of("country")) if code), None)
    return Firm("; ".join(names or numbers), line, tuple(names), ", ".join(of("address")), country, tuple(numbers))

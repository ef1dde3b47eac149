"""Which words and numbers of invented records name somebody or something: found by reading the records.

A case of the records says what stands in their columns of names, addresses and numbers (`Known.of`); `Marker` then
finds these in the files themselves, however they are laid out, and puts one private character in the place of each, so
that a copy of a file is made by one `str.translate`. Words that mean something (legal forms, trades, kinds of vessels,
ports, countries, goods), headers and the names of fields stay as they are.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from catchgraph.reference.tables import read_table

#: Columns of `read.*` that hold names and addresses, and those that hold numbers of somebody or something.
NAMES = ("name", "names", "former_names", "previous_names", "other_names", "spellings", "address", "target_as_written")
NAMED = ("party_mention", "vessel_mention", "named_vessel", "broadcast", "identity", "registration", "listing")
NUMBERS = ("number", "number_written", "numbers", "other_numbers", "imo", "imo_written", "other_imos", "mmsi", "mmsis",
           "bill", "master", "entry", "container", "containers", "permit", "licence", "invoice", "bond", "seals",
           "registration_number", "registration_numbers", "register_number", "register_numbers", "plant_number",
           "store_number", "firm_number", "reference_number", "in_transit_number", "importer_number", "exporter_number",
           "consignee_number", "declarant_number", "identifier", "gs1")  # fmt: skip
CALL_SIGNS = ("call_sign", "call_signs", "other_call_signs")
#: Columns of places, of goods and gear, and others whose words mean something in a name, too.
PLACES = ("port", "place", "landed_at", "lading_port", "unlading_port", "landing_port", "departure_place",
          "unloading_place", "destination_port", "receipt_place", "office_name")  # fmt: skip
GOODS = ("gear", "vessel_type", "form", "scientific_name", "description", "product_name")
MEANING = ("status", "authority", "source", "program", "register")
#: Tables of words that a name may hold without being anybody's, and of those that are its own where it has no other.
MEANT = ("address_words", "agent_addresses", "alias_words", "business_words", "countries", "legal_forms",
         "native_forms", "number_words", "party_placeholders", "premises", "product_words", "provinces", "trade_words",
         "us_states", "vessel_prefixes", "blanks", "handler_words", "name_words", "vessel_name_words")  # fmt: skip
LOOSE = ("answers", "name_signs")
PORTS = ("ports", "port_aliases", "us_ports")
MONTHS = frozenset(["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"])
ROMAN = frozenset(["III", "VII", "VIII", "XII", "XIII"])

WORD = re.compile(r"[^\W\d_]{3,}")
_RUN = re.compile(r"(?<![\d.])\d{6,}(?!\d)")
_UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}\b", re.IGNORECASE)
_ENTRY = re.compile(r"(?:(?<=10A)|(?<![A-Z0-9]))[A-Z]{3}[- ]{0,2}\d{7}[- ]?\d(?!\d)")
_CONTAINER = re.compile(r"(?<![A-Z])[A-Z]{3}[UJZ][- ]?0*\d{6}[- ]?\d(?!\d)")
_SIGN = re.compile(r"(?<![A-Z0-9])[A-Z0-9]{4,7}(?![A-Z0-9])")
_URN = re.compile(r"urn:gdst:([a-z]+)\.example")
_QUOTED = re.compile(r'"([^"\\\n]+)"')
_MAKER = re.compile(r"\b[A-Z]{5,9}\d{0,4}[A-Z]{3}\b")
_BOX = re.compile(r"\bP\.?O\.? BOX \d+", re.IGNORECASE)
_CELL = re.compile(r"(?<![^,\n])\d{3,5}(?=[,\r\n]|\Z)")
_FRAME = re.compile(r'("[^"\n]*"\s*:|<[^>]*>)')
#: The first of the private characters, one for each name or number.
FIRST = 0xF0000


def folded(text: str) -> str:
    """In capitals without marks."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.upper()) if not unicodedata.combining(c))


def bare(text: str) -> str:
    """Letters and digits alone."""
    return "".join(c for c in text.upper() if c.isalnum())


@dataclass(frozen=True)
class Known:
    """What names somebody: words, and numbers by kind.

    `runs`: six digits and more in a row; `short`: fewer, alone in a cell; `serials`: letters and digits, without signs;
    `shapes`: how letters and digits follow one another there; `signs`: call signs; `ids`: of files of JSON; `makers`:
    codes of manufacturers. `meant`: words that are nobody's.
    """

    words: frozenset[str]
    meant: frozenset[str]
    runs: frozenset[str]
    short: frozenset[str]
    serials: frozenset[str]
    signs: frozenset[str]
    ids: frozenset[str]
    makers: frozenset[str]
    shapes: frozenset[tuple[tuple[str, int], ...]]

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection, texts: Iterable[str], ids: Iterable[str]) -> Known:
        """From a case of the records, their texts, and what their files of JSON call things."""
        texts, ids = list(texts), set(ids)
        names = _values(connection, NAMES, NAMED)
        precise = connection.execute("SELECT DISTINCT address FROM read.party_mention WHERE address_precise").fetchall()
        hosts = {host.upper() for text in texts for host in _URN.findall(text)}
        named = _words([*names, *(address for (address,) in precise)]) | hosts
        places = _words(_values(connection, PLACES, ()))
        meant = _reference(MEANT) | MONTHS | ROMAN | (places & _reference(PORTS))
        goods = _words(_values(connection, GOODS, ())) - meant
        loose = _words(_values(connection, MEANING, ())) | _reference(LOOSE) | places
        own = {part for word in named for part in _parts(word, named)} - meant | hosts
        own |= {near for word in named - meant - goods for near in _misspelt(word, goods & named)}
        meant |= goods - own
        own |= _without_other([*names, *(address for (address,) in precise)], meant, loose - own)
        meant = (meant | loose) - own
        numbers = {*_values(connection, NUMBERS, ()), *_identifiers(texts)}
        signs = {bare(sign) for sign in _values(connection, CALL_SIGNS, ())}
        makers = {code for code in _values(connection, ("manufacturer_id",), ()) if re.search(r"[A-Z]{5}\d", code)}
        runs = {run.lstrip("0") or run for number in numbers for run in re.findall(r"\d{6,}", number)}
        serials = {bare(each) for each in map(_said, numbers) if _is_serial(each)}
        short = {each for each in numbers if re.fullmatch(r"\d{5}", each)}
        short |= {n for each in numbers for n in re.findall(r"^approval number: [A-Z]{3} (\d{3,5})$", each)}
        last = {each.rpartition("/")[2] for each in ids}
        sets = (named - meant, meant, runs, short, serials - signs - makers, signs, {*ids, *last}, makers)
        return cls(*map(frozenset, sets), shapes=frozenset(map(_runs, map(_said, filter(_is_serial, numbers)))))


def _values(connection: duckdb.DuckDBPyConnection, columns: Iterable[str], tables: Iterable[str]) -> set[str]:
    found = connection.execute(
        "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'read' "
        "AND list_contains(?, column_name) AND data_type IN ('VARCHAR', 'VARCHAR[]')",
        [list(columns)],
    ).fetchall()
    values: set[str] = set()
    for table, column, kind in found:
        if not tables or table in tables:
            what = f'unnest("{column}")' if kind == "VARCHAR[]" else f'"{column}"'
            rows = connection.execute(f'SELECT DISTINCT {what} FROM read."{table}"').fetchall()
            values.update(value for (value,) in rows if value)
    return values


def _words(values: Iterable[str]) -> set[str]:
    return {folded(word) for value in values for word in WORD.findall(value)}


@cache
def _reference(tables: tuple[str, ...]) -> frozenset[str]:
    cells = (cell for name in tables for row in read_table(name) for cell in row.values())
    return frozenset(folded(word) for cell in cells for word in WORD.findall(cell or ""))


def _without_other(names: Iterable[str], meant: Set[str], loose: Set[str]) -> set[str]:
    """Of names in which every word means something, the longest that might be the name's own."""
    own: set[str] = set()
    for name in names:
        words = [folded(word) for word in WORD.findall(name)]
        able = [word for word in words if word in loose and word not in meant]
        if able and all(word in meant or word in loose for word in words):
            own.add(max(able, key=lambda word: (len(word), word)))
    return own


def _misspelt(word: str, words: Set[str]) -> Iterator[str]:
    """Words of five letters and more that are one letter away."""
    if len(word) >= 5:
        shorter = {word[:place] + word[place + 1 :] for place in range(len(word))}
        for other in words:
            if abs(len(other) - len(word)) <= 1 and len(other) >= 5 and other != word:
                less = {other[:place] + other[place + 1 :] for place in range(len(other))}
                if other in shorter or word in less or shorter & less:
                    yield other


def _parts(word: str, named: set[str]) -> Iterator[str]:
    """The two names of which a word is made (SABLEMERIDIAN): they are renamed alike."""
    cuts = range(3, len(word) - 2) if len(word) >= 8 else ()
    yield from (part for cut in cuts if {word[:cut], word[cut:]} <= named for part in (word[:cut], word[cut:]))


def _identifiers(texts: Iterable[str]) -> Iterator[str]:
    """Numbers by which the tables of a manifest belong together."""
    for text in texts:
        if text.lstrip("\ufeff").startswith("identifier,"):
            yield from (line.partition(",")[0] for line in text.splitlines()[1:])


def _said(number: str) -> str:
    """A number without what says what it is (`MYS customs number: MY-4401`)."""
    return number.rpartition(": ")[2]


def _is_serial(number: str) -> bool:
    """Letters and a few digits: what has six of them in a row is known by these, and an entry by its own rule."""
    parts = re.search(r"[A-Z]", number) and re.search(r"\d", number) and not re.search(r"\d{6}", number)
    return bool(parts) and 4 <= len(bare(number)) <= 24 and number.isascii() and ":" not in number


@dataclass
class Marker:
    """Puts a private character in the place of each name and number; `slots` has its kind and its text."""

    known: Known
    slots: list[tuple[str, str]] = field(default_factory=list)
    _place: dict[tuple[str, str], str] = field(default_factory=dict)
    _shapes: list[re.Pattern[str]] = field(init=False)

    def __post_init__(self) -> None:
        self._shapes = list(_patterns(self.known.shapes))

    def __call__(self, text: str, kind: str = "") -> str:
        """The text with its marks. `kind`: the end of its file's name; what JSON quotes may be an id of its own."""
        if kind in ("json", "jsonld", "xml"):
            parts = _FRAME.split(text)
            return "".join(each if place % 2 else self._text(each, kind) for place, each in enumerate(parts))
        if kind == "csv":
            header, line, rest = text.partition("\n")
            return header + line + self._text(rest, kind)
        return self._text(text, kind)

    def _text(self, rest: str, kind: str) -> str:
        known = self.known
        if kind == "json":
            rest = _QUOTED.sub(self._if("id", lambda found: found.strip('"').partition(".")[0] in known.ids), rest)
        rest = _UUID.sub(self._if("uuid", lambda _: True), rest)
        rest = _ENTRY.sub(self._if("entry", self._is_entry), rest)
        rest = _CONTAINER.sub(self._if("container", lambda found: bare(found)[-7:] in known.runs), rest)
        rest = _SIGN.sub(self._if("sign", lambda found: found in known.signs), rest)
        rest = _MAKER.sub(self._if("maker", lambda found: found in known.makers), rest)
        for shape in self._shapes:
            rest = shape.sub(self._if("serial", lambda found: bare(found) in known.serials), rest)
        rest = _BOX.sub(self._if("serial", lambda _: True), rest)
        rest = _RUN.sub(self._if("run", lambda found: (found.lstrip("0") or found) in known.runs), rest)
        rest = _CELL.sub(self._if("short", lambda found: found in known.short), rest)
        return WORD.sub(self._if("word", lambda found: folded(found) in known.words), rest)

    def _if(self, kind: str, meant: Callable[[str], bool]) -> Callable[[re.Match[str]], str]:
        def mark(found: re.Match[str]) -> str:
            return self._mark(kind, found[0]) if meant(found[0]) else found[0]

        return mark

    def _mark(self, kind: str, text: str) -> str:
        if (kind, text) not in self._place:
            self._place[kind, text] = chr(FIRST + len(self.slots))
            self.slots.append((kind, text))
        return self._place[kind, text]

    def _is_entry(self, found: str) -> bool:
        return bare(found)[3:10] in self.known.runs


def _runs(serial: str) -> tuple[tuple[str, int], ...]:
    """How letters and digits follow one another."""
    return tuple(("[A-Z]" if run[0].isalpha() else r"\d", len(run)) for run in re.findall(r"[A-Z]+|\d+", serial))


def _patterns(shapes: Iterable[tuple[tuple[str, int], ...]]) -> Iterator[re.Pattern[str]]:
    """Serial numbers of each such arrangement, the longest first; signs may part them."""
    for shape in sorted(shapes, key=lambda shape: (-sum(n for _, n in shape), shape)):
        text = "[-./ \u2010-\u2013]?".join(sign + f"(?:[-\u2010-\u2013]?{sign})" * (n - 1) for sign, n in shape)
        yield re.compile(rf"(?<![A-Z0-9]){text}(?![A-Z0-9])")


def ids_of(document: Any, inside: bool = True) -> Iterator[str]:
    """What a file of JSON calls its own things: values of `id` and `page`, but those of places."""
    if isinstance(document, list):
        for each in document:
            yield from ids_of(each, inside)
    elif isinstance(document, dict):
        for key, value in document.items():
            if key in ("id", "visitId", "page") and isinstance(value, str) and ":" not in value and inside:
                yield value.partition(".")[0]
            yield from ids_of(value, inside and "nchorage" not in key)


@dataclass(frozen=True)
class Text:
    """A file's text, unpacked where it is packed, and how it was written."""

    text: str
    encoding: str
    packed: bool

    @classmethod
    def of(cls, path: Path) -> Text:
        """As the file has it: UTF-8, or else Latin."""
        packed = path.suffix == ".gz"
        content = gzip.decompress(path.read_bytes()) if packed else path.read_bytes()
        try:
            return cls(content.decode("utf-8"), "utf-8", packed)
        except UnicodeDecodeError:
            return cls(content.decode("latin-1"), "latin-1", packed)

    def write(self, path: Path, text: str) -> None:
        """Another text in the same way."""
        path.parent.mkdir(parents=True, exist_ok=True)
        content = text.encode(self.encoding)
        path.write_bytes(gzip.compress(content, mtime=0) if self.packed else content)

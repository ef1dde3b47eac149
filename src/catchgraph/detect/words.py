"""The words of a query, read without a store: what its variables are, which properties it asks, what it returns.

Read by its words and not by a grammar: a variable that is given anew by `AS` or `IN` is not followed, and nothing is
said of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from catchgraph.model.properties import Property
from catchgraph.model.schema import NODES, RELATIONSHIPS

#: Texts, names in backticks and comments, in which nothing is a word of the query.
_QUOTED = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
#: `(v:Vessel`, `[o:OWNS|OPERATES*1..3`: a variable, if there is one, and what it is.
_NAMED = re.compile(r"[(\[]\s*(?P<variable>\w*)\s*:\s*(?P<kinds>[\w|:!&\s]+)")
#: The same with what stands in braces behind it: `{name: $name}`.
_BRACES = re.compile(r"[(\[]\s*(?P<variable>\w*)\s*(?::\s*(?P<kinds>[\w|:!&\s*.]+?))?\s*\{(?P<inside>[^{}]*)\}")
_KEY = re.compile(r"(?P<key>\w+)\s*:")
_ASKED = re.compile(r"(?<![\w.$])(?P<variable>[A-Za-z_]\w*)\.(?P<property>[A-Za-z_]\w*)(?!\s*\()")
_GIVEN = re.compile(r"\bAS\s+(\w+)|\b(\w+)\s+IN\b|\b(\w+)\s*=\s*\(|\breduce\s*\(\s*(\w+)", re.IGNORECASE)
_OPERATOR = r"(?:=~|<>|<=|>=|=|<|>|IN\b|STARTS\s+WITH\b|ENDS\s+WITH\b|CONTAINS\b)"


def _declared(*, graph: bool) -> dict[str, tuple[Property, ...]]:
    every = {kind.label: kind.properties for kind in NODES} | {kind.type: kind.properties for kind in RELATIONSHIPS}
    return {name: tuple(prop for prop in each if prop.graph is graph) for name, each in every.items()}


#: Label or type → what the graph has of it, and what stays in the case.
_KINDS, _KEPT = _declared(graph=True), _declared(graph=False)


@dataclass(frozen=True, slots=True)
class Words:
    """A query's text without quotes and comments, and the kinds (labels, types) that its variables are stated to be."""

    text: str
    kinds: dict[str, set[str]]
    given: set[str] = field(default_factory=set)

    def properties(self, variable: str) -> dict[str, Property] | None:
        """What a variable may be asked, by name; nothing where that cannot be told."""
        stated = self.kinds.get(variable, set())
        if variable in self.given or variable not in self.kinds or not stated <= _KINDS.keys():
            return None
        every = stated or _KINDS.keys()
        return {prop.name: prop for kind in sorted(every) for prop in _KINDS[kind]}

    def asked(self) -> Iterator[tuple[str, str]]:
        """(variable, property) of every property that is asked, in `v.name` and in `(v:Vessel {name: …})`."""
        for match in _ASKED.finditer(self.text):
            yield match["variable"], match["property"]
        for match in _BRACES.finditer(self.text):
            for key in _KEY.finditer(match["inside"]):
                yield _called(match), key["key"]


def _called(match: re.Match[str]) -> str:
    """The variable of a pattern; what it is called where it has none, such as `:Vessel`."""
    return match["variable"] or ":" + "|".join(re.findall(r"[A-Za-z_]\w*", match["kinds"] or ""))


def words_of(cypher: str) -> Words:
    """The words of a query."""
    text = _QUOTED.sub("''", cypher)
    kinds: dict[str, set[str]] = {}
    for match in _NAMED.finditer(text):
        kinds.setdefault(_called(match), set()).update(re.findall(r"[A-Za-z_]\w*", match["kinds"]))
    for match in re.finditer(r"[(\[]\s*(\w+)\s*[)\]{]", text):
        # A function's argument looks so, too: `count(v)`.
        if not re.search(r"(?<!MATCH)\w$", text[: match.start()], re.IGNORECASE):
            kinds.setdefault(match[1], set())
    given = {name for match in _GIVEN.finditer(text) for name in match.groups() if name}
    return Words(text, kinds, given)


def unknown_kinds(cypher: str) -> list[str]:
    """Labels and types that a query names and the model lacks, in order, each once."""
    text = _QUOTED.sub("''", cypher)
    named = (word for match in _NAMED.finditer(text) for word in re.findall(r"[A-Za-z_]\w*", match["kinds"]))
    return list(dict.fromkeys(word for word in named if word not in _KINDS))


def unknown_properties(cypher: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """(kinds, property, what there is) of every property that none of a variable's kinds has, in order, each once."""
    return [(kinds, name, known) for kinds, name, known, kept in _lacking(cypher) if not kept]


def kept_properties(cypher: str) -> list[tuple[str, str]]:
    """(kinds, property) of every property that the variable's kinds have in the case alone, in order, each once."""
    return [(kinds, name) for kinds, name, _, kept in _lacking(cypher) if kept]


def _lacking(cypher: str) -> list[tuple[str, str, tuple[str, ...], bool]]:
    words = words_of(cypher)
    found: dict[tuple[str, str], tuple[tuple[str, ...], bool]] = {}
    for variable, name in words.asked():
        known = words.properties(variable)
        if known is not None and name not in known:
            stated = words.kinds[variable]
            kinds = " or ".join(sorted(stated)) or "node and no relationship"
            kept = any(prop.name == name for kind in stated or _KEPT for prop in _KEPT[kind])
            found[kinds, name] = (tuple(known) if stated else (), kept)
    return [(*asked, *what) for asked, what in found.items()]


def parameter_types(cypher: str) -> dict[str, str]:
    """Types (`str`, `int`, `float`, `bool`, `date`) of parameters by the property each is compared with.

    A parameter that is compared with none, or with properties of several types, is left out.
    """
    words = words_of(cypher)
    types: dict[str, set[str]] = {}
    for variable, name, parameter in _compared(words.text):
        prop = (words.properties(variable) or {}).get(name)
        types.setdefault(parameter, set()).add(_simple(prop.type) if prop else "")
    return {name: found.pop() for name, found in types.items() if len(found) == 1 and "" not in found}


def _compared(text: str) -> Iterator[tuple[str, str, str]]:
    """(variable, property, parameter) of every comparison."""
    asked = r"\b(?P<variable>[A-Za-z_]\w*)\.(?P<property>\w+)\)?"
    for pattern in (rf"{asked}\s*{_OPERATOR}\s*\$(?P<given>\w+)", rf"\$(?P<given>\w+)\s*{_OPERATOR}\s*{asked}"):
        for match in re.finditer(pattern, text, re.IGNORECASE):
            yield match["variable"], match["property"], match["given"]
    for match in _BRACES.finditer(text):
        for pair in re.finditer(r"(\w+)\s*:\s*\$(\w+)", match["inside"]):
            yield _called(match), pair[1], pair[2]


def _simple(type_: str) -> str:
    plain = type_.removeprefix("list[").removesuffix("]")
    return "date" if plain == "datetime" else plain


def returned(cypher: str) -> tuple[str, ...]:
    """Names of the columns that a query's last RETURN gives; none where they cannot be told (`RETURN *`)."""
    masked = _QUOTED.sub(lambda match: " " * len(match[0]), cypher)
    starts = [match.end() for match in re.finditer(r"\bRETURN\b(?:\s+DISTINCT\b)?", masked, re.IGNORECASE)]
    if not starts:
        return ()
    end = re.search(r"\b(?:ORDER\s+BY|SKIP|LIMIT|UNION)\b|;|\}\s*$", masked[starts[-1] :], re.IGNORECASE)
    stop = starts[-1] + end.start() if end else len(cypher)
    names = tuple(_column(cypher[a:b], masked[a:b]) for a, b in _items(masked, starts[-1], stop))
    return () if "*" in names or not all(names) else names


def _items(masked: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    depth, begun = 0, start
    for at in range(start, stop):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(masked[at], 0)
        if masked[at] == "," and not depth:
            yield begun, at
            begun = at + 1
    yield begun, stop


def _column(text: str, masked: str) -> str:
    alias = re.search(r"\bAS\s+(?P<name>`[^`]+`|\w+)\s*$", text, re.IGNORECASE)
    if alias and masked[alias.start() : alias.start() + 2].upper() == "AS":
        return alias["name"].strip("`")
    return text.strip()

"""One form of what JSON and XML say of an event: names without prefix, texts, lists where names repeat.

    {"type": "ObjectEvent", "action": "ADD", "quantityList": [{"epcClass": "urn:…", "quantity": "9876.0"}], …}

EPCIS 1.2 puts what later versions added into elements `extension` and `baseExtension`: they are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from catchgraph.read.xml_elements import local

#: A text, a list of nodes, or nodes by name.
Tree = Mapping[str, Any]

_THROUGH = frozenset({"extension", "baseExtension"})
_PREFIX = re.compile(r".*[:#/}]", re.DOTALL)


def of_json(value: object) -> Any:
    """The tree of a JSON value; contexts of JSON-LD are left out."""
    if isinstance(value, dict):
        if "@value" in value:
            return of_json(value["@value"])
        found: dict[str, Any] = {}
        for key, inside in value.items():
            if key != "@context":
                found.setdefault(bare_name(key.removeprefix("@")), of_json(inside))
        return found
    if isinstance(value, list):
        return [of_json(each) for each in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def of_xml(element: Any) -> Any:
    """The tree of an element of XML; of one with attributes and a text both: these, and the text under its own name."""
    found: dict[str, Any] = {}
    text = (element.text or "").strip()
    for inside in element.iterchildren("*"):
        _add(found, inside)
    attributes = {local(key): value for key, value in element.attrib.items() if not key.startswith("{")}
    if not found and not attributes:
        return text
    if not found and text:
        found[local(element.tag)] = text
    return {**attributes, **found}


def _add(found: dict[str, Any], element: Any) -> None:
    name = local(element.tag)
    if name in _THROUGH:
        for inside in element.iterchildren("*"):
            _add(found, inside)
        return
    value = of_xml(element)
    if name not in found:
        found[name] = value
    elif isinstance(found[name], list):
        found[name].append(value)
    else:
        found[name] = [found[name], value]


# The same few names stand in every event.
@lru_cache(maxsize=1 << 14)
def bare_name(name: str) -> str:
    """A name without its prefix: `cbvmda:lotNumber`, `urn:epcglobal:cbv:mda#name`, `https://gs1.org/voc/Party`."""
    return _PREFIX.sub("", name) or name


def every(tree: Any, path: str) -> Iterator[Any]:
    """Every node at a path (`ilmd/certificationList/certification`), lists taken apart."""
    name, _, rest = path.partition("/")
    inside = tree.get(name) if isinstance(tree, dict) else None
    for each in inside if isinstance(inside, list) else [] if inside is None else [inside]:
        if rest:
            yield from every(each, rest)
        else:
            yield each


def texts(tree: Any, path: str) -> list[str]:
    """Every text at a path that is not blank."""
    return [text for node in every(tree, path) if (text := text_of(node))]


def text(tree: Any, *paths: str) -> str:
    """The first text at the first of several paths that has one."""
    for path in paths:
        node = tree
        for name in _steps(path):
            if isinstance(node, list):
                break
            node = node.get(name) if isinstance(node, dict) else None
        # Only where a name repeats on the way there may be more than one.
        found = next(iter(texts(tree, path)), "") if isinstance(node, list) else text_of(node)
        if found:
            return found
    return ""


@lru_cache(maxsize=1 << 10)
def _steps(path: str) -> tuple[str, ...]:
    return tuple(path.split("/"))


def text_of(node: Any) -> str:
    """The text of a node; of one that is only named, its `id`."""
    if isinstance(node, dict):
        node = node.get("id", "")
    return node.strip() if isinstance(node, str) else ""


def members(tree: Any, name: str, member: str) -> list[tuple[str, Any]]:
    """What a list holds, each with its part: in JSON the list itself, in XML elements `member` within it."""
    found: list[Any] = []
    for node in every(tree, name):
        # In JSON a member may have its name inside, too, beside its type.
        holds = isinstance(node, dict) and member in node and "type" not in node
        found += every(node, member) if holds else [node] if node else []
    return [(f"{name}[{number}]", node) for number, node in enumerate(found, 1)]

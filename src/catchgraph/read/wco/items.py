"""Items of a declaration of the WCO Data Model as lines of goods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any

from catchgraph.read.document.declared import Attached, citations, say_weights
from catchgraph.read.document.elements import Place, each, text, written
from catchgraph.read.document.form import Line, Written
from catchgraph.read.format import Said
from catchgraph.read.wco import paths

#: Kinds of codes that are of goods: combined nomenclature, national tariff, harmonised system.
_OF_GOODS = ("TSP", "SRZ", "HS")
_SHORTEST = 4


def line_of(item: Any, part: str, country: str, row: int, said: Said, unknown: dict[str, None]) -> Line:
    """A line; `country` (ISO3): whose tariff its code is of; `unknown` collects kinds of papers that are not read."""
    net, gross = paths.MEASURES["net_kg"], paths.MEASURES["gross_kg"]
    if text(item, f"{net}/@unitCode") == text(item, f"{gross}/@unitCode"):
        say_weights(text(item, net), text(item, gross), net, row, said, part)
    basis = next((basis for basis, path in paths.AMOUNTS.items() if text(item, path)), None)
    texts: dict[str, Written | Sequence[Written]] = {
        **{name: [written(item, path, within=paths.GOODS) for path in several] for name, several in paths.LINE.items()},
        **{name: written(item, path, f"{path}/@unitCode", paths.GOODS) for name, path in paths.MEASURES.items()},
        "hs": _code(item),
        "procedure": Written(_procedures(item), f"{paths.GOODS}/{paths.PROCEDURE}"),
        "packages": _packages(item),
        "marks": [Written(text(one, "."), paths.MARKS) for _, one in each(item, paths.MARKS)],
    }
    unit = text(item, f"{paths.MEASURES['quantity']}/@unitCode")
    if unit:
        texts["unit"] = Written(unit, paths.MEASURES["quantity"])
    if basis:
        path = paths.AMOUNTS[basis]
        texts["value"] = written(item, path, f"{path}/@currencyID", paths.GOODS)
    return Line(
        key=(part,),
        part=part,
        texts=texts,
        values={"hs_country": country or None, "value_basis": basis},
        citations=list(citations(attached(item, within=part, place=partial(said.place, row)), unknown)),
    )


def attached(element: Any, below: str = "", within: str = "", place: Place | None = None) -> Iterator[Attached]:
    """Papers that a declaration, its shipment or an item attaches, and those that it follows.

    A category and three digits are a code (`C` 673); the code of a previous document has the category of its list
    (`Z`, `Y`), that of a transport contract none: both are of transport and invoices (`N` 705).
    """
    for name in paths.DOCUMENTS:
        for part, paper in each(element, "/".join(filter(None, (below, name))), within, place):
            category, kind, number = (written(paper, path, within=name) for path in paths.DOCUMENT)
            other = name != paths.DOCUMENTS[0] and kind.text.isdigit()
            yield Attached(f"{'N' if other else category.text}{kind.text}", number, part=part)


def _code(item: Any) -> Written:
    """The code of the goods: of a kind that is one, else the first that is long enough."""
    found = [(text(one, paths.CODE), text(one, paths.CODE_KIND).upper()) for _, one in each(item, paths.CLASSIFICATION)]
    known = (code for code, kind in found if kind in _OF_GOODS)
    other = (code for code, kind in found if not kind and len(code) >= _SHORTEST)
    return Written(next(chain(known, other), ""), f"{paths.GOODS}/{paths.CLASSIFICATION}")


def _procedures(item: Any) -> str:
    """Requested and previous procedure as one code, then further ones: `1040 000`."""
    found = (text(one, "CurrentCode") + text(one, "PreviousCode") for _, one in each(item, paths.PROCEDURE))
    return " ".join(filter(None, found))


def _packages(item: Any) -> Written:
    """The packages of an item, of all kinds."""
    found = [text(one, ".") for _, one in each(item, paths.PACKAGES)]
    whole = len(found) > 1 and all(one.isascii() and one.isdigit() and len(one) < 10 for one in found)
    return Written(str(sum(map(int, found))) if whole else "".join(found[:1]), f"{paths.GOODS}/{paths.PACKAGES}")

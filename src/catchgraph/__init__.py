"""Leads on seafood fraud and IUU fishing in vessel, trade and at-sea records, each traced to the row it rests on.

The verbs of the command line, with DataFrames and networkx graphs out:

    import catchgraph
    case = catchgraph.open_case("dolphin", create=True)
    catchgraph.run(case, ["register.csv", "iuu-list.csv", "encounters.csv"])
    catchgraph.show(case, "SABLE MERIDIAN").section("Listings").frame()
    catchgraph.expand(case, "SABLE MERIDIAN", depth=2).graph()

What is in `__all__` stays; the rest may move. Nothing heavy is imported before it is used.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from catchgraph import errors
    from catchgraph.answers import (
        balance,
        common,
        communities,
        compare,
        diff,
        draw,
        expand,
        findings,
        fleet,
        link,
        rank,
        show,
        timeline,
        trace,
        trade,
    )
    from catchgraph.rulings import (
        explain,
        history,
        judge,
        note,
        notes,
        pin,
        set_status,
        tag,
    )
    from catchgraph.verbs import (
        build,
        detect,
        forget,
        handling,
        load,
        open_case,
        queries,
        query,
        records,
        resolve,
        run,
        screen,
        verify,
    )

    __version__: str

__all__ = [
    "balance",
    "build",
    "common",
    "communities",
    "compare",
    "detect",
    "diff",
    "draw",
    "errors",
    "expand",
    "explain",
    "findings",
    "fleet",
    "forget",
    "handling",
    "history",
    "judge",
    "link",
    "load",
    "note",
    "notes",
    "open_case",
    "pin",
    "queries",
    "query",
    "rank",
    "records",
    "resolve",
    "run",
    "screen",
    "set_status",
    "show",
    "tag",
    "timeline",
    "trace",
    "trade",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("catchgraph")
    if name not in __all__:
        raise AttributeError(f"module 'catchgraph' has no attribute {name!r}")
    from importlib import import_module

    found = import_module("catchgraph.errors") if name == "errors" else getattr(import_module("catchgraph.verbs"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])


class _Verb(ModuleType):
    """A subpackage that is also a verb: `catchgraph.detect(case)` beside `from catchgraph.detect.run import …`."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        from catchgraph import verbs

        return getattr(verbs, self.__name__.rpartition(".")[2])(*args, **kwargs)


class _Package(ModuleType):
    # Python binds a subpackage to its name here once anything in it is imported, over the verb of that name.
    def __setattr__(self, name: str, value: Any) -> None:
        if name in __all__ and name != "errors" and isinstance(value, ModuleType):
            value.__class__ = _Verb
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package

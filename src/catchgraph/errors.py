"""One tree of errors. Each says what happened and, in `hint`, what to do about it.

CatchgraphError            exit code 1
├── UsageError             exit code 2: the command or call was wrong
├── InputError             a file cannot be read as what it claims to be
│   └── UnknownFile        nothing that is read: no layout or format knows it
├── LayoutError            a layout file is wrong
├── QueryError             a query file is wrong, or the store refused it
│   └── QueryTimeout       a query ran longer than it may
├── CaseError              the case folder cannot be used
│   ├── CaseBusy           another process holds the case
│   ├── CaseTooNew         the case was written by a newer catchgraph
│   └── CaseNotReady       a step that must come first has not been run
├── SparkUnavailable       Spark, its Java or its master is missing, or Spark failed
├── NotFound               no entity, record or query of that name
│   └── Ambiguous          several fit
└── GraphError             exit code 4: the graph store cannot be reached or used
    ├── GraphUnavailable   nothing answers, or no embedded server for this machine
    └── GraphForeign       the database holds something else than this case
"""

from __future__ import annotations


class CatchgraphError(Exception):
    """Base of everything catchgraph raises on purpose.

    `message` says what is wrong (file, line, what was expected); `hint` says what to do.
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class UsageError(CatchgraphError):
    """The command or call was wrong."""

    exit_code = 2


class InputError(CatchgraphError):
    """A file cannot be read as what it claims to be."""


class UnknownFile(InputError):
    """A file that no layout and no format knows."""


class LayoutError(CatchgraphError):
    """A layout file is wrong."""


class QueryError(CatchgraphError):
    """A query file is wrong, or the store refused it."""


class QueryTimeout(QueryError):
    """A query ran longer than it may."""


class CaseError(CatchgraphError):
    """The case folder cannot be used."""


class CaseBusy(CaseError):
    """Another process holds the case."""


class CaseTooNew(CaseError):
    """The case was written by a newer catchgraph."""


class CaseNotReady(CaseError):
    """A step that must come first has not been run."""


class SparkUnavailable(CatchgraphError):
    """Spark, its Java or its master is missing, or Spark failed."""


class NotFound(CatchgraphError):
    """No entity, record or query of that name."""


class Ambiguous(NotFound):
    """Several entities fit a name; `hint` lists them."""


class GraphError(CatchgraphError):
    """The graph store cannot be reached or used."""

    exit_code = 4


class GraphUnavailable(GraphError):
    """Nothing answers, or this machine has no embedded server."""


class GraphForeign(GraphError):
    """The database holds something else than this case."""

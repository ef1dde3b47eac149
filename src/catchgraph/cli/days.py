"""Days and names of labels as a person types them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import click
from click.shell_completion import CompletionItem

Command = Callable[..., Any]


class Day(click.ParamType[dt.datetime]):
    """`2016`, `2016-05` or `2016-05-10`: the first day of it, or with `last` the last."""

    name = "DATE"

    def __init__(self, *, last: bool = False) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.datetime:
        """The day at 00:00; a usage error for what is no date."""
        from catchgraph.normalise.dates import parse_date

        if isinstance(value, dt.datetime):
            return value
        try:
            found = parse_date(str(value), "ymd")
        except ValueError:
            found = None
        if found is None:
            self.fail(f"{value!r} is not a date such as 2016, 2016-05 or 2016-05-10", param, ctx)
        return dt.datetime.combine(found.last if self.last else found.first, dt.time())


def period_options(function: Command) -> Command:
    """`--since` and `--until`, both days included."""
    until = click.option(
        "--until", type=Day(last=True), metavar="DATE", help="Only what began by then; 2016 is to its last day."
    )
    since = click.option(
        "--since", type=Day(), metavar="DATE", help="Only what had not ended before: 2016, 2016-05 or 2016-05-10."
    )
    return since(until(function))


def kinds_option(
    help_: str, complete: Callable[..., list[CompletionItem]], metavar: str = "KIND"
) -> Callable[[Command], Command]:
    """`--kind`, given to the command as `kinds`; `complete` offers them after Tab."""
    return click.option(
        "--kind", "kinds", multiple=True, metavar=metavar, help=f"{help_} May be repeated.", shell_complete=complete
    )

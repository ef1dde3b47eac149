"""`catchgraph`: the options before the command, and the table of commands."""

from __future__ import annotations

from pathlib import Path

import click

from catchgraph.cli.lazy import LazyGroup, ListedCommand
from catchgraph.cli.state import State

_STEPS, _ANSWERS = "From files to findings", "Answers"
_PEOPLE, _UPKEEP = "What people decide", "Upkeep"

COMMANDS = (
    ListedCommand(_STEPS, "demo", "demo", "Run an invented world from files to findings, and look around in it."),
    ListedCommand(_STEPS, "run", "steps", "Load files, resolve, build and detect: all in one."),
    ListedCommand(_STEPS, "load", "steps", "Read registers, IUU lists and events into the case."),
    ListedCommand(_STEPS, "forget", "forgotten", "Take a loaded file out of the case."),
    ListedCommand(_STEPS, "layout", "layout", "Draft the layout of a register that catchgraph does not know."),
    ListedCommand(_STEPS, "resolve", "steps", "Work out which records mean the same vessel or company."),
    ListedCommand(_STEPS, "build", "steps", "Make the graph from records and entities."),
    ListedCommand(_STEPS, "detect", "detect", "Look for the patterns of the catalogue."),
    ListedCommand(_ANSWERS, "show", "answers", "Everything on a vessel, company, record, finding or file."),
    ListedCommand(_ANSWERS, "findings", "findings", "What was found: about whom, of what kind, since when."),
    ListedCommand(_ANSWERS, "expand", "answers", "Neighbours of a vessel, company, record or finding."),
    ListedCommand(_ANSWERS, "link", "answers", "How two vessels or companies are connected."),
    ListedCommand(_ANSWERS, "timeline", "timelines", "Everything dated on a vessel or company, in one column."),
    ListedCommand(_ANSWERS, "compare", "likeness", "Two vessels side by side: what they share, where they differ."),
    ListedCommand(_ANSWERS, "common", "likeness", "What several vessels or companies have in common."),
    ListedCommand(_ANSWERS, "fleet", "likeness", "Vessels of an owner, now and formerly; those on a list first."),
    ListedCommand(_ANSWERS, "trace", "traced", "Goods back to the sea and forward to the consignee, link by link."),
    ListedCommand(_ANSWERS, "trade", "trades", "Who supplies a company, and whom it supplies, by weight."),
    ListedCommand(_ANSWERS, "balance", "balances", "What came in and went out: of a paper, plant, vessel or lot."),
    ListedCommand(_ANSWERS, "rank", "networks", "Who is central in the network, by three measures."),
    ListedCommand(_ANSWERS, "communities", "networks", "Groups tied to each other more than to others."),
    ListedCommand(_ANSWERS, "screen", "screened", "Names or a file of vessels against the IUU lists."),
    ListedCommand(_ANSWERS, "diff", "diff", "What two editions of a register or list differ in."),
    ListedCommand(_ANSWERS, "query", "query", "Ask the graph: a query of the catalogue, a file or Cypher."),
    ListedCommand(_ANSWERS, "queries", "query", "The catalogue of queries, or one of them in full."),
    ListedCommand(_PEOPLE, "case", "marks", "Notes, pins and tags on vessels, companies, records and findings."),
    ListedCommand(_PEOPLE, "explain", "explained", "Why records are one vessel or company, or not."),
    ListedCommand(_PEOPLE, "review", "review", "Decide the pairs most worth a look, one key each."),
    ListedCommand(_PEOPLE, "judge", "people", "Decide that two records are the same or different."),
    ListedCommand(_PEOPLE, "judgements", "judged", "Every judgement and what became of it; undo, export, import."),
    ListedCommand(_PEOPLE, "history", "people", "What is known of an entity over time."),
    ListedCommand(_PEOPLE, "status", "people", "Decide about a finding: open, substantiated or dismissed."),
    ListedCommand(_UPKEEP, "train", "train", "Learn the weights of vessels, companies or consignments from the case."),
    ListedCommand(_UPKEEP, "graph", "graph", "Start, stop and look at the embedded graph server."),
    ListedCommand(_UPKEEP, "records", "records", "How many records of each kind the case holds, month by month."),
    ListedCommand(_UPKEEP, "handling", "handled", "What the case holds, from whom, under which terms, until when."),
    ListedCommand(_UPKEEP, "verify", "upkeep", "Are the files still those that were loaded?"),
    ListedCommand(_UPKEEP, "doctor", "doctor", "What works on this machine and what the case needs."),
    ListedCommand(_UPKEEP, "completion", "upkeep", "Print the completion script of a shell."),
)

EPILOG = """\b
Examples:
  catchgraph demo
  catchgraph --case dolphin run register.csv iuu-list.csv encounters.csv
  catchgraph --case dolphin show "SABLE MERIDIAN"

\b
Exit codes: 0 ok, 1 error in the data or the run, 2 the command was wrong,
4 graph store unreachable, 5 findings at or above --fail-on, 130 interrupted."""


@click.group(
    cls=LazyGroup,
    entries=COMMANDS,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--case",
    "path",
    # Who may not read it is told by what opens it.
    type=click.Path(path_type=Path, file_okay=False, readable=False),
    default=Path("case"),
    show_default=True,
    envvar="CATCHGRAPH_CASE",
    show_envvar=True,
    metavar="DIR",
    help="Folder of the case.",
)
@click.option(
    "--graph",
    metavar="URI",
    help="Address of a Neo4j server, e.g. bolt://localhost:7687; the user and password are in NEO4J_USERNAME and "
    "NEO4J_PASSWORD, the database in NEO4J_DATABASE. Default: NEO4J_URI, else the embedded server.",
)
@click.option("--quiet", "-q", is_flag=True, help="Say nothing of progress.")
@click.option("--debug", is_flag=True, expose_value=False, help="Print a traceback with an error.")
@click.version_option(package_name="catchgraph", help="Print the version and exit.")
@click.pass_context
def main(ctx: click.Context, path: Path, graph: str | None, quiet: bool) -> None:
    """Find leads on seafood fraud and IUU fishing in vessel, trade and at-sea records, each traced to the row it
    rests on. A finding is a lead: apparent, potential; it accuses nobody.
    """
    ctx.obj = State(path, graph, quiet)

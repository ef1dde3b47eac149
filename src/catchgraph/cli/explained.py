"""`explain`: why records are one vessel, company or person, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from catchgraph.cli.complete import names_one
from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catchgraph.analyse.table import Table
    from catchgraph.case.case import CaseFolder
    from catchgraph.resolve.explain.entity import Oneness, Step


@click.command()
@click.argument("a", metavar="A", shell_complete=names_one)
@click.argument("b", metavar="[B]", required=False, shell_complete=names_one)
@format_option
@pass_state
def explain(state: State, a: str, b: str | None, format_: str) -> None:
    """Why A and B are one vessel (or company, or person), or not; of A alone, why its records are one.

    A and B are names or ids of entities or records. Of two, it prints the values compared and their weights, which
    add up to the score (of two entities: of those two of their records that can be compared by most fields); where
    they are one only through other records, the strongest path between them. Of one, it prints its records with
    their rows, and the strongest links that hold them together, the weakest marked. Of a document (a bill, an entry, a
    certificate), it prints which vessels it names, and to which hull of the case each is tied and why, or which might
    be meant. Of a consignment, it prints by what each record was joined, what was weighed, and with what else it was
    compared.

    \b
    Examples:
      catchgraph explain bill:3c5e7a9b1d2f4068
      catchgraph explain "SABLE MERIDIAN"
      catchgraph explain registration:1f3a5c7e9b2d4f60 listing:2b4d6f8091a3c5e7
    """
    if b is None and a.startswith("consignment:"):
        _consignment(state.case(), a, format_)
    elif b is None and _names_vessels(a):
        _named(state.case(), a, format_)
    elif b is None:
        _entity(state.case(), a, format_)
    else:
        _pair(state.case(), a, b, format_)


def _names_vessels(text: str) -> bool:
    """Whether it is the id of a document, which may name vessels, and is about none of its own."""
    from catchgraph.model.schema import label_of, node

    label = label_of(text)
    return label is not None and node(label).layer == "record" and not node(label).tells.link


def _named(case: CaseFolder, record: str, format_: str) -> None:
    from catchgraph.analyse.table import Table
    from catchgraph.resolve.explain.naming import NamingPart, namings

    found = namings(case, record)
    called = {hull.entity: hull.called for one in found for hull in one.compared}
    rows = [
        (one.role, one.name, called.get(one.entity), one.entity or None, one.confidence, one.basis, one.where)
        for one in found
    ]
    parts = [
        (one.name, hull.called, part.field, part.given, part.says, part.weight, hull.entity)
        for one in found
        for hull in one.compared
        for part in (*hull.parts, NamingPart("score", "", "tied" if hull.entity == one.entity else "", hull.score))
    ]
    tables = [
        Table("Vessels named", ("role", "name", "is", "entity", "confidence", "basis", "where"), rows),
        Table("Hulls compared", ("name", "hull", "field", "given", "agrees", "weight", "entity"), parts),
    ]
    emit(tables, format_, {"label": "record", "name": record, "properties": {}})


def _pair(case: CaseFolder, a: str, b: str, format_: str) -> None:
    from catchgraph import rulings
    from catchgraph.analyse.table import Table
    from catchgraph.cli.beside import BEFORE, RARE

    found = rulings.explain(case, a, b)
    rows = [(p.field, p.left, p.right, p.meaning or p.level, round(p.weight, 4), p.compares) for p in found.parts]
    rows.append((BEFORE, "", "", "", round(found.intercept, 4), RARE))
    rows.append(("score", "", "", f"linked from {found.link_at:.2f}", round(found.score, 4), "sum of the weights"))
    head = {
        "label": found.decided, "name": f"{found.left_name} / {found.right_name}",
        "properties": {
            "left": f"{found.left}, {found.left_where}", "right": f"{found.right}, {found.right_where}",
            "probability": round(found.probability, 4), "in one entity now": found.together,
            "judgement": found.judgement, "note": found.note,
        },
    }  # fmt: skip
    columns = ("field", "left", "right", "level", "weight", "compares")
    tables = [Table("Weights", columns, rows, hidden=frozenset({"compares"}))]
    if found.path:
        tables.append(_steps("Strongest path between them", found.path))
    emit(tables, format_, head)


def _consignment(case: CaseFolder, id_: str, format_: str) -> None:
    from catchgraph.analyse.table import Table
    from catchgraph.resolve.explain.consignment import belongs

    found, records = belongs(case, id_)
    rows = [
        (one.label.name, one.basis, one.joined_to, ", ".join(one.joined_by), one.confidence, one.score, one.record,
         one.label.where)
        for one in records
    ]  # fmt: skip
    columns = ("name", "basis", "joined_to", "joined_by", "confidence", "score", "record", "where")
    tables = [Table("Records", columns, rows)]
    weighed = [
        (one.label.name, part.field, part.level, round(part.weight, 4), part.meaning)
        for one in records
        for part in one.weighed
    ]
    weighed += [(one.label.name, "before all", "", round(one.intercept, 4), "") for one in records if one.weighed]
    if weighed:
        tables.append(Table("Weights", ("name", "field", "level", "weight", "means"), weighed))
    left = [
        (one.label.name, other.label.name, round(other.score, 2), other.less, other.record, other.label.where)
        for one in records
        for other in one.left
    ]
    if left:
        others = ("name", "might_be_with", "score", "less_by", "record", "where")
        tables.append(Table("Compared with besides", others, left))
    head = {"label": "consignment", "name": records[0].label.name, "id": found.id, "properties": {}}
    emit(tables, format_, head)


def _entity(case: CaseFolder, name: str, format_: str) -> None:
    from catchgraph.analyse.table import Table
    from catchgraph.resolve.explain.entity import oneness
    from catchgraph.rulings import meant

    found = oneness(case, meant(case, name))
    rows = [(one.label.name, one.basis, one.mention, one.label.where) for one in found.members]
    tables = [Table("Records", ("name", "joined_by", "mention", "where"), rows)]
    if found.steps:
        tables.append(_steps("Strongest links between them", found.steps))
    if found.reasons:
        why = [(one.kind, one.sign, one.weight, one.records or "", one.why) for one in found.reasons]
        tables.append(
            Table(f"Why it is called a {found.kind}", ("speaks_for", "sign", "weight", "records", "why"), why)
        )
    head = {"label": found.kind, "name": _name(case, found), "id": found.id, "properties": {}}
    weak = found.weakest
    if weak is not None:
        head["properties"] = {
            "weakest link": f"{weak.left_label.name} and {weak.right_label.name}, score {weak.score:.2f}, "
            f"{abs(weak.above):.2f} {'above' if weak.above >= 0 else 'below'} the threshold",
            "look at it": f"catchgraph explain {weak.left} {weak.right}",
            "decide it": f"catchgraph judge {weak.left} {weak.right} --same|--different --why TEXT",
        }
    emit(tables, format_, head)


def _name(case: CaseFolder, found: Oneness) -> str:
    """As `show` heads it; before it was built, as a record names it."""
    from catchgraph.analyse.nodes import refs

    with case.read() as connection:
        known = refs(connection, [found.id])
    return known[found.id].name if found.id in known else found.members[0].label.name


def _steps(title: str, steps: Sequence[Step]) -> Table:
    from catchgraph.analyse.table import Table

    rows = [
        (step.left_label.name, step.right_label.name, round(step.score, 2), "weakest" if step.weakest else "",
         step.reasons, step.left, step.right, step.left_label.where, step.right_label.where)
        for step in steps
    ]  # fmt: skip
    columns = ("one", "other", "score", "", "because", "left", "right", "left_where", "right_where")
    return Table(title, columns, rows, hidden=frozenset(columns[-4:]))

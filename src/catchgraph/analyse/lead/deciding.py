"""Which record would decide a finding: papers cited and not loaded, and what its records can be held against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from catchgraph.analyse.custody.custody import Custody
from catchgraph.analyse.lead.story import Story
from catchgraph.analyse.table import Table
from catchgraph.analyse.words import first_of, spaced
from catchgraph.model.schema import label_of, node

if TYPE_CHECKING:
    from catchgraph.analyse.custody.ends import End

_COLUMNS = ("record", "would_decide", "rests_on")
_NAMED = 3


def deciding(story: Story, custody: Custody) -> Table:
    """A row a record that is not here: first what would close a way that breaks, then what each kind of record that the
    finding rests on could be held against, those with a doubt first.
    """
    rows = [*_closing(custody), *_kinds(story)]
    return Table("What would decide it", _COLUMNS, rows)


def _closing(custody: Custody) -> Iterator[tuple[str, str, str]]:
    missing: defaultdict[str, list[tuple[str, End]]] = defaultdict(list)
    for id_, ends in custody.ends.items():
        for end in ends:
            if not end.whole and end.close:
                missing[end.close].append((custody.lines[id_].called, end))
    for close, each in sorted(missing.items()):
        why = "; ".join(sorted({end.why for _, end in each}))
        yield close, f"from where the goods come: {why}", first_of(sorted({called for called, _ in each}), _NAMED)


def _kinds(story: Story) -> Iterator[tuple[str, str, str]]:
    by_label: defaultdict[str, list[str]] = defaultdict(list)
    for one in story.entries:
        if one.node in story.rests and (label := label_of(one.node or "")):
            by_label[label].append(one.node or "")
    doubted = {label: any(story.doubts.get(id_) for id_ in ids) for label, ids in by_label.items()}
    for label in sorted(by_label, key=lambda label: (not doubted[label], _rank(label))):
        for record, decides in node(label).tells.decided:
            yield record, decides, _called(story, label, by_label[label])


def _rank(label: str) -> tuple[int, int, str]:
    kind = node(label)
    return (kind.layer != "event", kind.tells.order, label)


def _called(story: Story, label: str, ids: Sequence[str]) -> str:
    days = sorted({one.began for one in story.entries if one.node in ids and one.began})
    return f"{spaced(label)} of {first_of(days, _NAMED)}" if days else spaced(label)

"""The kinds of lines of a timeline, from what the nouns declare."""

from __future__ import annotations

from catchgraph.analyse.words import spaced
from catchgraph.model.schema import EVENTS as EVENT_NODES
from catchgraph.model.schema import HOLDINGS, STATEMENTS, RelType

SILENCE = "no record"
#: What who holds an entity is to it.
OWNERS = tuple(words[0] for words in (kind.cls.HELD for kind in HOLDINGS) if words)


def owned(kind: RelType, label: str) -> str:
    """What an entity of this kind is to who holds it: `owned vessel`."""
    return f"{kind.cls.HELD[1] if kind.cls.HELD else 'held'} {spaced(label)}"


_HELD = tuple(owned(kind, label) for kind in HOLDINGS for label in sorted(kind.targets))
_SPELLS = tuple(spell for kind in STATEMENTS for spell in kind.tells.spells)
#: Kinds of records that have no spells of their own, each a line of its own day.
PLAIN = tuple(kind for kind in STATEMENTS if not kind.tells.spells and not kind.tells.dated)
EVENTS = tuple(spaced(kind.label) for kind in EVENT_NODES)
#: Kinds of entries, in the order in which those of one day stand.
KINDS = tuple(
    dict.fromkeys(
        (
            *(fact.kind for kind in STATEMENTS for fact in kind.tells.facts if fact.told),
            *OWNERS,
            *_HELD,
            *(spell.kind for spell in _SPELLS if not spell.ends),
            *(spaced(kind.label) for kind in PLAIN),
            *(spell.kind for spell in _SPELLS),
            *EVENTS,
            "finding",
            SILENCE,
        )
    )
)
#: Nobody looked at the entity on the days between: only the first and last day of these are known.
DECIDED = tuple(dict.fromkeys(spell.kind for spell in _SPELLS if spell.decided))
#: Kinds that go on until a source says otherwise.
LASTING = frozenset(KINDS[: KINDS.index(EVENTS[0])]) - {
    *(spell.kind for spell in _SPELLS if spell.ends),
    *(spaced(kind.label) for kind in PLAIN),
}

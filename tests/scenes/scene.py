"""Scenes: small graphs by hand, each with its positives and its twins, all those of a family in one database.

There every id of a scene, and every value that ties records to one another, begins with the scene's name, so that no
scene changes what another one gives. A row that is read back is told as its scene wrote it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from typing import Any

from catchgraph.detect.catalogue import catalogue
from catchgraph.detect.parameters import bind
from catchgraph.graph.embedded_store import EmbeddedStore
from catchgraph.graph.server import EmbeddedServer
from catchgraph.model.schema import label_of

from ..detect.world import World

Scene = Callable[[World], Any]
Row = dict[str, Any]
#: Equal values of these tie records of different vessels, or say what a source looked at.
TIES = {"imo", "mmsi", "mmsis", "call_sign", "call_signs", "address_keys", "source"}
END = "~"
_FAMILY: dict[Scene, Family] = {}


class Family:
    """The scenes of one database, by name. Adds a function that writes a scene into an empty world."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.scenes: dict[str, Scene] = {}

    def __call__(self, scene: Scene) -> Scene:
        self.scenes[scene.__name__] = scene
        _FAMILY[scene] = self
        return scene

    def world(self) -> World:
        """All scenes in one world."""
        return together(self.scenes.values())


def together(scenes: Iterable[Scene]) -> World:
    """Scenes in one world, each under its name."""
    whole = World()
    for scene in scenes:
        apart = World()
        scene(apart)
        begin = scene.__name__ + END
        whole.nodes |= {_placed("id", id_, begin): _all_placed(node, begin) for id_, node in apart.nodes.items()}
        whole.links += [
            (_placed("id", source, begin), _placed("id", target, begin), _all_placed(link, begin))
            for source, target, link in apart.links
        ]
    return whole


class Asked:
    """Answers of the catalogue over the scenes of each family: a database is written, and a query asked, once."""

    def __init__(self, server: EmbeddedServer) -> None:
        self._server = server
        self._answers: dict[tuple[Any, ...], list[Row]] = {}

    def __call__(self, scene: Scene, id_: str, **params: str) -> list[Row]:
        """The rows of one scene, without what stands before its ids."""
        begin = scene.__name__ + END
        rows = [row for row in self.every(_FAMILY[scene], id_, **params) if begin in repr(row)]
        shown = [{name: _shown(value, begin) for name, value in row.items()} for row in rows]
        assert END not in repr(shown), "a row of two scenes"
        return shown

    def every(self, family: Family, id_: str, **params: str) -> list[Row]:
        """The rows of all scenes, as the store gives them."""
        key = (family.name, id_, *sorted(params.items()))
        if key not in self._answers:
            query = catalogue()[id_]
            with self._store(family) as store:
                self._answers[key] = store.read(query.cypher, bind(query, params)).dicts()
        return self._answers[key]

    def _store(self, family: Family) -> EmbeddedStore:
        database = f"scenes_{family.name}"
        self._server.start()
        # A guest: closing this store leaves the session's server running.
        store = EmbeddedStore(EmbeddedServer(self._server.path), database)
        if database not in self._server.databases():
            self._server.create_database(database)
            family.world().write(store)
        return store


def _all_placed(item: Any, begin: str) -> Any:
    values = {field.name: getattr(item, field.name) for field in dataclasses.fields(item)}
    return dataclasses.replace(item, **{name: _placed(name, value, begin) for name, value in values.items()})


def _placed(name: str, value: Any, begin: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_placed(name, one, begin) for one in value)
    if isinstance(value, str) and (label_of(value) or name == "id"):
        kind, _, key = value.partition(":")
        return f"{kind}:{begin}{key}"
    return begin + value if isinstance(value, str) and name in TIES else value


def _shown(value: Any, begin: str) -> Any:
    if isinstance(value, list):
        return [_shown(one, begin) for one in value]
    return value.replace(begin, "") if isinstance(value, str) else value

"""What every part of the reader needs: the file's entities, its provenance, and what is said of single rows."""

from __future__ import annotations

from dataclasses import dataclass

from catchgraph.model.ids import make_id
from catchgraph.read.dataset import Provenance
from catchgraph.read.format import Said
from catchgraph.read.ftm.entity import FtmEntity


@dataclass(frozen=True, slots=True)
class Context:
    """A file being read."""

    entities: dict[str, FtmEntity]
    provenance: Provenance
    said: Said

    def id(self, kind: str, *parts: str) -> str:
        """An id of a record or mention of this dataset."""
        return make_id(kind, *self.provenance.key, *parts)

    def mention(self, entity: FtmEntity) -> str:
        """Id of the mention of an entity: the file itself says that all of one id is one."""
        return self.id("mention", entity.id)

    @property
    def source(self) -> str:
        """Who says so."""
        return self.provenance.layout.organisation

"""What is in a gzip archive, as far as it goes: a damaged or cut one gives what it has, and says so."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.errors import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK = 1 << 18
GZIP = b"\x1f\x8b"
#: An archive that gives more bytes than this, and so many times its own size, is made to fill memory or disk: text is
#: packed to a tenth or a fiftieth of its size.
ROOM, SWELLS = 1_000_000_000, 400


@dataclass(slots=True)
class Damage:
    """Why a file's text ended early; empty where it did not."""

    reason: str = ""


def unpacked(blocks: Iterator[bytes], damage: Damage, name: str = "the archive") -> Iterator[bytes]:
    """The content of a gzip archive of one or more members, as far as it goes.

    Raises `InputError` for one that swells beyond all measure (`ROOM`, `SWELLS`).
    """
    unpacker, begun = zlib.decompressobj(wbits=31), False
    taken = given = 0
    for block in blocks:
        # Members may follow one another; zeros pad the last.
        data = block if begun else block.lstrip(b"\0")
        taken += len(block)
        while data:
            before = unpacker.copy()
            try:
                text = unpacker.decompress(data, BLOCK)
            except zlib.error:
                yield from _sound(before, data)
                damage.reason = "the gzip archive is damaged here"
                return
            begun, data = True, unpacker.unconsumed_tail
            given += len(text)
            refuse_bomb(name, taken, given)
            if text:
                yield text
            if unpacker.eof:
                data = unpacker.unused_data.lstrip(b"\0")
                unpacker, begun = zlib.decompressobj(wbits=31), False
    if begun:
        yield unpacker.flush()
        damage.reason = "" if unpacker.eof else "the gzip archive is cut here"


def _sound(unpacker: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    """What stands before the damage in a block, which zlib gives as a whole or not at all."""
    for place in range(len(data)):
        try:
            text = unpacker.decompress(data[place : place + 1])
        except zlib.error:
            return
        if text:
            yield text


def refuse_bomb(name: str, taken: int, given: int) -> None:
    """Raise `InputError` where so many bytes of an archive have given more than any text does."""
    if given > ROOM and given > SWELLS * taken:
        raise InputError(
            f"{name} unpacks to more than {SWELLS} times its size, beyond {ROOM:,} bytes: nothing of it is read",
            hint="No table or document is packed like that. Unpack it where there is room, and load what is in it.",
        )


class Unpacked(io.RawIOBase):
    """The content of an archive as a stream; `damage` is told once it ends."""

    def __init__(self, blocks: Iterator[bytes], damage: Damage, name: str) -> None:
        super().__init__()
        self._blocks = unpacked(blocks, damage, name)
        self._rest = b""

    def readable(self) -> bool:
        """It can only be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """As much as is there, 0 at the end."""
        into = memoryview(buffer).cast("B")
        if not self._rest:
            self._rest = next(filter(None, self._blocks), b"")
        size = min(len(into), len(self._rest))
        into[:size], self._rest = self._rest[:size], self._rest[size:]
        return size

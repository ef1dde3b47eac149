"""Documents read by their format: rows, rejects, flags, as of any other file.

Many small files are read together, a large one whose objects say nothing of one another piece by piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catchgraph.errors import InputError
from catchgraph.read.batch import Batch, Count, batch_of
from catchgraph.read.cut import Cut, Found, Page
from catchgraph.read.format import Format, Given, Said
from catchgraph.read.long_cells import cut_object
from catchgraph.read.output import Rows
from catchgraph.read.places import Places
from catchgraph.read.plan import Plan
from catchgraph.read.rows import Rejects

if TYPE_CHECKING:
    from catchgraph.read.output import Output
    from catchgraph.read.reading import Mask
    from catchgraph.read.source import Source

#: Objects, and about how many bytes of a file, that are read at once of one that is read piece by piece.
_TOGETHER, _BYTES = 2_000, 4_000_000


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's objects: all of them (`whole`), or as they come."""

    objects: Cut
    found: Iterable[Found]


def opened(plan: Plan, *, whole: bool = False) -> Opened:
    """The objects of a file. `whole`: raises `InputError` where it changed or cannot be read; else whoever reads it."""
    objects = _format(plan).cut(plan.file.source)
    return Opened(objects, list(objects) if whole else objects)


def read_pieces(plan: Plan) -> Iterator[Batch]:
    """Read a document alone: at once, or piece by piece where its objects say nothing of one another.

    The last batch has the counts. Raises `InputError` where the file changed or cannot be read.
    """
    file = opened(plan)
    if not _format(plan).streams:
        yield read_documents([plan], [file])
        return
    rows = loaded = 0
    refused = Rejects()
    for piece in _pieces(file.found):
        batch = read_documents([plan], [Opened(_Piece(len(piece)), piece)])
        count = batch.counts[plan.file_id]
        rows, loaded = rows + count.rows - len(piece), loaded + count.loaded
        refused = Rejects.of_both(refused, count.rejects)
        yield Batch(batch.tables, {})
    count = Count(rows + file.objects.count, loaded, Rejects.of_both(file.objects.rejects, refused))
    yield Batch({}, {plan.file_id: count})


@dataclass
class _Piece:
    """Some objects of a file, which were cut already."""

    count: int
    rejects: Rejects = field(default_factory=Rejects)
    pages: list[Page] = field(default_factory=list)

    def __iter__(self) -> Iterator[Found]:
        return iter(())


def _pieces(found: Iterable[Found]) -> Iterator[list[Found]]:
    piece: list[Found] = []
    size = 0
    for each in found:
        piece.append(each)
        size += each.size
        if len(piece) >= _TOGETHER or size >= _BYTES:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def read_together(plans: Sequence[Plan], wrong: dict[Path, InputError]) -> tuple[Sequence[Plan], Batch]:
    """Read small files of one format and provenance at once; those that cannot be read are put into `wrong`."""
    files: dict[str, Opened] = {}
    for plan in plans:
        try:
            files[plan.file_id] = opened(plan, whole=True)
        except InputError as error:
            wrong[plan.file.source.path] = error
    sound = [plan for plan in plans if plan.file_id in files]
    return sound, read_documents(sound, list(files.values())) if sound else Batch({}, {})


def read_documents(plans: Sequence[Plan], files: Sequence[Opened]) -> Batch:
    """Read the objects of files of one format and provenance, each as if it were alone.

    Raises `InputError` where a file that was not opened whole changed or cannot be read.
    """
    format_ = _format(plans[0])
    said = Said(given=[Given(plan.file.source.name, plan.entry, plan.file.source.path) for plan in plans])
    stream = _Stream(files, format_, said)
    beside = plans[0].beside if len(plans) == 1 else ()
    if beside and format_.linked:
        output = format_.linked(_objects(beside, format_), stream, plans[0].provenance, said)
    else:
        output = format_.read(stream, plans[0].provenance, said)
    output.unusable += said.unusable()
    output.tables += _pages(stream, said)
    places = stream.places
    keep = output.keep(len(stream.numbers))
    counts = _counts(plans, stream, output, places, keep)
    return batch_of(plans, (*output.tables, *output.flags(said.flags(), keep)), places, keep, counts)


def _objects(sources: Sequence[Source], format_: Format) -> Iterator[Any]:
    """The objects of other files; what cannot be read of them is said where they are read themselves."""
    for source in sources:
        for found in format_.cut(source):
            for _, value in format_.parts(found.value):
                yield cut_object(value, lambda *_: None) if found.long else value


def _format(plan: Plan) -> Format:
    if plan.file.format is None:
        raise InputError(f"{plan.file.source.name} is a table and no document")
    return plan.file.format


@dataclass
class _Stream:
    """Objects on their way to a format, and where each stands; `inside` counts those in others, by file.

    `parts`: as which part of another each of the first objects stands, down to the last that stands in one.
    """

    files: Sequence[Opened]
    format: Format
    said: Said
    numbers: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    inside: list[int] = field(default_factory=list)
    parts: list[str | None] = field(default_factory=list)

    def __iter__(self) -> Iterator[Any]:
        for number, file in enumerate(self.files):
            self.inside.append(0)
            for found in file.found:
                for part, value in self.format.parts(found.value):
                    self.said.files.append(number)
                    self.numbers.append(found.number)
                    self.lines.append(found.line)
                    if part:
                        self.inside[number] += 1
                        self.parts += [None] * (len(self.lines) - 1 - len(self.parts)) + [part]
                    note = partial(self.said.note, len(self.lines) - 1)
                    yield cut_object(value, note) if found.long else value

    @property
    def places(self) -> Places:
        """Where each row stands."""
        import numpy as np

        files, numbers, lines = (np.array(each, np.int64) for each in (self.said.files, self.numbers, self.lines))
        whole = [None] * (len(self.lines) - len(self.parts))
        return Places(files, numbers, lines, [*self.parts, *whole] if self.parts else (), self.said.where)


def _counts(plans: Sequence[Plan], stream: _Stream, output: Output, places: Places, keep: Mask) -> dict[str, Count]:
    import numpy as np

    loaded = np.bincount(places.file[keep], minlength=len(plans)).tolist()
    refused: dict[int, Rejects] = {}
    for row, reject in sorted(output.rejects(places).items()):
        refused.setdefault(stream.said.files[row], Rejects()).append(reject)
    return {
        plan.file_id: Count(
            rows=file.objects.count + stream.inside[number],
            loaded=loaded[number],
            rejects=Rejects.of_both(file.objects.rejects, refused.get(number, Rejects())),
        )
        for number, (plan, file) in enumerate(zip(plans, stream.files, strict=True))
    }


def _pages(stream: _Stream, said: Said) -> list[Rows]:
    """A row of `read.page` for each page, at its first object that is a record: what it says of the whole answer."""
    import numpy as np
    import pyarrow as pa

    pages = [(number, page) for number, file in enumerate(stream.files) for page in file.objects.pages]
    if not pages:
        return []
    places = zip(said.files, stream.numbers, strict=True)
    rows = {place: row for row, place in enumerate(places) if row not in said.refusals}
    placed = [
        (row, page)
        for file, page in pages
        if (row := next((rows[file, n] for n in range(page.first, page.last + 1) if (file, n) in rows), None))
        is not None
    ]
    if not placed:
        return []
    found = [page for _, page in placed]
    columns = {
        "start": pa.array([page.start for page in found], pa.int64()),
        "objects": pa.array([page.count for page in found], pa.int64()),
        "total": pa.array([page.total for page in found], pa.int64()),
        "goes_on": pa.array([page.goes_on for page in found], pa.int64()),
    }
    return [Rows("page", np.array([row for row, _ in placed], np.int64), columns)]

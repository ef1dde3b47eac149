"""Where rows stand in files: their locators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Index = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True)
class Places:
    """Of each row: in which of the files that are read together, as which record, in which first line (1-based)."""

    file: Index
    record_no: Index
    line: Index

"""What follows from what a line of goods says."""

from __future__ import annotations

import re

Text = str | None

_CODE = re.compile(r"[A-Z0-9]{3}")


def hs6(hs: Text) -> tuple[Text]:
    """The first six digits of a commodity code; nothing of a shorter one."""
    return (hs[:6] if hs and len(hs) >= 6 else None,)


def species(written: Text) -> tuple[Text, Text]:
    """ASFIS code, and what it rests on."""
    if written and _CODE.fullmatch(written.upper()):
        return written.upper(), "code"
    return None, None

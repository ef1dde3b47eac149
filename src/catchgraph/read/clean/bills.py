"""What follows from what a bill of lading says."""

from __future__ import annotations

from catchgraph.normalise.port import port as port_of

Text = str | None

#: Codes of the kind of a bill in manifests (CBP AMS).
_LETTERS = {"H": "house", "M": "master", "R": "plain"}


def numbers(number: Text, master: Text, house: Text, sub_house: Text, kind: Text) -> tuple[Text, Text, Text]:
    """Its own number, that of the bill above it, and which of both it is.

    A manifest gives a bill the numbers of all bills above it (CBP AMS: master, house, sub-house): the lowest is its
    own, the next above the master. One number alone is a plain bill unless the manifest says that it is a master.
    """
    ladder = list(dict.fromkeys(each for each in (master, house, sub_house) if each))
    if number and number not in ladder:
        ladder.append(number)
    if not ladder:
        return None, None, _kind(kind)
    own, above = ladder[-1], ladder[-2] if len(ladder) > 1 else None
    return own, above, "house" if above else _kind(kind) or "plain"


def _kind(written: Text) -> Text:
    words = (written or "").upper()
    if words in _LETTERS:
        return _LETTERS[words]
    for kind in ("master", "house"):
        if kind.upper() in words:
            return kind
    return "plain" if any(word in words for word in ("REGULAR", "SIMPLE", "STRAIGHT", "PLAIN")) else None


def containerised(mode: Text) -> tuple[bool | None]:
    """Whether a mode of transport says that goods travelled in containers.

    CBP's words (`Vessel, containerized`, `Vessel, non-container`) and codes (ACE: 11, 10).
    """
    words = (mode or "").upper()
    if words in ("10", "11"):
        return (words == "11",)
    if "CONTAINER" not in words:
        return (None,)
    return ("NON" not in words,)


def port(written: Text) -> tuple[Text, Text]:
    """UN/LOCODE and country of a port as a manifest writes it: `Puerto Bolivar,Ecuador`."""
    found = port_of(written) if written else None
    return (found.code, found.country) if found else (None, None)


def port_code(written: Text) -> tuple[Text]:
    """UN/LOCODE of a port."""
    return (port(written)[0],)

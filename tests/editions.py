"""Two editions of a small register and of a small list, written by hand: what left, what came, what changed.

Register, 2024-06-30 → 2025-06-30
    K1 ALPHA      stays as it is
    K2 BRAVO      is no longer there
    K3 CHARLIE    stands under the number K9
    K4 DELTA      is called ECHO
    K5 FOXTROT    flies the flag of Indonesia
    K6 GOLF       is new
List, 2024-01-01 → 2025-01-01
    HERON         the IOTC took it off its list on 2024-06-01
    EGRET         listed from 2010 to 2012, and again since 2024-05-05
    CRANE         the row is gone
    STORK         GFCM no longer lists it, the IOTC does
"""

from tests.read.conftest import IOTC, IUU, csv_text


def _vessel(number, name, flag="LKA", imo="", registration="", **more):
    cells = {"IOTC Number": number, "Name": name, "Flag State Code": flag, "IMO": imo, "REGNO": registration}
    return {**cells, **more}


ALPHA = _vessel("K1", "ALPHA", imo="9074729", Owner="Alpha Fisheries Ltd")
REGISTER_2024 = csv_text(
    IOTC,
    [
        ALPHA,
        _vessel("K2", "BRAVO"),
        _vessel("K3", "CHARLIE", registration="IMULA0001TST"),
        _vessel("K4", "DELTA", imo="9176187", Owner="Delta Lines Ltd"),
        _vessel("K5", "FOXTROT"),
    ],
)
REGISTER_2025 = csv_text(
    IOTC,
    [
        _vessel("K9", "CHARLIE", registration="IMULA0001TST"),
        _vessel("K4", "ECHO", imo="9176187", Owner="Echo Lines Ltd"),
        _vessel("K5", "FOXTROT", flag="IDN"),
        _vessel("K6", "GOLF"),
        ALPHA,
    ],
)


def _listed(now, name, imo="", **rfmos):
    return {"CurrentlyListed": str(now), "Name": name, "IMO": imo, **rfmos}


LIST_2024 = csv_text(
    IUU,
    [
        _listed(True, "HERON", imo="9038402", IOTC="2017-03-04 - "),
        _listed(False, "EGRET", imo="9334545", IOTC="2010 - 2012"),
        _listed(True, "CRANE", NEAFC="2015 - "),
        _listed(True, "STORK", NNR="TST-4471-A", IOTC="2016-01-01 - ", GFCM="2018-02-02 - "),
    ],
)
LIST_2025 = csv_text(
    IUU,
    [
        _listed(False, "HERON", imo="9038402", IOTC="2017-03-04 - 2024-06-01"),
        _listed(True, "EGRET", imo="9334545", IOTC="2010 - 2012, 2024-05-05 - "),
        _listed(True, "STORK", NNR="TST-4471-A", IOTC="2016-01-01 - "),
    ],
)
FILES = {
    "register-2024-06-30.csv": REGISTER_2024,
    "register-2025-06-30.csv": REGISTER_2025,
    "list-2024-01-01.csv": LIST_2024,
    "list-2025-01-01.csv": LIST_2025,
}


def write_files(folder):
    """Write the four files into a folder; gives their paths in order."""
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in FILES]

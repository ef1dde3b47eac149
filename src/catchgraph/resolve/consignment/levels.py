"""What of two records is compared where parties and goods are weighed: fields, and the levels of each.

The levels are worked out in `sql/compared.sql`, as the numbers of their places here.
"""

from __future__ import annotations

from collections.abc import Mapping

#: Field → level → what it means. The first level weighs nothing: nothing is known there, or it is the usual case.
LEVELS: Mapping[str, Mapping[str, str]] = {
    "sides": {
        "entry and bill": "an entry beside a bill",
        "export and bill": "an export declaration beside a bill",
        "export and entry": "an export declaration beside an entry",
    },
    "seller": {
        "unknown": "one names no shipper, exporter or seller",
        "differ": "none in common",
        "same": "one in common",
    },
    "buyer": {
        "unknown": "one names no consignee, importer, buyer or notify party",
        "differ": "none in common",
        "one": "one in common",
        "several": "two or more in common",
    },
    "day": {
        "unknown": "one has no day",
        "before": "imported before the arrival, or exported after it",
        "same day": "imported on the day of arrival",
        "next days": "imported one to three days after arrival",
        "usual voyage": "5 to 75 days from export to arrival",
        "unusual voyage": "up to 120 days from export to arrival",
        "far": "further apart",
    },
    "code": {
        "unknown": "one has no commodity code, or not of every line",
        "differ": "no heading in common",
        "heading": "a heading (HS4) in common",
        "same": "a code (HS6) in common",
    },
    "weight": {
        "unknown": "one has no weight",
        "far": "not near",
        "near": "net weights within 10 %, or gross 1 to 1.35 of net",
        "packed": "gross 1.02 to 1.16 of net",
        "equal": "net weights within 2 %",
    },
    "vessel": {
        "unknown": "one names no vessel",
        "differ": "other names",
        "same": "the same name",
    },
    "container": {
        "unknown": "one names no container",
        "differ": "none in common",
        "same": "one in common",
    },
}
FIELDS = tuple(LEVELS)

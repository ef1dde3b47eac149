"""Prices: what goods of one kind cost a kilogram in a quarter, and the lines that cost otherwise."""

from __future__ import annotations

import datetime as dt

from catchgraph.model.nodes import Node
from catchgraph.model.properties import noun, prop
from catchgraph.model.relationships import Relationship
from catchgraph.model.tells import Tells


@noun
class PriceBand(Node):
    """What lines of one species, form, origin and basis cost a kilogram in a quarter, where there are twenty or more.

    Its fences are 3.5 robust standard deviations from the median of the logarithms (the median absolute deviation times
    1.4826, at least .05): Iglewicz and Hoaglin 1993, How to Detect and Handle Outliers. What lies outside is unlike the
    others, and nothing more.
    """

    LAYER = "computed"

    TELLS = Tells(
        order=40,
        evidence=85,
        plural="price bands",
        fill="#fde2e4",
        shape="box",
        says=("{name}", "{n:,} lines", "{low:,.2f} to {high:,.2f} {currency} a kilogram"),
        day="quarter",
    )

    side: str = prop("Whose lines they are: `entry` or `export`")
    species: str = prop("ASFIS 3-alpha code")
    form: str = prop("State and presentation by EU codes: `FRO FIL`")
    country: str = prop("Country of origin, ISO 3166 alpha-3")
    quarter: dt.datetime = prop("First day of the quarter")
    currency: str = prop("Currency, ISO 4217")
    value_basis: str = prop("What the values are: `FOB`, `entered`, …; empty where it is not said")
    n: int = prop("Number of its lines")
    median: float = prop("Median price of a kilogram")
    low: float = prop("Lower fence")
    high: float = prop("Upper fence")


@noun
class PricedIn(Relationship):
    """A line that costs less or more than the fences of its band."""

    TYPE = "PRICED_IN"
    PAIRS = (("Goods", "PriceBand"),)
    COMPUTED = True

    unit_value: float = prop("Its price of a kilogram, in the currency of the band")
    beyond: str = prop("`below` or `above` the fences")

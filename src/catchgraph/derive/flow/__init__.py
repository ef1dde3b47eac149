"""Whether all that is drawn on papers fits what they cover: a flow, and where it does not the papers that cannot all be
true. Whole numbers (grams), no tables, no names.
"""

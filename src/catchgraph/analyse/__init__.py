"""Answers from the derived tables: what is known of a vessel, who is next to it, how two are connected, screening.

No server and no graph store: a cold process answers in a fraction of a second.
"""

"""Vessels: what a mention says of a hull, how alike two are, from mentions to clusters."""

"""Cleans one value at a time: pure functions, each stating its rule and the rule's source."""

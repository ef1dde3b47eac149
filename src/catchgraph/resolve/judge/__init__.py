"""Judgements of people: given, taken back, exchanged; what to look at next."""

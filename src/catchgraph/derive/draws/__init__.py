"""Draws: what is taken from certificates, harvests and landings, each once, and whether all of it fits."""

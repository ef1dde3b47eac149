"""Landings as the authorities of the UK record them: landing declarations, electronic logbooks, catch recordings."""

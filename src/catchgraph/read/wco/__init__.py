"""Declarations in the XML of the WCO Data Model, versions 3 (DEC)."""

"""Numbers that administrations and trade give to entries, importers, plants, bills and firms: form and check digit."""

"""Why two records are one or not, why an entity is one, what became of it."""

"""Records and entities → nodes and relationships, set-based: one SQL file per kind, in `sql/`."""

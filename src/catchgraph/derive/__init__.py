"""Records and entities → nodes and relationships, set-based, by declared steps: one SQL file each, in `sql/`."""

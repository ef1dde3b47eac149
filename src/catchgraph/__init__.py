"""catchgraph."""

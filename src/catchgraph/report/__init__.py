"""Pages to look at and to hand on: one HTML file with everything in it, without network."""

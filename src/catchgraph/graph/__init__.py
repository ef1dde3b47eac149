"""The graph store: the embedded server, the driver, bulk write and the difference."""

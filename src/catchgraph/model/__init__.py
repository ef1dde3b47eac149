"""The nouns: one frozen dataclass per node and relationship, a description per property."""

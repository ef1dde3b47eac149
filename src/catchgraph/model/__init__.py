"""The nouns: one dataclass per node and relationship, a description per property."""

"""Companies and persons: what a mention says of them, how alike two are, from mentions to clusters and kinds."""

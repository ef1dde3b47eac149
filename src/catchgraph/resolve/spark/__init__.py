"""Companies and persons on Spark, with the same results."""

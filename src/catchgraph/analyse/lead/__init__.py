"""A finding told as a story: what each record says by day, doubts, benign readings, papers side by side."""

"""The catalogue of queries, and the findings they give."""

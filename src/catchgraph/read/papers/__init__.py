"""Tables of trade: rows that tell records, their parties, vessels, lines of goods and what they cite."""

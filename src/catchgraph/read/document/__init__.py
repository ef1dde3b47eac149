"""The one form of documents of trade, whatever they are written in: what a paper says, as texts, and rows of that."""

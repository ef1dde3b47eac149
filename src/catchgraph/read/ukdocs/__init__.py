"""The UK's catch certificates, processing statements and storage documents, in its JSON schemas."""

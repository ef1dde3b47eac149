"""From files to records: layouts, tables of text, clean columns, rows of `read.*` with their locators."""

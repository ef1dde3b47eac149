"""Plain forms of ours in JSON: one object a document, with the columns of the form's layout as its keys."""

"""Small tables of codes and words, each naming its source (`tables` reads them)."""

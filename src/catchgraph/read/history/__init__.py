"""Dated identity histories: what a vessel was called, which flag it flew and who owned it, from day to day."""

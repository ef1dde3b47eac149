"""Weights learnt from labelled pairs."""

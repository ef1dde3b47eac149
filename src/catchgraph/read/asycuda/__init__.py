"""Declarations as ASYCUDA World writes them in XML (UNCTAD)."""

"""Fishing activity reports of the EU in the XML of UN/CEFACT (FLUX FA, FLUXFAReportMessage)."""

"""Traceability events: EPCIS 1.2 in XML, EPCIS 2.0 in JSON and JSON-LD, with the key data elements of GDST."""

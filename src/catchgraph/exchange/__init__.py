"""Out to the tools where people look: Graphviz, Mermaid, GraphML, GEXF and GeoJSON.

Every format is made from one `Picture`. Private persons are left out of it by default.
"""

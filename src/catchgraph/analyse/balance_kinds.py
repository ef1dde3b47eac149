"""The kinds of balances that can be asked for."""

#: As `Balance.kind` has them.
KINDS = ("certificate", "harvest event", "lot", "facility", "hold", "storage", "aggregate harvest", "consignment side",
         "vessel landing", "yield", "glaze")  # fmt: skip

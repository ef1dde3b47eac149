from catchgraph.read.layouts import builtin_layouts, cards

REGISTERS = [
    *("ccsbt-register", "ffa-register", "iattc-register", "iotc-register", "nafo-register", "national-register"),
    *("neafc-register", "permit-list", "pna-register", "wcpfc-register"),
]
AMS = [
    *("billgen", "cargodesc", "consignee", "container", "hazmat", "hazmatclass", "header", "marksnumbers"),
    *("notifyparty", "shipper", "tariff"),
]
TRADE = ["ace-es-003", "entry-7501", "manifest-rows", *(f"ams-{table}" for table in AMS)]
WAYS = ("exports", "imports")
LANDINGS = ("transshipment-declarations", "landing-declarations", "sales-notes")
REFUSALS = ["fda-refusals", "fda-refusals-shrimp"]
PLAIN = [
    *("analyses", "container-events", "isf-filings", "measures", "outcomes", "permits", "simp-harvest", "trade-papers"),
]
EXTRACTS = [
    *(f"{country}-{way}" for country in ("vietnam", "ecuador", "peru", "chile", "namibia", "ghana") for way in WAYS),
    *(f"{country}-{way}" for country in ("malaysia", "srilanka", "russia") for way in WAYS),
    *("india-imports", "korea-imports"),
]
CERTIFICATES = ["catch-certificates", "processing-statements", "re-export-certificates", "storage-documents"]
IDS = sorted(
    [
        *CERTIFICATES,
        *REGISTERS,
        *TRADE,
        *EXTRACTS,
        *PLAIN,
        *LANDINGS,
        *REFUSALS,
        "iuu-list",
        "miller2018-carriers",
        "miller2018-encounters",
    ]
)


def test_every_layout_that_comes_along_is_sound_and_has_a_card():
    assert [layout.id for layout in builtin_layouts()] == IDS
    assert [card.id for card in cards()] == IDS
    for card in cards():
        assert card.title
        assert card.publisher
        assert len(card.says) > 50
        assert card.recognised_by


def test_key_columns_are_among_those_a_file_is_recognised_by():
    for layout in builtin_layouts():
        assert set(layout.keyed()) <= set(layout.recognise.columns)


def test_the_iuu_list_has_thirteen_organisations_each_with_its_reason():
    layout = next(layout for layout in builtin_layouts() if layout.id == "iuu-list")
    assert len(layout.intervals) == 13
    assert all(each.reason == f"Reason after {each.column}" and each.rfmo == each.column for each in layout.intervals)

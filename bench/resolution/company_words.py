"""What the invented companies of the benchmark are made of: syllables, forms, trades and towns of seafood countries.

Every company is invented. Towns are real, so that addresses look like addresses.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Land:
    """One country: `forms` are groups of spellings of one legal form each, `towns` (town, post code pattern)."""

    code: str
    weight: int
    syllables: str
    words: tuple[int, int]
    forms: tuple[tuple[str, ...], ...]
    towns: tuple[tuple[str, str], ...]
    street: str
    dial: str
    native: str = ""
    native_form: str = ""  # one for each form, separated by |; the first where there are fewer
    form_first: bool = False


#: Trades: (name, spellings in Latin letters, Chinese, Japanese, Korean, Russian).
TRADES: tuple[tuple[tuple[str, ...], str, str, str, str], ...] = (
    (("FISHERY", "FISHERIES", "FISHING"), "渔业", "漁業", "수산", "РЫБА"),
    (("OCEAN FISHERY", "OCEAN FISHERIES"), "远洋渔业", "遠洋漁業", "원양", "ОКЕАН"),
    (("SEAFOOD", "SEAFOODS", "SEA FOOD"), "海产", "海産", "씨푸드", "МОРЕПРОДУКТ"),
    (("AQUATIC PRODUCTS", "AQUATIC FOODS"), "水产", "水産", "수산물", "РЫБПРОМ"),
    (("FOODS", "FOOD"), "食品", "食品", "식품", "ПРОДУКТ"),
    (("SHIPPING",), "航运", "海運", "해운", "ФЛОТ"),
    (("TRADING", "TRADE"), "贸易", "商事", "무역", "ТРЕЙД"),
    (("COLD STORAGE", "REFRIGERATION"), "冷藏", "冷蔵", "냉장", "ХОЛОД"),
    (("IMPORT EXPORT", "IMP EXP", "IMPORT AND EXPORT"), "进出口", "輸出入", "수출입", "ЭКСПОРТ"),
    (("INTERNATIONAL", "INTL"), "国际", "国際", "국제", "ИНТЕР"),
)

#: The trades of the Latin-speaking countries, in the order of `TRADES`.
LATIN: tuple[tuple[str, ...], ...] = (
    ("PESQUERA", "PESQUERIA", "PESCA"),
    ("PESQUERA OCEANICA", "PESCA OCEANICA"),
    ("MARISCOS", "PRODUCTOS DEL MAR"),
    ("CONSERVAS", "CONSERVERA"),
    ("ALIMENTOS",),
    ("NAVIERA",),
    ("COMERCIAL",),
    ("FRIGORIFICOS", "FRIGORIFICO"),
    ("EXPORTADORA", "EXPORTACIONES"),
    ("INTERNACIONAL",),
)

_LTD = ("CO., LTD.", "CO LTD", "COMPANY LIMITED", "CO., LIMITED", "LIMITED", "LTD")
_INC = ("INC.", "INC", "INCORPORATED")
_LLC = ("LLC", "L.L.C.", "LIMITED LIABILITY COMPANY")
_SA = ("S.A.", "SA", "SOCIEDAD ANONIMA")
_CN = "HAI YUAN XIN FENG DA SHENG HUA LONG XIANG TAI PING AN RUI BAO JIN YIN DONG NAN XI BEI ZHOU SHAN MING LIANG"
_CN_SIGNS = "海元新丰大盛华龙祥泰平安瑞宝金银东南西北洲山明良"
_JP = "TA NA KA MI SHI MA YA MO RI HA RA KO BA HO SO NO SU ZU KI TO SA WA"
_JP_SIGNS = "タナカミシマヤモリハラコバホソノスズキトサワ"
_KR = "DONG SEO NAM BUK HAE SAN GANG WON JIN SEONG DAE HAN MIN GUK SIN RA BAEK JE CHEON AN IL SU"
_KR_SIGNS = "동서남북해산강원진성대한민국신라백제천안일수"
_RU = "VO STOK SE VER KA MCHA TKA DAL MOR NE VA LA DO GA BE RIN GO RA PO LA RIS SVET"
_ES = "MA RI VI GO LA CO RU NA BO TA PE SAN LO RE TI CAR ME DO SOL VAL DE NO GAR ZA"
_EN = "WEST HAR BOUR GRAN ITE BAY STONE LAND NORTH HAVEN GULL WICK PORT SEAL COVE FAIR WIND BRIGHT KEEL TERN MOOR"
_TH = "SI RI CHAI WAT THA NA KIT PHO ON CHAROEN SAP SUK SOM BOON KIAT RUANG SAENG THONG"
_VN = "MINH PHU HAI NAM VIET AN GIANG THUAN PHUOC QUOC HUNG VUONG BIEN DONG TRANG KHANH HOA"
_ID = "SU RA BA YA SA MU DE RA JA YA IN DO MI NA BA HA RI LA UT PER KA SA"
_IN = "SRI RA MA NA THAN DE VI KU MAR CHA LA KSHMI BHA RAT GO PAL NE LLO RE AN"
_NO = "HAV FISK NORD LAND VEST SKJAER GARD ODE BERG VIK SUND HOLM STRAND FOSS EID BRATT"

LANDS: tuple[Land, ...] = (
    Land(
        "CHN",
        16,
        _CN,
        (2, 3),
        (_LTD,),
        (
            ("ZHOUSHAN", "316###"),
            ("DALIAN", "116###"),
            ("QINGDAO", "266###"),
            ("ZHANJIANG", "524###"),
            ("FUZHOU", "350###"),
        ),
        "NO. {n} {s} ROAD",
        "86",
        _CN_SIGNS,
        "{}有限公司",
    ),
    Land(
        "TWN",
        8,
        _CN,
        (2, 3),
        (_LTD,),
        (("KAOHSIUNG", "80###"), ("KEELUNG", "20###"), ("TAIPEI", "10###")),
        "NO.{n}, {s} RD.",
        "886",
        _CN_SIGNS,
        "{}股份有限公司",
    ),
    Land(
        "JPN",
        7,
        _JP,
        (2, 4),
        (("K.K.", "KABUSHIKI KAISHA", "CO., LTD.", "CO LTD"), ("Y.K.", "YUGEN KAISHA")),
        (("YAIZU", "425-00##"), ("MISAKI", "238-02##"), ("TOKYO", "104-00##")),
        "{n}-{m} {s} CHO",
        "81",
        _JP_SIGNS,
        "株式会社{}|有限会社{}",
    ),
    Land(
        "KOR",
        6,
        _KR,
        (2, 3),
        (_LTD, _INC),
        (("BUSAN", "48###"), ("SEOUL", "06###"), ("INCHEON", "22###")),
        "{n} {s}-RO",
        "82",
        _KR_SIGNS,
        "{}주식회사",
    ),
    Land(
        "RUS",
        6,
        _RU,
        (2, 3),
        (("LLC", "OOO", "LIMITED LIABILITY COMPANY"), ("JSC", "JOINT STOCK COMPANY")),
        (("VLADIVOSTOK", "6900##"), ("MURMANSK", "1830##"), ("PETROPAVLOVSK", "6830##")),
        "UL. {s} {n}",
        "7",
        "ru",
        "ООО «{}»|АО «{}»",
    ),
    Land(
        "THA",
        7,
        _TH,
        (2, 3),
        (_LTD, ("PUBLIC COMPANY LIMITED", "PCL", "PUBLIC CO., LTD.")),
        (("SAMUT SAKHON", "74###"), ("SONGKHLA", "90###"), ("BANGKOK", "10###")),
        "{n}/{m} {s} ROAD",
        "66",
    ),
    Land(
        "VNM",
        7,
        _VN,
        (2, 3),
        (("JOINT STOCK COMPANY", "JSC", "J.S.C."), _LTD),
        (("CA MAU", "97####"), ("NHA TRANG", "65####"), ("CAN THO", "90####")),
        "{n} {s} STREET",
        "84",
    ),
    Land(
        "IDN",
        7,
        _ID,
        (2, 4),
        (("PT", "PT.", "P.T."),),
        (("SURABAYA", "60###"), ("JAKARTA", "14###"), ("BITUNG", "955##")),
        "JL. {s} NO. {n}",
        "62",
        form_first=True,
    ),
    Land(
        "IND",
        7,
        _IN,
        (2, 4),
        (("PVT LTD", "PRIVATE LIMITED", "PVT. LTD.", "(P) LTD"), _LTD),
        (("COCHIN", "682###"), ("VISAKHAPATNAM", "530###"), ("CHENNAI", "600###")),
        "{n}, {s} ROAD",
        "91",
    ),
    Land(
        "LKA",
        2,
        _IN,
        (2, 4),
        (("(PVT) LTD", "PVT LTD", "PRIVATE LIMITED"),),
        (("COLOMBO", "00###"), ("GALLE", "80###")),
        "{n} {s} MAWATHA",
        "94",
    ),
    Land(
        "ESP",
        6,
        _ES,
        (2, 4),
        (("S.L.", "SL", "SOCIEDAD LIMITADA"), _SA, ("S.A.U.", "SAU")),
        (("VIGO", "362##"), ("A CORUNA", "150##"), ("BERMEO", "483##")),
        "C/ {s} {n}",
        "34",
    ),
    Land(
        "PRT",
        2,
        _ES,
        (2, 3),
        (("LDA.", "LDA", "LIMITADA"), _SA),
        (("AVEIRO", "38##-###"), ("OLHAO", "87##-###")),
        "RUA {s} {n}",
        "351",
    ),
    Land(
        "ECU",
        5,
        _ES,
        (2, 4),
        (("S.A.", "SA"), ("CIA. LTDA.", "CIA LTDA")),
        (("MANTA", "1302##"), ("GUAYAQUIL", "0901##")),
        "AV. {s} {n}",
        "593",
    ),
    Land(
        "PER",
        4,
        _ES,
        (2, 4),
        (("S.A.C.", "SAC"), ("S.A.", "SA"), ("S.R.L.", "SRL")),
        (("CALLAO", "070##"), ("PAITA", "207##")),
        "AV. {s} {n}",
        "51",
    ),
    Land(
        "CHL",
        4,
        _ES,
        (2, 4),
        (("S.A.", "SA"), ("LTDA.", "LTDA", "LIMITADA"), ("SPA", "S.P.A.")),
        (("TALCAHUANO", "426####"), ("PUERTO MONTT", "548####")),
        "CALLE {s} {n}",
        "56",
    ),
    Land(
        "MEX",
        3,
        _ES,
        (2, 4),
        (("S.A. DE C.V.", "SA DE CV"), ("S. DE R.L.", "S DE RL")),
        (("MAZATLAN", "821##"), ("ENSENADA", "228##")),
        "CALLE {s} {n}",
        "52",
    ),
    Land(
        "NOR",
        3,
        _NO,
        (2, 3),
        (("AS", "A/S"), ("ASA",)),
        (("BERGEN", "50##"), ("ALESUND", "60##"), ("TROMSO", "90##")),
        "{s}GATA {n}",
        "47",
    ),
    Land(
        "USA",
        5,
        _EN,
        (2, 3),
        (_INC, _LLC, ("CORP.", "CORPORATION", "CORP")),
        (("SEATTLE", "981##"), ("MIAMI", "331##"), ("NEW BEDFORD", "027##")),
        "{n} {s} STREET",
        "1",
    ),
    Land(
        "GBR",
        2,
        _EN,
        (2, 3),
        (("LTD", "LIMITED", "LTD."), ("PLC", "P.L.C.")),
        (("GRIMSBY", "DN31 #TT"), ("PETERHEAD", "AB42 #TT")),
        "{n} {s} STREET",
        "44",
    ),
    Land(
        "PHL",
        3,
        _ES,
        (2, 4),
        (_INC, ("CORP.", "CORPORATION")),
        (("GENERAL SANTOS CITY", "95##"), ("MANILA", "10##")),
        "{n} {s} STREET",
        "63",
    ),
    Land(
        "SGP",
        2,
        _CN,
        (2, 3),
        (("PTE LTD", "PTE. LTD.", "PRIVATE LIMITED"),),
        (("SINGAPORE", "0#####"),),
        "{n} {s} ROAD",
        "65",
    ),
    Land("PAN", 2, _ES, (2, 4), (("S.A.", "SA"),), (("PANAMA", "08###"),), "CALLE {s} {n}", "507"),
)

#: Words many firms share, so that they tell little.
COMMON = ("OCEAN", "PACIFIC", "GOLDEN", "STAR", "SEA", "BLUE", "ROYAL", "UNITED", "GLOBAL", "SUN", "ASIA", "GRAND")

#: What sets a sister firm apart from its namesake of the same group.
SISTERS = ("GROUP", "HOLDING", "NORTH", "SOUTH", "EAST", "WEST", "MARINE", "LOGISTICS", "NUEVA", "CENTRAL")

CYRILLIC = dict(
    zip(
        ["A", "B", "V", "G", "D", "E", "Z", "I", "K", "L", "M", "N", "O", "P", "R", "S", "T", "U", "F", "H"],
        ["А", "Б", "В", "Г", "Д", "Е", "З", "И", "К", "Л", "М", "Н", "О", "П", "Р", "С", "Т", "У", "Ф", "Х"],
        strict=True,
    )
)

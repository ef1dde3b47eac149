import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise import party as reading
from catchgraph.normalise.party import PartyName, other_names, party_name, split_parties


@pytest.mark.parametrize(
    ("value", "stem", "form"),
    [
        ("BANDAR NELAYAN, PT.", "BANDAR NELAYAN", "PT"),
        ("PT. BANDAR NELAYAN", "BANDAR NELAYAN", "PT"),
        ("PT BANDAR NELAYAN", "BANDAR NELAYAN", "PT"),
        ("P.T. Bandar", "BANDAR", "PT"),
        ("PT Bandar Nelayan Tbk", "BANDAR NELAYAN", "PT TBK"),
        ("RED REEF FISHERY CO.,LTD .", "RED REEF FISHERY", "LTD"),
        ("Bandar Nelayan, PT Tbk", "BANDAR NELAYAN", "PT TBK"),
        ("Red Reef Fishery Company Limited", "RED REEF FISHERY", "LTD"),
        ("RED REEF CO,.LTD", "RED REEF", "LTD"),
        ("Red Reef (PTY)LTD", "RED REEF", "PTY LTD"),
        ("RED REEF SDN. BHD", "RED REEF", "SDN BHD"),
        ("Pesca Roja, S.A. de C. V.", "PESCA ROJA", "SA DE CV"),
        ("Mar Rojo, S.A.C.", "MAR ROJO", "SAC"),
        ("MAR ROJO S.L", "MAR ROJO", "SL"),
        ("Filhos & Mar, Lda.", "FILHOS AND MAR", "LDA"),
        ("Rotes Riff GmbH & Co. KG", "ROTES RIFF", "GMBH CO KG"),
        ("Rotes Riff Gesellschaft mit beschränkter Haftung", "ROTES RIFF", "GMBH"),
        ("RiffAG", "RIFF", "AG"),
        ("Rødt Rev AS", "RODT REV", "AS"),
        ("Rødt Rev A/S", "RODT REV", "AS"),
        ("Rødt Rev ASA", "RODT REV", "ASA"),
        ("Rauða Rif ehf.", "RAUDA RIF", "EHF"),
        ("Rood Rif B.V.", "ROOD RIF", "BV"),
        ("ООО «Красный риф»", "KRASNYY RIF", "LLC"),
        ("OOO 'Krasnyy Rif'", "KRASNYY RIF", "LLC"),
        ("LLC Krasnyy Rif", "KRASNYY RIF", "LLC"),
        ('ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ "РИФ"', "RIF", "LLC"),
        ("АО «Риф»", "RIF", "JSC"),
        ("ZAO Rif", "RIF", "CJSC"),
        ("Rif JSC (ZAO 'Rif')", "RIF", "JSC"),
        ("赤礁远洋渔业有限公司", "CHI JIAO YUAN YANG YU YE", "LTD"),
        ("赤礁股份有限公司", "CHI JIAO", "LTD"),
        ("株式会社マルハ", "MARUHA", "KK"),
        ("㈱マルハ", "MARUHA", "KK"),
        ("Akai Suisan Kabushiki Kaisha", "AKAI SUISAN", "KK"),
        ("동해 주식회사", "DONG HAE", "JUSIK HOESA"),
        ("REEF CANNING PUBLIC COMPANY LIMITED", "REEF CANNING", "PCL"),
        ("Red Reef, Inc. (RERI)", "RED REEF", "INC"),
        ("RED REEF LTD (COMPANY NO. 195466)", "RED REEF", "LTD"),
        ("RED REEF, S.A. (Company)", "RED REEF", "SA"),
        ("RED REEF (HK) GROUP CO., LIMITED", "RED REEF HK GROUP", "LTD"),
        ("RED REEF SEA FOOD (PVT) LTD(OWNER OF THE VESSEL)", "RED REEF SEA FOOD", "PVT LTD"),
        ("MANAGING DIRECTOR, RED REEF (PVT)LTD", "RED REEF", "PVT LTD"),
        ("SCA Récif Rouge gérant Jean Dupont", "RECIF ROUGE", "SCA"),
        ("The Red Reef Company", "RED REEF", "CO"),
        ("J.P. Reef & Co.", "JP REEF", "CO"),
        ('AB "RIFO LAIVAI"', "RIFO LAIVAI", "AB"),
        ("Global Reef Ltd SA", "GLOBAL REEF", "LTD SA"),
        ("A&D Fisheries", "A AND D FISHERIES", ""),
        ("Forwarder Ltd O/B Red Reef S.A.U.", "RED REEF", "SAU"),
        ("Red Reef LLC c/o Agent Inc", "RED REEF", "LLC"),
        ("Red Reef Ltd (formerly Blue Reef Ltd)", "RED REEF", "LTD"),
        ("บริษัท Red Reef จำกัด", "RED REEF", "LTD"),
        ("CÔNG TY TNHH RED REEF", "RED REEF", "TNHH"),
        ("ТОВ «РИФ»", "RIF", "LLC"),
        ("Red Reef Public Co., Ltd.", "RED REEF", "PCL"),
        ("Red Reef Public Co. Limited", "RED REEF", "PCL"),
        ("Arrecife Rojo, S.A. Unipersonal", "ARRECIFE ROJO", "SAU"),
        ("Arrecife Rojo & Cía. Ltda.", "ARRECIFE ROJO", "CIA LTDA"),
        ("Arrecife Rojo, C. por A.", "ARRECIFE ROJO", "C POR A"),
        ("Arrecife Rojo S. en C.", "ARRECIFE ROJO", "S EN C"),
        ("Récif Rouge S.à r.l.", "RECIF ROUGE", "SARL"),
        ("Rotes Riff GmbH & Co. KGaA", "ROTES RIFF", "KGAA"),
        ("Red Reef LLC-FZ", "RED REEF", "FZ LLC"),
        ("ТзОВ «Риф»", "RIF", "LLC"),
        ("شركة ريف ذ.م.م", "RYF", "WLL"),
        ("Red Reef Ltd f.k.a. Blue Reef Ltd", "RED REEF", "LTD"),
        ("Red Reef Ltd Attn: Mr. Arun", "RED REEF", "LTD"),
        ("Forwarder Ltd as agents for Red Reef S.A.U.", "RED REEF", "SAU"),
        # A ship that carries ore, bulk and oil is no agent.
        ("Red OBO Reef Ltd", "RED OBO REEF", "LTD"),
        # Two parties, or one that calls itself both: the cell does not say which.
        ("RED REEF LTD / BLUE QUAY LTD", "RED REEF LTD BLUE QUAY", "LTD"),
        ("NAURU GOVERNMENT", "NAURU GOVERNMENT", ""),
        ("AKAISUISAN", "AKAISUISAN", ""),
        ("MIE KEN", "MIE KEN", ""),
        ("Ministry of Fisheries", "MINISTRY OF FISHERIES", ""),
        ("Taavonie Sayad", "TAAVONIE SAYAD", ""),
    ],
)
def test_companies(value: str, stem: str, form: str) -> None:
    name = party_name(value)
    assert name is not None
    assert (name.stem, name.legal_form, name.is_firm) == (stem, form, True)
    assert name.key == f"{stem.replace(' ', '')} {form}".rstrip()


@pytest.mark.parametrize(
    ("value", "stem"),
    [
        ("LIN, MEI HUA", "LIN MEI HUA"),
        ("Mei-Hua Lin", "MEI HUA LIN"),
        ("H.S.M.PERERA", "HSM PERERA"),
        ("HSM PERERA(OWNER OF THE VESSEL)", "HSM PERERA"),
        ("HSM PERERA )OWNER OF THE VESSEL)", "HSM PERERA"),
        ("HSM PERERA(OWENER OF TH EVESSEL)", "HSM PERERA"),
        ("PT KUMARI", "PT KUMARI"),
        ("A. B. KNOT", "AB KNOT"),
        ("KNOT, A.B.", "KNOT AB"),
        ("KK KUMARI", "KK KUMARI"),
        ("AS KUMARI", "AS KUMARI"),
        ("Mr. Arun", "ARUN"),
        ("MR ARUNA", "MR ARUNA"),
        ("Arun, s/o Ravi", "ARUN SO RAVI"),
        ("Lin Yu Pao", "LIN YU PAO"),
    ],
)
def test_names_that_may_be_a_person_s(value: str, stem: str) -> None:
    name = party_name(value)
    assert name is not None
    assert (name.stem, name.key, name.legal_form, name.is_firm) == (stem, stem.replace(" ", ""), "", False)


def test_the_written_name_is_kept() -> None:
    assert party_name(" PT.  BANDAR\nNELAYAN") == PartyName(
        "PT. BANDAR NELAYAN", "BANDARNELAYAN PT", "BANDAR NELAYAN", "PT", ("few words", "legal form")
    )


@pytest.mark.parametrize(
    "value",
    [
        "",
        "UNKNOWN",
        "UNKNOWN 1",
        "NOT AVAILABLE",
        "Rptd Sold Undisclosed Interest",
        "Rptd Sold Sri Lanka",
        "NOT A COMPANY, INDIVIDUAL OWNER",
        "NOT A COMPANU,INDIVIDUAL OWNER",
        "Same as above",
        "TO ORDER OF SHIPPER",
        "TO THE ORDER OF BANK OF THE REEF",
        "SAME AS CONSIGNEE",
        "AS PER BILL OF LADING",
        "CONSIGNEE",
        "不明",
        "(OWNER OF THE VESSEL)",
        "N/A",
        "-",
        "!",
        "🐟",
    ],
)
def test_nobody(value: str) -> None:
    assert party_name(value) is None


@pytest.mark.parametrize(
    ("value", "parties"),
    [
        ("INTIMAS SURYA, PT, INTIMAS SURYA, PT.", [("INTIMAS SURYA, PT", "INTIMAS SURYA, PT.")]),
        (
            "Tranzit-DV Group OOO; Transit-DV Co Ltd, LLC Transit DV",
            [("Tranzit-DV Group OOO",), ("Transit-DV Co Ltd", "LLC Transit DV")],
        ),
        ("Red Reef Co., Ltd", [("Red Reef Co., Ltd",)]),
        ("Mar Rojo, S.A. (MARSA), MAR ROJO SA", [("Mar Rojo, S.A. (MARSA)", "MAR ROJO SA")]),
        ("MAR ROJO, SOCIEDAD ANÓNIMA; Alamar", [("MAR ROJO, SOCIEDAD ANÓNIMA",), ("Alamar",)]),
        ("Agro, Pescas, Transportes E Mar, Limitada", [("Agro, Pescas, Transportes E Mar, Limitada",)]),
        ("LIN, MEI HUA; Mei-Hua Lin", [("LIN, MEI HUA",), ("Mei-Hua Lin",)]),
        ("HSM PERERA, H.S.M.PERERA", [("HSM PERERA", "H.S.M.PERERA")]),
        ("Jelvi, s/o Ravi", [("Jelvi, s/o Ravi",)]),
        ("Red Reef SA, Red Reef Ltd", [("Red Reef SA", "Red Reef Ltd")]),
        ("Daeyang Fishery Co Ltd, Dae Yang Fishery Co Ltd", [("Daeyang Fishery Co Ltd", "Dae Yang Fishery Co Ltd")]),
        ("Reef (Pty, Namibia) Ltd, REEF LTD", [("Reef (Pty, Namibia) Ltd", "REEF LTD")]),
        ("Reef S/L Ltd,", [("Reef S/L Ltd",)]),
        ("Rptd Sold Malaysia; RED REEF SDN. BHD.", [("RED REEF SDN. BHD.",)]),
        ("Unknown; ; Reef Ltd; Reef Ltd", [("Reef Ltd",)]),
        ("Rptd Sold Undisclosed Interest", []),
        ("", []),
    ],
)
def test_parties_of_one_cell(value: str, parties: list[tuple[str, ...]]) -> None:
    assert split_parties(value) == parties


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Red Reef Ltd (formerly Blue Reef Ltd)", ("BLUE REEF LTD",)),
        ("Red Reef Ltd (EX-BLUE REEF LTD)", ("BLUE REEF LTD",)),
        ("Red Reef Ltd d/b/a Blue Reef", ("BLUE REEF",)),
        ("Red Reef Ltd", ()),
        ("EX MACHINA LTD", ()),
        ("Red Reef Ltd f.k.a. Blue Reef Ltd", ("BLUE REEF LTD",)),
        ("Red Reef Ltd doing business as Blue Reef", ("BLUE REEF",)),
        ("Red Reef Ltd (now known as Blue Reef Ltd)", ("BLUE REEF LTD",)),
    ],
)
def test_other_names(value: str, names: tuple[str, ...]) -> None:
    assert other_names(value) == names


@given(st.text())
def test_never_raises(value: str) -> None:
    name = party_name(value)
    if name is not None:
        assert name.key
        assert name.stem
        assert name.key.isascii()
        assert not name.legal_form or name.is_firm
    for spellings in split_parties(value):
        assert spellings
        assert all(party_name(spelling) for spelling in spellings)


@given(st.from_regex(r"[A-Z]{4,9} [A-Z]{4,9}", fullmatch=True), st.sampled_from(["PT", "LLC", "JSC", "UAB", "SARL"]))
def test_a_form_counts_the_same_at_either_end(stem: str, form: str) -> None:
    before, after, marked = party_name(f"{form} {stem}"), party_name(f"{stem}, {form}"), party_name(f'{form}. "{stem}"')
    assert before is not None
    assert after is not None
    assert marked is not None
    assert before.key == after.key == marked.key


#: Words and signs that one of the patterns looks for, and others.
PIECES = st.sampled_from(
    [
        *(
            "RED",
            "REEF",
            "LTD",
            "S.A.",
            "PT.",
            "(HK)",
            "RR",
            "BRL",
            "B.V.",
            "C.V.",
            "AND",
            "&",
            "THE",
            "A",
            "O'NEIL",
            "Reef",
        ),
        *(
            "OF",
            "THE VESSEL)",
            "(OWNER OF TH",
            "GERANT",
            "DIRECTOR,",
            "MANAGING",
            "M/S",
            "MR.",
            "Mr",
            "MS.",
            "O/B",
            "AS",
        ),
        *(
            "AS AGENT FOR",
            "ON BEHALF OF",
            "A/C",
            "FOR ACCOUNT OF",
            "C/O",
            "CARE OF",
            "ATTN:",
            "(EX",
            "(EX-",
            "FORMERLY",
        ),
        *(
            "FORMER NAME",
            "PREVIOUSLY",
            "ALSO KNOWN AS",
            "F/K/A",
            "F.K.A.",
            "FK/A",
            "F.KA",
            "AKA",
            "D.B.A",
            "D/BA",
            "DBA",
        ),
        *("T/A", "T/AS", "TRADING AS", "DOING BUSINESS AS", "-", ",", "/", "(", ")", ".", "水产", "É"),
    ]
)
TEXTS = st.lists(PIECES, max_size=8).map(" ".join) | st.lists(PIECES, max_size=5).map("".join) | st.text()


class Everything(frozenset[str]):
    def isdisjoint(self, _other: object) -> bool:
        return False


@given(TEXTS)
def test_names_without_telling_words_lose_nothing(value: str) -> None:
    quick = party_name.__wrapped__(value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "TELLING", Everything())
        assert party_name.__wrapped__(value) == quick


def test_the_iuu_list_s_parties_keep_every_word(shared_data: Path) -> None:
    with (shared_data / "iuu/IUUList-20251108.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = {cell for row in list(csv.reader(file))[1:] for cell in (row[16], row[17]) if cell.strip()}
    assert cells
    for cell in cells:
        parties = split_parties(cell)
        assert len(parties) <= cell.count(";") + 1
        # No spelling begins with what only ends one: its comma was taken for a separator.
        for spelling in (spelling for party in parties for spelling in party):
            assert not spelling.upper().startswith(("LTD", "S.A", "SA ", "INC", "CO.", "LIMITED", "LDA", "S/O"))
        if "Rptd" not in cell and "Unknown" not in cell:
            kept = sum(len(spelling.replace(" ", "").replace(",", "")) for party in parties for spelling in party)
            assert kept == len("".join(cell.split()).replace(",", "").replace(";", ""))

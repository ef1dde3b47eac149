import csv
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.goods.species import SpeciesFound, as_one, scientific_name, species, species_code, species_of
from catchgraph.normalise.goods.species_names import Species, all_species
from catchgraph.reference.tables import read_table


@pytest.mark.parametrize(
    ("text", "code", "basis", "group"),
    [
        ("FRZ YFT LOINS", "YFT", "code", "tuna"),
        ("VANNAMEI HLSO 16/20", "PNV", "name", "shrimp"),
        ("CAMARON VANNAMEI CONGELADO", "PNV", "name", "shrimp"),
        ("ALASKA POLLOCK FILLETS PBO", "ALK", "name", "pollock"),
        ("TUNA, YELLOWFIN, H&G", "YFT", "name", "tuna"),
        ("YELLOWFIN TUNAS", "YFT", "name", "tuna"),
        ("YELLOWFIN SOLE", "YES", "name", "flatfish"),
        ("ATÚN ALETA AMARILLA", "YFT", "name", "tuna"),
        ("Thon albacore congelé", "YFT", "name", "tuna"),
        ("Минтай мороженый", "ALK", "name", "pollock"),
        ("TÔM THẺ CHÂN TRẮNG", "PNV", "name", "shrimp"),
        ("Gadus morhua", "COD", "scientific name", "cod"),
        ("Theragra chalcogramma", "ALK", "scientific name", "pollock"),
        ("T. albacares", "YFT", "scientific name", "tuna"),
        ("Litopenaeus vannamei shrimps", "PNV", "scientific name", "shrimp"),
        ("SALMON TROUT (ONCORHYNCHUS MYKISS)", "TRR", "scientific name", "trout"),
        ("SNAPPER FILLET LUTJANUS MALABARICUS", "MAL", "scientific name", "snapper"),
        ("IMITATION CRAB FROM ALASKA POLLOCK SURIMI", "ALK", "name", "pollock"),
        ("SOCKEYE SALMON H/G", "SOC", "name", "salmon"),
        ("DOVER SOLE FILLETS", None, "name", "flatfish"),
        ("TUNA", None, "name", "tuna"),
        ("COD", None, "name", "cod"),
        ("CHILEAN SEABASS", None, "name", "toothfish"),
        ("MILKFISH WHOLE FROZEN", "MIL", "name", None),
        ("PIKEPERCH FILLETS", "FPP", "name", None),
        ("MERLUZA NEGRA HGT", "TOP", "name", "toothfish"),
        ("LIEU NOIR CONGELE", "POK", "name", "pollock"),
        ("DOSIDICUS TUBES FROZEN", "GIS", "scientific name", "squid"),
        ("DOSIDICUS", None, "", None),
        ("ARISTEUS FROZEN", None, "name", "shrimp"),
        ("FARFANTEPENAEUS CALIFORNIENSIS", "YPS", "scientific name", "shrimp"),
        ("BAIRDI SECTIONS COOKED", "CVB", "name", "crab"),
        ("MAKO SHARK STEAKS", None, "name", "shark"),
        ("RED SNAPPER", None, "name", "snapper"),
        ("THUNNUS SPP.", None, "name", "tuna"),
        ("PANGASIUS FILLETS", None, "name", "catfish"),
    ],
)
def test_species(text: str, code: str | None, basis: str, group: str) -> None:
    assert species(text) == SpeciesFound(code, basis, group)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("TUNA NOT SKIPJACK", "tuna"),
        ("FROZEN TUNAS OTHER THAN YELLOWFIN", "tuna"),
        ("FROZEN FISH OTHER THAN TUNA, SKIPJACK AND BONITO", None),
        ("FISH OTHER THAN TUNA, FROZEN SQUID", "squid"),
        ("NO SHRIMP, SQUID ONLY", "squid"),
        ("FROZEN FISH EXCL. ALASKA POLLOCK", None),
        ("DOES NOT CONTAIN SHRIMP; SQUID RINGS", "squid"),
        ("PESCADO SIN ATUN", None),
        ("P.O. NO. 123 SHRIMP", "shrimp"),
        ("FROZEN FISH EXCLUDING SPOTTED GALILEAN SHRIMP", None),
        ("SEAFOOD NOT INCLUDING SPOTTED TUNA, FROZEN SQUID", "squid"),
        ("FISH EXCL. SPOTTED TUNA", None),
        ("EXCLUDING TUNA FROZEN SQUID", "squid"),
        ("FREE OF PARASITES TUNA LOINS", "tuna"),
    ],
)
def test_what_is_denied_does_not_count(text: str, group: str | None) -> None:
    found = species(text)
    assert (found.code, found.several, found.group) == (None, (), group)


@pytest.mark.parametrize(
    ("text", "several", "group"),
    [
        ("YELLOWFIN AND SKIPJACK TUNA", ("SKJ", "YFT"), "tuna"),
        ("SQUID AND YELLOWFIN TUNA", ("YFT",), None),
        ("HADDOCK, COD", ("HAD",), None),
        ("ATLANTIC SALMON / RAINBOW TROUT", ("SAL", "TRR"), None),
    ],
)
def test_several_species_are_none(text: str, several: tuple[str, ...], group: str | None) -> None:
    assert species(text) == SpeciesFound(None, "name", group, several)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "FISH",
            "FROZEN FISH",
            "RUBBER SOLES",
            "ICE SKATES",
            "CRAB STICKS",
            "SHRIMP CRACKERS",
            "OYSTER MUSHROOMS",
        ),
        *(
            "EMPTY CANS FOR TUNA",
            "PRAWN FEED",
            "OYSTER SAUCE",
            "TEA",
            "RYE",
            "MOISTURE CONTENT BET 43 AND 45",
            "PIN BONE OUT",
        ),
    ],
)
def test_what_only_sounds_like_a_species(text: str) -> None:
    assert species(text) == SpeciesFound()


@pytest.mark.parametrize("text", ["FROZEN SHRIMP NET WEIGHT 100 KG", "SHRIMP SHELL-ON", "LIVE LOBSTER"])
def test_what_sounds_like_something_else(text: str) -> None:
    assert species(text).group in {"shrimp", "lobster"}


def test_codes() -> None:
    assert species_code("yft") == SpeciesFound("YFT", "code", "tuna")
    # TUN are tunas, ANF anglerfishes: codes of several species.
    assert species_code("TUN") == SpeciesFound("TUN", "code", "tuna", (), True)
    assert species_code("ANF") == SpeciesFound("ANF", "code", "monkfish", (), True)
    assert species_code("XXX") is None
    assert species_code("YELLOWFIN") is None


def test_species_that_are_one_in_practice(shared_data: Path) -> None:
    assert {as_one(code) for code in ("SQC", "SQI", "SQR", "SQZ")} == {"SQC"}
    assert as_one("COD") == "COD"
    rows = json.loads((shared_data / "certificates/uk-landings/speciesmismatch.json").read_text("utf-8"))
    misspelled = {"EQI": "EOI", "ECI": "EOI"}
    pairs = {(row["speciesCode"], misspelled.get(alias, alias)) for row in rows for alias in row["speciesAlias"]}
    assert {(one, other) for one, other in pairs if as_one(one) != as_one(other)} == set()
    assert {code for pair in pairs for code in pair} == {row["code"] for row in read_table("species_aliases")}


def test_scientific_names() -> None:
    assert scientific_name("Penaeus vannamei") == SpeciesFound("PNV", "scientific name", "shrimp")
    assert scientific_name("Whiteleg shrimp") is None


def test_a_line_says_it_by_code_then_name_then_description_then_tariff() -> None:
    assert species_of("YFT", "Gadus morhua").code == "YFT"
    assert species_of("", "Gadus morhua", "FROZEN HADDOCK").code == "COD"
    assert species_of(description="FROZEN HADDOCK", hs="030342").code == "HAD"
    assert species_of(description="FROZEN TUNA", hs="030342") == SpeciesFound("YFT", "tariff code", "tuna")
    # Shrimp under a code of yellowfin: the code does not make them tuna.
    assert species_of(description="FROZEN SHRIMP", hs="030342") == SpeciesFound(None, "name", "shrimp")
    assert species_of(hs="030617") == SpeciesFound(None, "tariff code", "shrimp")
    assert species_of(hs="030614") == SpeciesFound(None, "tariff code", "crab")
    assert species_of(hs="160414") == SpeciesFound()
    assert species_of(hs="0303630010", country="USA").code == "COD"
    assert species_of(hs="030627", day=date(2020, 1, 1)) == SpeciesFound()
    assert species_of(code="zzz", description="") == SpeciesFound()


def test_tables_agree() -> None:
    known = all_species()
    groups = {each.group for each in known.values()} | {"snail", "jellyfish"}
    for row in read_table("species_names"):
        assert not (row["species"] and row["group"]), row
        assert not row["species"] or row["species"] in known, row
        assert not row["group"] or row["group"] in groups, row
        assert row["source"] in {"ASFIS", "synonym", "trade usage (unverified)"}, row
    assert sum(each.wide for each in known.values()) == 1180


def test_codes_and_names_are_those_of_the_list(shared_data: Path) -> None:
    with (shared_data / "reference/cl_asfis_species.csv").open(encoding="utf-8-sig", newline="") as file:
        theirs = {row["code"]: (row["taxon_scientific_name"], row["name_en"]) for row in csv.DictReader(file)}
    assert {code: (each.scientific, each.english) for code, each in all_species().items()} == theirs


def test_texts_of_other_goods_name_no_fish(shared_data: Path) -> None:
    with (shared_data / "reference/harmonized-system.csv").open(encoding="utf-8", newline="") as file:
        texts = [
            row["description"] for row in csv.DictReader(file) if row["hscode"][:2] in {"61", "62", "64", "84", "95"}
        ]
    assert len(texts) > 500
    assert [text for text in texts if species(text) != SpeciesFound()] == []


@given(st.text())
def test_any_text(text: str) -> None:
    found = species(text)
    assert found.code is None or found.code in all_species()
    assert bool(found.basis) == bool(found.code or found.several or found.group)


@given(
    st.sampled_from([each for each in all_species().values() if not each.wide and len(each.scientific.split()) == 2])
)
def test_every_scientific_name_is_found_in_any_case(each: Species) -> None:
    assert species(f"frozen {each.scientific.lower()}, whole").code == each.code


@given(
    st.sampled_from(
        [row for row in read_table("species_names") if row["species"] and row["language"] in {"en", "es", "fr"}]
    ),
    st.sampled_from(["FROZEN {}", "{} FILLETS", "10 CTNS {} H&G 1-2 KG", "fresh {}."]),
)
def test_every_name_is_found_in_a_sentence(row: dict[str, str], sentence: str) -> None:
    assert species(sentence.format(row["name"])).code == row["species"]

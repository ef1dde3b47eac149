import csv
import io

import pytest

NAMES = [
    "ESTRELLA DEL SUR",
    "MARÍA LUISA",
    "NUEVO HORIZONTE",
    "DON PEDRO II",
    "VIRGEN DEL CARMEN",
    "PUERTO NUEVO",
    "ALBATROS",
    "SAN ANDRÉS",
    "LUCERO",
    "GAVIOTA 7",
]
#: Their check digits are right by the rule of IMO numbers, worked out by `imo` below.
STEMS = [910001 + 137 * n for n in range(10)]
FLAGS = ["Panamá", "España", "Ecuador", "Perú", "Chile", "México", "Colombia", "Uruguay", "Argentina", "Costa Rica"]


def imo(stem: int) -> str:
    """Seven digits: six, and the last digit of their sum weighted 7, 6, 5, 4, 3, 2."""
    check = sum(int(digit) * weight for digit, weight in zip(str(stem), (7, 6, 5, 4, 3, 2), strict=True)) % 10
    return f"{stem}{check}"


SPANISH = [
    "N° de permiso", "Nombre del buque", "Nombre anterior", "Matrícula", "Número OMI", "Indicativo de llamada", "MMSI",
    "Bandera", "Propietario", "Dirección del propietario", "Armador", "Eslora total (m)", "TRB", "Arte de pesca",
    "Año de construcción", "Puerto base", "Válido desde", "Válido hasta", "Capitán", "Observaciones",
]  # fmt: skip
FRENCH = [
    "Numéro de licence", "Nom du navire", "Ancien nom", "Immatriculation", "Numéro OMI", "Indicatif d'appel", "ISMM",
    "Pavillon", "Propriétaire", "Adresse du propriétaire", "Armateur", "Longueur hors tout", "Jauge brute",
    "Engin de pêche", "Année de construction", "Port d'attache", "Date de début", "Date de fin", "Capitaine",
    "Remarques",
]  # fmt: skip


def row(n: int) -> list[str]:
    """A row of the invented register: decimal commas, days before months."""
    return [
        f"P-{1000 + n}", NAMES[n], "LA PERLA" if n % 3 == 0 else "", f"MAT-{4400 + n}", imo(STEMS[n]), f"HO{3210 + n}",
        f"35199{1000 + n}", FLAGS[n], f"Pesquera {NAMES[n].title()} S.A.", f"Av. del Mar {n + 3}, Piso 2",
        f"Atunera {n} Ltda.", f"{21 + 7 * n},{n}5", f"{1 + n}.{100 + n},5" if n > 2 else f"{90 + n},5", "Palangre",
        str(1985 + n), "Vacamonte", f"{3 + 2 * n:02}/0{1 + n % 9}/2024", f"{28 - n:02}/12/2025", f"Juan {n}", "",
    ]  # fmt: skip


@pytest.fixture
def spanish():
    """The invented register in Spanish, with `above` before its header."""
    return lambda above="", header=SPANISH: above + table([header, *(row(n) for n in range(10))])


def table(rows, delimiter=";"):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()

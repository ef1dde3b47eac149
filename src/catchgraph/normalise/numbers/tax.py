"""Tax and business numbers of firms in the countries that declarations come from: shape, check digit, whose it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import cycle

from catchgraph.normalise.cell import LONGEST, bare, is_rounded
from catchgraph.normalise.phone import is_dummy_number
from catchgraph.reference.tables import read_table

_SIGNS = re.compile(r"[\s./\\()–-]+")
#: What stands before the number in a cell: the country's code, the number's name.
_LABEL = re.compile(r"[A-Z]{2,6}(?: ?(?:NO|NUMBER|CODE|ID|#))?[\s.:#]{1,3}(?=\S)")
_BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True, slots=True)
class TaxId:
    """`name`: what the country calls it (RUC, INN); `number`: its letters and digits.

    `agrees`: whether its check digit does; None where no rule is public. `personal`: its shape is that of a natural
    person's number; such are not loaded unless persons are asked for.
    """

    country: str
    name: str
    number: str
    agrees: bool | None = None
    personal: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    shape: re.Pattern[str]
    personal: re.Pattern[str] | None
    check: Callable[[str], bool] | None


def tax_id(value: str, country: str) -> TaxId | None:
    """The tax number of a cell, of `country` (ISO3); None where it has not the shape of one, or no shape is known.

    Signs between the digits do not count, nor does a word in front (`RUC: 0992…`). A wrong check digit is a soft flag
    and never a reason to reject. Where two numbers of a country share a shape, the one whose check digit agrees is
    meant, else the first. Sources: `reference/tax_ids.csv`.
    """
    if len(value) > LONGEST or is_rounded(value):
        return None
    number = _SIGNS.sub("", _LABEL.sub("", bare(value).upper(), count=1)).removesuffix(",00")
    fitting = [rule for rule in _rules().get(country, ()) if rule.shape.fullmatch(number)]
    if not fitting or is_dummy_number(number):
        return None
    found = [_read(rule, country, number) for rule in fitting]
    return next((each for each in found if each.agrees), found[0])


def _read(rule: _Rule, country: str, number: str) -> TaxId:
    agrees = rule.check(number) if rule.check else None
    # A firm's number that agrees is none of a person's by chance.
    may_be = rule.personal is not None and rule.personal.fullmatch(number) is not None
    return TaxId(country, rule.name, number, agrees, may_be and not (rule.name == "USCC" and agrees is True))


def _sum(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def _eleven(digits: str, weights: tuple[int, ...]) -> int:
    """11 less the remainder by 11: 1 to 11."""
    return 11 - _sum(digits, weights) % 11


def _luhn(text: str, signs: str = "0123456789") -> bool:
    """Luhn's rule, also of more signs than ten (ISO/IEC 7812-1, annex B)."""
    base = len(signs)
    values = [signs.index(char) for char in reversed(text)]
    doubled = (sum(divmod(value * 2, base)) for value in values[1::2])
    return (sum(values[::2]) + sum(doubled)) % base == 0


def _ruc_ecuador(number: str) -> bool:
    if number[2] < "6":
        return _luhn(number[:10])
    if number[2] == "6":
        return _sum(number[:9], (3, 2, 7, 6, 5, 4, 3, 2, 1)) % 11 == 0
    return number[2] == "9" and _sum(number[:10], (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)) % 11 == 0


def _rut(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(reversed(number[:-1]), cycle(range(2, 8)), strict=False))
    return number[-1] == "0123456789K"[-total % 11]


def _cnpj(number: str) -> bool:
    weights = (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
    return all(int(number[at]) == _eleven(number[:at], weights[13 - at :]) % 11 % 10 for at in (12, 13))


def _nit(number: str) -> bool:
    rest = _sum(number[-2::-1], (3, 7, 13, 17, 19, 23, 29, 37, 41)) % 11
    return int(number[-1]) == (rest if rest < 2 else 11 - rest)


def _kennitala(number: str) -> bool:
    return int(number[8]) == _eleven(number, (3, 2, 7, 6, 5, 4, 3, 2)) % 11


def _corporate_japan(number: str) -> bool:
    return int(number[0]) == 9 - _sum(number[:0:-1], (1, 2) * 6) % 9


def _bin_kazakhstan(number: str) -> bool:
    for weights in (tuple(range(1, 12)), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)):
        if (rest := _sum(number[:11], weights) % 11) < 10:
            return rest == int(number[11])
    return False


def _brn_korea(number: str) -> bool:
    total = _sum(number[:9], (1, 3, 7, 1, 3, 7, 1, 3, 5)) + int(number[8]) * 5 // 10
    return int(number[9]) == -total % 10


def _ubn(number: str) -> bool:
    total = sum(sum(divmod(int(d) * w, 10)) for d, w in zip(number, (1, 2, 1, 2, 1, 2, 4, 1), strict=True))
    return total % 5 == 0 or (number[6] == "7" and (total + 1) % 5 == 0)


def _vkn(number: str) -> bool:
    total = 0
    for at, digit in enumerate(number[:9]):
        first = (int(digit) + 9 - at) % 10
        total += first and (first * 2 ** (9 - at) % 9 or 9)
    return int(number[9]) == -total % 10


def _cif(number: str) -> bool:
    doubled = sum(sum(divmod(int(digit) * 2, 10)) for digit in number[1:8:2])
    control = -(doubled + sum(map(int, number[2:8:2]))) % 10
    return number[8] in {str(control), "JABCDEFGHI"[control]}


def _uscc(number: str) -> bool:
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    return _USCC[-sum(_USCC.index(char) * w for char, w in zip(number, weights, strict=False)) % 31] == number[17]


#: Each country's rule by its name in the table.
_CHECKS: dict[str, Callable[[str], bool]] = {
    "bin-kazakhstan": _bin_kazakhstan,
    "brn-korea": _brn_korea,
    "cif": _cif,
    "cnpj": _cnpj,
    "corporate-japan": _corporate_japan,
    "cuit": lambda n: int(n[10]) == {11: 0, 10: 9}.get(rest := _eleven(n, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)), rest),
    "gstin": lambda n: _luhn(n, _BASE36),
    "inn": lambda n: int(n[9]) == _sum(n, (2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10,
    "kennitala": _kennitala,
    "mst": lambda n: int(n[9]) == 10 - _sum(n, (31, 29, 23, 19, 17, 13, 7, 5, 3)) % 11,
    "nit": _nit,
    "npwp": lambda n: _luhn(n[-15:-6]),
    "orgnr": lambda n: int(n[8]) == _eleven(n, (3, 2, 7, 6, 5, 4, 3, 2)) % 11,
    "rnc": lambda n: int(n[8]) == (10 - _sum(n, (7, 9, 8, 6, 5, 4, 3, 2)) % 11) % 9 + 1,
    "ruc-ecuador": _ruc_ecuador,
    "ruc-peru": lambda n: int(n[10]) == _eleven(n, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 10,
    "rut": _rut,
    "rut-uruguay": lambda n: int(n[11]) == _eleven(n, (4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) % 11,
    "tin-thailand": lambda n: int(n[12]) == _eleven(n, tuple(range(13, 1, -1))) % 10,
    "ubn": _ubn,
    "uscc": _uscc,
    "vkn": _vkn,
}


@cache
def _rules() -> dict[str, list[_Rule]]:
    rules: dict[str, list[_Rule]] = {}
    for row in read_table("tax_ids"):
        # A comma would end the cell of the table.
        shape, personal = (row[column].replace(";", ",") for column in ("shape", "personal"))
        check = _CHECKS[row["check"]] if row["check"] else None
        rule = _Rule(row["name"], re.compile(shape), re.compile(personal) if personal else None, check)
        rules.setdefault(row["country"], []).append(rule)
    return rules

"""Legal forms of companies that go together: spellings, translations and subforms of one another."""

from __future__ import annotations

#: Words as which a form is also written. Japanese and Korean forms are translated as one likes; a one-person company
#: (unipersonal) is one of its kind.
_ALSO: dict[str, tuple[str, ...]] = {
    "KK": ("LTD", "INC", "CORP", "CO"),
    "YK": ("LTD", "INC", "CORP", "CO"),
    "GK": ("LLC", "LTD"),
    "JUSIK HOESA": ("LTD", "INC", "CORP", "CO"),
    "YUHAN HOESA": ("LTD", "LLC", "CO"),
    "TNHH": ("LTD",),
    # Limitada: shortened in Portugal, and as in Brazil.
    "LDA": ("LTDA",),
    "SLU": ("SL",),
    "SAU": ("SA",),
    # Since Russia's Federal Law 99-FZ of 2014 open and closed joint stock companies are public or plain ones.
    "OJSC": ("JSC", "PJSC"),
    "CJSC": ("JSC",),
    "PJSC": ("JSC",),
    "CO": ("LTD", "INC", "CORP"),
    "CIA": ("LTDA", "SA"),
}


def words_of_form(form: str) -> frozenset[str]:
    """Words of a form in its canonical spelling, and those of its translations: `SLU` is a `SL`, too."""
    return frozenset((*form.split(), *_ALSO.get(form, ())))


def go_together(one: str, other: str) -> bool:
    """Whether two forms may be those of one company: a word in common, or one a translation of the other."""
    return bool(words_of_form(one) & set(other.split()) or words_of_form(other) & set(one.split()))

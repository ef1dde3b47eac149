"""Names of companies and persons for comparison: each distinct spelling taken apart once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.normalise.company_name import company_name
from catchgraph.normalise.parallel import each
from catchgraph.normalise.transliteration import single, sound
from catchgraph.resolve.core.letters import Masks, letter_masks
from catchgraph.resolve.core.lists import long
from catchgraph.resolve.party.codes import codes_of

#: Letters of a name that are compared: no name of a company needs more, and time grows with their square.
LONGEST = 200

#: Texts that a name is taken apart into.
TEXTS = ("core", "joined", "number", "unit", "initials")


@dataclass(frozen=True)
class Spelt:
    """Each distinct name: `core` (its own words in order of the alphabet), `joined` (as they stand, without spaces),
    `number`, `form`, `trades` (bits), `unit` (of a group), `initials`, `distinctive` (identifies by itself), `length`
    of `joined`. `*_code`: equal where the texts are, -1 for ''; of `joined`, `letters_code`: its letters in any order,
    `single_code`: doubled letters written once, `sound_code`: one transliteration. `initials_code`: `joined_code` of
    the names that are nothing but these initials, -1 where there are none.
    """

    core: npt.NDArray[np.object_]
    joined: npt.NDArray[np.object_]
    number: npt.NDArray[np.object_]
    unit: npt.NDArray[np.object_]
    initials: npt.NDArray[np.object_]
    form: npt.NDArray[np.object_]
    trades: npt.NDArray[np.int64]
    distinctive: npt.NDArray[np.bool_]
    length: npt.NDArray[np.int32]
    core_code: npt.NDArray[np.int32]
    joined_code: npt.NDArray[np.int32]
    number_code: npt.NDArray[np.int32]
    unit_code: npt.NDArray[np.int32]
    letters_code: npt.NDArray[np.int32]
    single_code: npt.NDArray[np.int32]
    sound_code: npt.NDArray[np.int32]
    initials_code: npt.NDArray[np.int32]
    form_code: npt.NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.core)

    @cached_property
    def letters(self) -> Masks:
        """Letters of `joined` as bits."""
        return letter_masks(self.joined)

    @cached_property
    def forms(self) -> list[str]:
        """The text of each code of a form."""
        result: list[str] = pd.unique(self.form).tolist()
        return result


def distinctive_stems(stems: pd.Series) -> npt.NDArray[np.bool_]:
    """Whether all names of a mention identify by themselves."""
    frame = long(stems)
    codes, unique = pd.factorize(frame["value"])
    good = np.array([name.distinctive for name in each(company_name, unique.tolist())], dtype=bool)
    result = np.ones(len(stems), dtype=bool)
    result[frame["m"].to_numpy(np.intp)[~good[codes]]] = False
    return result


def spelt_names(mentions: pd.DataFrame) -> tuple[Spelt, pd.DataFrame]:
    """Names of mentions (`stems`, `keys` of `read.party_mention`), and rows (m, name) that say who bears which.

    A key is a stem without spaces, then the legal form.
    """
    named, stems, forms = _named(mentions)
    name = named.groupby(["stem", "form"], sort=False).ngroup().to_numpy()
    first = named[~pd.Series(name).duplicated().to_numpy()]
    spelt = _spelt(stems[first["stem"]], _forms(forms, first["form"]))
    return spelt, pd.DataFrame({"m": named["m"], "name": name})


def _named(mentions: pd.DataFrame) -> tuple[pd.DataFrame, npt.NDArray[np.object_], npt.NDArray[np.object_]]:
    """m, stem, form (-1: none) of each name, each once, and the texts of stems and forms."""
    stems, keys = long(mentions["stems"]), long(mentions["keys"])
    stem_code, stem_texts = pd.factorize(stems["value"])
    whole = np.array([text.replace(" ", "") for text in stem_texts.tolist()], dtype=object)
    key_code, key_texts = pd.factorize(keys["value"])
    parted = [text.partition(" ") for text in key_texts.tolist()]
    heads = np.array([part[0] for part in parted], dtype=object)
    form_code, forms = pd.factorize(np.array([part[2] for part in parted], dtype=object))
    both, _ = pd.factorize(np.concatenate([whole, heads]))
    left = pd.DataFrame({"m": stems["m"], "whole": both[: len(whole)][stem_code], "stem": stem_code})
    right = pd.DataFrame({"m": keys["m"], "whole": both[len(whole) :][key_code], "form": form_code[key_code]})
    named = left.merge(right, on=["m", "whole"], how="left").drop(columns="whole")
    named["form"] = named["form"].fillna(-1).astype(np.int64)
    return named.drop_duplicates(ignore_index=True), stem_texts.to_numpy(dtype=object), np.asarray(forms, dtype=object)


def _forms(forms: npt.NDArray[np.object_], at: pd.Series) -> npt.NDArray[np.object_]:
    texts = np.append(forms, "")
    result: npt.NDArray[np.object_] = texts[at.to_numpy()]
    return result


def _spelt(stems: npt.NDArray[np.object_], forms: npt.NDArray[np.object_]) -> Spelt:
    names = each(company_name, stems.tolist())
    text = {part: np.array([getattr(name, part)[:LONGEST] for name in names], dtype=object) for part in TEXTS}
    return coded(
        {**text, "form": forms},
        np.array([name.trades for name in names], dtype=np.int64),
        np.array([name.distinctive for name in names], dtype=bool),
    )


def coded(
    texts: Mapping[str, npt.NDArray[np.object_]], trades: npt.NDArray[np.int64], distinctive: npt.NDArray[np.bool_]
) -> Spelt:
    """`Spelt` from its texts (those of `TEXTS`, and form), trades and whether a name identifies by itself."""
    joined = texts["joined"].tolist()
    parts = {
        **texts,
        "letters": np.array(["".join(sorted(whole)) for whole in joined], dtype=object),
        "single": np.array([single(whole) for whole in joined], dtype=object),
        "sound": np.array([sound(whole) for whole in joined], dtype=object),
    }
    columns: dict[str, Any] = {
        f"{part}_code": codes_of(pd.Series(values, dtype=object)) for part, values in parts.items()
    }
    first = {whole: code for whole, code in zip(joined, columns["joined_code"].tolist(), strict=True) if whole}
    short = [first.get(text, -1) for text in texts["initials"].tolist()]
    columns["initials_code"] = np.array(short, dtype=np.int32)
    length = np.array([len(whole) for whole in joined], dtype=np.int32)
    return Spelt(**{**texts, **columns}, trades=trades, distinctive=distinctive, length=length)

"""Tables in the encodings of their countries, without any mark."""

import pytest

from catchgraph.read.draft import draft_layout
from catchgraph.read.draft.encodings import guessed
from catchgraph.read.source import inspect

RUSSIAN = (
    "Название судна;Флаг;Позывной\nСЕВЕРНЫЙ ЛУЧ;Россия;UBCD7\nКапитан Иванов;Россия;UBCE9\nВосток №2;Россия;UBC12\n"
)
CHINESE = "船名,船旗国,呼号\n福远渔808,中国,BZXY8\n鲁荣远渔217,中国,BZXY9\n中水远洋,中国,BZ123\n"
TAIWANESE = "船名,船旗國,呼號\n順發六號,臺灣,BZ12\n新漁豐,中華民國,BZ34\n"
JAPANESE = "船名,船籍国,信号符字\n第八さくら丸,日本,JABC\nみなと丸,日本,JABD\n"
KOREAN = "선박명,국적,호출부호\n동원호,대한민국,DTAB\n오룡호,대한민국,DTAC\n"
SPANISH = "Nombre;Pabellón;Señal\nMARÍA Nº 2;España;EAB1\nSEÑORA DE LA O;España;EAB2\nÑANDÚ;Perú;OAB1\n"
FRENCH = "Nom;Année;Propriétaire\nÉTOILE D'ÉTÉ;2001;Armement Lévêque – Sète\nÎLE;2002;à voir\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5"),
        (JAPANESE, "shift_jis"),
        (KOREAN, "euc_kr"),
        (SPANISH, "cp1252"),
        (FRENCH, "cp1252"),
        (RUSSIAN, "utf-8"),
        (CHINESE, "utf-16"),
    ],
)
def test_the_encoding_is_the_one_in_which_the_words_make_sense(write, text, encoding):
    found, note = guessed(inspect(write("a.csv", text.encode(encoding))))
    assert found == encoding
    assert bool(note) == (encoding not in ("utf-8", "utf-16"))
    if note:
        assert note.startswith(f"not UTF-8: read as {encoding}")


def test_one_capital_among_bytes_is_still_windows_text(write):
    assert guessed(inspect(write("a.csv", "name\nCAFÉ\n".encode("cp1252"))))[0] == "cp1252"


def test_bytes_that_make_no_sense_are_read_as_before(write):
    assert guessed(inspect(write("a.csv", b"name\n\x81\x8d\xff\xfe\x90\n")))[0] == "latin-1"


def test_the_draft_says_what_it_was_read_as(write):
    text = draft_layout(write("a.csv", RUSSIAN.encode("cp1251"))).text
    assert 'encodings = ["cp1251"]  # not UTF-8: read as cp1251, as 100% of what is not ASCII makes sense in it' in text

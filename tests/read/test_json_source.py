import gzip
import hashlib

import pytest

from catchgraph.errors import InputError
from catchgraph.read.archive import Damage
from catchgraph.read.json_source import pieces
from catchgraph.read.look import look_through

from .conftest import source_of


def text_of(path):
    damage = Damage()
    return "".join(pieces(source_of(path), damage)), damage.reason


def test_the_hash_is_of_the_bytes_as_they_stand(write):
    packed = gzip.compress(b'{"a": 1}')
    source = look_through(write("a.json.gz", packed)).source
    assert (source.size, source.sha256) == (len(packed), hashlib.sha256(packed).hexdigest())


def test_text_is_the_same_plain_packed_or_in_another_encoding(write):
    content = '{"name": "ÁGUILA 海"}'
    for number, data in enumerate(
        (
            content.encode(),
            b"\xef\xbb\xbf" + content.encode(),
            content.encode("utf-16"),
            gzip.compress(content.encode()),
            gzip.compress(content[:5].encode()) + gzip.compress(content[5:].encode()) + b"\0" * 512,
        )
    ):
        assert text_of(write(f"{number}.json", data)) == (content, "")


def test_an_archive_that_is_cut_gives_what_it_holds_and_says_so(write):
    content = "".join(f'{{"number": {n * 7919 % 10007}}}\n' for n in range(20_000))
    packed = gzip.compress(content.encode())
    text, reason = text_of(write("a.gz", packed[: len(packed) // 2]))
    assert reason == "the gzip archive is cut here"
    assert content.startswith(text)
    assert len(text) > 0.4 * len(content)


def test_an_archive_without_its_last_bytes_is_cut(write):
    text, reason = text_of(write("a.gz", gzip.compress(b'{"a": 1}')[:-4]))
    assert (text, reason) == ('{"a": 1}', "the gzip archive is cut here")


def test_a_damaged_archive_says_so(write):
    packed = bytearray(gzip.compress("".join(f'{{"n": {n}}}\n' for n in range(9000)).encode()))
    packed[len(packed) // 2 : len(packed) // 2 + 8] = b"\xff" * 8
    assert text_of(write("a.gz", bytes(packed)))[1] == "the gzip archive is damaged here"


def test_bytes_of_another_encoding_can_be_told(write):
    assert text_of(write("a.json", b'{"a": "\xc1GUILA"}'))[0] == '{"a": "\udcc1GUILA"}'


def test_a_file_that_changes_while_it_is_read_is_refused(write):
    path = write("a.json", '{"a": 1}')
    source = source_of(path)
    path.write_text('{"a": 1, "b": 2}')
    with pytest.raises(InputError, match="changed while it was read"):
        list(pieces(source, Damage()))

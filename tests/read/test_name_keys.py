"""Keys of names: spellings of one name share a key, sister ships do not."""

from __future__ import annotations

from catchgraph.read.name_keys import first_name, keys_of, name_key, name_keys


def test_one_name_in_two_spellings_has_one_key() -> None:
    assert name_key("NO.3 JADE TERN") == name_key("F/V Jade Tern No. 3")
    assert name_key("JADE TERN NO. 3") != name_key("JADE TERN NO. 4")
    assert name_key("NONE") is None
    assert name_key("") is None


def test_several_names_in_a_cell() -> None:
    keys = name_keys("JADE TERN NO. 3, NO.3 JADE TERN, NIGHT TERN")
    assert keys == [name_key("JADE TERN NO. 3"), name_key("NIGHT TERN")]
    assert name_keys("NONE") == []


def test_the_first_name_of_a_cell_is_the_vessel_s_as_written() -> None:
    assert first_name("JADE TERN 3/JADE TURN 3") == "JADE TERN 3"
    assert first_name("Jade  Tern (ex NIGHT TERN)") == "Jade Tern"
    assert first_name(' "Jade Tern" ') == '"Jade Tern"'
    assert first_name("NONE") is None


def test_each_key_stands_once() -> None:
    assert keys_of(["JADE TERN", "NONE", "Jade-Tern"]) == ["JADETERN"]

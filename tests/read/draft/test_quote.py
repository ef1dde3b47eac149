import tomllib

from hypothesis import given
from hypothesis import strategies as st

from catchgraph.read.draft.quote import comment, quoted, quoted_list, quoted_table

TEXT = st.text(st.characters(exclude_categories=("Cs",)))


@given(TEXT)
def test_any_text_comes_back_from_toml(value):
    assert tomllib.loads(f"a = {quoted(value)}") == {"a": value}


@given(st.lists(TEXT), st.dictionaries(TEXT, TEXT), TEXT)
def test_lists_tables_and_comments_are_toml(values, table, words):
    text = f"a = {quoted_list(values)}  # {comment(words)}\nb = {quoted_table(table)}"
    assert tomllib.loads(text) == {"a": values, "b": table}

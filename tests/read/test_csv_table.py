import pytest

from catchgraph.errors import InputError
from catchgraph.read import csv_table as module
from catchgraph.read.csv_table import Tables, positions
from catchgraph.read.layouts import builtin_layouts
from catchgraph.read.recognise import recognise
from catchgraph.read.source import inspect

from .conftest import IOTC, csv_text


def table_of(path):
    [table] = tables_of(path)
    return table


def tables_of(path):
    file = recognise(inspect(path), builtin_layouts())
    return Tables(file, positions(file))


def test_only_taken_columns_are_kept_with_number_line_and_content(write):
    text = csv_text(IOTC, [{"Name": "A", "Remarks": "x\ny"}, {"Name": "B"}, {"Name": "A", "Remarks": "x\ny"}])
    table = table_of(write("a.csv", text))
    assert [table.header.names[n] for n in table.texts] == [name for name in IOTC if name != "Remarks"]
    assert table.record_no.tolist() == [1, 2, 3]
    assert table.line.tolist() == [2, 4, 5]
    assert table.content[0] == table.content[2] != table.content[1]
    names = table.cells(IOTC.index("Name"))
    assert [names.words[code] for code in names.codes] == ["A", "B", "A"]
    assert len(names.words) == 2


def test_a_column_reads_the_same_whatever_the_chunks(write, monkeypatch):
    path = write("a.csv", csv_text(IOTC, [{"Name": f"V{n % 7}", "IMO": str(n)} for n in range(50)]))
    whole = table_of(path)
    monkeypatch.setattr(module, "CHUNK", 3)
    chunked = table_of(path)
    for position in whole.texts:
        assert chunked.texts[position].to_pylist() == whole.texts[position].to_pylist()
        cells = chunked.cells(position)
        assert [cells.words[code] for code in cells.codes] == whole.texts[position].to_pylist()
    assert chunked.content == whole.content
    assert chunked.line.tolist() == whole.line.tolist()


def test_values_are_cleaned_once_each(write):
    import pyarrow as pa

    table = table_of(write("a.csv", csv_text(IOTC, [{"Name": name} for name in "ABABAB"])))
    seen = []
    out = table.cells(IOTC.index("Name")).map(lambda word: seen.append(word) or word.lower(), pa.string())
    assert out.to_pylist() == ["a", "b", "a", "b", "a", "b"]
    assert sorted(seen) == ["A", "B"]


def test_a_header_without_rows_is_a_table_of_none(write):
    tables = tables_of(write("a.csv", csv_text(IOTC, [])))
    assert [table.height for table in tables] == [0]
    assert (tables.count, tables.rejects) == (0, [])


def test_a_column_that_is_headed_twice_is_refused(write):
    with pytest.raises(InputError, match=r"a\.csv, line 1: 2 columns are headed 'IMO' \(columns 5, 18\)"):
        table_of(write("a.csv", csv_text([*IOTC, "IMO"], [])))

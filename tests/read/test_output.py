import numpy as np

from catchgraph.read.csv_table import Tables
from catchgraph.read.layouts import builtin_layouts
from catchgraph.read.output import Output, Unusable
from catchgraph.read.plan import plan_of
from catchgraph.read.reading import Reading

from .conftest import IOTC, csv_text


def reading_of(path):
    plan = plan_of(path, builtin_layouts(), None, None)
    return Reading(plan.file.layout, next(iter(Tables(plan.file, plan.taken))))


def test_a_row_unusable_for_two_reasons_is_one_reject(write):
    reading = reading_of(write("a.csv", csv_text(IOTC, [{"Name": "A"}, {"Name": "B"}])))
    both = np.array([0, 1])
    output = Output(
        ["r0", "r1"], unusable=[Unusable(both[1:], "Name", ["B"], "first"), Unusable(both, "Name", ["A", "B"], "then")]
    )
    assert output.keep(2).tolist() == [False, False]
    assert sorted((r.record_no, r.line, r.value, r.reason) for r in output.rejects(reading.table.places).values()) == [
        (1, 2, "A", "then"),
        (2, 3, "B", "first"),
    ]


def test_flags_belong_to_rows_that_are_records(write):
    reading = reading_of(write("a.csv", csv_text(IOTC, [{"IMO": "1"}, {"IMO": "2"}, {"IMO": "x" * 300}])))
    reading.note(reading.property("imo"), ["1", "2", "x" * 300], lambda word: f"{len(word)} long")
    [flag] = Output(["r0", "r1", "r2"]).flags(reading.notes, np.array([False, True, True]))
    assert flag.rows.tolist() == [1, 2]
    assert flag.columns["record_id"].to_pylist() == ["r1", "r2"]
    assert flag.columns["value"].to_pylist() == ["2", "x" * 200]
    assert flag.columns["reason"].to_pylist() == ["1 long", "300 long"]

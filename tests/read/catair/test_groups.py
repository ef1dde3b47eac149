from catchgraph.read.catair.groups import parted
from catchgraph.read.catair.harvests import harvests
from catchgraph.read.message_lines import Line, Transaction


def transaction(*records):
    return Transaction([Line(text[:4].strip(), text.ljust(80), n) for n, text in enumerate(records, 1)])


def ids(group):
    return [line.id for line, _ in group.records]


def test_records_go_to_the_header_to_their_line_and_to_their_report():
    found = parted(
        transaction(
            "SE10AXJ5", "SE15R", "SE40001US", "SE60", "OI        A", "PG01001NMFSIM", "PG05", "PG01002NMF370",
            "SE40002US", "SE60", "PG01001NMFHMS", "SF10", "SF15",
        )
    )  # fmt: skip
    assert ids(found.header) == ["SE10", "SE15"]
    assert [(line.number, ids(line)) for line in found.lines] == [("1", ["SE40", "SE60"]), ("2", ["SE40", "SE60"])]
    assert [(each.number, ids(each), each.description is not None) for each in found.reports] == [
        ("1", ["PG01", "PG05"], True),
        ("1", ["PG01"], True),
        ("2", ["PG01"], False),
    ]
    assert ids(found.filing) == ["SF10", "SF15"]
    assert [report.part for report in found.reports] == ["PG01[1]", "PG01[2]", "PG01[3]"]


def test_records_of_a_report_that_none_begins_are_lost_and_kept_apart():
    found = parted(transaction("PG05", "PG06", "PG01001NMFSIM", "PG02"))
    assert [line.id for line, _ in found.lost] == ["PG05", "PG06"]
    assert ids(found.reports[0]) == ["PG01", "PG02"]


def test_a_harvest_begins_with_its_source_and_ends_with_its_group():
    [report] = parted(
        transaction("PG01001NMFSIM", "PG05", "PG50", "PG06HCF", "PG31VCRUS", "PG51", "PG14", "PG50", "PG06SVH", "PG33")
    ).reports
    head, found = harvests(report)
    assert ids(head) == ["PG01", "PG05", "PG14"]
    assert [(each.source, ids(each)) for each in found] == [("HCF", ["PG06", "PG31"]), ("SVH", ["PG06", "PG33"])]


def test_a_report_without_a_source_keeps_its_vessels():
    [report] = parted(transaction("PG01001NMFSIM", "PG31VCRUS", "PG31VNMHERON", "PG3211 US")).reports
    _, [harvest] = harvests(report)
    assert [(boat.flag, boat.name) for boat in harvest.boats] == [("US", "HERON")]
    assert harvest.source == ""


def test_a_flag_begins_a_vessel_and_so_does_a_second_name():
    [report] = parted(
        transaction("PG01001NMFSIM", "PG06HCF", "PG31VNMHERON", "PG31VCRUS", "PG31VCRPA", "PG31VNMSABLE", "PG31VNMTERN")
    ).reports
    _, [harvest] = harvests(report)
    assert [(boat.name, boat.flag) for boat in harvest.boats] == [("HERON", "US"), ("SABLE", "PA"), ("TERN", "")]

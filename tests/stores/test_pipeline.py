"""From files to findings on Neo4j: what the embedded graph gives."""

from catchgraph import pipeline
from catchgraph.case.case import open_case

from ..worlds import FILES, first_run


def test_both_stores_give_the_same_findings(tmp_path_factory, embedded_runtime, cleared_neo4j, tmp_path):
    _, report = first_run(tmp_path_factory)
    case = open_case(tmp_path / "case", create=True)
    other = pipeline.run(case, FILES, graph=cleared_neo4j)
    assert report.detect.findings
    assert other.detect.findings == report.detect.findings
    assert other.detect.results == report.detect.results

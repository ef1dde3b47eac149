"""The notebooks in `docs/notebooks/`: every cell runs, in its order, on the invented world."""

import ast
import json
import shutil

import pytest

from catchgraph.errors import QueryError
from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))


def cells(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    return notebook["cells"]


def run(source, name, namespace):
    """Run a cell as a notebook does; gives the value of a last expression."""
    tree = ast.parse(source, name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, name, "exec"), namespace)
    return eval(compile(ast.Expression(last.value), name, "eval"), namespace) if last else None  # noqa: S307


@pytest.fixture
def folder(demo_case, tmp_path, monkeypatch):
    """A folder as the notebook asks for: with the demo's case, of which the graph is read only."""
    case = tmp_path / "demo-case"
    case.mkdir()
    shutil.copy(demo_case / "case.duckdb", case)
    (case / "graph").symlink_to(demo_case / "graph")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_whole_and_holds_no_results(path):
    found = cells(path)
    assert len({cell["id"] for cell in found}) == len(found)
    assert found[0]["cell_type"] == "markdown"
    for cell in found:
        assert cell["cell_type"] in ("markdown", "code")
        if cell["cell_type"] == "code":
            # Results would be those of another day: who reads them runs it.
            assert (cell["outputs"], cell["execution_count"]) == ([], None)


def test_the_lead_is_walked_to_its_rows(folder):
    namespace = {"__name__": "__main__"}
    shown = {}
    for cell in cells(ROOT / "docs" / "notebooks" / "lead.ipynb"):
        if cell["cell_type"] == "code":
            shown[cell["id"]] = run("".join(cell["source"]), cell["id"], namespace)
    assert len(namespace["findings"]) > 5
    assert namespace["lead"]["id"].startswith("finding:")
    # A vessel's encounter and a listing at the least, each at a line that names what the finding names.
    assert {file.split("-")[0].split(".")[0] for file, _, _ in namespace["rows"]} >= {"encounters", "iuu"}
    assert all(text for _, _, text in namespace["rows"])
    assert namespace["vessel"] != namespace["partner"]
    assert not namespace["timeline"].frame().empty
    assert not namespace["paths"].frame().empty
    assert namespace["drawn"]._repr_html_().startswith("<iframe")
    assert "lead of the notebook" in list(catchgraph_notes(namespace)["text"])
    assert (folder / "lead.html").stat().st_size > 20_000
    assert all(value is not None for id_, value in shown.items() if id_ not in ("cell-02", "cell-06"))


def catchgraph_notes(namespace):
    return namespace["catchgraph"].notes(namespace["case"])


def test_a_cell_that_leaves_the_graph_is_refused(folder):
    source = (
        "import catchgraph\n"
        "case = catchgraph.open_case('demo-case')\n"
        "catchgraph.query(case, \"CALL { LOAD CSV FROM 'http://127.0.0.1/x' AS row RETURN row } RETURN row\")\n"
    )
    with pytest.raises(QueryError, match="leaves the graph and was not run"):
        run(source, "cell", {})

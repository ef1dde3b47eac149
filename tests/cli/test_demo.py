"""The demo: an invented world from files to findings."""

import re
import tomllib

from catchgraph.cli.demo import fixtures


def test_it_runs_and_shows_each_part(demo_run):
    folder, done = demo_run
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    headings = re.findall(r"^== ([^:(\n]+)", done.stdout, re.MULTILINE)
    assert [heading.strip() for heading in headings] == [
        "The evidence of one finding, row by row",
        "A path between two vessels",
        "Vessels, companies, consignments and findings beside the truth of the invented world",
        "Where the case lies",
    ]
    assert str(folder / "demo-case") in done.stdout
    assert (folder / "demo-case" / "case.duckdb").exists()


def test_what_is_loaded_and_found_is_what_the_world_owes(demo_run):
    _, done = demo_run
    truth = tomllib.loads((fixtures() / "truth.toml").read_text(encoding="utf-8"))
    rows = truth["counts"]["encounters"]
    assert re.search(
        rf"^encounters\.csv +miller2018-encounters +unknown +{rows} +{rows} +0 ", done.stdout, re.MULTILINE
    )
    table = done.stdout.partition("truth of the invented world")[2].partition("\n==")[0]
    line = r"^([a-z]+\.[a-z-]+) +(\d+) +(\d+) +(\d+) +([\d.]+)% +([\d.]+)% +(\d+) of (\d+)$"
    rows = re.findall(line, table, re.MULTILINE)
    owed = [item["typology"] for item in truth["must_find"]]
    twins = [item["typology"] for item in truth["must_not_find"]]
    assert {row[0]: int(row[1]) for row in rows} == {typology: owed.count(typology) for typology in set(owed)}
    assert {row[0]: int(row[7]) for row in rows} == {typology: twins.count(typology) for typology in set(owed)}
    assert all(row[2:6] == ("0", "0", "100.0", "100.0") for row in rows), table
    assert all(row[6] == row[7] for row in rows), table


def test_who_is_who_is_compared_and_a_miss_is_named(demo_run):
    _, done = demo_run
    truth = tomllib.loads((fixtures() / "truth.toml").read_text(encoding="utf-8"))
    table = done.stdout.partition("truth of the invented world")[2].partition("\n==")[0]
    line = r"^([a-z][a-z ]+[a-z]) +(\d+) +(\d+) +(\d+) +(\d+) +[\d.]+% +[\d.]+%$"
    rows = {row[0]: [int(figure) for figure in row[1:]] for row in re.findall(line, table, re.MULTILINE)}
    assert list(rows) == [
        *(
            "vessels",
            "companies",
            "companies in trade",
            "plants and stores",
            "consignments",
            "vessels that papers name",
        ),
    ]
    assert rows["vessels"][0] == len(truth["vessel"])
    assert rows["companies"][0] == len(truth["company"])
    split = re.findall(r"^(?:Not joined into one|Named and not tied) ", table, re.MULTILINE)
    merged = re.findall(r"^(?:Joined with another|Named and tied to a vessel) ", table, re.MULTILINE)
    assert (len(split), len(merged)) == (sum(row[2] for row in rows.values()), sum(row[3] for row in rows.values()))


def test_the_evidence_names_files_and_lines(demo_run):
    evidence = demo_run[1].stdout.partition("== The evidence")[2].partition("== A path")[0]
    assert re.search(r"^Encounter encounter:[0-9a-f]{16}: encounters\.csv, line \d+ \(record \d+\)$", evidence, re.M)
    assert re.search(r"^Listing listing:[0-9a-f]{16}: iuu-list-2025-07-01\.csv, line \d+", evidence, re.M)


def test_no_server_is_left_over(demo_left):
    assert demo_left is None

"""The demo: an invented world from files to findings."""

import re
import tomllib
from collections import Counter

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
    families = [tomllib.loads(path.read_text("utf-8")) for path in (fixtures() / "truth").glob("findings/*.toml")]
    owed = [item["typology"] for each in (truth, *families) for item in each["must_find"]]
    twins = [item["typology"] for each in (truth, *families) for item in each["must_not_find"]]
    assert {row[0]: int(row[1]) for row in rows} == {typology: owed.count(typology) for typology in set(owed)}
    assert {row[0]: int(row[7]) for row in rows} == {typology: twins.count(typology) for typology in set(owed)}
    assert all(row[2:6] == ("0", "0", "100.0", "100.0") for row in rows), table
    assert all(row[6] == row[7] for row in rows), table


def test_who_is_who_is_compared_and_a_miss_is_named(demo_run):
    _, done = demo_run
    truth = tomllib.loads((fixtures() / "truth.toml").read_text(encoding="utf-8"))
    table = done.stdout.partition("truth of the invented world")[2].partition("\n==")[0]
    rows = compared(table.partition("\nCustody\n")[0])
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


def test_custody_is_compared_and_what_strays_is_named(demo_run):
    _, done = demo_run
    table = done.stdout.partition("truth of the invented world")[2].partition("\n==")[0]
    rows = compared(table.partition("\nCustody\n")[2].partition("\nFindings\n")[0])
    chains = truth_of("chains")["chain"]
    catches = [catch for chain in chains for catch in chain.get("catch", ())]
    owed = {
        "ends of chains": len(chains),
        "catches of chains": len(catches),
        "shares of catches": sum("low" in catch for catch in catches),
        "draws on papers": len(truth_of("draws")["component"]),
        "balances": sum(each["kind"] != "certificate" for each in truth_of("balances")["balance"]),
        "happenings that are one": len(truth_of("occasions")["same"]),
    }
    assert {kind: row[0] for kind, row in rows.items()} == owed
    assert all(row[0] == row[1] + row[2] for row in rows.values())
    missed = re.findall(r"^Not as it is \((.*?)\): ", table, re.MULTILINE)
    wrong = re.findall(r"^Found and not owed \((.*?)\): ", table, re.MULTILINE)
    assert Counter(missed) == +Counter({kind: row[2] for kind, row in rows.items()})
    assert Counter(wrong) == +Counter({kind: row[3] for kind, row in rows.items()})
    # What three plants drew on one certificate, and two statements on three, is found as it was worked out by hand.
    assert rows["draws on papers"][2:] == [0, 0]


def compared(table):
    line = r"^([a-z][a-z ]+[a-z]) +(\d+) +(\d+) +(\d+) +(\d+) +[\d.]+% +[\d.]+%$"
    return {row[0]: [int(figure) for figure in row[1:]] for row in re.findall(line, table, re.MULTILINE)}


def truth_of(family):
    return tomllib.loads((fixtures() / "truth" / f"{family}.toml").read_text(encoding="utf-8"))


def test_the_evidence_names_files_and_lines(demo_run):
    evidence = demo_run[1].stdout.partition("== The evidence")[2].partition("== A path")[0]
    assert re.search(r"^[A-Z][a-zA-Z ]+ [a-z_]+:[0-9a-f]{16}: [\w-]+\.csv, line \d+", evidence, re.M)


def test_no_server_is_left_over(demo_left):
    assert demo_left is None

"""`handling`: printed for people and programs."""

import json

REGISTER = "issuer,permit_number,vessel_name\nAuthority,17,SEA WIDOW\n"


def test_what_is_held_under_which_terms_and_until_when(cli, tmp_path):
    file = tmp_path / "permits-2025-06-30.csv"
    file.write_text(REGISTER, encoding="utf-8")
    terms = 'administration = "Customs of Ruritania"\nretain_until = 2200-12-31\n[coverage]\ncomplete = true\n'
    (tmp_path / "handling.toml").write_text(terms)
    case = ("--case", tmp_path / "case")
    assert cli(*case, "load", file).exit_code == 0
    table = cli(*case, "handling")
    assert (table.exit_code, table.stderr) == (0, "")
    assert "2200-12-31" in table.stdout
    found = json.loads(cli(*case, "handling", "--format", "json").stdout)
    assert list(found) == ["Held", "Terms", "Agreements", "Kept until", "Covered"]
    [covered] = found["Covered"]
    assert (covered["from"], covered["to"], covered["complete"]) == ("2025-06-30", "2025-06-30", True)
    assert [row["source"] for row in found["Held"]] == ["Customs of Ruritania"]
    sections = [line.split(",")[0] for line in cli(*case, "handling", "--format", "csv").stdout.splitlines()[1:]]
    assert sections == ["Held", "Terms", "Kept until", "Covered"], "no agreement with Ruritania is known"


def test_what_is_over_is_told_beside_the_answer(cli, tmp_path):
    from catchgraph.case.case import open_case

    case = ("--case", tmp_path / "case")
    file = tmp_path / "permits.csv"
    file.write_text(REGISTER, encoding="utf-8")
    (tmp_path / "handling.toml").write_text("retain_until = 2200-12-31\n")
    cli(*case, "load", file)
    with open_case(tmp_path / "case").write() as connection:
        connection.execute("UPDATE read.dataset SET handling = replace(handling, '2200-12-31', '2020-12-31')")
    told = cli(*case, "handling")
    assert told.exit_code == 0
    assert "to be kept until 2020-12-31, which is over: catchgraph verify" in told.stderr


def test_without_a_case_it_says_how_to_begin(cli, tmp_path):
    result = cli("--case", tmp_path / "none", "handling")
    assert (result.exit_code, "catchgraph --case DIR load FILE" in result.stderr) == (1, True)

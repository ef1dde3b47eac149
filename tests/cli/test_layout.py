from tests.read.draft.conftest import NAMES, imo, table

ROWS = [["Ship name", "IMO no.", "Flag"], *([name, imo(920001 + 37 * n), "Palau"] for n, name in enumerate(NAMES))]


def test_a_draft_is_written_and_loads_as_it_is(cli, tmp_path):
    (tmp_path / "new.csv").write_text(table(ROWS), encoding="utf-8")
    done = cli("layout", tmp_path / "new.csv", "-o", tmp_path / "new.toml")
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert "3 properties found; 0 columns taken by none" in done.stderr
    loaded = cli(
        *("--case", tmp_path / "case", "load", tmp_path / "new.csv", "--layout", tmp_path / "new.toml"),
        *("--format", "csv"),
    )
    assert loaded.exit_code == 0, loaded.output
    assert loaded.stdout.splitlines()[1].startswith("new.csv,new,unknown,unknown,10,10,0,")


def test_a_draft_goes_to_standard_output_without_a_file(cli, tmp_path):
    (tmp_path / "new.csv").write_text(table(ROWS), encoding="utf-8")
    done = cli("-q", "layout", tmp_path / "new.csv")
    assert done.stdout.startswith('# Drafted from "new.csv": 10 rows, 3 columns')
    assert 'imo = "IMO no."  # 10 of 10 values pass the check digit of IMO numbers' in done.stdout
    assert done.stderr == ""


def test_a_file_that_exists_is_not_overwritten(cli, tmp_path):
    (tmp_path / "new.csv").write_text(table(ROWS), encoding="utf-8")
    (tmp_path / "new.toml").write_text("mine", encoding="utf-8")
    done = cli("layout", tmp_path / "new.csv", "-o", tmp_path / "new.toml")
    assert done.exit_code == 2
    assert "new.toml exists already" in done.stderr
    assert (tmp_path / "new.toml").read_text(encoding="utf-8") == "mine"


def test_a_file_that_is_known_is_said_to_be(cli, tmp_path, fixtures):
    done = cli("layout", fixtures / "iotc-register-2025-06-30.csv", "-o", tmp_path / "a.toml")
    assert done.exit_code == 0
    assert "catchgraph knows this file, as iotc-register" in done.stderr

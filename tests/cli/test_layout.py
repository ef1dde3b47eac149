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


def test_a_layout_of_ours_is_shown_to_be_copied_and_loads_as_it_is(cli, tmp_path, fixtures):
    shown = cli("layout", "--show", "iotc-register")
    assert shown.stdout.startswith('id = "iotc-register"')
    done = cli("layout", "--show", "iotc-register", "-o", tmp_path / "mine.toml")
    assert (done.exit_code, done.stdout) == (0, "")
    assert (tmp_path / "mine.toml").read_text(encoding="utf-8") == shown.stdout
    loaded = cli(
        *("--case", tmp_path / "case", "load", fixtures / "iotc-register-2025-06-30.csv"),
        *("--layout", tmp_path / "mine.toml"),
    )
    assert loaded.exit_code == 0, loaded.output


def test_a_draft_and_a_layout_of_ours_are_two_questions(cli, tmp_path, fixtures):
    assert cli("layout").exit_code == 2
    assert cli("layout", fixtures / "iotc-register-2025-06-30.csv", "--show", "iotc-register").exit_code == 2
    wrong = cli("layout", "--show", "iotc")
    assert (wrong.exit_code, "Did you mean" in wrong.stderr or "Known:" in wrong.stderr) == (1, True)


def test_ids_of_layouts_and_files_are_completed(tmp_path, monkeypatch):
    from click.shell_completion import ShellComplete

    from catchgraph.cli.app import main

    def offered(*args, incomplete=""):
        complete = ShellComplete(main, {}, "catchgraph", "_CATCHGRAPH_COMPLETE")
        return [(item.value, item.type) for item in complete.get_completions([*args], incomplete)]

    monkeypatch.chdir(tmp_path)
    (tmp_path / "iotc-mine.toml").write_text("", encoding="utf-8")
    (tmp_path / "iotc.csv").write_text("", encoding="utf-8")
    both = [("iotc-register", "plain"), ("iotc-mine.toml", "plain")]
    for command in (("load", "a.csv"), ("run", "a.csv"), ("screen", "a.csv")):
        assert offered(*command, "--layout", incomplete="iotc") == both
        assert offered(*command, "--layout", incomplete="./io") == [("./io", "file")]
    assert offered("layout", "--show", incomplete="iot") == [("iotc-register", "plain")]
    assert offered("screen", incomplete="iot")[0] == ("iot", "file")


def test_all_layouts_are_listed_with_what_they_tell_of(cli, monkeypatch):
    monkeypatch.setenv("COLUMNS", "220")
    done = cli("layout", "--list")
    assert done.exit_code == 0
    rows = {line.split()[0]: line for line in done.stdout.splitlines() if line.strip()}
    assert " Measure " in rows["measures"]
    assert " yes " in rows["measures"]
    assert " Bill " in rows["ams-header"]
    assert " yes " not in rows["ams-header"]
    assert " register " in rows["iotc-register"]


def test_a_list_is_asked_for_alone(cli):
    done = cli("layout", "--list", "--show", "measures")
    assert done.exit_code == 2
    assert "--list" in done.stderr

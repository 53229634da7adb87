"""Plugins on the command line: trace, allow-list, the process with limits, commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli.entry import run

SAMPLE = str(Path(__file__).parents[2] / "checker" / "samples" / "minghu-2024.html")
SCORE = (
    "from checker.plugin import Score, hookimpl\n"
    "@hookimpl\ndef checker_score(result):\n    return Score('评分', '1')\n"
)
CRASH = (
    "import os\nfrom checker.plugin import hookimpl\n"
    "@hookimpl\ndef checker_prepare_report(report):\n    os._exit(0)\n"
)
COMMAND = (
    "import click\nfrom checker.plugin import hookimpl\n"
    "@click.command('archive', help='归档。')\ndef archive():\n    click.echo('归档完成')\n"
    "@hookimpl\ndef checker_commands():\n    return [archive]\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plugins").mkdir()
    return tmp_path / "plugins"


def checked(folder: Path, *more: str) -> tuple[int, dict[str, object]]:
    code = run(["check", SAMPLE, "--plugins-dir", str(folder), "-o", "json:out.json", *more])
    result: dict[str, object] = json.loads(Path("out.json").read_text("utf-8"))
    return code, result


def test_the_trace_goes_to_standard_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "score_one.py").write_text(SCORE, "utf-8")
    checked(folder, "--trace-plugins")
    assert "score_one.checker_score(result)" in capsys.readouterr().err


def test_only_what_the_workplace_allows_takes_part(folder: Path) -> None:
    (folder / "score_one.py").write_text(SCORE, "utf-8")
    Path("checker.toml").write_text('[plugins]\nallow = ["other"]\n', "utf-8")
    code, result = checked(folder)
    assert result["reports"][0]["scores"] == []  # type: ignore[index]
    assert "不在允许的名单上" in result["run"]["problems"][0]["message"]  # type: ignore[index]
    assert code == 1
    Path("checker.toml").write_text('[plugins]\nallow = ["score_one"]\n', "utf-8")
    assert checked(folder)[1]["reports"][0]["scores"] != []  # type: ignore[index]


@pytest.mark.parametrize(
    "text", ["[plugins", "[plugin]\n", "[plugins]\nalow = []\n", '[plugins]\nallow = "x"\n']
)
def test_wrong_settings_are_explained(folder: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("checker.toml").write_text(text, "utf-8")
    assert run(["check", SAMPLE, "--plugins-dir", str(folder)]) == 2
    assert "checker.toml" in capsys.readouterr().err


def test_a_plugin_that_kills_its_process_costs_only_its_own_rules(folder: Path) -> None:
    (folder / "crash.py").write_text(CRASH, "utf-8")
    code, result = checked(folder, "--limit-plugins")
    assert code == 4
    assert [problem["code"] for problem in result["run"]["problems"]] == ["E906"]  # type: ignore[index]
    assert len(result["reports"][0]["findings"]) > 3  # type: ignore[index]


def test_a_good_plugin_works_in_the_process_with_limits(folder: Path) -> None:
    (folder / "score_one.py").write_text(SCORE, "utf-8")
    code, result = checked(folder, "--limit-plugins")
    assert code == 1
    assert result["reports"][0]["scores"][0]["plugin"] == "score_one"  # type: ignore[index]
    assert result["run"]["plugins"][0]["name"] == "score_one"  # type: ignore[index]


def test_a_plugin_adds_a_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "archiving.py").write_text(COMMAND, "utf-8")
    Path("checker.toml").write_text('[plugins]\nfolders = ["plugins"]\n', "utf-8")
    assert run(["archive"]) == 0
    assert "归档完成" in capsys.readouterr().out
    run(["--help"])
    assert "归档" in capsys.readouterr().out


def test_the_doctor_finds_two_packs_with_one_rule_and_an_adjustment_of_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "id: {0}\ntitle: 试验\nversion: 1.0.0\ndepends: [national]\nprovince: {1}\n"
    rule = "规则 AA1 试验\n    级别：提示\n    依据：试验\n    依据类别：惯例\n    要求：年度 > 0\n"
    for name, province, more in (("one", "SD", ""), ("two", "XZ", "停用 national.Z999 理由：“试验”\n")):
        (folder / name).mkdir()
        (folder / name / "pack.yaml").write_text(head.format(name, province), "utf-8")
        (folder / name / "x.rule").write_text(rule + more, "utf-8")
    assert run(["plugins", "doctor", "--plugins-dir", str(folder)]) == 4
    told = capsys.readouterr().out
    assert "AA1" in told
    assert "one" in told
    assert "two" in told
    assert "Z999" in told


@pytest.mark.parametrize(
    "command",
    [["check", SAMPLE], ["explain", "T301"], ["rules", "list"], ["plugins", "list"], ["plugins", "doctor"]],
)
def test_a_missing_folder_is_a_mistake_of_the_command_line(
    command: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command, "--plugins-dir", str(folder / "nowhere")]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "--plugins-dir 的值不对" in told.err
    assert "nowhere”这个文件夹不存在。请核对路径" in told.err
    (folder / "a.py").write_text("", "utf-8")
    assert run([*command, "--plugins-dir", str(folder / "a.py")]) == 2
    assert "是文件，不是文件夹" in capsys.readouterr().err


def test_a_missing_folder_of_the_workplace_costs_no_check(folder: Path) -> None:
    Path("checker.toml").write_text('[plugins]\nfolders = ["nowhere"]\n', "utf-8")
    code, result = checked(folder)
    assert code == 4
    assert [one["code"] for one in result["run"]["problems"]] == ["E902"]  # type: ignore[index]
    assert run(["plugins", "list"]) == 2

"""The program as a whole: help in Chinese that lines up, mistakes in Chinese, exit codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from checker.cli.entry import root, run
from checker.text.columns import display_width


def commands(command: click.Command = root, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None, name
            yield from commands(found, (*path, name))


@pytest.mark.parametrize("path", list(commands()), ids=" ".join)
def test_help_is_chinese_and_fits_80_columns(path: tuple[str, ...], capsys) -> None:
    assert run([*path, "--help"]) == 0
    text = capsys.readouterr().out
    assert "选项" in text
    assert [line for line in text.splitlines() if display_width(line) > 80] == []
    assert not re.search(r"Usage|Options|Commands|Show this|default|required|\[x>=", text)


def test_descriptions_line_up(capsys) -> None:
    run(["check", "--help"])
    lines = capsys.readouterr().out.splitlines()
    starts = {
        display_width(line[: re.search(r"\S  +(?=\S)", line).end()])  # type: ignore[union-attr]
        for line in lines
        if re.match(r"  -.*\S  +\S", line)
    }
    assert len(starts) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["chek"], "没有命令 chek，是否指 check", id="command"),
        pytest.param(["check", "a", "--selct", "T301"], "没有选项 --selct，是否指 --select", id="option"),
        pytest.param(["check"], "缺少参数 PATH…", id="argument"),
        pytest.param(["check", "没有这个文件.html"], "找不到“没有这个文件.html”", id="path"),
        pytest.param(["check", "a", "--as-of", "明天"], "“明天”不是日期", id="date"),
        pytest.param(["check", "a", "--as-of", "2025-02-30"], "“2025-02-30”不是日期", id="no such day"),
        pytest.param(["check", "a", "--fail-on", "大"], "“大”不是级别", id="severity"),
        pytest.param(["check", "a", "--organ-kind", "公司"], "只能是 人民政府、", id="choice"),
        pytest.param(["check", "a", "--select", "三"], "“三”不是规则编号", id="code"),
        pytest.param(["check", "a", "-o", "pdf"], "没有格式“pdf”；可以用 text、json", id="format"),
        pytest.param(
            ["check", "a", "-o", "text", "-o", "json"], "会混在一起", id="two outputs on the screen"
        ),
        pytest.param(["check", "a", "--jobs", "-1"], "不是非负整数", id="count"),
        pytest.param(["check", "a", "--select"], "--select 后面要有一个值", id="no value"),
        pytest.param(["check", "a", "--no-plugins=1"], "--no-plugins 后面不能有值", id="a value too many"),
        pytest.param(["check", "a", "-p", "shandong"], "应写成 no:插件名", id="switch"),
        pytest.param(["inspect", "a", "b"], "多出了参数（b）", id="too many arguments"),
        pytest.param(["inspect", "没有这个文件.html"], "打不开“没有这个文件.html”", id="no file"),
        pytest.param(["schema", "x"], "只能是 result、report 之一", id="schema"),
    ],
)
def test_mistakes_are_told_in_chinese(
    arguments: list[str], words: str, capsys, monkeypatch, tmp_path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").write_text("x")
    assert run(arguments) == 2
    told = capsys.readouterr().err
    assert words in told
    assert not re.search(r"Error|Usage|Invalid|Missing|No such|Try ", told)


def test_no_arguments_shows_the_help(capsys) -> None:
    assert run([]) == 2
    assert "命令：" in capsys.readouterr().out


def test_a_failure_of_the_program_is_code_4(capsys, monkeypatch, tmp_path) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("坏了")

    monkeypatch.setattr("checker.cli.check.open_session", broken)
    path = tmp_path / "a.html"
    path.write_text("x")
    assert run(["check", str(path)]) == 4
    assert "程序故障：RuntimeError：坏了" in capsys.readouterr().err

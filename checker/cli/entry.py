"""The program `checker`: its commands, and the one place where trouble becomes an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from checker.cli.exit_codes import BROKEN, CLEAN, USAGE
from checker.cli.mistakes import explain_mistake
from checker.cli.plugin_commands import PluginGroup
from checker.cli.quick_start import PatternStore
from checker.session import UnknownPackError, UnknownRuleError
from checker.version import VERSION

# name: where it is, and its line in the help (kept here so that --help imports no command)
COMMANDS = {
    "check": ("checker.cli.check:check", "检查报告，列出问题和依据"),
    "inspect": ("checker.cli.inspect:inspect", "显示从报告中读到了什么"),
    "explain": ("checker.cli.explain:explain", "说明一条规则；加上报告则逐数演算"),
    "rules": ("checker.cli.rules:rules", "列出、查看、测试、整理规则"),
    "schema": ("checker.cli.schema:schema", "输出结果格式的 JSON Schema"),
    "plugins": ("checker.cli.plugins:plugins", "列出和诊断插件"),
}


@click.group(
    cls=PluginGroup,
    lazy=COMMANDS,
    help="按规则检查政府信息公开工作年度报告，每个结论都附数字、算式和依据。",
    epilog="退出码：0 未发现问题；1 有问题；2 用法或规则文件有误；3 有报告未读出或未查全；\n"
    "4 插件或程序故障；5 没有检查任何报告。",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(VERSION, "-V", "--version", message="checker %(version)s", help="显示版本号")
def root() -> None:
    """Do nothing by itself: the commands do."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    _speak_utf8()
    try:
        code = root.main(
            None if arguments is None else list(arguments), prog_name="checker", standalone_mode=False
        )
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.message)
        return USAGE
    except click.ClickException as error:
        click.echo(explain_mistake(error), err=True)
        return USAGE
    except (UnknownRuleError, UnknownPackError) as error:
        click.echo(f"命令有误：{error}", err=True)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断。", err=True)
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`checker … | head`): not our failure, and nothing more to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except Exception as error:  # noqa: BLE001 - the door: whatever breaks inside becomes code 4 and a message
        return _tell_failure(error)
    return code if isinstance(code, int) else CLEAN


def main() -> NoReturn:
    """Enter here from the shell."""
    patterns = PatternStore()
    patterns.install()
    code = run()
    patterns.save()
    sys.exit(code)


def _tell_failure(error: Exception) -> int:
    if os.environ.get("CHECKER_DEBUG"):
        import traceback

        traceback.print_exc()
    click.echo(f"程序故障：{type(error).__name__}：{error}", err=True)
    click.echo("这是程序的问题，不是报告的问题。设 CHECKER_DEBUG=1 再运行一次可看到详情。", err=True)
    return BROKEN


def _speak_utf8() -> None:
    """Write UTF-8 and plain line feeds whatever the locale says: the same output everywhere."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and not stream.isatty():
            reconfigure(encoding="utf-8", errors="replace", newline="\n")

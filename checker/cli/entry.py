"""The program `checker`: its commands, and the one place where trouble becomes an exit code."""

from __future__ import annotations

import contextlib
import errno
import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from checker.cli.exit_codes import BROKEN, CLEAN, INTERRUPTED, OUTPUT_CLOSED, USAGE
from checker.cli.mistakes import explain_mistake
from checker.cli.os_errors import reason
from checker.cli.outputs import OutputClosedError
from checker.cli.plugin_commands import PluginGroup
from checker.cli.quick_start import PatternStore
from checker.cli.signals import Stopped, listen
from checker.reporters.screen import PLAIN
from checker.session import UnknownPackError, UnknownRuleError
from checker.source.document import shown_name
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
        if isinstance(error, click.FileError):
            _close_output()
        return _tell(explain_mistake(error))
    except (UnknownRuleError, UnknownPackError) as error:
        return _tell(f"命令有误：{error}")
    except (click.Abort, KeyboardInterrupt) as stopped:
        _tell("已中断。")
        cause = stopped.__cause__ if isinstance(stopped, click.Abort) else stopped
        return cause.code if isinstance(cause, Stopped) else INTERRUPTED
    except OutputClosedError:
        _close_output()
        return OUTPUT_CLOSED
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else USAGE
    except OSError as error:
        _close_output()
        return _tell(f"读写文件出错：{_place(error)}{reason(error)}。")
    except MemoryError:
        return _tell("内存不够，检查没有做完。可以分几次检查，或用 -j 1 只用一个进程。", BROKEN)
    except Exception as error:  # noqa: BLE001 - the door: whatever breaks inside becomes code 4 and a message
        return _tell_failure(error)
    if type(sys.stdout).__name__.endswith("PacifyFlushWrapper"):  # click's way with a closed pipe
        _close_output()
        return OUTPUT_CLOSED
    return code if isinstance(code, int) else CLEAN


def _tell(message: str, code: int = USAGE) -> int:
    with contextlib.suppress(OSError):
        click.echo(PLAIN.harmless(message), err=True)
    return code


def _place(error: OSError) -> str:
    name = error.filename
    return f"“{shown_name(name)}”：" if isinstance(name, str) and name else ""


def _close_output() -> None:
    """Have what is left of our output go nowhere: writing it at the end would fail once more."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> NoReturn:
    """Enter here from the shell."""
    gc.freeze()  # what was imported stays: it need not be looked through again and again
    _open_closed_streams()
    listen()
    patterns = PatternStore()
    patterns.install()
    code = run()
    patterns.save()
    gc.disable()  # the process ends, and all its memory with it
    sys.exit(code)


def _tell_failure(error: Exception) -> int:
    if os.environ.get("CHECKER_DEBUG"):
        import traceback

        traceback.print_exc()
    _tell(f"程序故障：{type(error).__name__}：{error}")
    return _tell("这是程序的问题，不是报告的问题。设 CHECKER_DEBUG=1 再运行一次可看到详情。", BROKEN)


class _Closed(io.TextIOBase):
    """Stands for standard output where it was closed from the start (`>&-`): writing to it is told."""

    def write(self, text: str) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    @property
    def buffer(self) -> _Closed:
        return self


def _open_closed_streams() -> None:
    """Keep a file that we open from becoming standard output by its number, where that was closed."""
    for stream, number in ((sys.stdin, 0), (sys.stdout, 1), (sys.stderr, 2)):
        if stream is None:
            with contextlib.suppress(OSError):
                while os.open(os.devnull, os.O_RDWR) < number:
                    pass
    if sys.stdout is None:
        sys.stdout = _Closed()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - to the end


def _speak_utf8() -> None:
    """Write UTF-8 and plain line feeds whatever the locale says: the same output everywhere."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")

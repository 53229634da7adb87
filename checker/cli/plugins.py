"""`checker plugins`: which plugins there are, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.exit_codes import BROKEN, CLEAN
from checker.cli.help_text import ChineseCommand, LazyGroup
from checker.cli.outputs import screen_of, show
from checker.cli.setup import plugin_options, setup_of, tell_trace
from checker.session import Setup, open_session, plugin_settings
from checker.text.columns import wrap

if TYPE_CHECKING:
    from checker.plugin.host import PluginHost
    from checker.plugin.listing import PluginLine

COMMANDS = {
    "list": ("checker.cli.plugins:list_plugins", "列出参加检查的插件"),
    "doctor": ("checker.cli.plugins:doctor", "说明哪些插件没有装入，为什么"),
    "new": ("checker.cli.plugins:new", "新建一个能用的插件：规则、用例、测试、持续集成"),
}


@click.group(cls=LazyGroup, lazy=COMMANDS, help="插件：为某个省或单位增加规则、函数和输出格式。")
def plugins() -> None:
    """Do nothing by itself: the commands do."""


@click.command("list", cls=ChineseCommand, help="列出参加检查的插件：名称、版本、来自哪里、增加什么。")
@plugin_options
def list_plugins(**choices: Any) -> int:
    """List the plugins; return the exit code."""
    from checker.plugin import listing

    host = _host(setup_of(choices))
    lines = listing.list_plugins(host)
    show("".join(_line(line) for line in lines) or "没有插件参加检查。\n")
    _tell([problem.message for problem in host.problems])
    tell_trace(host)
    return BROKEN if host.failed else CLEAN


@click.command(cls=ChineseCommand, help="逐个装入插件，说明哪里不对、该怎么办；都没有毛病时退出码为 0。")
@plugin_options
def doctor(**choices: Any) -> int:
    """Load the plugins and ask each for what it adds; tell what is wrong."""
    from checker.language.builtins import BUILTINS
    from checker.plugin.discover import unused_in
    from checker.plugin.doctor import examine_plugins
    from checker.reporters.registry import reporters

    setup = setup_of(choices)
    host = _host(setup)
    diagnosis = examine_plugins(host, tuple(spec.name for spec in BUILTINS), tuple(reporters()))
    folders = host.settings.folders
    complaints = [*(told for folder in folders for told in unused_in(folder)), *diagnosis.complaints]
    complaints += _of_packs(setup)
    _tell(complaints)
    tell_trace(host)
    if not complaints:
        show(f"{len(host.plugins)} 个插件，都没有发现问题。\n")
    return CLEAN if not complaints else BROKEN


def _of_packs(setup: Setup) -> list[str]:
    """Return what is wrong in the plugins' rule packs, all of them put together."""
    session = open_session(setup)
    session.shelf.whole()
    return [problem.message for problem in session.shelf.faults]


@click.command(cls=ChineseCommand, help="新建一个能用的插件。名称用小写字母、数字和连字符。")
@click.argument("name", metavar="名称")
@click.option("--title", required=True, metavar="标题", help="地方或单位的名称，如 某市")
@click.option("--province", required=True, metavar="代码", help="省份的两个字母，如 SD")
@click.option("--dir", "where", default=".", metavar="文件夹", help="建在哪个文件夹里")
def new(name: str, title: str, province: str, where: str) -> int:
    """Write a plugin from the template; return the exit code."""
    from checker.plugin.scaffold import new_plugin

    made = new_plugin(name, title, province.upper(), Path(where))
    if made.fault:
        raise click.UsageError(made.fault)
    show(f"已建立 {made.folder.as_posix()}：\n" + "".join(f"  {path}\n" for path in made.written))
    show(f"接下来：pip install -e {made.folder.as_posix()}，再运行 checker plugins list。\n")
    return CLEAN


def _host(setup: Setup) -> PluginHost:
    from checker.plugin.load import start_host

    settings = plugin_settings(setup)
    for folder in settings.folders:
        if not folder.is_dir():
            message = f"插件文件夹 {folder.as_posix()} 不存在；请核对 checker.toml 的 folders。"
            raise click.UsageError(message, click.get_current_context())
    return start_host(settings)


def _line(line: PluginLine) -> str:
    provinces = f"  适用 {'、'.join(line.provinces)}" if line.provinces else ""
    title = f" {line.title}" if line.title else ""
    return f"{line.name}{title}  {line.version}  {line.origin}{provinces}\n    增加：{'、'.join(line.adds)}\n"


def _tell(complaints: list[str]) -> None:
    screen = screen_of("auto")
    for complaint in complaints:
        show("\n".join(wrap(complaint, screen.width, "· ")) + "\n")

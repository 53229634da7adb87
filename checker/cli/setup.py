"""Options that several commands share: what is known of the organ, which rules, which plugins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from checker.cli.values import CODES, DAY, PROVINCE, YEAR, joined
from checker.model.identity import LEVELS, ORGAN_KINDS
from checker.session import Session, Setup, open_session
from checker.source.document import shown_name

if TYPE_CHECKING:
    from checker.plugin.host import PluginHost
    from checker.settings import PluginChoices

F = TypeVar("F", bound=Callable[..., Any])

_IDENTITY_OPTIONS = (
    click.option(
        "--organ-kind",
        type=click.Choice(ORGAN_KINDS),
        metavar="类别",
        help=f"机关类别：{'、'.join(ORGAN_KINDS)}；不给则按名称判断",
    ),
    click.option(
        "--level",
        type=click.Choice(LEVELS),
        metavar="层级",
        help=f"机关层级：{'、'.join(LEVELS)}；不给则按名称判断",
    ),
    click.option("--year", type=YEAR, metavar="年度", help="报告年度，如 2024；不给则从标题和正文读取"),
    click.option("--published", type=DAY, metavar="日期", help="公布日期，如 2025-01-22；不给则从页面读取"),
)
_BOOK_OPTIONS = (
    click.option(
        "--province",
        type=PROVINCE,
        default="auto",
        metavar="代码",
        help="按哪个省的规则检查，如 SD 或 山东；auto（默认）按机关所在地",
    ),
    click.option(
        "--pack", "packs", multiple=True, metavar="名称", help="另外使用的规则包（名称或文件夹），可多次给出"
    ),
    click.option("--as-of", type=DAY, metavar="日期", help="以哪一天为准判断规则是否有效；默认今天"),
)
_SELECTION_OPTIONS = (
    click.option(
        "--select",
        multiple=True,
        type=CODES,
        metavar="规则…",
        help="只运行这些规则，逗号分隔；T3 指所有 T3 开头的",
    ),
    click.option("--ignore", multiple=True, type=CODES, metavar="规则…", help="不运行这些规则，写法同上"),
)
_PLUGIN_OPTIONS = (
    click.option(
        "-p",
        "switches",
        multiple=True,
        metavar="no:插件",
        help="本次不用某个插件，如 -p no:shandong",
    ),
    click.option("--no-plugins", is_flag=True, help="本次不用任何插件"),
    click.option(
        "--plugins-dir", "plugin_folders", multiple=True, metavar="文件夹", help="另外从这个文件夹装入插件"
    ),
    click.option("--trace-plugins", is_flag=True, help="在标准错误上逐次列出对插件的调用和回答"),
)


def identity_options(function: F) -> F:
    """Add the options on what is known of the organ."""
    return _with(_IDENTITY_OPTIONS, function)


def rule_options(function: F) -> F:
    """Add the options on the organ, the rules and the plugins."""
    return _with((*_IDENTITY_OPTIONS, *_BOOK_OPTIONS, *_SELECTION_OPTIONS, *_PLUGIN_OPTIONS), function)


def book_options(function: F) -> F:
    """Add the options on which packs and plugins take part."""
    return _with((*_BOOK_OPTIONS, *_PLUGIN_OPTIONS), function)


def plugin_options(function: F) -> F:
    """Add the options on plugins."""
    return _with(_PLUGIN_OPTIONS, function)


def setup_of(choices: dict[str, Any]) -> Setup:
    """Return what the options chose; those that a command lacks are as if not given.

    Raises:
        click.BadParameter: -p or --plugins-dir names what there is not.
    """
    configured = _configured()
    folders = (*configured.folders, *_there(choices["plugin_folders"]))
    return Setup(
        as_of=choices.get("as_of") or _today(),
        organ_kind=choices.get("organ_kind"),
        level=choices.get("level"),
        province=choices.get("province"),
        published=choices.get("published"),
        year=choices.get("year"),
        packs=choices.get("packs", ()),
        select=joined(choices.get("select", ())),
        ignore=joined(choices.get("ignore", ())),
        plugins=not choices["no_plugins"],
        without=(*configured.block, *_switched_off(choices["switches"], folders)),
        plugin_folders=folders,
        only=configured.allow,
        trace_plugins=choices["trace_plugins"],
    )


def session_of(choices: dict[str, Any]) -> Session:
    """Load what the options chose."""
    return open_session(setup_of(choices))


def tell_trace(host: PluginHost | None) -> None:
    """Write the calls of plugins to standard error, where --trace-plugins asked for it."""
    if host is not None:
        for line in host.tracing:
            click.echo(line, err=True)


def _configured() -> PluginChoices:
    from checker.settings import SettingsError, read_settings

    try:
        return read_settings(Path.cwd())
    except SettingsError as error:
        raise click.UsageError(str(error), click.get_current_context(silent=True)) from error


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the user's own calendar is what is meant


def _there(folders: tuple[str, ...]) -> tuple[str, ...]:
    """Return the folders given with --plugins-dir. Raises: click.BadParameter."""
    for folder in folders:
        if not Path(folder).is_dir():
            what = "是文件，不是文件夹" if Path(folder).is_file() else "这个文件夹不存在"
            advice = "请核对路径；要写的是放插件或规则包的文件夹，不用就去掉这个选项"
            raise click.BadParameter(
                f"“{shown_name(folder)}”{what}。{advice}。",
                click.get_current_context(silent=True),
                param_hint="--plugins-dir",
            )
    return folders


def _switched_off(switches: tuple[str, ...], folders: tuple[str, ...]) -> tuple[str, ...]:
    """Return the plugins that -p switches off. Raises: click.BadParameter."""
    names = []
    for text in switches:
        if not text.startswith("no:") or len(text) == 3:
            raise click.BadParameter(f"“{text}”应写成 no:插件名。", param_hint="-p")
        names.append(text[3:])
    if names:
        from checker.plugin.discover import folder_plugins, installed_plugins

        found = [
            *installed_plugins(),
            *(one for folder in map(Path, folders) if folder.is_dir() for one in folder_plugins(folder)),
        ]
        known = sorted({one.name for one in found})
        strange = next((name for name in names if name not in known), None)
        if strange is not None:
            there = f"现有的插件：{'、'.join(known)}" if known else "现在没有插件"
            raise click.BadParameter(f"没有叫“{strange}”的插件；{there}。", param_hint="-p")
    return tuple(names)


def _with(options: tuple[Callable[[F], F], ...], function: F) -> F:
    for option in reversed(options):
        function = option(function)
    return function

"""Help pages in Chinese that line up: click measures by characters, a screen by columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

import click

from checker.text.columns import display_width, wrap

_WIDTH = 80


class ChineseFormatter(click.HelpFormatter):
    """Lays out help by display width, never wider than 80 columns."""

    def __init__(self, *_arguments: object, **_options: object) -> None:
        super().__init__(width=_WIDTH)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        start = f"{'用法：' if prefix is None else prefix}{prog} "
        self.write("\n".join(wrap(args, self.width, start)).rstrip() + "\n")

    def write_heading(self, heading: str) -> None:
        self.write(f"{' ' * self.current_indent}{heading}：\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        for paragraph in text.split("\n"):
            self.write("\n".join(wrap(paragraph.strip(), self.width, indent)) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 26, col_spacing: int = 2) -> None:
        items = list(rows)
        longest = max((display_width(term) for term, _ in items), default=0)
        column = self.current_indent + min(longest, col_max) + col_spacing
        for term, description in items:
            first = " " * self.current_indent + term
            room = column - display_width(first)
            if room < col_spacing:
                self.write(first + "\n")
                first, room = "", column
            self.write("\n".join(wrap(description, self.width, first + " " * room)) + "\n")


class ChineseContext(click.Context):
    formatter_class = ChineseFormatter


class _Chinese:
    """What commands and groups have in common: help of their own options in Chinese."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]  # of click's class
        if option is not None:
            option.help = "显示本说明"
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        parameters = self.get_params(ctx)  # type: ignore[attr-defined]  # of click's class
        records = [parameter.get_help_record(ctx) for parameter in parameters]
        rows = [(name, _told(text)) for name, text in filter(None, records) if text]
        if rows:
            with formatter.section("选项"):
                formatter.write_dl(rows)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]  # of click's class
        return ["[选项]" if piece == "[OPTIONS]" else piece for piece in pieces]


def _told(text: str) -> str:
    return re.sub(r"\s*\[required\]", "（必填）", text)


class ChineseCommand(_Chinese, click.Command):
    """A command whose help is laid out for Chinese."""

    context_class = ChineseContext


class LazyGroup(_Chinese, click.Group):
    """A group that knows the short help of its commands and imports one only when it is run."""

    context_class = ChineseContext
    command_class = ChineseCommand

    def __init__(self, *arguments: Any, lazy: dict[str, tuple[str, str]], **options: Any) -> None:
        options.setdefault("subcommand_metavar", "命令 …")
        super().__init__(*arguments, **options)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.lazy:
            return None
        module, _, attribute = self.lazy[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.format_commands(ctx, formatter)
        super().format_options(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl([(name, short) for name, (_, short) in self.lazy.items()])

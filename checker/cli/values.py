"""Kinds of values on the command line, with what is wrong with them said in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import click

from checker.cli.exit_codes import NEVER
from checker.findings.finding import SEVERITY_NAMES
from checker.setup import province

_DAY = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9.\-]*")


class _Day(click.ParamType[date]):
    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        match = _DAY.fullmatch(str(value).strip())
        try:
            if match:
                return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            pass
        return self.fail(f"“{value}”不是日期；请写成 2025-01-31 的样子。", param, ctx)


class _Severity(click.ParamType[str]):
    name = "severity"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value).strip().lower()
        for key, name in SEVERITY_NAMES.items():
            if text in (key, name):
                return key
        if text == NEVER:
            return NEVER
        return self.fail(f"“{value}”不是级别；可以用 错误、警告、提示 或 never。", param, ctx)


class _Codes(click.ParamType[tuple[str, ...]]):
    name = "codes"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        codes = tuple(code for code in re.split(r"[,，、\s]+", str(value)) if code)
        wrong = [code for code in codes if not _CODE.fullmatch(code)]
        if wrong or not codes:
            return self.fail(f"“{value}”不是规则编号；请写成 T301 或 T301,S101 的样子。", param, ctx)
        return codes


class _Count(click.ParamType[int]):
    name = "count"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        if str(value).isascii() and str(value).isdigit():
            return int(str(value))
        return self.fail(f"“{value}”不是非负整数。", param, ctx)


class _Year(click.ParamType[int]):
    name = "year"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value).strip().removesuffix("度").removesuffix("年")
        if re.fullmatch(r"20[0-9]{2}", text):
            return int(text)
        return self.fail(f"“{value}”不是年度；请写成 2024 的样子。", param, ctx)


class _Province(click.ParamType["str | None"]):
    name = "province"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str | None:
        if str(value).strip().lower() == "auto":
            return None
        try:
            return province(value)
        except ValueError as error:
            return self.fail(str(error), param, ctx)


DAY = _Day()
PROVINCE = _Province()
YEAR = _Year()
COUNT = _Count()
SEVERITY = _Severity()
CODES = _Codes()


def joined(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Put the codes of a repeated option into one list."""
    return tuple(code for value in values for code in value)

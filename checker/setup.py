"""What the user chose for a run, checked: nothing that is mistyped is taken for something else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from difflib import get_close_matches
from typing import NamedTuple

from checker.model.identity import LEVELS, ORGAN_KINDS
from checker.regions.registry import PROVINCE_CODES, province_named

_FIRST_YEAR, _LAST_YEAR = 2000, 2099


class Setup(NamedTuple):
    """What the user chose. Plain data, so that it can be handed to another process."""

    as_of: date
    organ_kind: str | None = None
    province: str | None = None
    published: date | None = None
    packs: tuple[str, ...] = ()  # beside the national one: names or folders
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    plugins: bool = True
    without: tuple[str, ...] = ()  # plugins switched off by name
    plugin_folders: tuple[str, ...] = ()
    only: tuple[str, ...] | None = None  # the plugins that may take part; None: all
    trace_plugins: bool = False
    year: int | None = None  # of the report; goes before what is read
    level: str | None = None  # likewise

    def checked(self) -> Setup:
        """Return the same with every value of the kind that is meant ("2025-01-31" becomes a day).

        Raises:
            TypeError: a value is of a kind that cannot be meant.
            ValueError: there is no such day, kind, level or province.
        """
        as_of = day(self.as_of, "as_of")
        if as_of is None:
            raise TypeError("as_of 要给出日期，如 date(2025, 1, 31) 或 “2025-01-31”。")
        return self._replace(
            as_of=as_of,
            organ_kind=one_of(self.organ_kind, ORGAN_KINDS, "organ_kind"),
            level=one_of(self.level, LEVELS, "level"),
            province=province(self.province),
            published=day(self.published, "published"),
            year=year_of(self.year),
            packs=words(self.packs, "packs"),
            select=words(self.select, "select"),
            ignore=words(self.ignore, "ignore"),
        )


def day(value: object, name: str) -> date | None:
    """Return a day, also from its ISO form. Raises: TypeError, ValueError."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise TypeError(f"{name} 要给出日期，如 date(2025, 1, 31) 或 “2025-01-31”，不能是 {_kind(value)}。")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{name}：“{value}”不是日期；请写成 2025-01-31 的样子。") from None


def year_of(value: object) -> int | None:
    """Return a year. Raises: TypeError, ValueError."""
    if value is None:
        return None
    if isinstance(value, str) and value.isascii() and value.isdigit():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"year 要给出年度，如 2024，不能是 {_kind(value)} {value!r}。")
    if not _FIRST_YEAR <= value <= _LAST_YEAR:
        raise ValueError(f"year：{value} 不是年度；请写成 2024 的样子。")
    return value


def one_of(value: object, known: tuple[str, ...], name: str) -> str | None:
    """Return a word that must be one of a few. Raises: TypeError, ValueError."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(f"{name} 要给出文字，不能是 {_kind(value)}。")
    if value not in known:
        raise ValueError(f"{name} 没有“{value}”；只能是 {'、'.join(known)} 之一。")
    return value


def province(value: object) -> str | None:
    """Return the two letters of a province, also from its name. Raises: TypeError, ValueError."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(f"province 要给出两个字母，如 “SD”，不能是 {_kind(value)}。")
    text = value.strip()
    code = text.upper() if text.upper() in PROVINCE_CODES else province_named(text)
    if code is None:
        near = get_close_matches(text.upper(), PROVINCE_CODES, n=3, cutoff=0.5)
        hint = f"是否指 {'、'.join(near)}？" if near else ""
        raise ValueError(f"没有省份“{value}”；{hint}请写两个字母（如 SD）或省名（如 山东）。")
    return code


def words(value: object, name: str) -> tuple[str, ...]:
    """Return a list of words; a single one stands for itself. Raises: TypeError."""
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, Iterable):
        raise TypeError(f"{name} 要给出文字或文字的列表，不能是 {_kind(value)}。")
    found = tuple(value)
    wrong = next((item for item in found if not isinstance(item, str)), None)
    if wrong is not None:
        raise TypeError(f"{name} 要给出文字的列表，里面不能有 {_kind(wrong)}。")
    return found


def _kind(value: object) -> str:
    return type(value).__name__

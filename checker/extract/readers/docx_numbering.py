"""Automatic numbering of Word: the numbers that are printed but stand in no text.

Source: ECMA-376 part 1, 17.9 (numbering) and 17.7 (styles).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = W + "val"
_DIGITS = "零一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CHINESE = frozenset({"chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting",
                      "taiwaneseCounting", "taiwaneseCountingThousand", "koreanDigital2"})  # fmt: skip


class Level(NamedTuple):
    """One level of a list."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    restart: int | None = None  # the level whose number restarts this one, from 1; 0 never


class Style(NamedTuple):
    """What a paragraph or character style says that matters to reading."""

    based_on: str | None
    number: str | None
    level: int | None
    outline: int | None
    hidden: bool | None


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    styles: dict[str, Style] = field(default_factory=dict)
    _abstract: dict[str, dict[int, Level]] = field(default_factory=dict)
    _lists: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)
    _style_levels: dict[str, int] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    @staticmethod
    def of(numbering: _Element | None, styles: _Element | None) -> Numbering:
        """Build from numbering.xml and styles.xml; either may be absent."""
        result = Numbering(styles={} if styles is None else _styles(styles))
        if numbering is not None:
            result._load(numbering)
        return result

    def _load(self, root: _Element) -> None:
        for item in root.iterfind(W + "abstractNum"):
            key = item.get(W + "abstractNumId") or ""
            self._abstract[key] = {}
            for level in item.iterfind(W + "lvl"):
                number = _integer(level.get(W + "ilvl"))
                self._abstract[key][number] = _level(level)
                style = _child_value(level, "pStyle")
                if style is not None:
                    self._style_levels[style] = number
        for item in root.iterfind(W + "num"):
            identity = item.get(W + "numId") or ""
            overrides: dict[int, int] = {}
            abstract = _child_value(item, "abstractNumId") or ""
            for override in item.iterfind(W + "lvlOverride"):
                number = _integer(override.get(W + "ilvl"))
                start = _child_value(override, "startOverride")
                if start is not None:
                    overrides[number] = _integer(start)
                own = override.find(W + "lvl")
                if own is not None:
                    abstract = self._own_levels(identity, abstract, number, own)
            self._lists[identity] = (abstract, overrides)

    def _own_levels(self, identity: str, abstract: str, number: int, level: _Element) -> str:
        """Give a list that redefines a level an abstract list of its own."""
        key = f"own {identity}"
        self._abstract.setdefault(key, dict(self._abstract.get(abstract, {})))[number] = _level(level)
        return key

    def outline(self, style: str | None) -> int | None:
        """Return the outline level of a paragraph style, from 0."""
        return next((s.outline for s in self._chain(style) if s.outline is not None), None)

    def hidden(self, style: str | None) -> bool:
        """Tell whether a style hides its text."""
        return next((s.hidden for s in self._chain(style) if s.hidden is not None), False)

    def number(self, properties: _Element | None, style: str | None) -> str:
        """Count a paragraph and return the number printed before it, "" for none."""
        identity, level = self._place(properties, style)
        return "" if identity is None else self.count(identity, level)

    def add_levels(self, identity: str, levels: dict[int, Level]) -> None:
        """Add the levels of an abstract list (for the binary format)."""
        self._abstract[identity] = levels

    def add_list(self, identity: str, abstract: str, starts: dict[int, int]) -> None:
        """Add a list that counts by an abstract one, some levels from another start."""
        self._lists[identity] = (abstract, starts)

    def count(self, identity: str, level: int) -> str:
        """Count one paragraph of a list and return the number printed before it."""
        if identity not in self._lists:
            return ""
        abstract, overrides = self._lists[identity]
        levels = self._abstract.get(abstract, {})
        spec = levels.get(level)
        if spec is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if identity not in self._used:
            self._used.add(identity)
            for number, start in overrides.items():
                counts[number] = start - 1
        counts[level] = counts.get(level, spec.start - 1) + 1
        for deeper in [n for n in counts if n > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart != 0 and (restart is None or level < restart):
                del counts[deeper]
        return _printed(levels, counts, level)

    def _place(self, properties: _Element | None, style: str | None) -> tuple[str | None, int]:
        own = None if properties is None else properties.find(W + "numPr")
        if own is not None:
            identity = _child_value(own, "numId")
            level = _child_value(own, "ilvl")
            if identity is not None:
                return (None if identity == "0" else identity), _integer(level)
        for item in self._chain(style):
            if item.number is not None:
                level_of_style = item.level if item.level is not None else self._linked_level(style)
                return (None if item.number == "0" else item.number), level_of_style
        return None, 0

    def _linked_level(self, style: str | None) -> int:
        return self._style_levels.get(style or "", 0)

    def _chain(self, style: str | None) -> list[Style]:
        """Return a style and the styles that it is based on, nearest first."""
        chain: list[Style] = []
        while style is not None and len(chain) < 12:
            item = self.styles.get(style)
            if item is None:
                break
            chain.append(item)
            style = item.based_on
        return chain


def on(element: _Element | None) -> bool:
    """Tell whether a toggle property such as w:vanish is set."""
    return element is not None and element.get(_VAL, "1") not in ("0", "false", "off")


def _styles(root: _Element) -> dict[str, Style]:
    styles: dict[str, Style] = {}
    for item in root.iterfind(W + "style"):
        paragraph = item.find(W + "pPr")
        run = item.find(W + "rPr")
        numbered = None if paragraph is None else paragraph.find(W + "numPr")
        vanish = None if run is None else run.find(W + "vanish")
        level = None if numbered is None else _child_value(numbered, "ilvl")
        outline = None if paragraph is None else _child_value(paragraph, "outlineLvl")
        styles[item.get(W + "styleId") or ""] = Style(
            based_on=_child_value(item, "basedOn"),
            number=None if numbered is None else _child_value(numbered, "numId"),
            level=None if level is None else _integer(level),
            outline=None if outline is None else _integer(outline),
            hidden=None if vanish is None else on(vanish),
        )
    return styles


def _level(element: _Element) -> Level:
    restart = _child_value(element, "lvlRestart")
    return Level(
        start=_integer(_child_value(element, "start") or "1"),
        number_format=_child_value(element, "numFmt") or "decimal",
        text=_child_value(element, "lvlText") or "",
        restart=None if restart is None else _integer(restart),
    )


def _printed(levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
    text = levels[level].text
    if levels[level].number_format in ("bullet", "none"):
        return ""
    for number in range(level, -1, -1):
        sign = f"%{number + 1}"
        if sign in text:
            spec = levels.get(number, Level())
            value = counts.get(number, spec.start)
            text = text.replace(sign, written(value, spec.number_format))
    return text


def written(value: int, number_format: str) -> str:
    """Write a number the way a list format of Word does; formats not known give digits."""
    if number_format in _CHINESE:
        return _chinese(value)
    if number_format in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= value <= 20:
        return chr(0x2460 + value - 1)
    if number_format in ("upperLetter", "lowerLetter") and value >= 1:
        letter = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if number_format == "upperLetter" else letter.lower()
    if number_format in ("upperRoman", "lowerRoman"):
        return _roman(value) if number_format == "upperRoman" else _roman(value).lower()
    if number_format == "ideographTraditional" and 1 <= value <= 10:
        return _STEMS[value - 1]
    if number_format == "ideographZodiac" and 1 <= value <= 12:
        return _BRANCHES[value - 1]
    return f"{value:02d}" if number_format == "decimalZero" else str(value)


def _chinese(value: int) -> str:
    """Write 1–99 in Chinese: 12 is 十二, 20 is 二十. Larger ones digit by digit with 百."""
    if value < 10:
        return _DIGITS[max(value, 0)]
    if value < 100:
        tens, ones = divmod(value, 10)
        return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")
    hundreds, rest = divmod(value, 100)
    tail = "零" + _DIGITS[rest] if 0 < rest < 10 else ""
    if rest >= 10:
        tail = _DIGITS[rest // 10] + "十" + (_DIGITS[rest % 10] if rest % 10 else "")
    return _DIGITS[hundreds % 10] + "百" + tail


def _roman(value: int) -> str:
    pairs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    out = ""
    for size, sign in pairs:
        while value >= size and len(out) < 20:
            out += sign
            value -= size
    return out


def _child_value(element: _Element, name: str) -> str | None:
    child = element.find(W + name)
    return None if child is None else child.get(_VAL)


def _integer(text: str | None) -> int:
    try:
        return int(text or 0)
    except ValueError:
        return 0

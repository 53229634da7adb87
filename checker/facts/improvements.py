"""Whether part five gives every problem an improvement: counts 一是…三是 on both sides."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.facts.lazy import Lazy
from checker.facts.presence import cut_section
from checker.facts.wording import clip
from checker.model.report import Report
from checker.model.unknown import Unknown
from checker.source.location import Location

_DIGITS = {character: number for number, character in enumerate("一二三四五六七八九十", start=1)}
_TURN = Lazy(
    r"下一步|(?:针对|对于?|围绕)(?:以上|上述|这些|存在的?|此|前述)[^。;]{0,12}(?:问题|不足|情况|短板)|今后[,的,]|接下来|"
    r"(?:[一二三]、|\([一二三]\))?(?:下一年度?)?(?:改进|整改)(?:措施|情况|方向|思路|举措|打算)|为此,|对此,|20\d\d年[^。;]{0,14}(?:将|计划|要)"
)
# One group a style of numbering: 一是 · （一） · 第一， · 1. · （1）
_ITEM = Lazy(
    r"([一二三四五六七八九])(?:是|要|、)|\(([一二三四五六七八九])\)|第([一二三四五六七八九]),|(?:^|[\n。:;])\s*(\d)[.、)](?!\d)|\((\d)\)"
)
# The same where no point is numbered 1. or （1）: every wording begins with a character of its own, which the
# matcher finds fast.
_ITEM_IN_CHARACTERS = Lazy(
    r"([一二三四五六七八九])(?:是|要|、)|\(([一二三四五六七八九])\)|第([一二三四五六七八九]),"
)
_DIGIT_ITEM = Lazy(r"\d[.、)]")


class Item(NamedTuple):
    """A numbered point: where it begins, the style of its number, the number."""

    at: int
    style: int
    number: int


class ProblemsAndRemedies(NamedTuple):
    """How many problems and how many improvements part five numbers."""

    problems: int
    remedies: int
    raw: str
    location: Location | None


def problems_and_remedies(report: Report) -> tuple[ProblemsAndRemedies, ...] | Unknown:
    """Return the counts where both sides are numbered (一是… or 1.…); nothing where one side is not."""
    section = report.section("problems")
    if section is None:
        return Unknown("没有读到“存在的主要问题及改进情况”部分")
    if cut_section(report, section) is not None:
        return ()
    words = section.body.folded
    pattern = _ITEM if _DIGIT_ITEM.search(words) else _ITEM_IN_CHARACTERS
    items = [_item(found) for found in pattern.finditer(words)]
    turn = _turn(words, items)
    if turn is None:
        return ()
    problems = _longest([item for item in items if item.at < turn])
    remedies = _longest([item for item in items if item.at >= turn])
    if problems < 2 or remedies < 1:
        return ()
    place = section.body.locate(turn, min(len(words), turn + 20))
    return (ProblemsAndRemedies(problems, remedies, clip(section.body.text[turn:]), place),)


def _item(found: re.Match[str]) -> Item:
    style = found.lastindex or 1
    text = found.group(style)
    return Item(found.start(), style, int(text) if text.isdigit() else _DIGITS[text])


def _turn(words: str, items: list[Item]) -> int | None:
    """Return where the improvements begin: the turning words after which numbering starts again."""
    for found in _TURN.finditer(words):
        before = [item for item in items if item.at < found.start()]
        after = [item for item in items if item.at > found.start()]
        if before and any(item.number == 1 for item in after) and before[0].number == 1:
            styles = {item.style for item in before}
            first = {style: next((i.number for i in after if i.style == style), 1) for style in styles}
            if all(number == 1 for style, number in first.items() if style != _outer(before)):
                return found.start()
    return None


def _outer(items: list[Item]) -> int:
    """Return the style of （一）存在的问题 … （二）改进措施 around the points, 0 if there is none."""
    return items[0].style if len({item.style for item in items}) > 1 else 0


def _longest(items: list[Item]) -> int:
    """Return the length of the longest run 1, 2, 3 … in one style; 0 where a style is no such run."""
    best = 0
    for style in {item.style for item in items}:
        numbers = [item.number for item in items if item.style == style]
        if numbers == list(range(1, len(numbers) + 1)):
            best = max(best, len(numbers))
        elif numbers[0] == 1:
            return 0
    return best

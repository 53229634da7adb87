"""The numbers before the parts' headings: each once, in order, from 一 to 六."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from checker.facts.wording import place_of
from checker.model.report import Report, Section
from checker.schema.load import load_form
from checker.source.location import Location

_STOPS = ("E110", "E120")  # the reader says that the text stops
_DIGITS = "零一二三四五六七八九十"


class NumberingProblem(NamedTuple):
    """A heading whose number or position is wrong.

    `kind`: 重号, 跳号, 倒序, 重复部分, 次序不对.
    """

    kind: str
    raw: str
    detail: str
    section: Section
    location: Location | None


class Renamed(NamedTuple):
    """A heading with the number of a part and other words than any wording of that part."""

    raw: str
    title: str
    location: Location | None


def numbering_problems(report: Report) -> tuple[NumberingProblem, ...]:
    """Return what is wrong with the numbers and the order of the parts' headings.

    A heading without any number is not reported: automatic list numbers are not part of the text.
    A number skipped because its whole part is missing is not reported (S101 does).
    """
    form = load_form(report.identity.form)
    position = {spec.key: spec.position for spec in form.sections}
    known = [section for section in report.sections if section.key in position and section.heading]
    problems = _repeated(known)
    first = {section.key: section for section in reversed(known)}
    unique = [section for section in known if first[section.key] is section]
    problems += _numbers(unique, position)
    problems += _order(unique, position)
    return tuple(problems)


def chinese_number(number: int) -> str:
    """Return 一 … 九十九 for 1 … 99."""
    tens, ones = divmod(number, 10)
    head = ("" if tens < 2 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones or not tens else "")


def renamed_heading(report: Report, position: int) -> Renamed | None:
    """Find the heading of a part that was not recognised: a line of its own with the part's number.

    It stands at the end of what was taken for the part before it (or for the opening).
    """
    form = load_form(report.identity.form)
    before = next(
        (
            report.section(spec.key)
            for spec in reversed(form.sections[: position - 1])
            if report.section(spec.key)
        ),
        None,
    )
    passage = before.body if before is not None else report.opening
    if position > 1 and before is None:
        return None
    sign = f"{chinese_number(position)}、"
    at = 0
    for line in passage.text.split("\n"):
        ends = at + len(line) >= len(passage.text.rstrip())
        if ends and any(problem.code in _STOPS for problem in report.problems):
            return None  # the text stops in the middle of a heading
        if line.startswith(sign) and 4 <= len(line) <= 30 and line[-1] not in "。；，：.;,:":
            return Renamed(line, line[len(sign) :].strip(), passage.locate(at, at + len(line)))
        at += len(line) + 1
    return None


def _repeated(known: list[Section]) -> list[NumberingProblem]:
    seen: dict[str, Section] = {}
    problems = []
    for section in known:
        earlier = seen.setdefault(section.key, section)
        if earlier is not section and section.heading and earlier.heading:
            detail = f"“{section.heading.raw}”与前面的“{earlier.heading.raw}”是同一部分，写了两次"
            problems.append(
                NumberingProblem("重复部分", section.heading.raw, detail, section, place_of(section))
            )
    return problems


def _numbers(sections: list[Section], position: dict[str, int]) -> list[NumberingProblem]:
    problems = []
    used: dict[int, str] = {}
    previous = 0
    for section in sections:
        heading = section.heading
        if heading is None or heading.number is None:
            continue
        number = heading.number
        place = position[section.key]
        if number in used:
            proper = chinese_number(place)
            detail = f"编号“{chinese_number(number)}”前面已用于“{used[number]}”，按顺序应为“{proper}”"
            problems.append(NumberingProblem("重号", heading.raw, detail, section, place_of(section)))
        elif number < previous:
            detail = f"“{heading.raw}”排在编号“{chinese_number(previous)}”之后，编号倒退"
            problems.append(NumberingProblem("倒序", heading.raw, detail, section, place_of(section)))
        elif number > previous + 1 and number != place:
            lost, proper = chinese_number(previous + 1), chinese_number(place)
            detail = f"“{heading.raw}”前面缺编号“{lost}”，按顺序应为“{proper}”"
            problems.append(NumberingProblem("跳号", heading.raw, detail, section, place_of(section)))
        used.setdefault(number, heading.title)
        previous = max(previous, number)
    return problems


def _order(sections: list[Section], position: dict[str, int]) -> list[NumberingProblem]:
    problems = []
    for before, after in pairwise(sections):
        if position[after.key] < position[before.key] and before.heading and after.heading:
            detail = f"“{after.heading.title}”应排在“{before.heading.title}”之前"
            problems.append(NumberingProblem("次序不对", after.heading.raw, detail, after, place_of(after)))
    return problems

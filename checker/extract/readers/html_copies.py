"""Which element of a page holds the report, where the page names the parts more than once.

A table of contents, a summary or a guide may name the parts after the report; a page may hold a copy for
phones or for print, or the reports of several years. The parts are looked for from the end of the page: a
*run* is the last place of each heading before a place. A run with the words of the tables between its
headings is a report; one without is a list of headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from turbohtml import Element

from checker.extract.blocks import Block, Grid, GridCell
from checker.extract.readers.html_hidden import is_hidden

# Words of the six headings. Where each is named last is its heading or behind it.
_ANCHORS: Final = (
    ("总体情况", "基本情况"),
    ("主动公开政府信息", "主动公开信息情况", "主动公开情况"),
    ("收到和处理",),
    ("行政诉讼情况", "行政诉讼的情况", "行政诉讼"),
    ("主要问题", "存在问题", "存在的问题"),
    ("需要报告",),
)
_FIGURES: Final = ("予以公开", "结果维持", "制发件数")  # labels of the tables
# fmt: off
_CONTAINER: Final = frozenset((
    "div", "section", "article", "main", "form", "center", "table", "tbody", "tr", "td", "ucapcontent",
    "span", "font", "ul", "li",
))
# fmt: on
_DEEPEST: Final = 60
_RUNS: Final = 4  # that are looked at
_SHORTEST: Final = 300  # characters from the first heading of a report to its last
_YEAR: Final = re.compile(
    r"(20\d\d)\s?年(?:度)?(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:年度)?(?:报告|年报)"
)


class Run(NamedTuple):
    """The places of the headings in the text of a page."""

    first: int
    last: int
    ordered: bool  # all six, in the order of the form
    full: bool  # with words of the tables between them


class Chosen(NamedTuple):
    """The element that is read, and what is known of another report on the page."""

    report: Element
    other: Element | None = None  # a copy of the same report that differs in something
    differs: bool = False  # there is another report that says something else
    years: tuple[str, ...] = ()  # of the report that is read and of the others


class _Copy(NamedTuple):
    run: Run
    element: Element
    year: str


def choose_report(body: Element, classes: str = "", title: str = "") -> Chosen:
    """Choose the smallest element that holds the headings of the report; the body if they are not seen.

    Args:
        body: the page.
        classes: a selector of what the page's style sheet hides.
        title: the page's own title; of reports of several years the one that it names is read.
    """
    text = body.text
    runs = list(_runs(text))
    if not runs:
        return Chosen(body)
    full = [run for run in runs if run.full]
    if len(full) <= 1:
        lone = full or [run for run in runs if run.last - run.first >= _SHORTEST] or runs
        return Chosen(_smallest(body, lone[0]))
    copies = [_Copy(run, _smallest(body, run), "") for run in reversed(full)]
    copies = [copy for copy in copies if not _is_unseen(copy.element, classes)] or copies[:1]
    bounds = [0, *[copy.run.last for copy in copies]]
    copies = [
        copy._replace(year=_year(text[begin : copy.run.first]))
        for begin, copy in zip(bounds, copies, strict=False)
    ]
    return _among(copies, text, title)


def _among(copies: list[_Copy], text: str, title: str) -> Chosen:
    """Choose among reports that are all shown: the year of the page's title, else the first."""
    named = _YEAR.search(title)
    year = named[1] if named else ""
    copies = sorted(copies, key=lambda copy: copy.year != year)
    first = copies[0]
    words = _squeezed(text, first.run)
    others = [
        copy for copy in copies[1:] if copy.year not in ("", first.year) or _squeezed(text, copy.run) != words
    ]
    if not others:
        return Chosen(first.element)
    own, years = first.element, (first.year, *[copy.year or first.year for copy in others])
    same = next((copy.element for copy in others if copy.year in ("", first.year)), None)
    apart = same is not None and own not in (same, *same.ancestors) and same not in own.ancestors
    return Chosen(own, same if apart else None, differs=True, years=years)


def with_copy(blocks: list[Block], others: Sequence[Grid]) -> list[Block]:
    """Return the blocks of a report; a cell whose figure is another one in its copy has both readings."""
    grids = [block for block in blocks if isinstance(block, Grid)]
    shapes = [[cell[:4] for cell in grid.cells] for grid in grids]
    if shapes != [[cell[:4] for cell in grid.cells] for grid in others]:
        return blocks
    compared = iter([_with_readings(own, other) for own, other in zip(grids, others, strict=True)])
    return [next(compared) if isinstance(block, Grid) else block for block in blocks]


def _with_readings(own: Grid, other: Grid) -> Grid:
    pairs = zip(own.cells, other.cells, strict=True)
    cells: list[GridCell] = [
        cell if cell.text == twin.text else cell._replace(candidates=(twin.text,)) for cell, twin in pairs
    ]
    return Grid(tuple(cells), own.rows, own.columns, own.location)


def _runs(text: str) -> Iterator[Run]:
    """Yield the places where the parts are named, the last on the page first."""
    end = len(text)
    for number in range(_RUNS):
        spots = [max([text.rfind(word, 0, end) for word in words]) for words in _ANCHORS]
        seen = [spot for spot in spots if spot >= 0]
        if len(seen) < 3:
            return
        first, last = min(seen), max(seen) + 4
        ordered = len(seen) == len(_ANCHORS) and spots == sorted(spots)
        full = last - first >= _SHORTEST and any(text.find(word, first, last) >= 0 for word in _FIGURES)
        yield Run(first, last, ordered, full and (ordered or not number))
        end = first


def _smallest(body: Element, run: Run) -> Element:
    """Return the smallest element that holds a run."""
    element, first, last = body, run.first, run.last
    for _ in range(_DEEPEST):
        inner, before = _child_around(element, first, last)
        if inner is None:
            break
        element, first, last = inner, first - before, last - before
    return element


def _child_around(element: Element, first: int, last: int) -> tuple[Element | None, int]:
    """Return the child whose text holds both offsets, and the length of the text before it."""
    at = 0
    for child in element.children:
        length = len(child.text)
        if at + length >= last:
            holds = at <= first and type(child) is Element and child.tag in _CONTAINER
            return (child if holds and isinstance(child, Element) else None), at
        at += length
    return None, at


def _is_unseen(element: Element, classes: str) -> bool:
    """Tell whether an element or one around it is hidden."""
    around = [node for node in element.ancestors if isinstance(node, Element) and node.tag != "html"]
    own = [node for node in (element, *around) if node.tag != "body"]
    return any(is_hidden(node) or (classes and node.matches(classes)) for node in own)


def _year(text: str) -> str:
    """Return the year of the last title in the words before a report."""
    years = _YEAR.findall(text)
    return years[-1] if years else ""


def _squeezed(text: str, run: Run) -> str:
    return "".join(text[run.first : run.last].split())

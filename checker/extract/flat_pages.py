"""What pages leave among the lines of a table: page numbers, running heads, addresses.

Only what is certain is left out. A line that may be a running head stays: it is no label, so the row that it
cuts in two is undecided (see `flat_rows.Entry.torn`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from checker.source.passage import Passage

_PAGE: Final = re.compile(
    r"[-—–·~]{1,2}\s?[0-9]{1,3}\s?[-—–·~]{1,2}|[0-9]{1,3}\s?/\s?[0-9]{1,3}|[第共]\s?[0-9]{1,3}\s?页.{0,12}"
    r"|P\.?\s?[0-9]{1,3}|Page\s[0-9].{0,80}"
)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[\x21-\x7e]{3,200}")
_REPORT: Final = re.compile(r"信息公开.{0,12}(?:报告|年报)")
_LONGEST: Final = 80
_SHORTEST: Final = 6


class Heads(NamedTuple):
    """The running heads of a document, and on which of their sides a page number stands, each time."""

    lines: frozenset[str]
    numbered_above: frozenset[str] = frozenset()
    numbered_below: frozenset[str] = frozenset()


NO_HEADS: Final = Heads(frozenset())


def is_page_mark(folded: str) -> bool:
    """Tell whether a line is a page number that shows itself as one (— 2 —, 第2页)."""
    return len(folded) <= 100 and _PAGE.fullmatch(folded) is not None


def running_heads(folded: str) -> Heads:
    """Find the lines of a document that the heads or feet of its pages repeat.

    The title of the report does so; another line only if it stands beside a page number every time.
    """
    lines = [line.strip() for line in folded.split("\n")]
    places: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if _SHORTEST <= len(line) <= _LONGEST and not line.isdigit():
            places.setdefault(line, []).append(at)
    heads = {
        line: where
        for line, where in places.items()
        if len(where) > 1 and (_REPORT.search(line) or all(_by_a_number(lines, at) for at in where))
    }
    if not heads:
        return NO_HEADS
    above = frozenset(line for line, where in heads.items() if _counts_up(lines, [at - 1 for at in where]))
    below = frozenset(line for line, where in heads.items() if _counts_up(lines, [at + 1 for at in where]))
    return Heads(frozenset(heads), above, below)


def _by_a_number(lines: Sequence[str], at: int) -> bool:
    return any(is_page_mark(line) for line in (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]))


def _counts_up(lines: Sequence[str], places: Sequence[int]) -> bool:
    """Tell whether bare numbers stand at these places and count the pages (the title's own may have none)."""
    found = [lines[at] if 0 <= at < len(lines) else "" for at in places]
    if found and not found[0].isdigit():
        found = found[1:]
    numbers = [int(line) for line in found if line.isdigit() and line.isascii() and len(line) <= 3]
    if len(numbers) < 2 or len(numbers) != len(found):
        return False
    return all(after == before + 1 for before, after in pairwise(numbers))


def page_lines(lines: Sequence[Passage], heads: Heads) -> frozenset[int]:
    """Return the places of the lines that surely belong to the page and not to the table.

    A running head, or an address, goes only where the number of its page is known: else a number beside it
    may be that, or a figure.
    """
    texts = [passage.folded.strip() for passage in lines]
    found = {at for at, text in enumerate(texts) if text and not text.isdigit() and is_page_mark(text)}
    marked = frozenset(found)
    for at, text in enumerate(texts):
        if text not in heads.lines and not _ADDRESS.fullmatch(text):
            continue
        if at - 1 in marked or at + 1 in marked:
            found.add(at)
        elif text in heads.numbered_above and _is_bare(texts, at - 1):
            found.update((at - 1, at))
        elif text in heads.numbered_below and _is_bare(texts, at + 1):
            found.update((at, at + 1))
    return frozenset(found)


def _is_bare(texts: Sequence[str], at: int) -> bool:
    return 0 <= at < len(texts) and len(texts[at]) <= 3 and texts[at].isdigit()

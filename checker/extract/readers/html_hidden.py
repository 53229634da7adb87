"""What a page holds and does not show: by the attributes of an element, by the page's own style sheet.

An element that declares itself hidden is left out. Style sheets are believed for little things in a table
and for whole copies of a report only: a script may show what they hide, and mostly does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, cast

import turbohtml
from turbohtml import Element

_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|text-decoration(?:-line)?\s*:[^;]*line-through",
    re.IGNORECASE,
)
_EVERY_STYLE: Final = "descendant-or-self::*/@style"
_DECLARED: Final = '[hidden],[style*="none" i],[style*="hid" i],[style*="line-through" i]'
# What hides the words of an element, but not the elements in it that declare otherwise.
_FAINT: Final = re.compile(
    r"(?<![-\w])(?:font-size|opacity)\s*:\s*0*(?:\.0*)?(?:px|pt|r?em|%)?\s*(?:!|;|$)"
    r"|(?<![-\w])color\s*:\s*transparent",
    re.IGNORECASE,
)
_FAINT_WORDS: Final = ("font-size", "opacity", "transparent")
_BRACE: Final = re.compile("([{}])")
_SIMPLE: Final = re.compile(r"[a-z][a-z0-9]*[.#][\w-]+|[.#][\w-]+", re.IGNORECASE)
_NAME: Final = re.compile(r"[.#][\w-]+")
_SHOWS: Final = re.compile(r"display\s*:\s*(?!none)\w|visibility\s*:\s*visible", re.IGNORECASE)
_STYLES: Final = 200_000  # characters of style sheets that are looked at
_LITTLE: Final = 40  # characters; more in a table is a thing that a script may show


def hidden_nodes(parts: Sequence[Element], classes: str = "") -> frozenset[Element]:
    """Return the elements of some parts of a page that are not shown.

    Args:
        parts: the elements that are looked at, with all that is in them.
        classes: what `hiding_classes` found in the page's style sheet.
    """
    # Word processors repeat a few styles a thousand times: each is looked at once.
    styles: set[str] = set()
    for part in parts:
        styles.update(cast("list[str]", part.xpath(_EVERY_STYLE)))
    mark = _DECLARED if _HIDDEN.search(";".join(styles)) else "[hidden]"
    found: set[Element] = set()
    for part in parts:
        own = [part] if part.tag != "body" and part.matches(mark) else []
        found.update(node for node in (*own, *part.select(mark)) if is_hidden(node))
        if classes:
            found.update(node for node in part.select(classes) if _is_little(node))
    return frozenset(found)


def is_hidden(node: Element) -> bool:
    """Tell whether an element says of itself that it is not shown."""
    found = _HIDDEN.search(node.attr("style") or "")
    if found is not None and found[0][0] in "vV":  # visibility: what is in the element may declare otherwise
        return not node.select('[style*="visible" i]')
    return found is not None or node.attr("hidden") is not None


def is_struck(node: Element) -> bool:
    """Tell whether an element shows its words with a line through them."""
    return "line-through" in (node.attr("style") or "").lower()


def faint_nodes(cell: Element, written: str) -> frozenset[Element]:
    """Return what cannot be seen in a cell, for its size or colour; `written`: the cell's source."""
    if not any(word in written for word in _FAINT_WORDS):
        return frozenset()
    inner = [node for node in cell.iter_elements() if next(node.iter_elements(), None) is None]
    return frozenset(node for node in inner if _FAINT.search(node.attr("style") or ""))


def hiding_classes(tree: turbohtml.Document, source: str) -> str:
    """Return a selector of the elements that the page's own style sheets hide, "" for none.

    Only plain rules for one class or name count: not those for print or for small screens, and not where
    another rule shows the class again.
    """
    if "<style" not in source and "<STYLE" not in source:
        return ""
    styles = "\n".join([style.text for style in tree.find_all("style")])[:_STYLES]
    if "none" not in styles and "hidden" not in styles and "line-through" not in styles:
        return ""
    hides: dict[str, None] = {}
    shown: set[str] = set()
    for selectors, declared in _rules(_without_comments(styles)):
        if _HIDDEN.search(declared):
            hides.update(dict.fromkeys(one for one in selectors if _SIMPLE.fullmatch(one)))
        elif _SHOWS.search(declared):
            shown.update(name for one in selectors for name in _NAME.findall(one))
    return ",".join(one for one in hides if not shown.intersection(_NAME.findall(one)))


def _without_comments(styles: str) -> str:
    first, *rest = styles.split("/*")
    return first + "".join([piece.partition("*/")[2] for piece in rest])


def _rules(styles: str) -> Iterable[tuple[list[str], str]]:
    """Return the rules of a style sheet that are in no @-block: their selectors, their declarations."""
    depth = 0
    selectors = ""
    pieces = _BRACE.split(styles)
    for before, brace in zip(pieces[::2], pieces[1::2], strict=False):
        if brace == "{":
            depth += 1
            if depth == 1:
                selectors = before.rpartition(";")[2]
        elif depth:
            if depth == 1 and "@" not in selectors:
                yield [one.strip() for one in selectors.split(",")], before
            depth -= 1


def _is_little(node: Element) -> bool:
    """Tell whether an element is a cell, or some words in one, not a thing that a script may show."""
    return node.closest("table") is not None and len(node.text) <= _LITTLE

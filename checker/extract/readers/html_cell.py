"""What one cell of a web page's table holds: its words, and whether it shows more than these.

A cell without words is blank only where nothing else is in it. A picture, an input, a drawing or what a
script writes may be a figure that a person sees: such a cell is never taken for a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, TypeAlias

from turbohtml import Element, Node, Text

from checker.extract.readers.html_hidden import is_struck
from checker.extract.readers.spacing import tidy
from checker.text.width import INVISIBLE

BLANK: Final = re.compile(rf"[\s{INVISIBLE}]")
# What a browser shows that is not text of the page, and what it is called.
_SHOWN: Final = {
    "img": "图片",
    "svg": "图形",
    "canvas": "图形",
    "input": "输入框",
    "textarea": "输入框",
    "select": "选择框",
    "button": "按钮",
    "object": "嵌入的内容",
    "embed": "嵌入的内容",
    "iframe": "嵌入的内容",
    "video": "嵌入的内容",
}
_STRUCK: Final = ("del", "s", "strike")
_DROPPED: Final = frozenset(("style", "template", "option"))
_SPLITS: Final = frozenset(
    (
        *("p", "div", "br", "hr", "li", "tr", "td", "th", "table", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("ul", "ol", "dl", "dt", "dd", "pre", "center", "section", "blockquote"),
    )
)
# A footnote mark beside a figure must not become one of its digits.
RAISED: Final = {
    "sup": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "sub": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}
_RARE: Final = _DROPPED | _SHOWN.keys() | {"script", "noscript", *_STRUCK, "sup", "sub"}
_MARKS: Final = tuple(sorted(_RARE | _SPLITS))
_PARAGRAPHS: Final = ("p", "div")
UNUSUAL: Final = tuple(sorted((*_RARE, "table", "hr", "math")))  # what a cell's text does not show
NONE_HIDDEN: Final[frozenset[Element]] = frozenset()
_ICON: Final = re.compile(
    r"icon|/ico|fileType|file_?type|\.gif|/images/(?:bg|line|dot|arrow)|share|qrcode|ewm|erweima",
    re.IGNORECASE,
)
_SPACER: Final = re.compile(r"spacer|(?:blank|transparent|pixel)\.(?:gif|png)", re.IGNORECASE)
_SIZE: Final = re.compile(r"\s*(\d{1,5})")
_DOT: Final = 3  # pixels: a picture that only keeps room
_SMALL: Final = 48

# The words, the number of pictures, what is shown beside the words, what the page says of it.
Words: TypeAlias = tuple[str, int, str, tuple[str, ...]]


def read_words(cell: Element, hidden: frozenset[Element]) -> Words:
    """Return what stands in a cell that may hold several things, lines joined by a blank."""
    if not hidden:
        marks = list(cell.iter_elements(_MARKS))
        if not marks or (len(marks) == 1 and _is_all(marks[0], cell)):
            text = cell.text.strip()
            text = tidy(text) if BLANK.search(text) else text
            return text, 0, "" if text else drawn(cell), ()
    pieces, rare = _pieces(cell, hidden)
    text = tidy("".join(pieces).replace("\n", " "))
    unseen = ""
    told: list[str] = []
    for node in rare:
        name = _name(node, text)
        if name:
            unseen = unseen or name
            told.extend(_told(node))
    images = sum(node.tag == "img" and not _is_dot(node) for node in rare)
    return text, images, unseen or ("" if text else drawn(cell)), tuple(dict.fromkeys(told))


def is_icon(node: Element) -> bool:
    """Tell whether a picture only decorates: an icon, a line, too small to be a table."""
    return _ICON.search((node.attr("src") or "")[:300]) is not None or _is_below(node, _SMALL)


def _is_all(mark: Element, cell: Element) -> bool:
    """Tell whether the one paragraph in a cell holds all its words: 50<div>23</div> are two lines."""
    return mark.tag in _PARAGRAPHS and mark.text.strip() == cell.text.strip()


def _pieces(cell: Element, hidden: frozenset[Element]) -> tuple[list[str], list[Element]]:
    """Return the words of a cell, and the elements in it that show something else."""
    pieces: list[str] = []
    rare: list[Element] = []
    stack: list[Node | None] = list(cell.children[::-1])
    while stack:
        node = stack.pop()
        if node is None:
            pieces.append(" ")
        elif type(node) is Text:
            pieces.append(node.data)
        elif type(node) is Element:
            tag = node.tag
            if node in hidden:
                rare.extend([node] if is_struck(node) else [])
            elif tag in _DROPPED:
                continue
            elif tag in RAISED:
                pieces.append(node.text.translate(RAISED[tag]))
            elif tag in _RARE:
                rare.append(node)
            else:
                if tag in _SPLITS:
                    pieces.append(" ")
                    stack.append(None)
                stack.extend(node.children[::-1])
    return pieces, rare


def _name(node: Element, text: str) -> str:
    """Say what an element shows beside the words of its cell; "" for what shows nothing that matters."""
    tag = node.tag
    if tag == "script":
        own = node.text
        return "脚本写出的内容" if own.strip() and (not text or "write" in own) else ""
    if tag == "noscript":
        return "没有脚本才显示的内容" if not text and node.text.strip() else ""
    if tag in _STRUCK or is_struck(node):
        return "划去的字" if not text and node.text.strip() else ""
    if tag == "input":
        return "" if (node.attr("type") or "").lower() == "hidden" else _SHOWN[tag]
    if tag == "img":
        return "" if _is_dot(node) or (text and is_icon(node)) else _SHOWN[tag]
    return _SHOWN[tag]


def _told(node: Element) -> Iterable[str]:
    """Return what the page itself says that an element shows."""
    words = node.attr("alt") or node.attr("value") or ("" if node.tag == "script" else node.text)
    return [words.strip()[:40]] if words.strip() else []


def drawn(cell: Element) -> str:
    """Name what only a style draws in a cell without words: <i class="digit-3"></i>, a background."""
    drawn = any(
        (node.tag == "i" and node.attrs and not node.text) or "url(" in (node.attr("style") or "")
        for node in cell.iter_elements()
    )
    return "样式画出的内容" if drawn else ""


def _is_dot(node: Element) -> bool:
    """Tell whether a picture shows nothing and only keeps room."""
    return _is_below(node, _DOT) or _SPACER.search((node.attr("src") or "")[:300]) is not None


def _is_below(node: Element, most: int) -> bool:
    """Tell whether a picture is at most so wide or high."""
    sizes = [_SIZE.match(node.attr(name) or "") for name in ("width", "height")]
    return any(int(size[1]) <= most for size in sizes if size)

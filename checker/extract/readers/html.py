r"""Read a web page: its report without the page around it. turbohtml is known here and in html_* only.

The page is parsed as a browser does (HTML5), so that paths hold in a browser. Offsets count the characters
of the decoded page with line ends made \n. Scripts, styles and what is hidden is not read.
"""

from __future__ import annotations

from typing import Final

import turbohtml
from turbohtml import Element

from checker.extract.blocks import Reading
from checker.extract.readers.html_decode import decode
from checker.extract.readers.html_walk import Walk
from checker.extract.readers.spacing import tidy
from checker.source.document import Document

# Words of the six headings. Where each is named last is its heading or behind it.
_ANCHORS: Final = (
    ("总体情况", "基本情况"),
    ("主动公开政府信息", "主动公开信息情况", "主动公开情况"),
    ("收到和处理",),
    ("行政诉讼情况", "行政诉讼的情况", "行政诉讼"),
    ("主要问题", "存在问题", "存在的问题"),
    ("需要报告",),
)
# fmt: off
_CONTAINER: Final = frozenset((
    "div", "section", "article", "main", "form", "center", "table", "tbody", "tr", "td", "ucapcontent",
    "span", "font",
))
_DATE_NAMES: Final = frozenset((
    "pubdate", "publishdate", "publish_date", "article:published_time", "createdate", "date", "dc.date",
    "others_pubdate",
))
# fmt: on
_DEEPEST: Final = 60
_NEAR_BEFORE: Final = 600  # characters of the source
_NEAR_BEHIND: Final = 4000
# A page with one of these near the end of the report may hold a part of the report only.
_GOES_ON: Final = ("下一页", "下页", "余下全文", "阅读全文", "展开全文", "点击加载", "加载更多")


def read_html(document: Document) -> Reading:
    """Read a page. Gives problems, never raises, for any bytes."""
    decoded, encoding = decode(document.content)
    if "\r" in decoded:
        decoded = decoded.replace("\r\n", "\n").replace("\r", "\n")
    wide = encoding.startswith(("utf-16", "utf-32"))
    if wide or b"\0" in document.content:
        decoded = decoded.replace("\0", "�")
    tree = turbohtml.parse(decoded)
    body = tree.find("body")
    if body is None:
        return Reading("text/html", ())
    walk = Walk(decoded, report_element(body), decoded.encode() if wide else document.content)
    walk.run()
    meta = _meta(tree)
    return Reading(
        "text/html",
        tuple(walk.blocks),
        title=_title(tree),
        meta_dates=tuple(text.strip()[:40] for name, text in meta if name in _DATE_NAMES and text.strip()),
        address=_address(tree, meta),
        problems=tuple(walk.problems),
        page_lines=tuple(walk.page_lines),
        whole=_is_whole(decoded, walk.end),
    )


def report_element(body: Element) -> Element:
    """Return the smallest element that holds the headings of the report; the body if they are not seen.

    An opening that lists the parts stands before the headings, so the last places where the parts are named
    are looked at: the element that holds all of them holds the report.
    """
    element = body
    text = body.text
    spots = [spot for words in _ANCHORS if (spot := max(text.rfind(word) for word in words)) >= 0]
    if len(spots) < 3:
        return body
    first, last = min(spots), max(spots) + 4
    for _ in range(_DEEPEST):
        inner, before = _child_around(element, first, last)
        if inner is None:
            return element
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


def _is_whole(source: str, end: int) -> bool:
    """Tell whether a page was fetched to its end and the report, whose words end at `end`, stops there."""
    if not any(source.rfind(tag) >= 0 for tag in ("</body", "</html", "</BODY", "</HTML")):
        return False
    near = source[max(0, end - _NEAR_BEFORE) : end + _NEAR_BEHIND]
    return not any(word in near for word in _GOES_ON)


def _title(tree: turbohtml.Document) -> str:
    title = tree.find("title")
    return tidy(title.text) if title is not None else ""


def _meta(tree: turbohtml.Document) -> list[tuple[str, str]]:
    return [
        ((meta.attr("name") or meta.attr("property") or "").lower(), meta.attr("content") or "")
        for meta in tree.find_all("meta", limit=60)
    ]


def _address(tree: turbohtml.Document, meta: list[tuple[str, str]]) -> str:
    link = tree.select_one('link[rel="canonical"][href]')
    if link is not None:
        return link.attr("href") or ""
    return next((content for name, content in meta if name in ("url", "og:url", "siteurl")), "")

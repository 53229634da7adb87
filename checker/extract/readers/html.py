r"""Read a web page: its report without the page around it. turbohtml is known here and in html_* only.

The page is parsed as a browser does (HTML5), so that paths hold in a browser. Offsets count the characters
of the decoded page with line ends made \n. Scripts, styles and what is hidden is not read.
"""

from __future__ import annotations

from typing import Final

import turbohtml

from checker.extract import problems
from checker.extract.blocks import Grid, Reading
from checker.extract.readers.html_copies import choose_report, with_copy
from checker.extract.readers.html_decode import decode
from checker.extract.readers.html_hidden import hiding_classes
from checker.extract.readers.html_walk import Walk
from checker.extract.readers.spacing import tidy
from checker.source.document import Document

# fmt: off
_DATE_NAMES: Final = frozenset((
    "pubdate", "publishdate", "publish_date", "article:published_time", "createdate", "date", "dc.date",
    "others_pubdate",
))
# fmt: on
_NEAR_BEFORE: Final = 600  # characters of the source
_NEAR_BEHIND: Final = 4000
# A page with one of these near the end of the report may hold a part of the report only.
_GOES_ON: Final = ("下一页", "下页", "余下全文", "阅读全文", "展开全文", "点击加载", "加载更多")


def read_html(document: Document) -> Reading:
    """Read a page. Gives problems, never raises, for any bytes."""
    decoded, encoding = decode(document.content)
    if "\r" in decoded:
        decoded = decoded.replace("\r\n", "\n").replace("\r", "\n")
    if encoding.startswith(("utf-16", "utf-32")) or b"\0" in document.content:
        decoded = decoded.replace("\0", "�")
    tree = turbohtml.parse(decoded)
    body = tree.find("body")
    if body is None:
        return Reading("text/html", ())
    classes = hiding_classes(tree, decoded)
    title = _title(tree)
    chosen = choose_report(body, classes, title)
    walk = Walk(decoded, chosen.report, classes)
    walk.run()
    blocks, told = walk.blocks, walk.problems
    if chosen.other is not None:
        blocks = with_copy(blocks, _grids_of(Walk(decoded, chosen.other, classes)))
    if chosen.differs:
        told = [*told, problems.several_reports(chosen.years)]
    meta = _meta(tree)
    return Reading(
        "text/html",
        tuple(blocks),
        title=title,
        meta_dates=tuple(text.strip()[:40] for name, text in meta if name in _DATE_NAMES and text.strip()),
        address=_address(tree, meta),
        problems=tuple(told),
        page_lines=tuple(walk.page_lines),
        whole=_is_whole(decoded, walk.end),
    )


def _grids_of(walk: Walk) -> list[Grid]:
    walk.run()
    return [block for block in walk.blocks if isinstance(block, Grid)]


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

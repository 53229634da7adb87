"""Read a web page: its report without the page around it. The only module that knows turbohtml.

The page is parsed as a browser does (HTML5), so that paths hold in a browser. Offsets count the characters
of the decoded page with line ends made \\n. Scripts, styles and what is hidden is not read.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

import turbohtml
from turbohtml import Element, Node, Text

from checker.extract.blocks import Attachment, Block, Paragraph, Picture, Reading
from checker.extract.readers.html_decode import decode
from checker.extract.readers.html_table import TableReader
from checker.extract.readers.spacing import tidy, tidy_passage
from checker.model.problem import NOTE, Problem
from checker.source.document import Document
from checker.source.location import HtmlLocation
from checker.source.passage import Anchor, Passage

_DROPPED: Final = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "svg",
        "math",
        "head",
        "title",
        "nav",
        "footer",
        "audio",
        "video",
    ]
)
_BLOCK: Final = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "main",
        "header",
        "aside",
        "center",
        "blockquote",
        "form",
        "fieldset",
        "pre",
        "address",
        "figure",
        "figcaption",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "body",
        "html",
        "hr",
        "br",
    ]
)
_RANK: Final = {f"h{level}": level for level in range(1, 7)}
# What stands between two runs of text in the source: tags, comments, blanks.
_BETWEEN: Final = re.compile(
    r"(?:\s+|&(?:nbsp|e[mn]sp|thinsp|zwnj|zwj|#160|#xa0|#12288|#8203);|[​‌‍﻿]+|<[a-zA-Z/!?][^>]*>)*",
    re.IGNORECASE,
)
_PIECE: Final = re.compile(r"&[#\w]{1,32};?|[^&]+|&")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BLANK: Final = re.compile("[\\s\u200b-\u200f\u2060-\u2064\ufeff\xad\x00-\x08]")
_FILE: Final = re.compile(
    r"\.(?:docx?|wps|pdf|xlsx?|et|ofd|rtf|zip|rar|7z|pptx?|odt|jpe?g|png)(?:[?#]|$)|[?&]file(?:name)?=",
    re.IGNORECASE,
)
_ICON: Final = re.compile(
    r"icon|/ico|fileType|file_?type|\.gif|/images/(?:bg|line|dot|arrow)|share|qrcode|ewm|erweima", re.I
)
_ANCHORS: Final = tuple(
    re.compile(words)
    for words in (
        "总体情况|基本情况",
        "主动公开(?:政府|政务)?信息的?情况",
        "收到和处理",
        "行政诉讼的?情况",
        "主要问题|存在的?问题",
        "需要报告",
    )
)
_MAX_NODES: Final = 400_000
_TABLE_DEPTH: Final = 12


def read_html(document: Document) -> Reading:
    """Read a page. Gives problems, never raises, for any bytes."""
    decoded, _ = decode(document.content)
    source = decoded.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "�")
    tree = turbohtml.parse(source)
    body = tree.find("body")
    if body is None:
        return Reading("text/html", ())
    walk = _Walk(source, tree)
    walk.run(body, _report_element(body))
    return Reading(
        "text/html",
        tuple(walk.blocks),
        title=_title(tree),
        meta_dates=_meta_dates(tree),
        address=_address(tree),
        problems=tuple(walk.problems),
        page_lines=tuple(walk.page_lines[-120:]),
    )


class _Walk:
    """One pass over the tree in document order, without recursion."""

    def __init__(self, source: str, tree: turbohtml.Document) -> None:
        self.source = source
        self.ends = list(accumulate(map(len, source.split("\n"))))
        self.blocks: list[Block] = []
        self.page_lines: list[Paragraph] = []
        self.problems: list[Problem] = []
        self.inside = False
        self._hidden = _hidden_nodes(source, tree)
        self._runs: list[tuple[str, int]] = []  # text and its offset in the source (-1: unknown)
        self._block: Element | None = None
        self._cursor = 0
        self._tables = TableReader(self.offset_of, source, self._hidden)

    def offset_of(self, element: Element) -> int:
        """Return where an element's start tag begins; 0 for elements that the source leaves out."""
        position = element.position
        if position is None:
            return 0
        line, column = position
        return (self.ends[line - 2] + line - 1 if line > 1 else 0) + column

    def run(self, body: Element, report: Element) -> None:
        stack: list[Node | str | None] = [body]
        visited = 0
        depth = 0
        while stack:
            node = stack.pop()
            kind = type(node)
            if kind is Text:
                self._add(node.data)  # type: ignore[union-attr]
                continue
            if kind is not Element:
                if node is None:
                    self._flush()
                elif node == "end":
                    self._flush()
                    break
                elif node == "table":
                    depth -= 1
                continue
            assert isinstance(node, Element)
            visited += 1
            if visited > _MAX_NODES:
                self.problems.append(Problem("E110", "网页太大，只读了前一部分。"))
                break
            tag = node.tag
            if tag in _DROPPED or (self._hidden and node in self._hidden):
                continue
            if node == report:
                self._flush()
                self.inside = True
                stack.append("end")
            if tag not in _BLOCK:
                self._inline(node, tag, stack)
                continue
            self._flush()
            if tag == "br":
                continue
            self._block = node
            self._cursor = self.offset_of(node) or self._cursor
            if tag == "table":
                if self.inside and depth < _TABLE_DEPTH:
                    grid = self._tables.read(node)
                    if grid is not None:
                        self.blocks.append(grid)
                        continue
                depth += 1
                stack.append("table")
                if depth > 200:
                    self._add(node.text)
                    continue
            stack.append(None)
            stack.extend(reversed(node.children))
        self._flush()

    def _inline(self, node: Element, tag: str, stack: list[Node | str | None]) -> None:
        if tag == "img":
            self._picture(node)
            return
        if tag in ("iframe", "embed", "object"):
            self._frame(node)
            return
        if tag == "a":
            address = node.attr("href") or ""
            if self.inside and _FILE.search(address):
                self._flush()
                self.blocks.append(Attachment(tidy(node.text), address, self._place(node)))
        stack.extend(reversed(node.children))

    def _picture(self, node: Element) -> None:
        address = node.attr("src") or ""
        if self.inside and not _ICON.search(address[:300]) and not _small(node):
            self._flush()
            self.blocks.append(Picture(self._place(node), node.attr("alt") or node.attr("title") or ""))

    def _frame(self, node: Element) -> None:
        address = node.attr("src") or node.attr("data") or ""
        if not self.inside or not address:
            return
        place = self._place(node)
        self._flush()
        self.blocks.append(Attachment("内嵌页面", address, place))
        self.problems.append(
            Problem("E111", f"网页里嵌着另一份文件（{address[:120]}），其中的内容没有读取。", NOTE, place)
        )

    def _place(self, node: Element) -> HtmlLocation:
        at = self.offset_of(node)
        return HtmlLocation(node.xpath_path(), at, self.source.find(">", at) + 1 or len(self.source))

    def _add(self, data: str) -> None:
        """Take a run of text; find where it stands in the source."""
        bare = data.strip()
        if not bare:
            if self._runs:
                self._runs.append((" ", -1))
            return
        source = self.source
        match = _BETWEEN.match(source, self._cursor)
        at = match.end() if match else self._cursor
        if source.startswith(bare, at):
            self._cursor = at + len(bare)
            lead = data.find(bare)
            if lead and self._runs:
                self._runs.append((" ", -1))
            self._runs.append((bare, at))
            if lead + len(bare) < len(data):
                self._runs.append((" ", -1))
            return
        self._add_escaped(data, bare, at)

    def _add_escaped(self, data: str, bare: str, at: int) -> None:
        """Take a run whose source is written with character references, or stands elsewhere."""
        stop = self.source.find("<", at, at + 8 * len(data) + 200)
        written = self.source[at : stop if stop >= 0 else len(self.source)]
        if turbohtml.unescape(written).strip() == bare:
            for piece in _PIECE.finditer(written):
                self._runs.append((turbohtml.unescape(piece[0]), at + piece.start()))
            self._cursor = at + len(written)
            return
        found = self.source.find(bare, at, at + 4000) if len(bare) >= 6 else -1
        if found >= 0:
            self._cursor = found + len(bare)
        self._runs.append((data, found))

    def _flush(self) -> None:
        """End the paragraph that is being collected."""
        runs = self._runs
        if not runs:
            return
        self._runs = []
        block = self._block
        path = block.xpath_path() if block is not None else "/html/body"
        if len(runs) == 1 and not _BLANK.search(runs[0][0]):
            text, at = runs[0]
            passage = Passage.of(text, (Anchor(0, self._span(path, at, len(text))),))
        else:
            passage = self._joined(runs, path)
        if not passage.text:
            return
        rank = _RANK.get(block.tag, 0) if block is not None else 0
        (self.blocks if self.inside else self.page_lines).append(Paragraph(passage, rank))  # type: ignore[attr-defined]

    def _joined(self, runs: list[tuple[str, int]], path: str) -> Passage:
        raw = "".join([text for text, _ in runs])
        places: list[tuple[int, HtmlLocation]] = []
        at = 0
        for text, offset in runs:
            if offset >= 0 or not places:
                places.append((at, self._span(path, offset, len(text))))
            at += len(text)
        if not _BLANK.search(raw):
            return Passage.of(raw, tuple([Anchor(start, place) for start, place in places]))
        return tidy_passage(raw, tuple(places))

    def _span(self, path: str, at: int, length: int) -> HtmlLocation:
        if at < 0:
            at = self.offset_of(self._block) if self._block is not None else 0
        return HtmlLocation(path, at, at + length)


def _report_element(body: Element) -> Element:
    """Return the smallest element that holds the headings of the report; the body if none is seen.

    The last place where each section is named is its heading or after it: an opening that lists the sections
    comes before. The element that holds all these places holds the report.
    """
    element = body
    text = body.text
    spots = [spot for spot in (_last(words, text) for words in _ANCHORS) if spot is not None]
    if len(spots) < 3:
        return body
    first, last = min(start for start, _ in spots), max(end for _, end in spots)
    for _ in range(60):
        at = 0
        inner = None
        for child in element.children:
            length = len(child.text)
            if at + length >= last:
                if at <= first and type(child) is Element and child.tag in _CONTAINER:
                    inner = child
                break
            at += length
        if inner is None:
            return element
        element, first, last = inner, first - at, last - at
    return element


_CONTAINER: Final = frozenset(
    [
        "div",
        "section",
        "article",
        "main",
        "form",
        "center",
        "table",
        "tbody",
        "tr",
        "td",
        "ucapcontent",
        "span",
        "font",
    ]
)


def _last(words: re.Pattern[str], text: str) -> tuple[int, int] | None:
    found = None
    for match in words.finditer(text):
        found = match.span()
    return found


def _hidden_nodes(source: str, tree: turbohtml.Document) -> frozenset[Element]:
    if "hidden" not in source and "none" not in source and "mso-hide" not in source:
        return frozenset()
    marked = tree.select('[hidden],[style*="none"],[style*="hidden"],[style*="mso-hide"]')
    return frozenset(
        node for node in marked if node.attr("hidden") is not None or _HIDDEN.search(node.attr("style") or "")
    )


def _small(node: Element) -> bool:
    """Tell whether a picture is too small to be a table (an icon, a line)."""
    for name in ("width", "height"):
        size = re.match(r"\s*(\d{1,5})", node.attr(name) or "")
        if size and int(size[1]) <= 48:
            return True
    return False


def _title(tree: turbohtml.Document) -> str:
    title = tree.find("title")
    return tidy(title.text) if title is not None else ""


_DATE_NAMES: Final = frozenset(
    [
        "pubdate",
        "publishdate",
        "publish_date",
        "article:published_time",
        "createdate",
        "date",
        "dc.date",
        "others_pubdate",
    ]
)


def _meta(tree: turbohtml.Document) -> list[tuple[str, str]]:
    return [
        ((meta.attr("name") or meta.attr("property") or "").lower(), meta.attr("content") or "")
        for meta in tree.find_all("meta", limit=60)
    ]


def _meta_dates(tree: turbohtml.Document) -> tuple[str, ...]:
    return tuple(
        content.strip()[:40] for name, content in _meta(tree) if name in _DATE_NAMES and content.strip()
    )


def _address(tree: turbohtml.Document) -> str:
    for link in tree.find_all("link", limit=60):
        if (link.attr("rel") or "").lower() == "canonical":
            return link.attr("href") or ""
    return next((content for name, content in _meta(tree) if name in ("url", "og:url", "siteurl")), "")

"""Walk a parsed page in document order and collect its paragraphs, tables, pictures and links to files."""

from __future__ import annotations

import re
from typing import Final

import turbohtml
from turbohtml import Element, Node, Text

from checker.extract import problems
from checker.extract.blocks import Attachment, Block, Paragraph, Picture
from checker.extract.readers.html_cell import RAISED, is_icon
from checker.extract.readers.html_hidden import hidden_nodes
from checker.extract.readers.html_places import Places
from checker.extract.readers.html_table import TableReader
from checker.extract.readers.spacing import tidy, tidy_passage
from checker.model.problem import Problem
from checker.source.location import HtmlLocation
from checker.source.passage import Anchor, Passage
from checker.text.width import INVISIBLE

# fmt: off
_DROPPED: Final = frozenset((
    "script", "style", "noscript", "template", "select", "option", "button", "input", "textarea", "svg",
    "math", "head", "title", "nav", "footer", "audio", "video", "del", "s", "strike",
))
_BLOCK: Final = frozenset((
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "section",
    "article", "main", "header", "aside", "center", "blockquote", "form", "fieldset", "pre", "address",
    "figure", "figcaption", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "body",
    "html", "hr", "br",
))
# fmt: on
_RANK: Final = {f"h{level}": level for level in range(1, 7)}
_TEXT: Final = ("p", "pre")
# In a paragraph without these, only its text matters.
_SPECIAL: Final = (_DROPPED | _BLOCK | {"img", "iframe", "embed", "object", "a", "sup", "sub"}) - {"p"}
# What stands between two runs of text in the source: tags, comments, blanks.
_BETWEEN: Final = re.compile(
    r"(?:\s+|&(?:nbsp|NBSP|e[mn]sp|thinsp|zwnj|zwj|#160|#xa0|#xA0|#12288|#8203);"
    r"|[\u200b\u200c\u200d\ufeff]+|<[a-zA-Z/!?][^>]*>)*"
)
_PIECE: Final = re.compile(r"&[#\w]{1,32};?|[^&]+|&")
_BLANK: Final = re.compile(rf"[\s{INVISIBLE}\x00-\x08]")
_FILE: Final = re.compile(
    r"\.(?:docx?|wps|pdf|xlsx?|et|ofd|rtf|zip|rar|7z|pptx?|odt|jpe?g|png)(?:[?#]|$)|[?&]file(?:name)?=",
    re.IGNORECASE,
)
_TEXT_BEFORE: Final = 1500  # characters of the page before the report that are looked at
_NODES: Final = 400_000
_TABLE_DEPTH: Final = 12
_DEEPEST: Final = 200
_TABLE_END: Final = object()


class Walk:
    """One pass over the tree, without recursion."""

    def __init__(self, source: str, report: Element, classes: str = "") -> None:
        """Prepare to read what stands in `report` and just before it.

        Args:
            source: the page.
            report: the element that holds the report.
            classes: a selector of what the page's own style sheet hides, see `html_hidden`.
        """
        self.blocks: list[Block] = []
        self.page_lines: list[Paragraph] = []
        self.problems: list[Problem] = []
        self._source = source
        self._places = Places(source)
        self._inside = False
        self._depth = 0
        self._left = _NODES
        self._parts = [*_before(report), report]
        self._hidden = hidden_nodes(self._parts, classes)
        self._runs: list[tuple[str, int]] = []  # text and its offset in the source (-1: unknown)
        self._pending: list[Block] = []  # what stands in the paragraph, to follow it
        self._block: Element | None = None
        self._cursor = 0
        self._tables = TableReader(self._places, self._hidden)

    @property
    def end(self) -> int:
        """Return where the last words that were read end in the source."""
        return self._cursor

    def run(self) -> None:
        """Collect what stands in the report's element, and the lines of the page just before it."""
        *before, report = self._parts
        for element in before:
            self._collect(element)
        self._inside = True
        self._collect(report)

    def _collect(self, root: Element) -> None:
        stack: list[object] = [root]
        hidden = self._hidden
        while stack:
            node = stack.pop()
            if type(node) is Text:
                self._add(node.data)
                continue
            if type(node) is not Element:
                if node is _TABLE_END:
                    self._depth -= 1
                elif node is None:
                    self._flush()
                continue
            self._left -= 1
            if self._left < 0:
                self.problems.append(problems.page_too_large())
                break
            tag = node.tag
            if tag in _DROPPED or (hidden and node in hidden):
                continue
            if tag in _BLOCK:
                self._enter(node, tag, stack)
            else:
                self._inline(node, tag, stack)
        self._flush()

    def _enter(self, node: Element, tag: str, stack: list[object]) -> None:
        """Begin a block: a paragraph of plain text at once, a table as a grid, others piece by piece."""
        if self._runs or self._pending:
            self._flush()
        if tag == "br":
            return
        self._block = node
        self._cursor = self._places.offset_of(node) or self._cursor
        if tag in _TEXT and self._is_plain(node):
            for text in node.strings:
                if tag == "p" or "\n" not in text:
                    self._add(text)
                else:
                    self._add_lines(text)
            self._flush()
            return
        if tag == "table":
            if self._inside and self._depth < _TABLE_DEPTH:
                grid = self._tables.read(node)
                if grid is not None:
                    self.blocks.append(grid)
                    return
            self._depth += 1
            stack.append(_TABLE_END)
            if self._depth > _DEEPEST:
                self._add(node.text)
                return
        stack.append(None)
        stack.extend(node.children[::-1])

    def _is_plain(self, node: Element) -> bool:
        """Tell whether only the text of an element matters: nothing in it is special, nothing hidden."""
        inner = list(node.iter_elements())
        return _SPECIAL.isdisjoint([one.tag for one in inner]) and self._hidden.isdisjoint(inner)

    def _inline(self, node: Element, tag: str, stack: list[object]) -> None:
        """Go into an inline element; note a picture, a link to a file, a page within the page."""
        if tag in RAISED:
            self._add(node.text)
            if self._runs:
                text, at = self._runs[-1]
                self._runs[-1] = (text.translate(RAISED[tag]), at)
            return
        if self._inside:
            self._note(node, tag)
        stack.extend(node.children[::-1])

    def _note(self, node: Element, tag: str) -> None:
        if tag == "img":
            if not is_icon(node):
                shown = node.attr("alt") or node.attr("title") or ""
                self._pending.append(Picture(self._places.of(node), shown))
        elif tag == "a":
            address = node.attr("href") or ""
            if _FILE.search(address):
                self._pending.append(Attachment(tidy(node.text), address, self._places.of(node)))
        elif tag in ("iframe", "embed", "object"):
            address = node.attr("src") or node.attr("data") or ""
            if address:
                place = self._places.of(node)
                self._pending.append(Attachment("内嵌页面", address, place))
                self.problems.append(problems.embedded(address, place))

    def _add(self, data: str) -> None:
        """Take a run of text; find where it stands in the source."""
        bare = data.strip()
        if not bare:
            if self._runs:
                self._runs.append((" ", -1))
            return
        source = self._source
        match = _BETWEEN.match(source, self._cursor)
        at = match.end() if match else self._cursor
        if not source.startswith(bare, at):
            self._add_escaped(data, bare, at)
            return
        self._cursor = at + len(bare)
        if len(bare) == len(data):
            self._runs.append((bare, at))
            return
        if self._runs and data[0] != bare[0]:
            self._runs.append((" ", -1))
        self._runs.append((bare, at))
        if data[-1] != bare[-1]:
            self._runs.append((" ", -1))

    def _add_lines(self, data: str) -> None:
        """Take a run whose line ends are shown."""
        first, *rest = data.split("\n")
        self._add(first)
        for line in rest:
            self._flush()
            self._add(line)

    def _add_escaped(self, data: str, bare: str, at: int) -> None:
        """Take a run whose source is written with character references, or stands elsewhere."""
        stop = self._source.find("<", at, at + 8 * len(data) + 200)
        written = self._source[at : stop if stop >= 0 else at + 8 * len(data) + 200]
        if turbohtml.unescape(written).strip() == bare:
            for piece in _PIECE.finditer(written):
                self._runs.append((turbohtml.unescape(piece[0]), at + piece.start()))
            self._cursor = at + len(written)
            return
        found = self._source.find(bare, at, at + 4000) if len(bare) >= 6 else -1
        if found >= 0:
            self._cursor = found + len(bare)
        self._runs.append((data, found))

    def _flush(self) -> None:
        """End the paragraph that is being collected."""
        if self._runs:
            self._end_paragraph()
        if self._pending:
            self.blocks.extend(self._pending)
            self._pending = []

    def _end_paragraph(self) -> None:
        runs = self._runs
        self._runs = []
        block = self._block
        path = block.xpath_path() if block is not None else "/html/body"
        text, at = runs[0]
        if len(runs) == 1 and at >= 0 and not _has_blank(text):
            passage = Passage.of(text, (Anchor(0, HtmlLocation(path, at, at + len(text))),))
        else:
            passage = self._joined(runs, path)
        if passage.text:
            rank = _RANK.get(block.tag, 0) if block is not None else 0
            paragraph = Paragraph(passage, rank)
            if self._inside:
                self.blocks.append(paragraph)
            else:
                self.page_lines.append(paragraph)

    def _joined(self, runs: list[tuple[str, int]], path: str) -> Passage:
        raw = "".join([text for text, _ in runs]).replace("\n", " ")  # a line end of the source is a blank
        places: list[tuple[int, HtmlLocation]] = []
        at = 0
        for text, offset in runs:
            if offset >= 0:
                places.append((at, HtmlLocation(path, offset, offset + len(text))))
            elif not places:
                begin = self._places.offset_of(self._block) if self._block is not None else 0
                places.append((at, HtmlLocation(path, begin, begin + len(text))))
            at += len(text)
        if not _has_blank(raw):
            return Passage.of(raw, tuple([Anchor(start, place) for start, place in places]))
        return tidy_passage(raw, tuple(places))


def _has_blank(text: str) -> bool:
    """Tell whether there is a blank or an invisible character in a text; most have none."""
    return " " in text or not (text.isprintable() or _BLANK.search(text) is None)


def _before(report: Element) -> list[Element]:
    """Return the elements just before the report, in order: its title, its date line, the way to the page."""
    found: list[Element] = []
    left = _TEXT_BEFORE
    element: Node | None = report
    while isinstance(element, Element) and element.tag != "body":
        for sibling in element.previous_siblings:
            if type(sibling) is not Element or sibling.tag in _DROPPED:
                continue
            left -= len(sibling.text)
            if left < 0:
                return found[::-1]
            found.append(sibling)
        element = element.parent
    return found[::-1]

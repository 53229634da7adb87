"""Where the elements of a parsed page stand in its source."""

from __future__ import annotations

from itertools import accumulate

from turbohtml import Element

from checker.source.location import HtmlLocation


class Places:
    """The offsets of one page's elements."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._ends = list(accumulate(map(len, source.split("\n")), initial=0))  # line feeds not counted

    def offset_of(self, element: Element) -> int:
        """Return where an element's start tag begins; 0 for elements that the source leaves out."""
        position = element.position
        if position is None:
            return 0
        line, column = position
        return self._ends[line - 1] + line - 1 + column

    def offsets_of(self, elements: list[Element]) -> list[int]:
        """Return where the start tags of several elements begin."""
        ends = self._ends
        return [
            0 if position is None else ends[position[0] - 1] + position[0] - 1 + position[1]
            for position in [element.position for element in elements]
        ]

    def of(self, element: Element) -> HtmlLocation:
        """Return the place of an element's start tag."""
        at = self.offset_of(element)
        return HtmlLocation(element.xpath_path(), at, self.source.find(">", at) + 1 or len(self.source))

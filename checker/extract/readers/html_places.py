"""Where the elements of a parsed page stand in its source."""

from __future__ import annotations

from turbohtml import Element

from checker.source.location import HtmlLocation


class Places:
    """The offsets of one page's elements."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._begins = _lines(source)

    def offset_of(self, element: Element) -> int:
        """Return where an element's start tag begins; 0 for elements that the source leaves out."""
        position = element.position
        if position is None:
            return 0
        line, column = position
        return self._begins[line] + column

    def offsets_of(self, elements: list[Element]) -> list[int]:
        """Return where the start tags of several elements begin."""
        begins = self._begins
        return [
            0 if position is None else begins[position[0]] + position[1]
            for position in [element.position for element in elements]
        ]

    def of(self, element: Element) -> HtmlLocation:
        """Return the place of an element's start tag."""
        at = self.offset_of(element)
        return HtmlLocation(element.xpath_path(), at, self.source.find(">", at) + 1 or len(self.source))


def _lines(source: str) -> list[int]:
    """Return where each line of a text begins, by its number (from 1)."""
    begins = [0, 0]
    at = source.find("\n") + 1
    while at:
        begins.append(at)
        at = source.find("\n", at) + 1
    return begins

"""What the builders of test reports share: places in a made-up text, and the error for their authors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from checker.source.location import TextLocation
from checker.source.passage import EMPTY, Anchor, Passage


class CaseDataError(Exception):
    """The data of a test report do not fit; the message is Chinese and names the key."""


class Places:
    """Gives every passage and cell a place of its own, as if they stood line under line in a text."""

    def __init__(self) -> None:
        self._line = 0
        self._offset = 0

    def line(self, text: str) -> TextLocation:
        self._line += 1
        start = self._offset
        self._offset += len(text) + 1
        return TextLocation(start, start + len(text), self._line, 1)

    def passage(self, text: str) -> Passage:
        anchors = []
        at = 0
        for line in text.split("\n"):
            anchors.append(Anchor(at, self.line(line)))
            at += len(line) + 1
        return Passage.of(text, tuple(anchors)) if text else EMPTY


def known(given: Iterable[str], names: Mapping[str, Any], key: str) -> None:
    for name in given:
        if name not in names:
            raise CaseDataError(f"“{key}”里不认识“{name}”；可以写：{'、'.join(names)}")

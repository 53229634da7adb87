"""What the builders of test reports share: places in a made-up text, and the error for their authors."""

from __future__ import annotations

from collections.abc import Iterable

from checker.language.names import nearest
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


def known(given: Iterable[str], names: Iterable[str], key: str) -> None:
    """Refuse a word that is none of the names. Raises: CaseDataError, with the nearest one."""
    every = tuple(names)
    for name in given:
        if name not in every:
            raise CaseDataError("；".join(unknown_word(key, name, every)))


def unknown_word(key: str, name: object, names: Iterable[str]) -> tuple[str, str]:
    """Say that a key or word is not known, and which is meant or what there is."""
    every, word = tuple(names), str(name)
    if "：" in word and word.partition("：")[0] in every:
        return f"“{word}”里用了全角冒号", f"写成 {word.replace('：', ': ', 1)}（半角冒号，后面空一格）"
    near = nearest(word, every)
    advice = f"是不是“{near}”？" if near else f"可以写：{'、'.join(every)}"
    return f"“{key}”里不认识“{word}”", advice

"""Regular expressions that are compiled when they are first used: most reports need only a few of them."""

from __future__ import annotations

import re
from collections.abc import Iterator


class Lazy:
    """A regular expression, compiled on first use (the start of the program stays short)."""

    __slots__ = ("_compiled", "_flags", "_text")

    def __init__(self, text: str, flags: int = 0) -> None:
        self._text = text
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._compiled is None:
            self._compiled = re.compile(self._text, self._flags)
        return self._compiled

    def search(self, words: str) -> re.Match[str] | None:
        return self.pattern.search(words)

    def match(self, words: str, start: int = 0) -> re.Match[str] | None:
        return self.pattern.match(words, start)

    def fullmatch(self, words: str) -> re.Match[str] | None:
        return self.pattern.fullmatch(words)

    def finditer(self, words: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(words, start, len(words) if end is None else end)

    def findall(self, words: str) -> list[str]:
        found: list[str] = self.pattern.findall(words)
        return found

    def sub(self, put: str, words: str) -> str:
        return self.pattern.sub(put, words)

    def split(self, words: str) -> list[str]:
        parts: list[str] = self.pattern.split(words)
        return parts

"""What a reporter may know of the place its text is shown at."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.source.document import shown_name

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "good": "1;32",
    "head": "1",
    "faint": "2",
    "mark": "4",
}


# A terminal obeys these, and so may not get them from a report or a file's name; our own styles may pass.
_CONTROL = re.compile(
    "(\x1b\\[(?:0|1|2|4|1;3[1236])m)|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


class Screen(NamedTuple):
    """Unit of `width`: columns. Colours are used only where a person looks at a terminal."""

    width: int = 80
    colour: bool = False

    def paint(self, style: str, text: str) -> str:
        """Return a text in a style: error, warning, info, good, head, faint or mark."""
        if not self.colour or not text:
            return text
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"

    def harmless(self, text: str) -> str:
        """Return a text in which every control character but the line feed is made visible."""
        return _CONTROL.sub(self._visible, text)

    def _visible(self, match: re.Match[str]) -> str:
        if match[1] and self.colour:
            return match[1]
        return "".join(shown_name(character) for character in match[0])


PLAIN = Screen()

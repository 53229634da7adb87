"""What a reporter may know of the place its text is shown at."""

from __future__ import annotations

from typing import NamedTuple

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "good": "1;32",
    "head": "1",
    "faint": "2",
    "mark": "4",
}


class Screen(NamedTuple):
    """Unit of `width`: columns. Colours are used only where a person looks at a terminal."""

    width: int = 80
    colour: bool = False

    def paint(self, style: str, text: str) -> str:
        """Return a text in a style: error, warning, info, good, head, faint or mark."""
        if not self.colour or not text:
            return text
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"


PLAIN = Screen()

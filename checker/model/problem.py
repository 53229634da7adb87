"""What could not be read in a document, or is wrong with the document itself."""

from __future__ import annotations

from typing import NamedTuple

from checker.source.location import Location

# Gravity of a problem.
FATAL = "fatal"  # nothing could be read: the report is unreadable
PARTIAL = "partial"  # a part could not be read: what depends on it cannot be checked
NOTE = "note"  # told, but nothing is lost by it


class Problem(NamedTuple):
    """One thing the reader met: a stable code, a Chinese message that says what to do, and a place.

    Codes are E + three digits and are listed in docs/reference/problems.md.
    """

    code: str
    message: str
    gravity: str = PARTIAL
    location: Location | None = None

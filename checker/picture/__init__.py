"""Pictures of a report with what was read and what was found marked on it. Needs the extra `picture`."""

from checker.picture.draw import draw

__all__ = ["draw"]

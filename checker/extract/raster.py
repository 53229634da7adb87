"""A page drawn as pixels."""

from __future__ import annotations

from typing import NamedTuple


class Raster(NamedTuple):
    """A page as pixels, three bytes each (red, green, blue), row by row."""

    page: int
    width: int
    height: int
    scale: float  # pixels a point
    pixels: bytes

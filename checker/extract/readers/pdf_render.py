"""Pictures of PDF pages. Runs in the child process like every use of PDFium."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.raster import Raster
from checker.extract.readers.pdf import open_pdf
from checker.model.problem import Problem

_LARGEST = 3000  # pixels of a side


def render(content: bytes, pages: Sequence[int], scale: float) -> list[Raster]:
    """Return pages as pixels; those that cannot be drawn are left out."""
    opened = open_pdf(content)
    if isinstance(opened, Problem):
        return []
    rasters: list[Raster] = []
    try:
        for number in pages:
            if not 1 <= number <= len(opened):
                continue
            page = opened[number - 1]
            fitting = min(scale, _LARGEST / max(*page.get_size(), 1.0))
            bitmap = page.render(scale=fitting, rev_byteorder=True, prefer_bgrx=False)
            width, height, stride = bitmap.width, bitmap.height, bitmap.stride
            raw, step = bytes(bitmap.buffer), bitmap.n_channels
            rows = (raw[y * stride : y * stride + width * step] for y in range(height))
            pixels = b"".join(rows)
            if step == 4:
                pixels = _without_alpha(pixels)
            elif step == 1:
                pixels = b"".join(bytes((value,)) * 3 for value in pixels)
            rasters.append(Raster(number, width, height, fitting, pixels))
            page.close()
    finally:
        opened.close()
    return rasters


def _without_alpha(pixels: bytes) -> bytes:
    out = bytearray(len(pixels) // 4 * 3)
    for channel in range(3):
        out[channel::3] = pixels[channel::4]
    return bytes(out)

"""A reading as plain data and back: what a child hands over is only ever data, never objects or code."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from checker.extract.blocks import Attachment, Block, Grid, GridCell, Paragraph, Picture, Reading
from checker.extract.raster import Raster
from checker.model.problem import Problem
from checker.source.location import (
    DocxLocation,
    HtmlLocation,
    Location,
    PdfLocation,
    SheetLocation,
    TextLocation,
)
from checker.source.passage import Anchor, Passage

_LOCATIONS: dict[str, Any] = {
    "text": TextLocation,
    "html": HtmlLocation,
    "docx": DocxLocation,
    "pdf": PdfLocation,
    "sheet": SheetLocation,
}
_NAMES = {kind: name for name, kind in _LOCATIONS.items()}


def dump(result: Reading | Problem) -> bytes:
    """Return what a reader gave as bytes."""
    if isinstance(result, Problem):
        data: dict[str, Any] = {"problem": _problem(result)}
    else:
        data = {
            "media": result.media,
            "blocks": [_block(block) for block in result.blocks],
            "title": result.title,
            "dates": list(result.meta_dates),
            "address": result.address,
            "problems": [_problem(problem) for problem in result.problems],
            "page": [_block(line) for line in result.page_lines],
            "whole": result.whole,
        }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def load(raw: bytes) -> Reading | Problem:
    """Return what a reader gave. Raises: ValueError, KeyError, TypeError, IndexError for other bytes."""
    data = json.loads(raw.decode("utf-8", "replace"))
    if "problem" in data:
        return _to_problem(data["problem"])
    return Reading(
        media=str(data["media"]),
        blocks=tuple(_to_block(item) for item in data["blocks"]),
        title=str(data["title"]),
        meta_dates=tuple(map(str, data["dates"])),
        address=str(data["address"]),
        problems=tuple(_to_problem(item) for item in data["problems"]),
        page_lines=tuple(Paragraph(_to_passage(item[2:4]), int(item[1])) for item in data["page"]),
        whole=bool(data["whole"]),
    )


def dump_rasters(rasters: Sequence[Raster]) -> bytes:
    """Return drawn pages as bytes: a line that describes them, then their pixels."""
    heads = [[raster.page, raster.width, raster.height, raster.scale] for raster in rasters]
    return json.dumps(heads).encode("ascii") + b"\n" + b"".join(raster.pixels for raster in rasters)


def load_rasters(raw: bytes) -> list[Raster]:
    """Return drawn pages. Raises: ValueError, TypeError for other bytes."""
    head, _, pixels = raw.partition(b"\n")
    rasters: list[Raster] = []
    at = 0
    for page, width, height, scale in json.loads(head):
        size = int(width) * int(height) * 3
        if at + size > len(pixels):
            raise ValueError("pixels")
        rasters.append(Raster(int(page), int(width), int(height), float(scale), pixels[at : at + size]))
        at += size
    return rasters


def _location(location: Location | None) -> list[Any] | None:
    return None if location is None else [_NAMES[type(location)], *location]


def _to_location(data: list[Any] | None) -> Location | None:
    if data is None:
        return None
    kind = _LOCATIONS[data[0]]
    if kind is PdfLocation:
        x0, top, x1, bottom = map(float, data[2])
        return PdfLocation(int(data[1]), (x0, top, x1, bottom))
    location: Location = kind(*data[1:])
    return location


def _problem(problem: Problem) -> list[Any]:
    return [problem.code, problem.message, problem.gravity, _location(problem.location)]


def _to_problem(data: list[Any]) -> Problem:
    code, message, gravity, location = data
    return Problem(str(code), str(message), str(gravity), _to_location(location))


def _block(block: Block) -> list[Any]:
    if isinstance(block, Paragraph):
        return ["paragraph", block.rank, *_passage(block.passage)]
    if isinstance(block, Grid):
        cells = [[*cell[:5], _location(cell.location), *cell[6:]] for cell in block.cells]
        stream = [_passage(passage) for passage in block.stream]
        return ["grid", block.rows, block.columns, _location(block.location), cells, stream]
    if isinstance(block, Picture):
        return ["picture", _location(block.location), block.description]
    return ["attachment", block.text, block.address, _location(block.location)]


def _to_block(data: list[Any]) -> Block:
    kind = data[0]
    if kind == "paragraph":
        return Paragraph(_to_passage(data[2:4]), int(data[1]))
    if kind == "grid":
        cells = tuple(_to_cell(cell) for cell in data[4])
        stream = tuple(_to_passage(item) for item in data[5])
        return Grid(cells, int(data[1]), int(data[2]), _to_location(data[3]), stream)
    if kind == "picture":
        return Picture(_to_location(data[1]), str(data[2]))
    if kind == "attachment":
        return Attachment(str(data[1]), str(data[2]), _to_location(data[3]))
    raise ValueError(kind)


def _passage(passage: Passage) -> list[Any]:
    return [passage.text, [[anchor.at, _location(anchor.location)] for anchor in passage.anchors]]


def _to_passage(data: list[Any]) -> Passage:
    text, anchors = data
    return Passage.of(str(text), tuple(Anchor(int(at), _place(location)) for at, location in anchors))


def _place(data: list[Any]) -> Location:
    location = _to_location(data)
    if location is None:
        raise ValueError("an anchor needs a place")
    return location


def _to_cell(data: list[Any]) -> GridCell:
    row, column, rowspan, colspan, text, location, method, candidates, images, unseen = data
    return GridCell(
        int(row), int(column), int(rowspan), int(colspan), str(text), _to_location(location), str(method),
        tuple(map(str, candidates)), int(images), str(unseen),
    )  # fmt: skip

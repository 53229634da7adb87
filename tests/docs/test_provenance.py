"""The page on places writes them as the program does."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.source.location import HtmlLocation, Location, PdfLocation, SheetLocation, TextLocation

PAGE = (Path(__file__).parents[2] / "docs" / "explanation" / "provenance.md").read_text("utf-8")


@pytest.mark.parametrize(
    "place",
    [
        HtmlLocation("/html/body/table[2]/tbody/tr[4]/td[8]", 0, 1),
        HtmlLocation("/html/body/div/p[4]", 0, 1),
        TextLocation(0, 1, 337, 1),
        PdfLocation(3, (0, 0, 1, 1)),
        SheetLocation("Sheet1", "D7"),
    ],
    ids=lambda place: type(place).__name__,
)
def test_each_kind_of_place_is_told(place: Location) -> None:
    assert f"| {place.describe()} |" in PAGE

"""Figures among which a page ends: page numbers and running heads are never figures."""

from __future__ import annotations

import pytest

from checker.model.cell import BLANK, COUNT
from tests.extract.flattened import (
    Tokens,
    read,
    tokens_of,
    wrong_cells,
)


def _cut_in(tokens: Tokens, label: str, behind: int, lines: list[str]) -> str:
    at = tokens.index(label) + 1 + behind
    return "\n".join([*tokens[:at], *lines, *tokens[at:]])


@pytest.mark.parametrize("behind", range(8))
@pytest.mark.parametrize(
    "lines",
    [
        ["— 2 —", "某市人民政府网站"],
        ["2", "某市人民政府网站"],
        ["2", "某市2024年政府信息公开工作年度报告"],
        ["某市2024年政府信息公开工作年度报告", "2"],
        ["- 2 -", "第2页 共9页"],
        ["12"],
        ["2/9", "http://www.example.gov.cn/a.html"],
    ],
)
def test_a_page_that_ends_within_a_row_never_makes_a_wrong_figure(lines: list[str], behind: int) -> None:
    figures = [100 + 7 * at for at in range(175)]
    table = read(_cut_in(tokens_of("t3", figures), "（一）予以公开", behind, lines))["t3"]
    assert wrong_cells(table, figures) == []
    assert BLANK not in {cell.state for cell in table.cells}
    assert sum(cell.state == COUNT for cell in table.cells) >= 168


def test_a_page_number_that_shows_itself_as_one_does_no_harm() -> None:
    figures = [100 + 7 * at for at in range(175)]
    table = read(_cut_in(tokens_of("t3", figures), "（一）予以公开", 3, ["— 2 —"]))["t3"]
    assert [cell.value for cell in table.cells] == figures


def test_a_page_number_is_seen_no_more_where_blank_cells_left_nothing_behind() -> None:
    figures = [10 + at if at % 3 else 0 for at in range(175)]
    tokens = [token for token in tokens_of("t3", figures) if token != "0"]
    at = tokens.index("（七）总计") + 2
    table = read("\n".join([*tokens[:at], "3", *tokens[at:]]))["t3"]
    assert wrong_cells(table, figures) == []

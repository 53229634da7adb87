"""Made tables, flattened to text in the shapes that real pages were found in."""

from __future__ import annotations

import random
from collections.abc import Callable

from checker.extract.blocks import Paragraph
from checker.extract.flat import read_flat_tables
from checker.extract.readers.plain import read_plain
from checker.model.table import Table
from checker.schema.load import FORM_IDS, load_form
from checker.schema.spec import TableSpec
from checker.source.document import Document
from checker.source.passage import Passage

FORMS = [load_form(form_id) for form_id in FORM_IDS]
HEADERS = {
    "t2": [],
    "t3": [
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        "申请人情况",
        *("自然人", "法人或其他组织", "总计"),
        *("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
    ],
    "t4": [
        *("行政复议", "行政诉讼"),
        *("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"),
        *("未经复议直接起诉", "复议后起诉"),
        *("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"),
        *("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"),
    ],
}

Tokens = list[str]


def spec_of(key: str, form: str = "2021") -> TableSpec:
    return load_form(form).tables[key]


def figures_of(key: str, rng: random.Random, form: str = "2021") -> list[int]:
    """Make figures: mostly zeros as in real reports, or all different."""
    count = len(spec_of(key, form).slots)
    if rng.random() < 0.5:
        return [100 + 7 * at for at in range(count)]
    return [rng.choice([0, 0, 0, rng.randrange(1, 10), rng.randrange(10, 3000)]) for _ in range(count)]


def rows_of(key: str, figures: list[int], form: str = "2021") -> list[Tokens]:
    """Return the table's lines of cells."""
    spec = spec_of(key, form)
    lines: list[Tokens] = [[word] for word in HEADERS[key]]
    if key == "t4":
        return [*lines, [str(figure) for figure in figures]]
    at, block, group = 0, "", ""
    for row in spec.rows:
        if row.block != block:
            block = row.block
            lines += [[block], ["信息内容", *(spec.column(name).label for name in row.columns)]]
        if row.key == "granted":
            lines.append(["三、本年度办理结果"])
        if row.group and row.group != group:
            lines.append([row.group])
        group = row.group
        width = len(row.columns or spec.columns)
        lines.append([row.label, *map(str, figures[at : at + width])])
        at += width
    return lines


def tokens_of(key: str, figures: list[int], form: str = "2021") -> Tokens:
    return [token for line in rows_of(key, figures, form) for token in line]


SHAPES: dict[str, Callable[[Tokens], str]] = {
    "blank lines between": "\n\n".join,
    "two blank lines between": "\n\n\n".join,
    "a cell a line": "\n".join,
    "bars on their own lines": lambda tokens: "\n|\n".join(tokens) + "\n|",
    "a bar behind each cell": lambda tokens: " |\n".join(tokens) + " |",
}
ROW_SHAPES: dict[str, Callable[[list[Tokens]], str]] = {
    "tabs": lambda rows: "\n".join("\t".join(row) for row in rows),
    "blanks": lambda rows: "\n".join(" ".join(row) for row in rows),
    "bars": lambda rows: "\n".join(" | ".join(row) + " |" for row in rows),
    "bars on both sides": lambda rows: "\n".join("| " + " | ".join(row) + " |" for row in rows),
    "bars of merged cells": lambda rows: "\n".join("| " + " | ".join(row) + " | |||" for row in rows),
}


def lines_of(text: str) -> list[Passage]:
    reading = read_plain(Document("试.txt", text.encode()))
    return [block.passage for block in reading.blocks if isinstance(block, Paragraph)]


def read(text: str, form: str = "2021") -> dict[str, Table]:
    return read_flat_tables(lines_of(text), load_form(form), FORMS)


def wrong_cells(table: Table, figures: list[int]) -> list[tuple[str, str, object, int]]:
    """Return the cells that hold a value which is not the printed one."""
    return [
        (slot.row, slot.column, cell.value, figure)
        for slot, cell, figure in zip(table.spec.slots, table.cells, figures, strict=True)
        if cell.value is not None and cell.value != figure
    ]

"""One report as plain pieces, ready to be written in any format: the truth of the equivalence tests.

`made_report()` gives the pieces: words, and tables as rows of cells with their spans, in the shape of the
form of 2021. `as_html`, `as_text`, `as_docx`, `as_xlsx`, `as_pdf` (in build_*.py) write them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.schema.load import load_form
from checker.schema.spec import Slot

TITLE = "明湖市水务局2024年政府信息公开工作年度报告"
OPENING = (
    "本报告根据《中华人民共和国政府信息公开条例》编制，包括总体情况、主动公开政府信息情况、收到和处理政府信息"
    "公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分。"
    "所列数据的统计期限自2024年1月1日起至2024年12月31日止。"
)
WORDS = {
    "overview": "（一）主动公开。全年公开河道水质信息三百余条，更新目录二十次。（二）监督保障。组织培训两次，"
    "未发生责任追究。",
    "problems": "存在的主要问题是解读形式单一。下一步将增加图解和问答，方便群众查阅。",
    "other": "本年度没有收取信息处理费。",
}
CLOSING = ("明湖市水务局", "2025年1月20日")
_NUMBERS = "一二三四五六"


class CellSpec(NamedTuple):
    """A cell as it is to be printed."""

    text: str
    colspan: int = 1
    rowspan: int = 1


@dataclass(slots=True)
class TableSpecimen:
    """A table as it is to be printed: each row has the cells that begin in it."""

    rows: list[list[CellSpec]]
    columns: int


class Line(NamedTuple):
    """A paragraph; headings are the six parts' titles, the title is the report's."""

    text: str
    role: str = "words"  # words, heading, title


@dataclass(slots=True)
class Specimen:
    """A report in pieces."""

    blocks: list[Line | TableSpecimen] = field(default_factory=list)

    def tables(self) -> list[TableSpecimen]:
        return [block for block in self.blocks if isinstance(block, TableSpecimen)]


def unlike(slot: Slot) -> str:
    """Return a figure that no other cell of its table has, so that one in a wrong place shows."""
    for table in load_form("2021").tables.values():
        if slot in table.index:
            return "12.35" if slot.column == "amount" else str(101 + table.index[slot] * 3)
    raise KeyError(slot)


def made_report(
    figure: Callable[[Slot], str] = unlike, words: Mapping[str, str] = WORDS, title: str = TITLE
) -> Specimen:
    """Return a report of 2024 whose figures `figure` gives."""
    form = load_form("2021")
    blocks: list[Line | TableSpecimen] = [Line(title, "title"), Line(OPENING)]
    tables = {"t2": table_two, "t3": table_three, "t4": table_four}
    for number, section in zip(_NUMBERS, form.sections, strict=True):
        blocks.append(Line(f"{number}、{section.title}", "heading"))
        if section.table:
            blocks.append(tables[section.table](figure))
        else:
            blocks.append(Line(words.get(section.key, "无。")))
    blocks.extend(Line(text) for text in CLOSING)
    return Specimen(blocks)


def table_two(figure: Callable[[Slot], str]) -> TableSpecimen:
    """Return table 2 in the shape of the form: 14 rows of 4 columns."""
    form = load_form("2021").tables["t2"]
    rows: list[list[CellSpec]] = []
    block = ""
    for row in form.rows:
        wide = 3 if len(row.columns) == 1 else 1
        if row.block != block:
            block = row.block
            rows.append([CellSpec(block, 4)])
            labels = [form.column(key).label for key in row.columns]
            rows.append([CellSpec("信息内容"), *(CellSpec(label, wide) for label in labels)])
        cells = [CellSpec(figure(Slot(row.key, key)), wide) for key in row.columns]
        rows.append([CellSpec(row.label), *cells])
    return TableSpecimen(rows, 4)


def table_three(figure: Callable[[Slot], str]) -> TableSpecimen:
    """Return table 3 in the shape of the form: 28 rows of 10 columns."""
    form = load_form("2021").tables["t3"]
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    labels = [column.label for column in form.columns]
    rows = [
        [CellSpec(note, 3, 3), CellSpec("申请人情况", 7)],
        [CellSpec(labels[0], 1, 2), CellSpec("法人或其他组织", 5), CellSpec(labels[-1], 1, 2)],
        [CellSpec(label) for label in labels[1:-1]],
    ]
    inner = [row for row in form.rows if row.group or row.leaf or row.key == "result_total"]
    group = ""
    for row in form.rows:
        lead: list[CellSpec] = []
        if row is inner[0]:
            lead.append(CellSpec("三、本年度办理结果", 1, len(inner)))
        if row.group and row.group != group:
            lead.append(CellSpec(row.group, 1, sum(other.group == row.group for other in inner)))
        group = row.group
        wide = 3 if row not in inner else 1 if row.group else 2
        figures = [CellSpec(figure(Slot(row.key, column.key))) for column in form.columns]
        rows.append([*lead, CellSpec(row.label, wide), *figures])
    return TableSpecimen(rows, 10)


def table_four(figure: Callable[[Slot], str]) -> TableSpecimen:
    """Return table 4 in the shape of the form: 4 rows of 15 columns."""
    form = load_form("2021").tables["t4"]
    labels = [column.label for column in form.columns]
    return TableSpecimen(
        [
            [CellSpec("行政复议", 5), CellSpec("行政诉讼", 10)],
            [
                *(CellSpec(label, 1, 2) for label in labels),
                CellSpec("未经复议直接起诉", 5),
                CellSpec("复议后起诉", 5),
            ],
            [CellSpec(label) for label in labels * 2],
            [CellSpec(figure(slot)) for slot in form.slots],
        ],
        15,
    )


def placed(table: TableSpecimen) -> list[tuple[int, int, CellSpec]]:
    """Return the cells of a table with the row and column that they begin at."""
    taken: set[tuple[int, int]] = set()
    found: list[tuple[int, int, CellSpec]] = []
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            found.append((row, column, cell))
            taken.update(
                (row + down, column + right) for down in range(cell.rowspan) for right in range(cell.colspan)
            )
    return found

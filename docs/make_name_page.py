"""Write docs/reference/names.md, the names and functions that rules may use: `python docs/make_name_page.py`.

All of it is taken from the program and from the forms as data; a test fails where the page is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from checker.language.builtins import BUILTINS
from checker.language.domain import DOMAIN
from checker.language.functions import FunctionSpec
from checker.language.names import (
    CELL_FIELDS,
    DATE_FIELDS,
    FORM_FIELDS,
    GIVEN,
    LINE_FIELDS,
    PERIOD_FIELDS,
    SECTION_FIELDS,
    STATE_NAMES,
    TABLE_FIELDS,
)
from checker.language.types import Field, Type, describe
from checker.model.identity import LEVELS, ORGAN_KINDS
from checker.schema.load import load_form
from checker.schema.spec import TableSpec

PAGE = Path(__file__).resolve().parent / "reference" / "names.md"
NEWEST, FORMER = "2021", "2019"
OWN_FIELDS: tuple[tuple[str, str, tuple[Field, ...]], ...] = (
    ("一格", "表三[新收, 总计].原文", CELL_FIELDS),
    ("行、列", "列.名", LINE_FIELDS),
    ("表", "表三.空白格", TABLE_FIELDS),
    ("部分", "章节[总体情况].标题", SECTION_FIELDS),
    ("格式", "格式.部分", FORM_FIELDS),
    ("日期", "公布日期.年", DATE_FIELDS),
    ("期间", "统计期限.起", PERIOD_FIELDS),
)


def page() -> str:
    """Return the text of the page."""
    former, newest = load_form(FORMER), load_form(NEWEST)
    parts = [
        "<!-- 由 docs/make_name_page.py 生成，请不要手工修改。 -->",
        "# 名称和函数",
        "规则里可以写的名称和函数。写法见[规则语言](rule-language.md)，出错的提示见[错误代码](rule-mistakes.md)。",
        "## 报告的各项",
        _table(
            ("名称", "英文", "是什么", "说明"),
            ((one.name, one.english, describe(one.type), one.doc) for one in GIVEN),
        ),
        f"机关类别有：{'、'.join(ORGAN_KINDS)}。机关层级有：{'、'.join(LEVELS)}。",
        "`提示` 里还可以写 `{左}`、`{右}`、`{差}`：要求两边的数，和它们相差多少。",
        "## 六个部分",
        "写作 `章节[总体情况]`；`有 章节[总体情况]` 问报告里有没有这一部分。",
        _table(("名称", "格式印的标题"), ((one.name, one.title) for one in newest.sections)),
    ]
    for key, table in newest.tables.items():
        parts += _rows_and_columns(table, former.tables.get(key))
    parts += ["## 各种东西的项", *_own_fields()]
    parts += ["## 通用的函数", *map(_function, BUILTINS), "## 年报的函数", *map(_function, DOMAIN)]
    parts += ["## 函数给出的记录", "函数给出一组记录时，用 `对每个` 逐条看，用 `.` 取其中的项。", *_records()]
    return "\n\n".join(parts) + "\n"


def _rows_and_columns(table: TableSpec, former: TableSpec | None) -> list[str]:
    name = table.name
    columns = {column.key: column.name for column in table.columns}
    rows = [
        (row.name, row.label, "、".join(columns[key] for key in row.columns) or "各列") for row in table.rows
    ]
    parts = [
        f"## {name}",
        f"一格写作 `{name}[{rows[0][0]}, {columns[table.slots[0].column]}]`：先行后列。",
        _table(("行", "格式印的行名", "有哪些列"), rows),
        _table(("列", "格式印的列名", "单位"), ((one.name, one.label, one.unit) for one in table.columns)),
    ]
    names = {row.key: row.name for row in table.rows} | columns
    groups = (*table.row_groups, *table.column_groups)
    if groups:
        shown = ((group.name, "、".join(names[key] for key in group.members)) for group in groups)
        parts += ["几行或几列合在一起的名称：", _table(("名称", "包括"), shown)]
    if former is not None:
        parts += _only_former(table, former)
    return parts


def _only_former(table: TableSpec, former: TableSpec) -> list[str]:
    """Tell the names that only the former edition has."""
    own = {row.name for row in table.rows} | {column.name for column in table.columns}
    names = [*(row.name for row in former.rows), *(column.name for column in former.columns)]
    lost = [name for name in names if name not in own]
    return [f"{FORMER} 年格式另有：{'、'.join(dict.fromkeys(lost))}。"] if lost else []


def _own_fields() -> Iterable[str]:
    for what, example, fields in OWN_FIELDS:
        yield f"**{what}**，如 `{example}`："
        yield _fields(fields)
    yield f"一格的 `状态` 有：{'、'.join(STATE_NAMES.values())}。"


def _fields(fields: Sequence[Field]) -> str:
    return _table(("项", "是什么", "说明"), ((one.name, describe(one.type), one.doc) for one in fields))


def _function(spec: FunctionSpec) -> str:
    english = f"（英文 `{spec.english}`）" if spec.english else ""
    return f"### {spec.name}\n\n`{spec.signature}`{english}\n\n{spec.doc}"


def _records() -> Iterable[str]:
    found: dict[str, Type] = {}
    for spec in DOMAIN:
        given = spec.returns
        if isinstance(given, Type):
            item = given.item if given.kind == "list" else given
            if item is not None and item.kind == "record":
                found.setdefault(item.name, item)
    for name, record in found.items():
        yield f"### “{name}”"
        yield _fields(record.fields)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    lines += [f"| {' | '.join(row)} |".replace("\n", " ") for row in rows]
    return "\n".join(lines)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8", newline="\n")
    sys.stdout.write(f"{PAGE.name}\n")


if __name__ == "__main__":
    main()

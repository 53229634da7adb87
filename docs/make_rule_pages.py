"""Write a page for each national rule into docs/reference/rules/: `python docs/make_rule_pages.py`.

The pages are those of `checker rules docs`, with links into these docs; a test fails where they are stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

from checker.testing import rule_docs
from checker.testing.run import load_for_cases

ROOT = Path(__file__).resolve().parent.parent
PACK = ROOT / "rules" / "national"
PAGES = ROOT / "docs" / "reference" / "rules"
GROUPS = {
    "S": "结构：六个部分、标题、表格在不在",
    "T": "表格：三张表内部的加减和写法",
    "N": "正文：文字里的数与表格是否一致",
    "D": "日期：统计期限、公布日期、年度",
    "Y": "跨年：与上一年度的报告相比",
    "Q": "文字：文号、联系方式、重复和照抄",
}


def pages() -> dict[str, str]:
    """Return the text of every page by its file name."""
    count = len(load_for_cases(PACK).rules)
    told = f"共 {count} 条，一条一页：查什么、依据、相符和违反的例子、何时无法判定、怎么改、规则全文。"
    style = rule_docs.Style(
        title="全部国家规则",
        opening=(
            told,
            "在命令行里看一条规则：`checker explain T301`；后面加上报告，就看到它在这份报告上怎么算。",
            "依据类别：**原文**是条文就这么写的，**推断**由格式或算术推出，**惯例**是地方习惯，只作提示。",
        ),
        groups=GROUPS,
        made="<!-- 由 docs/make_rule_pages.py 生成，请不要手工修改。 -->",
        perfect="[完好报告](../../../rules/README.md#完好报告)",
        undecided="遇到时怎么办，见[读懂结果](../../how-to/read-the-result.md)。",
        closing="[全部规则](README.md) · [规则语言](../rule-language.md)",
        folder="rules/",
    )
    return rule_docs.pages(PACK, style)


def main() -> None:
    """Write the pages; pages of rules that are no more are removed."""
    made = pages()
    rule_docs.write(made, PAGES)
    sys.stdout.write(f"{len(made)} pages\n")


if __name__ == "__main__":
    main()

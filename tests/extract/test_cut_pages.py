"""Pages that stop within the last part, or hide the rest of it behind a button."""

from __future__ import annotations

import pytest


def codes(report) -> list[str]:
    return [problem.code for problem in report.problems]


BROKEN = "（一）本年度没有收取信息处理费。（二）围绕群众关心的热点问题，主动公开各类"


@pytest.mark.parametrize(
    ("words", "ending", "told"),
    [
        (BROKEN, "", ["E120"]),
        (f"{BROKEN}……", "</p></div></body></html>", ["E120"]),
        (f"{BROKEN}<a>展开全文</a>", "</p></div></body></html>", ["E120"]),
        (BROKEN, "</p></div></body></html>", []),  # fetched to its end
        ("收取信息处理费的有：甲镇1件，收取20元；", "", ["E120"]),
        ("收取信息处理费的有：甲镇1件，收取20元；明湖市水务局", "", ["E120"]),  # an item, not a signature
        ("本年度没有其他需要报告的事项", "", []),
        ("本年度没有发出收费通知，未收取信息处理费", "", []),
        ("无", "", []),
        ("本年度没有收取信息处理费。</p><p>联系电话：0000-12345678", "", []),
    ],
)
def test_the_last_part_breaks_off(page, read, words: str, ending: str, told: list[str]) -> None:
    page.words[5] = words
    page.closing = page.after = ""
    source = page.source()
    assert codes(read(source[: source.rindex(words) + len(words)] + ending)) == told

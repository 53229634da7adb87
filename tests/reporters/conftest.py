from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checker.findings.basis import Basis
from checker.findings.finding import Evidence, Finding, Slip, Unchecked
from checker.findings.result import Counts, PackInfo, ReportResult, RunResult
from checker.model.identity import Identity
from checker.model.problem import FATAL, NOTE, PARTIAL, Problem
from checker.source.location import HtmlLocation, TextLocation

GOLDEN = Path(__file__).parent / "golden"
FORM = "中华人民共和国政府信息公开工作年度报告格式"


@pytest.fixture
def golden() -> Callable[[str, str | bytes], None]:
    """Compare with a file of golden/; UPDATE_GOLDEN=1 rewrites it, and the diff is to be read."""

    def compare(name: str, content: str | bytes) -> None:
        path = GOLDEN / name
        data = content.encode() if isinstance(content, str) else content
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        assert path.read_bytes() == data

    return compare


def operand(name: str, value: str, side: str, raw: str | None = None, sign: int = 1) -> Evidence:
    place = HtmlLocation("/html/body/table[2]/tr[4]/td[2]", 120, 122, "表三第4行第2格")
    return Evidence(name, value, value if raw is None else raw, "count", place, side, sign)


def finding(rule: str, severity: str = "error", **changes: object) -> Finding:
    base = Finding(
        rule=rule,
        title="收转与办结相抵",
        severity=severity,
        needs_review=False,
        message="“自然人”：新收加结转为 55，办结加转出为 28，相差 27",
        basis=(
            Basis(
                FORM, "国办公开办函〔2021〕30号", "表三“第一项加第二项之和，等于第三项加第四项之和”", "原文"
            ),
        ),
        bindings=(("列", "自然人"),),
        left="55",
        right="28",
        difference="27",
        formula="表三[新收, 列] + 表三[上年结转, 列] = 表三[办理总计, 列] + 表三[结转下年, 列]",
        substituted="52 + 3 = 25 + 3",
        evidence=(
            operand("表三[新收, 自然人]", "52", "left"),
            operand("表三[上年结转, 自然人]", "3", "left", "３"),
            operand("表三[办理总计, 自然人]", "25", "right"),
            operand("表三[结转下年, 自然人]", "3", "right"),
            operand("表三[重复申请, 自然人]", "0", "right"),
        ),
        remedy="核对“自然人”一列各项办理结果的件数，或更正“四、结转下年度继续办理”。",
        location=HtmlLocation("/html/body/table[2]", 0, 9, "表三"),
        fingerprint=f"{rule:0>16}",
    )
    return base._replace(**changes)


@pytest.fixture
def result() -> RunResult:
    """A run with a bit of everything."""
    identity = Identity("明湖市数据资源局", "政府部门", "市", "SD", 2024, "2021", date(2025, 1, 21))
    head = finding(
        "T301",
        guess=Slip(
            "digits_swapped", "若“表三[办理总计, 自然人]”是 52（现为 25），这 2 处就都相符", "x", "52"
        ),
    )
    member = finding(
        "T302", title="办理结果之和等于总计", message="“自然人”：各项合计 52，总计 25", group=head.fingerprint
    )
    words = finding(
        "N301",
        "warning",
        title="正文收件数与表三一致",
        needs_review=True,
        message="正文写收到申请 68 件，表三新收 66 件",
        left=None,
        right=None,
        difference=None,
        evidence=(),
        substituted="",
        remedy="",
        location=TextLocation(10, 20, 3, 5),
    )
    unchecked = tuple(
        Unchecked("D102", "部门一月底前公布", (("机关", name),), "机关类别未知；可用 --organ-kind 指定")
        for name in ("甲", "乙")
    )
    faulty = ReportResult(
        "报告/明湖.html",
        "a" * 64,
        identity,
        Counts(60, 3, 4, 2, 1),
        (words, head, member),
        (*unchecked, Unchecked("SD-S101", "省规则", (), "函数“机构数”出错", None, True)),
        (Problem("E301", "有一处缺字，按“2024年”读", NOTE, TextLocation(4, 9, 2, 1)),),
    )
    clean = ReportResult(
        "报告/清河.html", "b" * 64, Identity("清河区人民政府", "人民政府", year=2024), Counts(70), (), (), ()
    )
    part = ReportResult(
        "报告/表图.html", "c" * 64, Identity(), Counts(20), (), (), (Problem("E201", "表三是图片", PARTIAL),)
    )
    unread = ReportResult(
        "报告/空.pdf", "d" * 64, Identity(), Counts(), (), (), (Problem("E101", "打开需要密码", FATAL),)
    )
    packs = (PackInfo("national", "全国规则", "1.0", "sha256:0"),)
    return RunResult("0.1.0", "2025-02-01", packs, (), (faulty, clean, part, unread))
